//! Skin that hardly any trial treated gets words, not an estimate.

use std::collections::BTreeSet;

use exoskin_meta::few::{CHRONIC_WOUNDS, FEWEST, on_chronic_wounds, words};

use crate::common::real;

#[test]
fn one_trial_on_chronic_wounds_is_told_as_one_trial_with_what_it_found() {
    let said = on_chronic_wounds(real()).expect("too few for an estimate");
    assert!(said.starts_with("One trial of this layer treated a chronic wound (pbsc_scexos2024_dfu: "), "{said}");
    assert!(said.contains("no significant difference") && said.contains("too little for an estimate"), "{said}");
}

#[test]
fn none_and_several_are_counted_and_a_handful_is_enough_for_an_estimate() {
    assert!(words("a burn", &[], real()).expect("none").starts_with("No trial of this layer treated a burn"));
    let some: Vec<&str> = real().iter().map(|one| one.trial.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let few = words("a burn", &some[..FEWEST - 1], real()).expect("few");
    assert!(few.starts_with("4 trials of this layer") && few.contains("So few trials are"), "{few}");
    assert_eq!(words("a burn", &some[..FEWEST], real()), None);
}

#[test]
fn the_trials_on_chronic_wounds_are_those_of_the_list_whose_indication_is_one() {
    let table = include_str!("../../../../evidence/trials.csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let columns = reader.headers().expect("a heading").clone();
    let place = columns.iter().position(|column| column == "indication").expect("a column");
    let listed: BTreeSet<&str> = real().iter().map(|one| one.trial.as_str()).collect();
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let chronic = |row: &&csv::StringRecord| ["ulcer", "chronic"].iter().any(|word| row[place].contains(word));
    let found: BTreeSet<&str> =
        rows.iter().filter(chronic).map(|row| &row[0]).filter(|trial| listed.contains(trial)).collect();
    assert_eq!(found, BTreeSet::from(CHRONIC_WOUNDS));
}
