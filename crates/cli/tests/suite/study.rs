//! `dose` and `run` from the outside: promised keys, closed ledgers, whole results or none, the same bits again.

use crate::common;

use std::path::Path;

use common::{command, exoskin};
use serde_json::Value;

/// Few draws: these tests are about shape and sameness, not about numbers.
const SMALL: [&str; 4] = ["--samples", "60", "--draws", "12"];
const FILES: [&str; 11] = [
    "scenario.toml",
    "draws.parquet",
    "inputs.parquet",
    "summary.json",
    "ledger.parquet",
    "readouts.parquet",
    "differences.parquet",
    "report.html",
    "clinician.html",
    "patient.html",
    "provenance.json",
];

fn dose(flags: &[&str]) -> Value {
    let base = ["dose", "--product", "reference_vesicles", "--volume", "2mL", "--json"];
    let said = exoskin(&[&base, flags, &SMALL].concat());
    assert_eq!(said.code, Some(0), "{flags:?}: {}", said.err);
    serde_json::from_str(&said.out).expect("one JSON document")
}

fn must_be_band(value: &Value, what: &str) {
    let number = |key: &str| value[key].as_f64().unwrap_or_else(|| panic!("{what} has no {key}: {value}"));
    assert!(number("p05") <= number("median") && number("median") <= number("p95"), "{what}: {value}");
}

#[test]
fn a_dose_answers_with_the_promised_keys() {
    let found = dose(&["--after", "microneedling", "--delay", "10min"]);
    for key in ["entered_share", "taken_up_share", "endogenous_ratio"] {
        must_be_band(&found[key], key);
    }
    let strip = found["strip"].as_array().expect("a strip");
    let steps: Vec<&str> = strip.iter().filter_map(|step| step["step"].as_str()).collect();
    assert_eq!(
        steps,
        ["label", "whole_in_vial", "on_skin", "entered", "in_tissue", "reached_cell", "taken_up", "working"]
    );
    strip.iter().for_each(|step| must_be_band(step, "strip"));
    assert!(found["cells"].as_object().is_some_and(|cells| !cells.is_empty()));
    let delays = found["apply_within"].as_array().expect("delays");
    assert!(!delays.is_empty());
    for line in delays {
        assert!(line["delay_min"].as_f64().is_some_and(|delay| delay >= 0.0));
        must_be_band(&line["relative"], "apply_within");
    }
    must_be_band(&found["channel"]["capacity"], "capacity");
    must_be_band(&found["channel"]["entry_20min"], "entry_20min");
    must_close(&found);
}

#[test]
fn intact_skin_lets_a_trace_pass() {
    let found = dose(&["--after", "none"]);
    assert!(found["entered_share"]["p95"].as_f64().is_some_and(|share| share <= 0.01), "{}", found["entered_share"]);
    must_close(&found);
}

fn must_close(arm: &Value) {
    let fates = arm["ledger"]["fates"].as_object().expect("fates");
    let sum: u64 = fates.values().map(|count| count.as_u64().expect("an integer")).sum();
    assert_eq!(arm["ledger"]["applied"].as_u64(), Some(sum), "the ledger does not close");
}

fn run_into(out: &Path, flags: &[&str]) {
    let out = out.to_string_lossy().into_owned();
    let said = exoskin(&[&["run", "scenarios/ref.toml", "--out", &out, "--quiet"], &SMALL[..], flags].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
}

fn summary(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("summary.json")).expect("summary.json is there")
}

#[test]
fn a_run_leaves_every_file_and_closed_ledgers() {
    let folder = tempfile::tempdir().expect("a folder");
    run_into(folder.path(), &[]);
    for file in FILES {
        assert!(folder.path().join(file).is_file(), "{file} is missing");
    }
    let found: Value = serde_json::from_str(&summary(folder.path())).expect("JSON");
    found["arms"].as_array().expect("arms").iter().for_each(must_close);
}

#[test]
fn threads_and_repetition_do_not_change_a_bit() {
    let (one, two) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    run_into(one.path(), &["--threads", "1"]);
    run_into(two.path(), &["--threads", "2"]);
    assert!(summary(one.path()) == summary(two.path()), "1 and 2 threads differ");
    run_into(one.path(), &[]);
    assert!(summary(one.path()) == summary(two.path()), "a second run differs");
}

#[test]
fn kept_draws_give_the_same_bits_as_solved_ones() {
    let folder = tempfile::tempdir().expect("a folder");
    let arguments =
        [&["dose", "--product", "frozen_msc", "--volume", "2mL", "--after", "pen", "--json"], &SMALL[..]].concat();
    let answer = || command(&arguments).env("EXOSKIN_CACHE", folder.path()).output().expect("it runs").stdout;
    let solved = answer();
    assert!(folder.path().read_dir().expect("the cache is there").next().is_some(), "nothing was kept");
    assert!(!solved.is_empty() && answer() == solved, "kept draws changed the answer");
}

#[test]
fn a_killed_run_goes_on_to_the_same_bits() {
    let (killed, whole) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    run_into(whole.path(), &[]);
    let out = killed.path().to_string_lossy().into_owned();
    for wait_ms in [5, 40, 120, 300] {
        let arguments = [&["run", "scenarios/ref.toml", "--out", &out, "--quiet"], &SMALL[..]].concat();
        let mut child = command(&arguments).spawn().expect("the command starts");
        std::thread::sleep(std::time::Duration::from_millis(wait_ms));
        let _ = child.kill();
        let _ = child.wait();
    }
    run_into(killed.path(), &[]);
    assert!(summary(killed.path()) == summary(whole.path()), "a killed run ended with other bits");
    for table in ["draws.parquet", "inputs.parquet"] {
        let bytes = |folder: &Path| std::fs::read(folder.join(table)).expect("the table is there");
        assert!(bytes(killed.path()) == bytes(whole.path()), "a killed run ended with another {table}");
    }
}

#[cfg(unix)]
#[test]
fn ctrl_c_stops_with_code_130_and_the_same_command_goes_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_string_lossy().into_owned();
    let long = ["run", "scenarios/ref.toml", "--out", &out, "--quiet", "--samples", "2000", "--draws", "2000"];
    let mut child = command(&long).spawn().expect("the command starts");
    std::thread::sleep(std::time::Duration::from_millis(1500));
    let asked = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(asked.is_ok_and(|status| status.success()));
    let ended = child.wait().expect("it ends");
    assert_eq!(ended.code(), Some(130));
    assert!(!folder.path().join("summary.json").exists(), "an interrupted run must leave no results");
    run_into(folder.path(), &[]);
}

#[test]
fn a_folder_that_cannot_be_used_ends_with_code_2() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a_file");
    std::fs::write(&file, "mine").expect("the file is written");
    for out in [file.clone(), file.join("inside"), folder.path().to_path_buf()] {
        let said = exoskin(&[
            "run",
            "scenarios/ref.toml",
            "--out",
            &out.to_string_lossy(),
            "--samples",
            "60",
            "--draws",
            "12",
        ]);
        assert_eq!(said.code, Some(2), "{}", said.err);
        assert!(said.err.contains("--out") && said.err.contains("a_file"), "{}", said.err);
    }
    assert_eq!(std::fs::read_to_string(&file).expect("still there"), "mine");
}
