//! Links, pipes, folders and half files where exoskin keeps its own: nothing hangs, nothing elsewhere changes.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::path::Path;
use std::process::Command;

use exoskin_record::{Cache, Identity, Key, RecordError, RunDir, read_through};

/// Every kind of thing that may lie in the place of a plain file; the link leads to a file of somebody else.
fn plant(kind: &str, path: &Path, victim: &Path) {
    match kind {
        "link" => symlink(victim, path).unwrap(),
        "dangling link" => symlink(victim.with_extension("nowhere"), path).unwrap(),
        "folder" => fs::create_dir(path).unwrap(),
        _ => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
    }
}

const KINDS: [&str; 4] = ["link", "dangling link", "folder", "pipe"];

fn is_as_planted(kind: &str, path: &Path) -> bool {
    let found = fs::symlink_metadata(path).unwrap().file_type();
    match kind {
        "link" | "dangling link" => found.is_symlink(),
        "folder" => found.is_dir(),
        _ => found.is_fifo(),
    }
}

fn identity() -> Identity {
    Identity::new("0.1.0", b"seed = 1", 1, "")
}

#[test]
fn in_the_folder_of_a_run_they_are_refused_and_left_alone() {
    for name in [".exoskin-run", ".snapshot", "report.html", "provenance.json", ".exoskin-placing"] {
        for kind in KINDS {
            let home = tempfile::tempdir().unwrap();
            let (path, victim) = (home.path().join("run"), home.path().join("victim"));
            fs::write(&victim, "mine").unwrap();
            drop(RunDir::open(&path).unwrap());
            fs::create_dir_all(&path).unwrap();
            if name != ".exoskin-run" {
                let text = "A run of exoskin; the files beside this one may be overwritten by running it again.\n";
                fs::write(path.join(".exoskin-run"), text).unwrap();
            }
            plant(kind, &path.join(name), &victim);
            assert!(RunDir::open(&path).is_err(), "{kind} as {name}");
            assert!(is_as_planted(kind, &path.join(name)), "{kind} as {name}");
            assert_eq!(fs::read(&victim).unwrap(), b"mine", "{kind} as {name}");
            assert!(!victim.with_extension("nowhere").exists(), "{kind} as {name}");
        }
    }
}

#[test]
fn as_a_half_written_file_of_a_run_they_are_not_written_through() {
    for kind in KINDS {
        let home = tempfile::tempdir().unwrap();
        let (path, victim) = (home.path().join("run"), home.path().join("victim"));
        fs::write(&victim, "mine").unwrap();
        let run = RunDir::open(&path).unwrap();
        plant(kind, &path.join(".report.html.part"), &victim);
        let written = exoskin_record::Results::new(&run).add("report.html", b"new");
        assert_eq!(written.is_err(), kind == "folder", "{kind}");
        assert_eq!(fs::read(&victim).unwrap(), b"mine", "{kind}");
        assert!(!victim.with_extension("nowhere").exists(), "{kind}");
    }
}

#[test]
fn somebody_elses_file_under_the_name_of_a_snapshot_stays() {
    let home = tempfile::tempdir().unwrap();
    drop(RunDir::open(home.path()).unwrap().snapshot::<Vec<f64>>(&identity()).unwrap());
    drop(RunDir::open(home.path()).unwrap());
    fs::write(home.path().join(".snapshot"), "my backup").unwrap();
    let error = RunDir::open(home.path()).unwrap_err();
    assert!(matches!(&error, RecordError::Theirs { .. }), "{error}");
    assert_eq!(fs::read(home.path().join(".snapshot")).unwrap(), b"my backup");
}

#[test]
fn in_the_cache_they_are_no_draws_and_nothing_is_written_elsewhere() {
    for kind in KINDS {
        let home = tempfile::tempdir().unwrap();
        let victim = home.path().join("victim");
        fs::write(&victim, "mine").unwrap();
        let before = fs::metadata(&victim).unwrap().modified().unwrap();
        let folder = home.path().join("cache");
        fs::create_dir(&folder).unwrap();
        let (cache, key) = (Cache::in_folder(&folder), Key::new("kind", "1"));
        plant(kind, &folder.join(format!("{}.draws", key.hex())), &victim);
        assert_eq!(cache.load::<Vec<f64>>(&key), None, "{kind}");
        let kept = cache.store(&key, &vec![1.0]);
        assert_eq!(kept.is_err(), kind == "folder", "{kind}");
        assert_eq!(cache.load(&key), kept.is_ok().then(|| vec![1.0]), "{kind}");
        assert_eq!(fs::read(&victim).unwrap(), b"mine", "{kind}");
        assert_eq!(fs::metadata(&victim).unwrap().modified().unwrap(), before, "{kind}");
        assert!(!victim.with_extension("nowhere").exists(), "{kind}");
    }
}

#[test]
fn a_cached_draw_behind_a_link_is_not_used_and_not_touched() {
    let home = tempfile::tempdir().unwrap();
    let (one, two) = (home.path().join("one"), home.path().join("two"));
    let key = Key::new("kind", "1");
    Cache::in_folder(&one).store(&key, &vec![1.0]).unwrap();
    fs::create_dir(&two).unwrap();
    let name = format!("{}.draws", key.hex());
    symlink(one.join(&name), two.join(&name)).unwrap();
    let before = fs::metadata(one.join(&name)).unwrap().modified().unwrap();
    assert_eq!(Cache::in_folder(&two).load::<Vec<f64>>(&key), None);
    assert_eq!(fs::metadata(one.join(&name)).unwrap().modified().unwrap(), before);
}

#[test]
fn whoever_only_looks_follows_links_and_waits_for_no_pipe() {
    let home = tempfile::tempdir().unwrap();
    let (file, link, pipe) = (home.path().join("file"), home.path().join("link"), home.path().join("pipe"));
    fs::write(&file, "1234").unwrap();
    symlink(&file, &link).unwrap();
    plant("pipe", &pipe, &file);
    assert_eq!(read_through(&link, 4).unwrap(), b"1234");
    assert!(read_through(&file, 3).is_err(), "too large");
    assert!(read_through(&pipe, 4).is_err());
    assert!(read_through(home.path(), 4).is_err());
}
