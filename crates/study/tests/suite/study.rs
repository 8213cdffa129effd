//! The study as a whole: same bits for any thread count and from kept rows, arms on common random numbers, blanks and
//! lysed products on the same path, and a ranking that three seeds agree on.

use std::path::Path;

use exoskin_quantity::Source;
use exoskin_record::summary::Summary;
use exoskin_scenario::Scenario;
use exoskin_study as study;
use exoskin_study::solved::Meshes;
use exoskin_study::{Forget, Keeper, Memory, Options, Plan, Unwatched};

/// REF with the arms that must walk the same path.
const SCENARIO: &str = r#"
schema = 1
name = "three"
title = "REF with its controls"
source = "test"
unknown = []
seed = 1
[skin]
site = "face"
[model]
count_exact = true
[[arm]]
name = "exosomes"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "reference_vesicles"
volume = "2 mL"
area = "500 cm2"
delay = "10 min"
[[arm]]
name = "lysed"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "reference_vesicles"
control = "lysed"
volume = "2 mL"
area = "500 cm2"
delay = "10 min"
[[arm]]
name = "blank"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "reference_vesicles"
control = "blank"
volume = "2 mL"
area = "500 cm2"
delay = "10 min"
"#;

fn three() -> Scenario {
    let source = Source::new("three.toml", SCENARIO);
    exoskin_therapy::parse_scenario(source, Path::new("")).expect("the test's scenario is right")
}

/// Few rows and one delay: these tests are about sameness, not about numbers.
fn small(seed: u64, draws: usize) -> Options {
    Options { delays_min: vec![0.0, 60.0], sizes_nm: vec![30.0], side_draws: 4, ..Options::new(seed, 4 * draws, draws) }
}

fn run(scenario: &Scenario, options: &Options, keeper: &dyn Keeper) -> Summary {
    study::run(scenario, options, keeper, &Unwatched).expect("the study runs")
}

fn with_threads(threads: usize, work: impl FnOnce() -> Summary + Send) -> Summary {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start");
    pool.install(work)
}

#[test]
fn threads_do_not_change_a_bit() {
    let scenario = three();
    let options = small(1, 8);
    let one = with_threads(1, || run(&scenario, &options, &Forget));
    let two = with_threads(2, || run(&scenario, &options, &Forget));
    assert_eq!(one, two);
}

#[test]
fn five_kept_rows_are_what_solving_them_again_gives() {
    let scenario = three();
    let options = small(7, 5);
    let memory = Memory::default();
    let first = run(&scenario, &options, &memory);
    let again = run(&scenario, &options, &memory);
    assert_eq!(first, again, "an answer from kept rows differs from the one that solved them");

    let design = study::draws::design(&options);
    let plan = Plan::of(&scenario, &options).expect("a plan");
    let block = &plan.blocks[0];
    let kept = memory.block(&block.key).expect("the first block was kept");
    assert_eq!(kept.len(), 5);
    for (row, values) in kept.iter().enumerate() {
        let solved =
            study::solved::solve_row(block, &design, row, Meshes::Both, &Unwatched).expect("a solve").to_values();
        let same = solved.iter().zip(values).all(|(a, b)| a.to_bits() == b.to_bits()) && solved.len() == values.len();
        assert!(same, "row {row} solved again differs from what was kept");
    }
}

#[test]
fn controls_take_the_same_path_and_deliver_nothing() {
    let said = run(&three(), &small(3, 6), &Forget);
    let [exosomes, lysed, blank] = &said.arms[..] else { panic!("three arms") };
    assert!(exosomes.ledger.applied > 0);
    for control in [lysed, blank] {
        assert_eq!(control.ledger.applied, 0);
        assert_eq!(control.ledger.fates.keys().collect::<Vec<_>>(), exosomes.ledger.fates.keys().collect::<Vec<_>>());
        assert!(control.strip.iter().all(|step| step.step == "label" || step.median == 0.0), "{:?}", control.strip);
    }
    // Without whole vesicles the two controls are one and the same, bit for bit.
    assert_eq!(lysed.ledger, blank.ledger);
    assert_eq!(lysed.fate_shares, blank.fate_shares);
    assert_eq!(lysed.cells, blank.cells);
}

#[test]
fn every_ledger_closes_and_every_strip_falls() {
    for arm in run(&three(), &small(11, 6), &Forget).arms {
        assert_eq!(arm.ledger.applied, arm.ledger.fates.values().sum::<u64>(), "{}", arm.name);
        let medians: Vec<f64> = arm.strip.iter().skip(1).map(|step| step.median).collect();
        assert!(medians.windows(2).all(|pair| pair[0] >= pair[1]), "{}: {medians:?}", arm.name);
    }
}

#[test]
fn an_arm_does_not_depend_on_the_others() {
    let scenario = three();
    let options = small(5, 6);
    let all = run(&scenario, &options, &Forget);
    let mut reversed = scenario.clone();
    reversed.arms.reverse();
    let backward = run(&reversed, &options, &Forget);
    for arm in &all.arms {
        assert!(backward.arms.contains(arm), "{} changed with the order of arms", arm.name);
    }
}

/// The ranking of what decides must not be an accident of one seed.
#[test]
fn three_seeds_agree_on_what_decides() {
    let mut scenario = three();
    scenario.arms.truncate(1);
    let rankings: Vec<Vec<exoskin_stats::Influence>> = [1, 2, 3]
        .into_iter()
        .map(|seed| {
            let options = Options { delays_min: Vec::new(), sizes_nm: Vec::new(), ..Options::new(seed, 150, 150) };
            let said = run(&scenario, &options, &Forget);
            said.arms[0]
                .decides
                .iter()
                .map(|d| exoskin_stats::Influence {
                    id: d.parameter.clone(),
                    rank_correlation: d.rank_correlation,
                    standard_error: d.standard_error,
                })
                .collect()
        })
        .collect();
    let leading: Vec<Vec<&str>> =
        rankings.iter().map(|ranking| ranking.iter().take(3).map(|input| input.id.as_str()).collect()).collect();
    let stability = exoskin_stats::stability(&rankings, 5);
    assert_eq!(stability.contradictions, 0, "seeds contradict each other: {leading:?}");
    for leading in &leading {
        assert!(leading.contains(&"channel.outflow"), "the outflow is not among the first three: {leading:?}");
    }
}

/// An arm may be another arm's line of the apply-within table: its cells must be counted all the same.
#[test]
fn an_arm_that_equals_another_arms_delay_has_its_own_cells() {
    let mut scenario = three();
    scenario.arms.truncate(1);
    let mut later = scenario.arms[0].clone();
    later.name = "later".to_owned();
    later.sessions[0].applications[0].delay_s = 3600.0;
    scenario.arms.push(later);
    let said = run(&scenario, &small(2, 4), &Forget);
    assert!(said.arms[1].cells["keratinocyte"].mean.median > 0.0);
}
