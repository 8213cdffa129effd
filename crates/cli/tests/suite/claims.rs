//! `exoskin claim`: the verdict within the first lines, filters, and clear answers to what is no claim.

use crate::common;

use clap::Parser;
use common::exoskin;
use exoskin_claims::{Verdict, table, text};
use exoskin_cli::Cli;
use serde_json::Value;

fn claims() -> &'static [exoskin_claims::Claim] {
    table::load().unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// The claim on growth factors, which people look for first.
fn growth_factors() -> &'static exoskin_claims::Claim {
    claims().iter().find(|claim| claim.rule == "growth_factors_100").expect("the claim on growth factors")
}

#[test]
fn the_verdict_stands_in_the_first_lines() {
    let claim = growth_factors();
    let said = exoskin(&["claim", &claim.number.to_string()]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    let first: Vec<&str> = said.out.lines().take(3).collect();
    assert_eq!(first[2], text::verdict(claim));
    assert!(said.out.lines().all(|line| line.chars().count() <= 98), "{}", said.out);
    for part in ["who ", "interest", "Evidence", "How sure", "What would settle it"] {
        assert!(said.out.contains(part), "no {part} in {}", said.out);
    }
}

#[test]
fn every_claim_can_be_shown() {
    for claim in claims() {
        let said = exoskin(&["claim", &claim.number.to_string(), "--json"]);
        assert_eq!(said.code, Some(0), "claim {}: {}", claim.number, said.err);
        let found: Value = serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("claim {}: {e}", claim.number));
        assert_eq!(found["claim"]["number"], claim.number);
        assert_eq!(found["evidence_rows"].as_array().map(Vec::len), Some(claim.evidence.len()));
        assert_eq!(found["contradicted_by"].as_array().map(Vec::len), Some(claim.contradicts.len()));
        assert!(!found["reason_filled"].as_str().expect("a reason").contains('{'));
    }
}

#[test]
fn the_list_is_filtered_by_word_speaker_verdict_and_kind() {
    let numbers = |arguments: &[&str]| -> Vec<u64> {
        let said = exoskin(&[&["claim", "list", "--json"], arguments].concat());
        assert_eq!(said.code, Some(0), "{}", said.err);
        let found: Vec<Value> = serde_json::from_str(&said.out).expect("a list");
        found.iter().map(|claim| claim["number"].as_u64().expect("a number")).collect()
    };
    assert_eq!(numbers(&[]).len(), claims().len());
    assert!(numbers(&["growth factors"]).contains(&u64::from(growth_factors().number)));
    let batra = claims().iter().filter(|claim| claim.speaker.contains("Batra")).count();
    assert_eq!(numbers(&["--speaker", "batra"]).len(), batra);
    let untested = claims().iter().filter(|claim| claim.verdict == Verdict::Untested).count();
    assert_eq!(numbers(&["--verdict", "untested"]).len(), untested);
    assert!(numbers(&["--kind", "anecdote"]).len() < numbers(&[]).len());
    assert!(numbers(&["no such words at all"]).is_empty());
}

#[test]
fn contradictions_stand_side_by_side() {
    let claim = claims().iter().find(|claim| !claim.contradicts.is_empty()).expect("a contradiction");
    let said = exoskin(&["claim", &claim.number.to_string()]);
    for number in &claim.contradicts {
        let other = claims().iter().find(|other| other.number == *number).expect("both sides exist");
        assert!(said.out.contains(&text::verdict(other)), "{}", said.out);
    }
}

#[test]
fn what_is_no_claim_is_answered_with_the_nearest() {
    let last = claims().len();
    for (arguments, near) in [
        (["claim", "999"].as_slice(), last.to_string()),
        (&["claim", "0"], "1".into()),
        (&["claim", "-3"], "1".into()),
        (&["claim", "groth"], "list growth".into()),
        (&["claim", "lst"], "list".into()),
        (&["claim", "list", "--verdict", "untestd"], "untested".into()),
        (&["claim", "list", "--kind", "anecdot"], "anecdote".into()),
        (&["claim", "list", "--speaker", "bartra"], "batra".into()),
    ] {
        let said = exoskin(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}: {}", said.err);
        assert!(said.err.contains(&format!("did you mean: `{near}`")), "{arguments:?}: {}", said.err);
        assert!(said.out.is_empty(), "{arguments:?}");
    }
}

#[test]
fn filters_are_refused_beside_a_number() {
    for arguments in [["claim", "1", "growth"].as_slice(), &["claim", "1", "--speaker", "batra"]] {
        let said = exoskin(arguments);
        assert_eq!(said.code, Some(2), "{arguments:?}");
        assert!(said.err.contains("only `list` accepts this"), "{}", said.err);
    }
}

#[test]
fn commands_of_claims_can_be_typed() {
    for claim in claims().iter().filter(|claim| !claim.command.is_empty()) {
        let words = words(&claim.command);
        let read = Cli::try_parse_from(&words);
        assert!(read.is_ok(), "claim {}: {}", claim.number, read.expect_err("wrong"));
        for file in words.iter().filter(|word| word.ends_with(".toml")) {
            assert!(common::root().join(file).is_file(), "claim {}: there is no {file}", claim.number);
        }
        if let ["exoskin", "evidence", "show", id] = words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            assert!(exoskin_evidence::row(id).is_some(), "claim {}: no row {id}", claim.number);
        }
        if let ["exoskin", "evidence", "list", ..] = words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            let said = exoskin(&words[1..].iter().map(String::as_str).collect::<Vec<_>>());
            assert!(!said.out.starts_with("0 of"), "claim {}: {}", claim.number, claim.command);
        }
    }
}

/// Words of a command line; quotes keep blanks.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let plain = |part: &str| part.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    parts.flat_map(|(i, part)| if i % 2 == 1 { vec![part.to_owned()] } else { plain(part) }).collect()
}
