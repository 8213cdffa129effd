//! Runs of earlier versions open; what is no run, or one of a newer version, is refused with a sentence.

use std::path::Path;

use exoskin::{Error, open};

fn old() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/runs/schema_1")
}

fn refused(text: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("summary.json"), text).expect("the file is written");
    match open(folder.path()) {
        Err(Error::Input(mistake)) => mistake.to_string(),
        other => panic!("{text} must be refused, not {other:?}"),
    }
}

#[test]
fn a_run_of_the_first_version_opens() {
    let summary = open(old()).expect("a run");
    assert_eq!((summary.schema, summary.scenario.as_str()), (1, "ref_ideal"));
    assert!(!summary.arms.is_empty());
}

#[test]
fn a_newer_run_is_refused_with_its_version() {
    let said = refused("{\"schema\": 4000000000}");
    assert!(said.contains("schema 4000000000") && said.contains("a newer exoskin"), "{said}");
}

#[test]
fn what_is_no_run_is_refused() {
    assert!(refused("{}").contains("no schema version"));
    assert!(refused("not JSON").contains("not the summary of a run"));
    assert!(refused("{\"schema\": 1}").contains("damaged"));
    let nowhere = open("no/such/run").expect_err("no run").to_string();
    assert!(nowhere.contains("no/such/run") && nowhere.contains("there is no such folder"), "{nowhere}");
}
