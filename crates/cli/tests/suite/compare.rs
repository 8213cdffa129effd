//! `compare` from the outside: promised keys, the same numbers in any order of arms, the same bits after a kill.

use crate::common;

use std::path::Path;

use common::{command, exoskin};
use serde_json::Value;

/// Few draws: these tests are about shape and sameness, not about numbers.
const SMALL: [&str; 4] = ["--samples", "40", "--draws", "10"];
const SCENARIO: &str = "scenarios/needling_placental.toml";

fn compare(out: &Path, arms: &str, flags: &[&str]) -> Value {
    let out = out.to_string_lossy().into_owned();
    let said = exoskin(&[&["compare", SCENARIO, "--out", &out, "--arms", arms, "--json"], &SMALL[..], flags].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    serde_json::from_str(&said.out).expect("one JSON document")
}

fn must_be_band(value: &Value, what: &str) {
    let number = |key: &str| value[key].as_f64().unwrap_or_else(|| panic!("{what} has no {key}: {value}"));
    assert!(number("p05") <= number("median") && number("median") <= number("p95"), "{what}: {value}");
}

/// The rows of one arm.
fn rows<'a>(answer: &'a Value, arm: &str) -> Vec<&'a Value> {
    let rows = answer["comparison"]["rows"].as_array().expect("rows");
    rows.iter().filter(|row| row["arm"] == arm).collect()
}

#[test]
fn it_answers_with_the_promised_keys_and_leaves_a_report() {
    let folder = tempfile::tempdir().expect("a folder");
    let answer = compare(folder.path(), "none,procedure,vehicle,exosomes", &[]);
    let comparison = &answer["comparison"];
    assert_eq!((&comparison["against"], &comparison["untreated"]), (&"vehicle".into(), &"none".into()));
    assert_eq!(comparison["procedure"], "procedure");
    assert_eq!(answer["scenario"], "needling_placental-compare");
    assert_eq!(answer["follow_up"]["condition"], "wrinkles");
    for arm in ["none", "procedure", "vehicle", "exosomes"] {
        assert!(!rows(&answer, arm).is_empty(), "{arm}");
        for row in rows(&answer, arm) {
            ["value", "change", "difference"].iter().for_each(|key| must_be_band(&row[*key], key));
            assert!(row["above"].as_f64().is_some_and(|share| (0.0..=1.0).contains(&share)), "{row}");
            assert!(row["by_hypothesis"]["nothing"].is_object(), "{row}");
        }
    }
    for file in ["scenario.toml", "summary.json", "report.html", "provenance.json"] {
        assert!(folder.path().join(file).is_file(), "{file} is missing");
    }
    let kept = folder.path().join("scenario.toml").to_string_lossy().into_owned();
    assert_eq!(exoskin(&["check", &kept]).code, Some(0), "what is left is a scenario");
}

#[test]
fn the_order_of_arms_changes_no_number() {
    let (one, two) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let forward = compare(one.path(), "none,procedure,vehicle,extract,exosomes", &[]);
    let backward = compare(two.path(), "exosomes,extract,vehicle,procedure,none", &["--threads", "1"]);
    for arm in ["none", "procedure", "vehicle", "extract", "exosomes"] {
        assert_eq!(rows(&forward, arm), rows(&backward, arm), "{arm}");
    }
}

#[test]
fn only_the_days_asked_for_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let answer = compare(folder.path(), "procedure,vehicle", &["--days", "7 d, 28"]);
    let rows = answer["comparison"]["rows"].as_array().expect("rows");
    let mut days: Vec<f64> = rows.iter().filter_map(|row| row["day"].as_f64()).collect();
    days.sort_by(f64::total_cmp);
    days.dedup();
    assert_eq!(days, [7.0, 28.0]);
}

