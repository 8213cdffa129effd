//! The table of claims: complete, true to the other tables, in our own words, and every verdict as its rule gives it.

use std::collections::BTreeSet;

use exoskin_claims::judge::{held, is_effect, judge};
use exoskin_claims::{Claim, Facts, Stance, Verdict, coverage, facts, rules, table, text};

const SHIPPED: &str = include_str!("../../../../evidence/claims.csv");

fn claims() -> &'static [Claim] {
    table::load().unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn committed() -> &'static Facts {
    facts::committed().unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// The shipped table with the first `old` replaced.
fn wrong(old: &str, new: &str) -> String {
    assert!(SHIPPED.contains(old), "the table no longer holds {old}");
    table::parse(&SHIPPED.replacen(old, new, 1)).expect_err("read all the same").to_string()
}

#[test]
fn numbers_run_from_one_without_a_gap() {
    let numbers: Vec<u16> = claims().iter().map(|claim| claim.number).collect();
    assert!(numbers.len() > 60);
    assert_eq!(numbers, (1..=u16::try_from(numbers.len()).expect("small")).collect::<Vec<_>>());
}

#[test]
fn every_paragraph_is_covered_or_says_why_not() {
    for paragraph in coverage::paragraphs().unwrap_or_else(|wrong| panic!("{wrong}")) {
        let explained = !paragraph.without.is_empty();
        assert_ne!(paragraph.claims.is_empty(), !explained, "paragraph {}", paragraph.number);
    }
}

#[test]
fn every_system_has_a_claim() {
    let met: BTreeSet<u8> = claims().iter().flat_map(|claim| claim.systems.iter().copied()).collect();
    assert_eq!(met, (1..=23).collect());
}

#[test]
fn every_rule_is_known_and_gives_the_verdict_that_is_written() {
    let mut parted = Vec::new();
    for claim in claims().iter().filter(|claim| !claim.rule.is_empty()) {
        let Some(judged) = judge(claim, committed()) else {
            panic!("claim {}: no rule `{}`", claim.number, claim.rule)
        };
        let computed = judged.unwrap_or_else(|missing| panic!("claim {}: {missing}", claim.number));
        if computed != claim.verdict {
            let Claim { number, title, rule, verdict, .. } = claim;
            parted.push(format!("claim {number} ({title}): {verdict:?} is written, rule {rule} gives {computed:?}"));
        }
    }
    assert!(parted.is_empty(), "write what the rule gives, and the reason for it:\n{}", parted.join("\n"));
}

#[test]
fn a_rule_without_its_figures_gives_no_verdict() {
    let nothing = Facts::default();
    let ruled = || claims().iter().filter(|claim| !claim.rule.is_empty() && !claim.facts.is_empty());
    assert!(ruled().count() > 20);
    for claim in ruled() {
        let rule = rules::rule(&claim.rule).expect("checked above");
        assert!(rule(&nothing).is_err(), "claim {}: rule {} needs no figure", claim.number, claim.rule);
    }
}

#[test]
fn reasons_and_figures_name_facts_that_exist() {
    for claim in claims() {
        text::reason(claim, committed()).unwrap_or_else(|missing| panic!("claim {}: {missing}", claim.number));
        for id in &claim.facts {
            committed().get(id).unwrap_or_else(|missing| panic!("claim {}: {missing}", claim.number));
        }
        for id in text::placeholders(&claim.reason) {
            assert!(claim.facts.iter().any(|fact| fact == id), "claim {}: {id} is not among its facts", claim.number);
        }
    }
}

#[test]
fn verdicts_are_no_harder_than_their_evidence() {
    for claim in claims().iter().filter(|claim| claim.rule.is_empty()) {
        let hard = matches!(claim.verdict, Verdict::Supported | Verdict::Contradicted);
        let behind = !claim.evidence.is_empty() || !claim.trials.is_empty();
        assert!(!hard || behind, "claim {} ({}): a hard verdict with nothing behind it", claim.number, claim.title);
    }
}

#[test]
fn nothing_is_quoted_at_length() {
    for claim in claims() {
        for cell in [&claim.title, &claim.says, &claim.reason] {
            let quotes: Vec<&str> = cell.split(['"', '“', '”']).skip(1).step_by(2).collect();
            let long = quotes.iter().find(|quote| quote.split_whitespace().count() > 5);
            assert_eq!(long, None, "claim {}", claim.number);
        }
    }
}

#[test]
fn text_is_short_enough_to_be_read() {
    for claim in claims() {
        assert!(claim.title.chars().count() <= 45, "claim {}: title", claim.number);
        assert!(claim.says.chars().count() <= 200, "claim {}: says", claim.number);
        let reason = text::reason(claim, committed()).expect("checked above");
        assert!(reason.chars().count() <= 420, "claim {}: reason of {}", claim.number, reason.chars().count());
    }
}

