//! The folder of a run: made, taken over, refused, locked, left behind clean.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use exoskin_record::{RecordError, RunDir};

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
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("thesis.doc"), "years of work").unwrap();
    fs::write(home.path().join("summary.json"), "{}").unwrap();
    let error = RunDir::open(home.path()).unwrap_err();
    assert!(matches!(&error, RecordError::Foreign { found, .. } if found == "thesis.doc"), "{error}");
    assert_eq!(names(home.path()), ["summary.json", "thesis.doc"]);
}

#[test]
fn an_earlier_run_is_taken_over_even_with_notes_beside_it_or_without_its_hidden_files() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("summary.json"), "{}").unwrap();
    fs::write(home.path().join(".summary.json.part"), "{").unwrap();
    drop(RunDir::open(home.path()).unwrap());
    assert!(!home.path().join(".summary.json.part").exists(), "what a killed run left half-written goes");
    fs::write(home.path().join("notes.txt"), "mine").unwrap();
    drop(RunDir::open(home.path()).unwrap());
    assert!(home.path().join("notes.txt").exists());
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
    let began = Instant::now();
    while !matches!(RunDir::open(home.path()), Err(RecordError::InUse(_))) {
        assert!(began.elapsed() < Duration::from_secs(30), "the child never took the lock");
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
