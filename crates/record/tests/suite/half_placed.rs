//! Results get their names together: a process that dies, or a disk that refuses, at every single step.

use crate::common;

use std::cell::Cell;
use std::fs::{self, File};
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};

use exoskin_record::{Disk, Provenance, RecordError, Results, RunDir, run_dir};

/// One result in all its files; `title` tells one from the other.
fn write(path: &Path, title: &str, disk: Disk) -> Result<(), RecordError> {
    let run = RunDir::open_with(path, disk)?;
    let mut summary = common::summary();
    summary.title = title.to_owned();
    let mut results = Results::new(&run);
    // A file that one result has and the other has not.
    results.add(if title == "old" { "clinician.html" } else { "patient.html" }, title.as_bytes())?;
    let provenance = Provenance::new("0.1.0", &summary);
    results.write_all(title.as_bytes(), &summary, title, provenance)?;
    run.finish()
}

/// Every file that a person sees, with its content.
fn visible(path: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap());
    let mut found: Vec<_> = entries
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| (entry.file_name().into_string().unwrap(), fs::read(entry.path()).unwrap()))
        .collect();
    found.sort();
    found
}

fn whole(title: &str) -> Vec<(String, Vec<u8>)> {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), title, Disk::default()).unwrap();
    visible(home.path())
}

fn hidden(path: &Path) -> Vec<String> {
    let names = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with('.') && name != ".exoskin-run").collect()
}

thread_local! {
    /// Steps until the end comes; tests run beside each other.
    static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
}

fn is_the_end() -> bool {
    let left = LEFT.get();
    LEFT.set(left.wrapping_sub(1));
    left == 0
}

fn place_or_die(from: &Path, to: &Path) -> io::Result<()> {
    if is_the_end() {
        std::process::abort();
    }
    exoskin_record::place(from, to)
}

/// Not a test of its own: the process that dies.
#[test]
fn child_dies_at_a_step() {
    if let Some(path) = std::env::var_os("EXOSKIN_TEST_PLACE") {
        let step = std::env::var("EXOSKIN_TEST_STEP").unwrap().parse().unwrap();
        LEFT.set(step);
        write(Path::new(&path), "new", Disk { place: place_or_die, ..Disk::default() }).unwrap();
    }
}

/// Lets a process write a new result over an old one and die at a step; says whether it died.
fn dies(path: &Path, step: usize) -> bool {
    let ended = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "half_placed::child_dies_at_a_step"])
        .env("EXOSKIN_TEST_PLACE", path)
        .env("EXOSKIN_TEST_STEP", step.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    !ended.unwrap().success()
}

#[test]
fn killed_at_any_step_the_folder_is_whole_or_says_that_it_is_not_and_mends_itself() {
    let (old, new) = (whole("old"), whole("new"));
    let (mut step, mut mixed) = (0, 0);
    loop {
        let home = tempfile::tempdir().unwrap();
        write(home.path(), "old", Disk::default()).unwrap();
        if !dies(home.path(), step) {
            assert_eq!(visible(home.path()), new);
            break;
        }
        let found = visible(home.path());
        if !run_dir::is_half_placed(home.path()) {
            assert_eq!(found, old, "step {step}");
        } else if found != old && found != new {
            mixed += 1;
            assert!(found.iter().all(|(name, _)| name != "provenance.json"), "step {step}: nothing vouches for a mix");
        }
        // Whoever comes next finds whole results, before anything is computed.
        drop(RunDir::open(home.path()).unwrap());
        let mended = visible(home.path());
        assert!(mended == old || mended == new, "step {step}");
        assert!(!run_dir::is_half_placed(home.path()) && hidden(home.path()).is_empty(), "step {step}");
        write(home.path(), "new", Disk::default()).unwrap();
        assert_eq!(visible(home.path()), new, "step {step}");
        step += 1;
    }
    assert!(step > 10 && mixed > 5, "{step} steps, {mixed} of them in between");
}

