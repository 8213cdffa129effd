//! No figure, no verdict; the same figures, the same verdict.

use exoskin_claims::Verdict;
use exoskin_claims::facts::{Facts, committed};
use exoskin_claims::rules::{ALL, rule};

#[test]
fn every_rule_asks_for_what_is_missing() {
    for one in ALL {
        let missing = (one.rule)(&Facts::default()).expect_err(one.name);
        assert!(missing.to_string().starts_with("there is no fact `"), "{}: {missing}", one.name);
    }
}

#[test]
fn every_rule_answers_from_the_committed_figures() {
    let facts = committed().unwrap();
    for one in ALL {
        let verdict = (one.rule)(facts).unwrap_or_else(|missing| panic!("{}: {missing}", one.name));
        assert_eq!((one.rule)(facts), Ok(verdict), "{}: another verdict from the same figures", one.name);
        assert_ne!(verdict, Verdict::CannotBeComputed, "{}: a rule computes", one.name);
        let says = !one.depends.is_empty();
        assert!(says || verdict != Verdict::DependsOn, "{}: depends, and nobody says on what", one.name);
    }
}

#[test]
fn rules_are_found_by_their_names() {
    let mut names: Vec<&str> = ALL.iter().map(|one| one.name).collect();
    assert!(names.iter().all(|name| rule(name).is_some()));
    assert!(rule("no_such_rule").is_none());
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), ALL.len(), "two rules have one name");
    assert!(ALL.len() >= 35, "{} rules", ALL.len());
}
