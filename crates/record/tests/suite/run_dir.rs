//! The folder of a run: made, taken over, refused, locked, left behind clean.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use exoskin_record::provenance::HashedFile;
use exoskin_record::{Asked, Provenance, RecordError, Results, RunDir, sha256_hex};

use crate::common;

const SCENARIO: &[u8] = b"seed = 1\n";

/// A finished run.
fn finished(path: &Path) {
    let run = RunDir::open(path).unwrap();
    let mut provenance = Provenance::new("0.1.0", &common::summary());
    provenance.identity = "of this run".into();
    Results::new(&run).write_all(SCENARIO, &common::summary(), "<!doctype html>", provenance).unwrap();
    run.finish().unwrap();
}

fn names(path: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_new_folder_is_made_with_its_parents_and_goes_again_if_nothing_was_kept() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("runs/first");
    let run = RunDir::open(&path).unwrap();
    assert!(path.is_dir());
    drop(run);
    assert!(!path.exists());
}

#[test]
fn a_folder_that_was_there_before_stays() {
    let home = tempfile::tempdir().unwrap();
    drop(RunDir::open(home.path()).unwrap());
    assert!(home.path().is_dir());
    drop(RunDir::open(home.path()).unwrap());
}

#[test]
fn somebody_elses_folder_is_refused_and_left_alone() {
    for name in ["thesis.doc", "summary.json", "report.html", "scenario.toml", "provenance.json", ".report.html.part"] {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(name), "{}").unwrap();
        let error = RunDir::open(home.path()).unwrap_err();
        assert!(matches!(&error, RecordError::Foreign { found, .. } if found == name), "{error}");
        assert!(error.expected().is_some_and(|words| words.contains("new folder")));
        assert_eq!(names(home.path()), [name]);
        assert_eq!(fs::read(home.path().join(name)).unwrap(), b"{}");
    }
}

#[test]
fn an_earlier_run_is_taken_over_with_notes_beside_it_or_without_its_hidden_files() {
    let home = tempfile::tempdir().unwrap();
    finished(home.path());
    fs::remove_file(home.path().join(".exoskin-run")).unwrap();
    finished(home.path());
    fs::write(home.path().join("notes.txt"), "mine").unwrap();
    fs::write(home.path().join(".summary.json.part"), "{").unwrap();
    finished(home.path());
    assert!(!home.path().join(".summary.json.part").exists(), "what a killed run left half-written goes");
    assert!(home.path().join("notes.txt").exists());
}

#[test]
fn a_file_that_was_changed_after_the_run_stays() {
    for name in ["report.html", "scenario.toml", "summary.json", "provenance.json"] {
        let home = tempfile::tempdir().unwrap();
        finished(home.path());
        let path = home.path().join(name);
        let mine = fs::read_to_string(&path).unwrap() + " ";
        fs::write(&path, &mine).unwrap();
        let error = RunDir::open(home.path()).unwrap_err();
        assert!(matches!(&error, RecordError::Theirs { .. }), "{name}: {error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), mine);
        fs::remove_file(home.path().join(".exoskin-run")).unwrap();
        assert!(RunDir::open(home.path()).is_err(), "{name}: nor without the marker");
        assert_eq!(fs::read_to_string(&path).unwrap(), mine);
    }
}

#[test]
fn without_its_provenance_a_result_is_not_recognised_and_the_refusal_says_so() {
    let home = tempfile::tempdir().unwrap();
    finished(home.path());
    fs::remove_file(home.path().join("provenance.json")).unwrap();
    let error = RunDir::open(home.path()).unwrap_err().to_string();
    assert!(error.contains("scenario.toml") && error.contains("provenance.json is missing or was changed"), "{error}");
    assert_eq!(fs::read(home.path().join("scenario.toml")).unwrap(), SCENARIO);
}

#[test]
fn a_file_that_comes_while_the_run_computes_stays() {
    let home = tempfile::tempdir().unwrap();
    let run = RunDir::open(home.path()).unwrap();
    fs::write(home.path().join("report.html"), "mine").unwrap();
    let provenance = Provenance::new("0.1.0", &common::summary());
    let written = Results::new(&run).write_all(SCENARIO, &common::summary(), "<!doctype html>", provenance);
    assert!(matches!(written, Err(RecordError::Theirs { .. })));
    assert_eq!(names(home.path()), [".exoskin-run", "report.html"]);
    assert_eq!(fs::read(home.path().join("report.html")).unwrap(), b"mine");
}

#[test]
fn a_marker_is_told_by_what_it_says() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join(".exoskin-run"), "my list of runs").unwrap();
    let error = RunDir::open(home.path()).unwrap_err();
    assert!(matches!(&error, RecordError::Theirs { .. }), "{error}");
    assert_eq!(fs::read(home.path().join(".exoskin-run")).unwrap(), b"my list of runs");
}