#[test]
fn people_get_the_answer_first_and_then_what_can_be_seen() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_string_lossy().into_owned();
    let said = exoskin(&[&["compare", SCENARIO, "--out", &out, "--quiet"], &SMALL[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    for piece in [
        "arm `exosomes+prp`: roller, 2 mL of prp_double_spin",
        "arm `lysed` (as in the scenario): roller",
        "Arms without a mark are derived from",
        "Each arm against `vehicle`",
        "Weights (assumed)",
        "samples)",
    ] {
        assert!(said.out.contains(piece), "{piece}:\n{}", said.out);
    }
    let place = |piece: &str| said.out.find(piece).unwrap_or_else(|| panic!("{piece}:\n{}", said.out));
    assert!(place("The procedure on its own") < place("arm `none`"), "the answer comes first:\n{}", said.out);
    let all = exoskin(&[&["compare", SCENARIO, "--out", &out, "--quiet", "--all"], &SMALL[..]].concat());
    assert!(all.out.lines().count() > said.out.lines().count(), "`--all` shows more");
    assert!(said.out.contains("Arm prp uses prp_double_spin"), "{}", said.out);
    assert!(said.err.is_empty(), "{}", said.err);
}

#[test]
fn a_killed_comparison_goes_on_to_the_same_bits() {
    let (killed, whole) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let summary = |folder: &Path| std::fs::read_to_string(folder.join("summary.json")).expect("summary.json is there");
    compare(whole.path(), "procedure,vehicle,exosomes", &[]);
    let out = killed.path().to_string_lossy().into_owned();
    let arguments =
        [&["compare", SCENARIO, "--out", &out, "--arms", "procedure,vehicle,exosomes"], &SMALL[..]].concat();
    for wait_ms in [20, 150] {
        let mut child = command(&arguments).stderr(std::process::Stdio::null()).spawn().expect("the command starts");
        std::thread::sleep(std::time::Duration::from_millis(wait_ms));
        let _ = child.kill();
        let _ = child.wait();
    }
    compare(killed.path(), "procedure,vehicle,exosomes", &[]);
    assert!(summary(killed.path()) == summary(whole.path()), "a killed comparison ended with other bits");
}

#[test]
fn another_list_of_arms_asks_for_another_folder() {
    let home = tempfile::tempdir().expect("a folder");
    let scenario = common::root().join(SCENARIO).canonicalize().expect("the scenario").to_string_lossy().into_owned();
    let run = |arms: &str, more: &[&str]| {
        let words = [&["compare", &scenario, "--arms", arms, "--quiet"], &SMALL[..], more].concat();
        command(&words).current_dir(home.path()).output().expect("the command starts")
    };
    assert_eq!(run("none,vehicle", &[]).status.code(), Some(0));
    assert_eq!(run("none,vehicle", &[]).status.code(), Some(0), "the same list goes to the same folder");
    let other = run("none,exosomes", &[]);
    let said = String::from_utf8_lossy(&other.stderr).into_owned();
    assert_eq!(other.status.code(), Some(2), "{said}");
    assert!(said.contains("--out") && said.contains("none,vehicle"), "{said}");
    assert_eq!(run("none,exosomes", &["--out", "other"]).status.code(), Some(0));
}

#[test]
fn another_reference_arm_is_another_answer() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out").to_string_lossy().into_owned();
    let base = ["compare", "scenarios/ref.toml", "--arms", "vehicle,exosomes", "--samples", "20", "--draws", "10"];
    let ask = |more: &[&str]| exoskin(&[&base[..], &["--quiet", "--out", &out], more].concat());
    let first = ask(&["--all"]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(first.out.contains("the same in %") && first.out.contains("less than 0.01 %"), "{}", first.out);
    let other = ask(&["--against", "exosomes"]);
    assert_eq!(other.code, Some(2), "{}", other.out);
    assert!(other.err.contains("--overwrite"), "{}", other.err);
    assert_eq!(ask(&[]).code, Some(0), "the same comparison may be repeated");
    let replaced = ask(&["--against", "exosomes", "--overwrite"]);
    assert_eq!(replaced.code, Some(0), "{}", replaced.err);
}
