//! Asking the real command and reading its JSON.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

use serde_json::Value;

use crate::common::{Said, exoskin};

/// Few draws: signs and orders of magnitude.
const SMALL: [&str; 4] = ["--samples", "80", "--draws", "16"];

/// The command's document.
pub fn json(arguments: &[&str]) -> Value {
    let said = exoskin(&[arguments, &["--json", "--quiet"]].concat());
    assert_eq!(said.code, Some(0), "{arguments:?}: {}", said.err);
    serde_json::from_str(&said.out).expect("one JSON document")
}

/// A dose on the face with few draws.
pub fn dose(product: &str, after: &str, flags: &[&str]) -> Value {
    let own = ["dose", "--product", product, "--volume", "2mL", "--after", after];
    json(&[&own[..], flags, &SMALL[..]].concat())
}

/// A shipped scenario compared over arms, computed once however many systems ask.
pub fn compared(scenario: &str, arms: &str) -> Value {
    static ANSWERS: OnceLock<Mutex<BTreeMap<String, Value>>> = OnceLock::new();
    let mut answers = ANSWERS.get_or_init(Mutex::default).lock().unwrap_or_else(|broken| broken.into_inner());
    answers.entry(format!("{scenario} {arms}")).or_insert_with(|| compare(scenario, arms)).clone()
}

fn compare(scenario: &str, arms: &str) -> Value {
    let folder = tempfile::tempdir().expect("a folder");
    let (file, out) = (format!("scenarios/{scenario}.toml"), folder.path().to_string_lossy().into_owned());
    let said = exoskin(&[&["compare", &file, "--out", &out, "--arms", arms, "--quiet"][..], &SMALL[..]].concat());
    assert_eq!(said.code, Some(0), "{scenario}: {}", said.err);
    let summary = std::fs::read_to_string(folder.path().join("summary.json")).expect("a summary is left");
    serde_json::from_str(&summary).expect("it is JSON")
}

/// What a wrong call says: it must end with code 2.
pub fn refused(arguments: &[&str]) -> Said {
    let said = exoskin(arguments);
    assert_eq!(said.code, Some(2), "{arguments:?} was not refused: {}", said.out);
    said
}

/// 5 % quantile, median, 95 % quantile.
pub fn band(value: &Value) -> (f64, f64, f64) {
    let number = |key: &str| value[key].as_f64().unwrap_or_else(|| panic!("no {key} in {value}"));
    (number("p05"), number("median"), number("p95"))
}

/// The median of a band.
pub fn median(value: &Value) -> f64 {
    band(value).1
}

/// Rows of a comparison for one arm and readout.
pub fn rows<'a>(answer: &'a Value, arm: &str, readout: &str) -> Vec<&'a Value> {
    let all = answer["comparison"]["rows"].as_array().expect("rows");
    let found: Vec<&Value> = all.iter().filter(|row| row["arm"] == arm && row["readout"] == readout).collect();
    assert!(!found.is_empty(), "no rows of {arm} for {readout}");
    found
}

/// An arm of an answer.
pub fn arm<'a>(answer: &'a Value, name: &str) -> &'a Value {
    let arms = answer["arms"].as_array().expect("arms");
    arms.iter().find(|arm| arm["name"] == name).unwrap_or_else(|| panic!("no arm {name}"))
}

/// A step of the counting strip.
pub fn step(arm: &Value, name: &str) -> (f64, f64, f64) {
    let steps = arm["strip"].as_array().expect("strip");
    band(steps.iter().find(|step| step["step"] == name).unwrap_or_else(|| panic!("no step {name}")))
}