#[test]
fn a_result_of_an_earlier_version_is_known_by_its_hashes() {
    let home = tempfile::tempdir().unwrap();
    finished(home.path());
    let path = home.path().join("provenance.json");
    let mut old: serde_json::Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for key in ["seal", "identity", "command", "arms"] {
        assert!(old.as_object_mut().unwrap().remove(key).is_some(), "{key}");
    }
    fs::write(&path, serde_json::to_string_pretty(&old).unwrap()).unwrap();
    fs::remove_file(home.path().join(".exoskin-run")).unwrap();
    let run = RunDir::open(home.path()).unwrap();
    run.refuse_other(&asked(), false).unwrap();
    assert!(run.refuse_other(&Asked { seed: 99, ..asked() }, false).is_err());
    drop(run);
    finished(home.path());
    fs::write(home.path().join("provenance.json"), "{\"program\": \"another\"}").unwrap();
    assert!(RunDir::open(home.path()).is_err(), "somebody else's document of that name");
}

/// What `finished` computes, asked for again.
fn asked() -> Asked {
    let summary = common::summary();
    Asked {
        identity: "of this run".into(),
        version: "0.1.0".into(),
        scenario: summary.scenario.clone(),
        arms: summary.arms.iter().map(|arm| arm.name.clone()).collect(),
        seed: summary.seed,
        samples: summary.samples,
        transport_draws: summary.transport_draws,
        text: sha256_hex(SCENARIO),
        inputs: Vec::new(),
    }
}

#[test]
fn the_result_of_another_run_is_replaced_only_when_asked() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("run");
    finished(&path);
    let run = RunDir::open(&path).unwrap();
    run.refuse_other(&asked(), false).unwrap();
    let other = || Asked { identity: "of another".into(), ..asked() };
    let cases = [
        (Asked { seed: 99, ..other() }, "99"),
        (Asked { samples: 20, ..other() }, "20"),
        (Asked { transport_draws: 11, ..other() }, "draws"),
        (Asked { scenario: "b".into(), ..other() }, "not b"),
        (Asked { arms: vec!["x".into(), "y".into()], ..other() }, "not x,y"),
        (Asked { text: sha256_hex(b"seed = 2\n"), ..other() }, "text of the scenario"),
        (Asked { inputs: vec![HashedFile::new("product", "mine.toml", b"")], ..other() }, "product mine.toml"),
        (other(), "version of the model"),
    ];
    for (asked, piece) in cases {
        let error = run.refuse_other(&asked, false).unwrap_err();
        assert!(error.to_string().contains(piece), "{error}");
        let expected = error.expected().unwrap();
        assert!(expected.contains("--overwrite") && expected.contains("run-2"), "{expected}");
        run.refuse_other(&asked, true).unwrap();
    }
}

#[test]
fn a_file_in_the_way_is_named() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(RunDir::open(&file), Err(RecordError::NotAFolder(_))));
    let error = RunDir::open(&file.join("below")).unwrap_err();
    assert!(error.to_string().contains("not a folder"), "{error}");
}

#[test]
#[cfg(target_os = "linux")]
fn an_unwritable_place_gives_the_reason() {
    // Not even the administrator may make a folder here.
    let error = RunDir::open(Path::new("/proc/exoskin-test")).unwrap_err();
    assert!(error.to_string().starts_with("cannot create /proc/exoskin-test: "), "{error}");
}

#[test]
fn two_runs_do_not_share_a_folder() {
    let home = tempfile::tempdir().unwrap();
    let first = RunDir::open(home.path()).unwrap();
    assert!(matches!(RunDir::open(home.path()), Err(RecordError::InUse(_))));
    drop(first);
    assert!(RunDir::open(home.path()).is_ok());
}

/// Not a test of its own: the process that the next test kills.
#[test]
fn child_holds_the_lock() {
    if let Some(path) = std::env::var_os("EXOSKIN_TEST_LOCK") {
        let _run = RunDir::open(Path::new(&path)).unwrap();
        std::thread::sleep(Duration::from_secs(60));
    }
}

#[test]
fn a_killed_run_leaves_no_stale_lock() {
    let home = tempfile::tempdir().unwrap();
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "run_dir::child_holds_the_lock"])
        .env("EXOSKIN_TEST_LOCK", home.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // A folder that is ours and in use.
    while !matches!(RunDir::open(home.path()), Err(RecordError::InUse(_))) {
        assert!(child.try_wait().unwrap().is_none(), "the child ended and never took the lock");
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(RunDir::open(home.path()).is_ok());
}

#[test]
fn names_of_scenarios_become_safe_folder_names() {
    for (name, path) in
        [("ref", "runs/ref"), ("acne scar/CO2", "runs/acne-scar-CO2"), ("../x", "runs/x"), ("", "runs/run")]
    {
        assert_eq!(RunDir::default_path(name), Path::new(path));
    }
}
