//! The folder of a run, copied to where none of its inputs are, gives the same bits once more.

use crate::common;

use std::fs;
use std::path::Path;

use common::{command, exoskin};
use serde_json::Value;

const SMALL: [&str; 5] = ["--samples", "20", "--draws", "10", "--quiet"];

const SCENARIO: &str = r#"schema = 1
name = "own"
title = "Own product after an own procedure"
source = "a test"
skin = { site = "face" }

[[arm]]
name = "exosomes"
[[arm.session]]
at = "0 min"
procedure = "tools/pen.toml"
[[arm.session.apply]]
product = "../my vials/vial.toml"
volume = "2 mL"

[[arm]]
name = "vehicle"
[[arm.session]]
at = "0 min"
procedure = "tools/pen.toml"
[[arm.session.apply]]
product = "../my vials/vial.toml"
control = "blank"
volume = "2 mL"
"#;

fn own_scenario(home: &Path) -> String {
    fs::create_dir_all(home.join("study/tools")).expect("a folder");
    fs::create_dir_all(home.join("my vials")).expect("a folder");
    let copy = |kind: &str, from: &str, to: &str| {
        let said = exoskin(&[kind, "new", &home.join(to).to_string_lossy(), "--from", from]);
        assert_eq!(said.code, Some(0), "{}", said.err);
    };
    copy("products", "frozen_msc", "my vials/vial.toml");
    copy("procedures", "pen", "study/tools/pen.toml");
    fs::write(home.join("study/own.toml"), SCENARIO).expect("a file");
    home.join("study/own.toml").to_string_lossy().into_owned()
}

/// Runs in an empty folder, with the files of a finished run and nothing else.
fn again(folder: &Path, from: &Path, words: &[&str]) -> Vec<u8> {
    for entry in fs::read_dir(from).expect("the run").map(|entry| entry.expect("an entry")) {
        if !entry.file_name().to_string_lossy().starts_with('.') {
            fs::copy(entry.path(), folder.join(entry.file_name())).expect("a copy");
        }
    }
    let output = command(words).current_dir(folder).output().expect("it ends");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    fs::read(folder.join("summary.json")).expect("a summary")
}

#[test]
fn a_copied_folder_runs_again_to_the_same_bits() {
    let (home, moved) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (scenario, out) = (own_scenario(home.path()), home.path().join("out"));
    let out_text = out.to_string_lossy().into_owned();
    let said = exoskin(&[&["run", &scenario, "--out", &out_text, "--seed", "5"], &SMALL[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    let first = fs::read(out.join("summary.json")).expect("a summary");
    let provenance: Value =
        serde_json::from_slice(&fs::read(out.join("provenance.json")).expect("provenance")).expect("JSON");
    let digest = exoskin::record::sha256_hex(SCENARIO.as_bytes());
    assert_eq!(provenance["inputs"][0]["sha256"], Value::from(digest), "the hash of the scenario as it was read");
    fs::rename(home.path().join("my vials"), home.path().join("gone")).expect("it moves");
    fs::remove_dir_all(home.path().join("study")).expect("it goes");

    // The command that the run itself names, into the same folder: the same run, so nothing has to be asked.
    let words = provenance["command"].as_str().expect("a command").to_owned() + " --out . --quiet";
    let words: Vec<&str> = words.split(' ').skip(1).collect();
    assert!(again(moved.path(), &out, &words) == first, "other bits elsewhere");
    for name in ["product-vial.toml", "procedure-pen.toml", "scenario.toml"] {
        assert_eq!(fs::read(moved.path().join(name)).expect(name), fs::read(out.join(name)).expect(name), "{name}");
    }
}

#[test]
fn a_copied_comparison_runs_again_to_the_same_bits() {
    let (home, moved) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (scenario, out) = (own_scenario(home.path()), home.path().join("out"));
    let words = ["compare", &scenario, "--out", &out.to_string_lossy(), "--arms", "none,vehicle,exosomes"];
    let said = exoskin(&[&words, &SMALL[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    let first = fs::read(out.join("summary.json")).expect("a summary");
    fs::remove_dir_all(home.path().join("study")).expect("it goes");
    let arms = ["compare", "scenario.toml", "--arms", "none,vehicle,exosomes", "--base", "exosomes", "--out", "."];
    assert!(again(moved.path(), &out, &[&arms, &SMALL[..]].concat()) == first, "other bits elsewhere");
}

#[test]
fn a_file_where_a_copy_would_go_stays() {
    let home = tempfile::tempdir().expect("a folder");
    let (scenario, out) = (own_scenario(home.path()), home.path().join("out"));
    let out_text = out.to_string_lossy().into_owned();
    let run = || exoskin(&[&["run", &scenario, "--out", &out_text], &SMALL[..]].concat());
    assert_eq!(run().code, Some(0));
    let copy = out.join("product-vial.toml");
    fs::write(&copy, "mine").expect("a file");
    let said = run();
    assert_eq!(said.code, Some(2), "{}", said.err);
    assert!(said.err.contains("product-vial.toml"), "{}", said.err);
    assert_eq!(fs::read(&copy).expect("mine"), b"mine");
}
