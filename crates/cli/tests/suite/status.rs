//! `exoskin status` from the outside: countries as people write them, ages by a day that is handed in, JSON.

use crate::common;

use common::exoskin;
use serde_json::Value;

const DAY: [&str; 2] = ["--today", "2026-11-23"];

fn json(flags: &[&str]) -> Value {
    let said = exoskin(&[&["status", "--json"], flags, &DAY[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    serde_json::from_str(&said.out).expect("one JSON document")
}

#[test]
fn one_country_is_told_in_full() {
    let said = exoskin(&[&["status", "--country", "united states"], &DAY[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    for piece in [
        "This is data, not the law and not legal advice",
        "Ages are as of 2026-11-23",
        "human cell vesicles",
        "not approved",
        "off label possible",
        "cleared for a use",
        "no source found",
        "Off-label means use beyond what a product is approved or cleared for",
        "check again: 783 days old",
        "Notices and letters",
        "2025-05-05",
    ] {
        assert!(said.out.contains(piece), "{piece}:\n{}", said.out);
    }
}

#[test]
fn all_countries_are_told_in_short() {
    let said = exoskin(&["status", "--today", "2026-06-01"]);
    for piece in ["United States (US)", "European Union (EU)", "Taiwan (TW)", "8 days old", "date unknown"] {
        assert!(said.out.contains(piece), "{piece}:\n{}", said.out);
    }
    assert!(!said.out.contains("no source found"), "cells without a source are for one country:\n{}", said.out);
}

#[test]
fn ages_come_from_the_day_that_is_handed_in() {
    let answer = json(&["--country", "UK"]);
    let country = &answer["countries"][0];
    assert_eq!((&answer["today"], &country["country"]), (&"2026-11-23".into(), &"UK".into()));
    assert_eq!(country["cells"].as_array().map(Vec::len), Some(36));
    let entries = country["entries"].as_array().expect("entries");
    let banned = entries.iter().find(|one| one["id"] == "uk.human.cosmetics").expect("the ban");
    assert_eq!((&banned["age_days"], &banned["check_again"]), (&385.into(), &true.into()));
    assert_eq!(banned["checked"], "2025-11-03");
    let undated = entries.iter().find(|one| one["id"] == "uk.nonhuman.cosmetics").expect("the page without a date");
    assert!(undated["age_days"].is_null() && undated["check_again"] == true, "{undated}");
}

#[test]
fn a_product_is_looked_up_by_its_class() {
    let answer = json(&["--country", "US", "--product", "placental_msc"]);
    assert_eq!(answer["product"]["class"], "human_cell_vesicles");
    assert_eq!(answer["countries"][0]["cells"].as_array().map(Vec::len), Some(6));
    let said = exoskin(&["status", "--country", "US", "--product", "saline"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    assert!(said.out.contains("No sources were searched for `saline`"), "{}", said.out);
}

#[test]
fn bad_input_ends_with_two() {
    for (flags, pieces) in [
        (&["--country", "Koera"][..], &["--country", "did you mean: `Korea`", "JP (Japan)"][..]),
        (&["--country", ""], &["--country", "expected"]),
        (&["--country", "US", "--today", "2026-02-30"], &["--today", "no such day in the calendar"]),
        (&["--today", "tomorrow"], &["--today", "is not a date"]),
        (&["--product", "salin"], &["did you mean: `saline`"]),
    ] {
        let said = exoskin(&[&["status"], flags].concat());
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{flags:?}");
        pieces.iter().for_each(|piece| assert!(said.err.contains(piece), "{piece}:\n{}", said.err));
    }
}

#[test]
fn a_member_state_is_answered_with_the_law_of_the_union() {
    for name in ["Germany", "germany", "DE", "The Netherlands"] {
        let said = exoskin(&[&["status", "--country", name], &DAY[..]].concat());
        assert_eq!(said.code, Some(0), "{}", said.err);
        assert!(said.out.contains("European Union (EU)"), "{}", said.out);
        let member = if name.starts_with("The") { "Netherlands" } else { "Germany" };
        assert!(said.out.contains(&format!("{member} is a member of the European Union")), "{}", said.out);
    }
    assert!(!exoskin(&[&["status", "--country", "EU"], &DAY[..]].concat()).out.contains("is a member of"));
}