#[test]
fn errors_name_the_line_and_the_nearest_word() {
    let error = wrong(",cannot be computed,", ",cannot be comptued,");
    assert!(error.starts_with("evidence/claims.csv:2: `verdict` is `cannot be comptued`"), "{error}");
    assert!(error.contains("did you mean: `cannot be computed`"), "{error}");
    assert!(
        wrong("history.botulinum.first_animals_year;", "history.botulinum.first_animal_year;").contains("did you mean")
    );
    assert!(wrong("uncontrolled:stack2026_meta_exo", "uncontroled:stack2026_meta_exo").contains("`uncontrolled`"));
    assert!(wrong("uncontrolled:stack2026_meta_exo", "uncontrolled:stack2026_meta").contains("is not a known trial"));
    assert!(wrong("uncontrolled:stack2026_meta_exo", "stack2026_meta_exo").contains("stance:trial_id"));
}

#[test]
fn columns_are_checked() {
    let error = table::parse("number,title\n1,x\n").expect_err("two columns").to_string();
    assert!(error.starts_with("evidence/claims.csv:1:"), "{error}");
    assert!(
        table::parse(&format!("{SHIPPED}95,x\n"))
            .expect_err("too short")
            .to_string()
            .contains("does not have 21 cells")
    );
}

#[test]
fn lines_are_checked_one_by_one() {
    let row = |number: &str, rest: &str| {
        let head = SHIPPED.lines().next().expect("a header");
        table::parse(&format!("{head}\n{number},t,s,who,none stated,fact,{rest}\n"))
    };
    let good = "1;2,23,how,,,,5e9 to 1e10,untested,,because,D,,,more,";
    assert_eq!(row("1", good).expect("a good row")[0].claimed, Some((5e9, 1e10)));
    let problem = |number: &str, rest: &str| row(number, rest).expect_err(rest).to_string();
    for (rest, said) in [
        ("25,23,how,,,,,untested,,because,D,,,more,", "whole numbers from 1 to 24"),
        ("1,24,how,,,,,untested,,because,D,,,more,", "whole numbers from 1 to 23"),
        (",23,how,,,,,untested,,because,D,,,more,", "at least one number"),
        ("1;1,23,how,,,,,untested,,because,D,,,more,", "twice"),
        ("1,23,how,,,,5,untested,,because,D,,,more,", "low to high"),
        ("1,23,how,,,,7 to 5,untested,,because,D,,,more,", "low to high"),
        ("1,23,how,,,,,depends,,because,D,,,more,", "`depends_on` is empty"),
        ("1,23,how,,,,,untested,the dose,because,D,,,more,", "filled, but the verdict is not"),
        ("1,23,how,,,,,untested,,,D,,,more,", "`reason` is empty"),
        ("1,23,how,,,,,untested,,because,E,,,more,", "A, B, C, D"),
        ("1,23,how,,,,,untested,,because,D,,,more,1", "the claim itself"),
        ("1,23,how,,,,,untested,,because,D,,,more,7", "which is not a claim"),
    ] {
        assert!(problem("1", rest).contains(said), "{rest}: {}", problem("1", rest));
    }
    assert!(problem("0", good).contains("`number` contains `0`"));
}

#[test]
fn numbers_ascend_and_contradictions_go_both_ways() {
    let lines: Vec<&str> = SHIPPED.lines().collect();
    let swapped = format!("{}\n{}\n{}\n", lines[0], lines[2], lines[1]);
    assert!(table::parse(&swapped).expect_err("descending").to_string().contains("does not come after"));
    let cells =
        |number: u8, other: &str| format!("{number},t,s,who,none,fact,1,1,how,,,,,untested,,because,D,,,more,{other}");
    let one_sided = format!("{}\n{}\n{}\n", lines[0], cells(1, "2"), cells(2, ""));
    let error = table::parse(&one_sided).expect_err("one side").to_string();
    assert_eq!(error, "evidence/claims.csv:2: `contradicts` names 2, which does not name 1");
}

#[test]
fn what_vesicles_do_is_judged_hard_only_beside_a_trial() {
    let effects = || claims().iter().filter(|claim| is_effect(claim));
    assert!(effects().count() > 15);
    for claim in effects().filter(|claim| claim.verdict == Verdict::Contradicted) {
        let saw = |stance| claim.trials.iter().any(|link| link.stance == stance);
        assert!(saw(Stance::Null) || saw(Stance::Against), "claim {}", claim.number);
        assert!(!saw(Stance::For), "claim {}", claim.number);
    }
    let held = || effects().filter(|claim| held(claim, committed()).is_some());
    assert!(held().count() > 5, "nothing is held back any more");
    for claim in held() {
        assert_eq!(claim.verdict, Verdict::Untested, "claim {}", claim.number);
        assert!(
            text::caution(claim, committed()).is_some_and(|text| text.contains("held back")),
            "claim {}",
            claim.number
        );
    }
}
