//! What `evidence/claims.csv` says of a trial, against what the trial's own rows say. Claims never see an outcome: this
//! crate reads both and tells where they part.

use std::collections::{BTreeMap, BTreeSet};

use exoskin_claims::{Claim, Stance, table};
use exoskin_score::comparisons;
use exoskin_score::table::Trials;
use exoskin_validation::root;

/// Trials that no comparison may use.
fn never() -> Vec<String> {
    let list = comparisons::read(&root().join("validation/trials.toml"));
    list.unwrap_or_else(|wrong| panic!("{wrong}")).never
}

/// What the rows of a trial tell about direction and chance.
#[derive(Default)]
struct Told {
    /// No difference, at least for one endpoint.
    nothing: bool,
    /// A difference, at least for one endpoint.
    something: bool,
    /// Somebody to compare with.
    compared: bool,
}

const NO_DIFFERENCE: [&str; 5] =
    ["no difference", "not different", "no improvement", "n.s.", "no between-arm difference"];

const DIFFERENCE: [&str; 16] = [
    "better",
    "greater",
    "lower",
    "less",
    "shorter",
    "milder",
    "higher",
    "more",
    "improved",
    "increase",
    "increased",
    "reduction",
    "thicker",
    "faster",
    "listed",
    "rise",
];

const NOBODY: [&str; 4] = ["", "none", "baseline", "baseline, not placebo"];

const ALONE: [&str; 9] = [
    "single-arm",
    "single arm",
    "case series",
    "case report",
    "before",
    "review",
    "cohort",
    "observational",
    "escalation",
];

/// Whether `p` says that chance alone explains it; nothing where it says nothing.
fn chance(p: &str) -> Option<bool> {
    let number = |text: &str| text.trim_start_matches(['<', '=', '>']).parse::<f64>().ok();
    match p {
        "" => None,
        _ if p.starts_with("n.s") || p.starts_with("not ") || p.starts_with('>') => Some(true),
        _ if p.starts_with("significant") || p.starts_with('<') => Some(false),
        _ => number(p).map(|p| p > 0.05),
    }
}

/// Every trial that may be used, by what its rows tell.
fn told() -> BTreeMap<String, Told> {
    let trials = Trials::read(&root().join("evidence/trials.csv"), &never()).unwrap_or_else(|wrong| panic!("{wrong}"));
    let designs = designs();
    let mut told: BTreeMap<String, Told> = BTreeMap::new();
    for row in &trials.rows {
        let one = told.entry(row.trial.clone()).or_default();
        let said = format!("{} {}", row.endpoint, row.note).to_lowercase();
        let negative = NO_DIFFERENCE.iter().any(|words| said.contains(words)) || row.mean == Some(0.0);
        let positive = row.mean.is_some_and(|mean| mean != 0.0) || DIFFERENCE.iter().any(|word| holds(&said, word));
        one.nothing |= chance(&row.p) == Some(true) || negative;
        one.something |= chance(&row.p) == Some(false) || (chance(&row.p).is_none() && positive);
        one.compared |= designs.get(&row.trial).is_some_and(|(design, comparator)| is_compared(design, comparator));
    }
    told
}

fn holds(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(|part| part == word)
}

fn is_compared(design: &str, comparator: &str) -> bool {
    let sides = design.contains("split-") || design.contains("controlled");
    !NOBODY.contains(&comparator) && (sides || !ALONE.iter().any(|word| design.contains(word)))
}

/// Design and comparator of every trial that may be used.
fn designs() -> BTreeMap<String, (String, String)> {
    let path = root().join("evidence/trials.csv");
    let mut reader = csv::Reader::from_path(path).expect("the table of trials");
    let head = reader.headers().expect("a header").clone();
    let place = |name: &str| head.iter().position(|column| column == name).expect("a column");
    let (trial, design, comparator) = (place("trial_id"), place("design"), place("comparator"));
    let records = reader.records().map(|record| record.expect("a row"));
    let never = never();
    let used = records.filter(|record| !never.iter().any(|id| *id == record[trial]));
    used.map(|r| (r[trial].to_owned(), (r[design].to_lowercase(), r[comparator].to_lowercase()))).collect()
}

fn claims() -> &'static [Claim] {
    table::load().unwrap_or_else(|wrong| panic!("{wrong}"))
}

#[test]
fn trials_that_are_never_used_are_not_cited() {
    let never = never();
    for claim in claims() {
        let cited = claim.trials.iter().find(|link| never.contains(&link.trial));
        assert!(cited.is_none(), "claim {} cites {cited:?}", claim.number);
    }
}

/// Whether `stance` is what the rows of a trial tell.
fn fits(stance: Stance, told: &Told) -> bool {
    match stance {
        Stance::For | Stance::Against => told.something && told.compared,
        Stance::Null => told.nothing && told.compared,
        Stance::Uncontrolled => !told.compared || !told.something,
    }
}

/// Claims about what a product is made of: a trial bears on them by what it put on people, whatever it found.
const SOURCES: [u16; 3] = [14, 57, 58];

#[test]
fn every_stance_is_what_the_rows_of_the_trial_say() {
    let told = told();
    let outcomes = claims().iter().filter(|claim| !SOURCES.contains(&claim.number));
    let links = outcomes.flat_map(|claim| claim.trials.iter().map(move |link| (claim.number, link)));
    let wrong: Vec<String> = links
        .filter(|(_, link)| !told.get(&link.trial).is_some_and(|told| fits(link.stance, told)))
        .map(|(number, link)| format!("claim {number}: {}:{}", link.stance.word(), link.trial))
        .collect();
    assert!(wrong.is_empty(), "not what the rows of the trial say: {wrong:#?}");
}

#[test]
fn no_trial_agrees_and_disagrees_with_one_claim() {
    for claim in claims() {
        let named: BTreeSet<&str> = claim.trials.iter().map(|link| link.trial.as_str()).collect();
        assert_eq!(named.len(), claim.trials.len(), "claim {} names a trial twice", claim.number);
    }
}

/// Every trial with vesicles that compared and found nothing stands somewhere, so that no verdict rests on winners alone.
/// Comparisons that found nothing and bear on no claim, with what they compared: no product was on one side only.
const ABOUT_NO_CLAIM: [(&str, &str); 6] = [
    ("adsc_secretome_mn_vs_fco2_2023", "needling with laser, secretome on both sides"),
    ("fco2_scars2015_various", "a laser with no laser, no product"),
    ("lin2023_fco2_day0_14", "a laser on the first day with one on day 14, no product"),
    ("prp_minoxidil_china2023", "minoxidil with placebo, PRP on both sides"),
    ("shin2014_afl_vs_nafl_scar", "one laser with another, no product"),
    ("sun2024_filament_fco2", "a coating with none, growth factor on both sides"),
];

#[test]
fn comparisons_that_found_nothing_are_cited() {
    let cited: BTreeSet<&str> = claims()
        .iter()
        .flat_map(|claim| claim.trials.iter().filter(|link| link.stance == Stance::Null))
        .map(|link| link.trial.as_str())
        .collect();
    let only_nothing = |told: &Told| told.compared && told.nothing && !told.something;
    let missing: Vec<String> = told().into_iter().filter(|(_, t)| only_nothing(t)).map(|(trial, _)| trial).collect();
    let missing: BTreeSet<&str> = missing.iter().map(String::as_str).filter(|trial| !cited.contains(trial)).collect();
    let excused: BTreeSet<&str> = ABOUT_NO_CLAIM.iter().map(|(trial, _)| *trial).collect();
    assert_eq!(missing, excused, "each either cited as null by a claim or named with what it compared");
}
