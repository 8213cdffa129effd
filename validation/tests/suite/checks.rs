//! The model's list of checks: what docs/src/checks.md prints, asserted.

use std::sync::OnceLock;

use exoskin_validation::checks::{Check, GROUPS};

/// Checks that do not hold yet, by a part of their name, and why. A line that begins to hold has to go.
const KNOWN: [(&str, &str); 0] = [];

/// Each group is measured once, whichever test asks first.
fn measured(group: usize) -> &'static [Check] {
    static MEASURED: [OnceLock<Vec<Check>>; GROUPS.len()] = [const { OnceLock::new() }; GROUPS.len()];
    MEASURED[group].get_or_init(|| (GROUPS[group].measure)())
}

fn assert_group(name: &str) {
    let group = GROUPS.iter().position(|group| group.name == name).expect("a group of this name");
    for check in measured(group) {
        let Check { number, what, expected, measured, error, passes } = check;
        let known = KNOWN.iter().any(|(part, _)| what.contains(part));
        assert!(known || *passes, "check {number}, {what}: {expected} expected, {measured} measured ({error})");
        assert!(!known || !passes, "check {number}, {what}, holds now: take it off the list of known failures");
    }
}

#[test]
fn check_1_every_ledger_closes() {
    assert_group("ledgers");
}

#[test]
fn check_2_fates_have_multinomial_moments() {
    assert_group("moments");
}

#[test]
fn check_3_slabs_keep_their_times_and_order() {
    assert_group("times of slabs");
}

#[test]
fn checks_4_5_7_steady_slabs_are_exact() {
    assert_group("steady slabs");
}

#[test]
fn check_6_ideal_channels_hold_what_the_series_say() {
    assert_group("ideal channels");
}

#[test]
fn check_7_more_outflow_never_delivers_more() {
    assert_group("outflow");
}

#[test]
fn check_8_forward_and_adjoint_agree() {
    assert_group("adjoint");
}

#[test]
fn check_8_random_walkers_agree() {
    assert_group("walkers");
}

#[test]
fn check_9_halving_mesh_and_steps_moves_little() {
    assert_group("halving");
}

#[test]
fn check_11_shares_do_not_depend_on_the_dose_below_capacity() {
    assert_group("dose");
}

#[test]
fn checks_18_19_bands_are_where_they_should_be() {
    assert_group("bands");
}

/// The page prints what a build measured: the same lines, the same expectations, the same verdicts. Numbers move with
/// every change of the solver and are not compared.
#[test]
fn the_page_lists_every_check() {
    let page = include_str!("../../../docs/src/checks.md");
    let words = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    for check in (0..GROUPS.len()).flat_map(measured) {
        let here = words(&format!("{}{}", check.what, check.expected));
        let line =
            page.lines().find(|line| line.starts_with(&format!("| {} |", check.number)) && words(line).contains(&here));
        let renew = "run `checks -- transport` and renew docs/src/checks.md";
        let line = line.unwrap_or_else(|| panic!("the page has no line for: {}; {renew}", check.what));
        let verdict = if check.passes { "holds" } else { "**fails**" };
        assert!(line.ends_with(&format!("| {verdict} |")), "out of date: {line}; {renew}");
    }
}

/// What history matching left of the six free numbers, as it was before any trial was scored with it. Whoever renews the
/// ensemble (validation/history_match.sh) changes this line and renews docs/src/healing.md and the scorecard with it.
const FROZEN: &str = "3491704be7cc59451d0a9f082cc786e6e4705d5a49d06413b1e2ded7104073bc";

#[test]
fn the_ensemble_of_healing_is_frozen() {
    let file = exoskin_skin::healing::ensemble::FILE;
    assert_eq!(exoskin_record::sha256_hex(file.as_bytes()), FROZEN, "run validation/history_match.sh");
}

#[test]
fn readouts_that_a_positive_control_moves_are_the_ones_called_so() {
    let controls = exoskin_validation::controls::all().expect("the controls");
    let moved = |key: &str| controls.iter().any(|one| one.moves() && one.moves.contains(&key));
    for one in exoskin_therapy::readouts::all() {
        assert_eq!(one.is_controlled(), moved(one.key), "{}", one.key);
    }
}