fn place_or_refuse(from: &Path, to: &Path) -> io::Result<()> {
    if is_the_end() { Err(io::ErrorKind::PermissionDenied.into()) } else { exoskin_record::place(from, to) }
}

#[test]
fn refused_at_any_step_the_old_result_stays_whole() {
    let (old, new) = (whole("old"), whole("new"));
    for step in 0.. {
        let home = tempfile::tempdir().unwrap();
        write(home.path(), "old", Disk::default()).unwrap();
        LEFT.set(step);
        let written = write(home.path(), "new", Disk { place: place_or_refuse, ..Disk::default() });
        if written.is_ok() {
            assert_eq!(visible(home.path()), new);
            assert!(step > 10, "{step} steps");
            break;
        }
        assert_eq!(visible(home.path()), old, "step {step}");
        assert!(hidden(home.path()).is_empty(), "step {step}: {:?}", hidden(home.path()));
    }
}

#[test]
fn a_damaged_hidden_file_takes_the_old_result_back() {
    let old = whole("old");
    let home = tempfile::tempdir().unwrap();
    write(home.path(), "old", Disk::default()).unwrap();
    assert!(dies(home.path(), 8));
    let part = hidden(home.path()).into_iter().find(|name| name.ends_with(".part")).expect("one is not placed yet");
    fs::write(home.path().join(part), "torn").unwrap();
    drop(RunDir::open(home.path()).unwrap());
    assert_eq!(visible(home.path()), old);
    assert!(hidden(home.path()).is_empty());
}

#[test]
fn a_file_that_somebody_puts_into_a_folder_between_two_results_stays() {
    let home = tempfile::tempdir().unwrap();
    write(home.path(), "old", Disk::default()).unwrap();
    assert!(dies(home.path(), 9));
    fs::write(home.path().join("provenance.json"), "mine").unwrap();
    let error = RunDir::open(home.path()).unwrap_err();
    assert!(matches!(&error, RecordError::Theirs { .. }), "{error}");
    assert_eq!(fs::read(home.path().join("provenance.json")).unwrap(), b"mine");
    fs::remove_file(home.path().join("provenance.json")).unwrap();
    drop(RunDir::open(home.path()).unwrap());
    assert_eq!(visible(home.path()), whole("new"), "once it is away, what was begun is ended");
}

#[test]
fn a_planted_journal_reaches_no_other_folder() {
    for name in ["../victim", "/victim", "..", ".exoskin-run", "a/b", ""] {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("run");
        write(&path, "old", Disk::default()).unwrap();
        fs::write(home.path().join("victim"), "mine").unwrap();
        let hash = exoskin_record::sha256_hex(b"mine");
        let journal = format!("{{\"old\": {{\"{name}\": \"{hash}\"}}, \"new\": {{}}, \"last\": \"\"}}");
        fs::write(path.join(".exoskin-placing"), journal).unwrap();
        let error = RunDir::open(&path).unwrap_err();
        assert!(matches!(&error, RecordError::Theirs { .. }), "{name}: {error}");
        assert_eq!(fs::read(home.path().join("victim")).unwrap(), b"mine");
        assert!(path.join(".exoskin-run").exists());
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_fills_up_at_any_file_leaves_the_old_result() {
    fn full(path: &Path) -> io::Result<File> {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let is_full = is_the_end() && name.ends_with(".part");
        File::create(if is_full { Path::new("/dev/full") } else { path })
    }
    let old = whole("old");
    for step in 0.. {
        let home = tempfile::tempdir().unwrap();
        write(home.path(), "old", Disk::default()).unwrap();
        LEFT.set(step);
        match write(home.path(), "new", Disk { create: full, ..Disk::default() }) {
            Ok(()) => {
                assert!(step >= 8);
                break;
            }
            Err(error) => assert!(error.is_disk_full(), "step {step}: {error}"),
        }
        assert_eq!(visible(home.path()), old, "step {step}");
        assert!(hidden(home.path()).is_empty(), "step {step}");
    }
}
