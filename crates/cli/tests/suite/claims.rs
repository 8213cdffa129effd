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
    let commands = claims().iter().flat_map(|claim| claim.command.split(" && ").map(move |command| (claim, command)));
    for (claim, command) in commands.filter(|(_, command)| !command.is_empty()) {
        let words = words(command);
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
            assert!(!said.out.starts_with("0 of"), "claim {}: {command}", claim.number);
        }
    }
}

/// Words of a command line; quotes keep blanks.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let plain = |part: &str| part.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    parts.flat_map(|(i, part)| if i % 2 == 1 { vec![part.to_owned()] } else { plain(part) }).collect()
}

#[test]
fn every_id_that_a_claim_cites_is_found() {
    let mut ids: Vec<&str> = claims().iter().flat_map(|claim| claim.evidence.iter().map(String::as_str)).collect();
    ids.extend(claims().iter().flat_map(|claim| claim.trials.iter().map(|link| link.trial.as_str())));
    ids.sort_unstable();
    ids.dedup();
    assert!(ids.contains(&"estupinan2025_rfmn_prp") && ids.contains(&"us.prp.wounds"), "the ids that were not found");
    for id in ids {
        use exoskin::Question;
        assert!(exoskin::evidence::ById(id.to_owned()).ask().is_ok(), "`exoskin evidence show {id}` finds nothing");
    }
    let said = exoskin(&["evidence", "show", "estupinan2025_rfmn_prp"]);
    assert!(said.code == Some(0) && said.out.contains("PRP same device"), "{}{}", said.out, said.err);
    for (id, address) in [
        ("estupinan2025_rfmn_prp", "https://doi.org/10.1111/jocd.70208"),
        ("vial.storage.pbs_4c_48h_pp_tube", "https://doi.org/10.1371/journal.pone.0243738"),
    ] {
        let said = exoskin(&["evidence", "show", id]);
        assert!(said.out.lines().any(|line| line.trim_end().ends_with(address)), "{}{}", said.out, said.err);
    }
}

#[test]
fn no_verdict_claims_a_better_grade_than_it_cites() {
    for claim in claims() {
        let rows = claim.evidence.iter().filter_map(|id| exoskin_evidence::row(id)).map(|row| row.grade);
        let laws = claim.evidence.iter().any(|id| exoskin_evidence::row(id).is_none());
        let best = if claim.trials.is_empty() { rows.min() } else { Some(exoskin_evidence::Grade::A) };
        let fits = best.is_some_and(|best| claim.grade >= best) || laws || claim.grade == exoskin_evidence::Grade::D;
        assert!(fits, "claim {}: grade {}, but the best it cites is {best:?}", claim.number, claim.grade);
        let said = exoskin_claims::text::cites(claim);
        let counted = claim.evidence.len() + claim.trials.len();
        assert!(
            said.starts_with("Cites ") && (counted > 0 || said.contains("nothing")),
            "claim {}: {said}",
            claim.number
        );
    }
}

#[test]
fn contradicted_needs_arithmetic_or_a_controlled_comparison() {
    let contradicted = || claims().iter().filter(|claim| claim.verdict == Verdict::Contradicted);
    assert!(contradicted().count() > 5);
    for claim in contradicted() {
        let arithmetic = !claim.rule.is_empty() && !exoskin_claims::judge::is_effect(claim);
        let controlled = exoskin_claims::judge::controlled_against(claim);
        let measured = claim.evidence.iter().any(|id| {
            let row = exoskin_evidence::row(id);
            row.is_none_or(|row| row.grade != exoskin_evidence::Grade::D)
        });
        let stands = arithmetic || controlled || (claim.rule.is_empty() && measured);
        assert!(stands, "claim {}: contradicted by what?", claim.number);
    }
    let prp = claims().iter().find(|claim| claim.number == 11).expect("PRP against exosomes");
    assert_eq!(prp.verdict, Verdict::Untested, "one null trial without a number of people");
}

#[test]
fn what_the_law_says_has_no_grade_of_measurement() {
    let text = exoskin(&["claim", "46"]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("Cites 1 row of grade A, 1 of grade D, 2 statements of the law."), "{text}");
    assert!(text.contains("law United States: No exosome product is approved"), "{text}");
    assert!(text.contains("grade A (measured in living humans, or an authority's own record)"), "{text}");
    let shown = exoskin(&["evidence", "show", "us.vesicles.skin"]).out;
    assert!(shown.contains("the regulator's own text"), "{shown}");
}
