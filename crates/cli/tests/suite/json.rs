//! What programs read: every `--json` answer is one JSON document with the promised keys.

use crate::common;

use common::{exoskin, root};
use serde_json::Value;

fn json(arguments: &[&str]) -> Value {
    let said = exoskin(&[arguments, &["--json"]].concat());
    assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
    serde_json::from_str(&said.out).unwrap_or_else(|e| panic!("{arguments:?}: {e}:\n{}", said.out))
}

fn must_be_band(value: &Value, what: &str) {
    let number = |key: &str| value[key].as_f64().unwrap_or_else(|| panic!("{what} has no {key}: {value}"));
    assert!(number("p05") <= number("median") && number("median") <= number("p95"), "{what}: {value}");
}

#[test]
fn a_vial_answers_with_bands() {
    let found = json(&["vial", "frozen_msc", "--history", "-80C 60d; thaw; 4C 36h", "--samples", "1000"]);
    must_be_band(&found["whole_share"], "whole_share");
    must_be_band(&found["potency"], "potency");
    assert!(found["extrapolated"].is_boolean());
}

#[test]
fn a_colder_or_shorter_hold_keeps_more() {
    let share = |history: &str| {
        let found = json(&["vial", "frozen_msc", "--history", history, "--samples", "1000"]);
        found["whole_share"]["median"].as_f64().expect("a number")
    };
    assert!(share("4C 2h") > share("4C 48h"));
    assert!(share("4C 24h") > share("37C 24h"));
}

#[test]
fn the_same_seed_gives_the_same_bits_for_any_number_of_threads() {
    let answer =
        |threads: &str| exoskin(&["vial", "frozen_msc", "--at", "4C", "--for", "9h", "--threads", threads]).out;
    assert_eq!(answer("1"), answer("2"));
}

#[test]
fn half_times_are_bands() {
    must_be_band(&json(&["vial", "frozen_msc", "--at", "4C", "--until-half", "--samples", "200"])["hours"], "hours");
}

#[test]
fn libraries_and_evidence_are_lists() {
    for arguments in [&["products", "list"], &["procedures", "list"], &["evidence", "list"], &["evidence", "gaps"]] {
        assert!(json(arguments).as_array().is_some_and(|list| list.len() > 3), "{arguments:?}");
    }
    assert_eq!(json(&["products", "show", "saline"])["name"], "saline");
    assert_eq!(json(&["procedures", "show", "microneedling"])["name"], "roller");
    assert_eq!(json(&["evidence", "show", "vial.storage.pbs_4c_48h_pp_tube"])["grade"], "B");
}

#[test]
fn every_shipped_scenario_passes_its_check() {
    let mut checked = 0;
    for entry in std::fs::read_dir(root().join("scenarios")).expect("scenarios/ is there").flatten() {
        let name = format!("scenarios/{}", entry.file_name().to_string_lossy());
        let found = json(&["check", &name]);
        assert!(found["scenario"]["arms"].as_array().is_some_and(|arms| !arms.is_empty()), "{name}");
        checked += 1;
    }
    assert!(checked > 0);
}

#[test]
fn a_new_product_is_read_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("my_own.toml").to_string_lossy().into_owned();
    json(&["products", "new", &file]);
    assert_eq!(json(&["products", "show", &file])["name"], "my_own");
    let copy = folder.path().join("my_copy.toml").to_string_lossy().into_owned();
    json(&["procedures", "new", &copy, "--from", "pen"]);
    assert_eq!(json(&["procedures", "show", &copy])["name"], "my_copy");
}
