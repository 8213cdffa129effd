//! Nothing that exoskin did not write is replaced, by no command; a finished result of another run only when asked.

use crate::common;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common::{Said, exoskin, root};

/// Few draws: these tests are about files, not about numbers.
const SMALL: [&str; 5] = ["--samples", "20", "--draws", "10", "--quiet"];

/// Every file of a folder with its content.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let entries = std::fs::read_dir(folder).expect("the folder").map(|entry| entry.expect("an entry").path());
    entries.filter(|path| path.is_file()).map(|path| (path.clone(), std::fs::read(&path).expect("a file"))).collect()
}

fn text(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

fn run(out: &Path, more: &[&str]) -> Said {
    exoskin(&[&["run", "scenarios/ref.toml", "--out", &text(out)], &SMALL[..], more].concat())
}

fn refused(said: &Said, pieces: &[&str]) {
    assert_eq!(said.code, Some(2), "{}{}", said.out, said.err);
    for piece in pieces {
        assert!(said.err.contains(piece), "the answer lacks {piece:?}:\n{}", said.err);
    }
}

#[test]
fn no_command_replaces_a_file_of_somebody_else() {
    let home = tempfile::tempdir().expect("a folder");
    let scenario = home.path().join("x.toml");
    std::fs::copy(root().join("scenarios/ref.toml"), &scenario).expect("a copy");
    for name in ["report.html", "summary.json", "scenario.toml", "ledger.csv", "ledger.parquet", "my.toml"] {
        std::fs::write(home.path().join(name), format!("my own {name}")).expect("a file");
    }
    let finished = tempfile::tempdir().expect("a folder");
    assert_eq!(run(finished.path(), &[]).code, Some(0));
    let (out, scenario, run) = (text(home.path()), text(&scenario), text(finished.path()));
    let page = text(&home.path().join("report.html"));
    let product = text(&home.path().join("my.toml"));
    let before = files(home.path());
    let commands: [&[&str]; 12] = [
        &["run", &scenario, "--out", &out],
        &["run", &scenario, "--out", &out, "--overwrite"],
        &["run", &scenario, "--out", &scenario],
        &["compare", &scenario, "--out", &out],
        &["compare", &scenario, "--out", &out, "--overwrite"],
        &["risk", &scenario, "--out", &scenario],
        &["risk", &scenario, "--out", &page],
        &["risk", &scenario, "--out", &out],
        &["export", &run, "--csv", "--out", &out, "--overwrite"],
        &["export", &run, "--parquet", "--out", &out],
        &["products", "new", &product],
        &["procedures", "new", &product],
    ];
    for command in commands {
        let said = exoskin(command);
        assert_eq!(said.code, Some(2), "{command:?}: {}{}", said.out, said.err);
        assert!(files(home.path()) == before, "{command:?} changed a file");
        assert!(said.err.contains("expected:"), "{command:?}: {}", said.err);
    }
    let nowhere = exoskin(&["run", &scenario, "--out", ""]);
    assert_eq!(nowhere.code, Some(2), "no folder is not this folder: {}", nowhere.err);
}

#[test]
fn the_page_of_risks_replaces_its_own_kind_only() {
    let home = tempfile::tempdir().expect("a folder");
    let page = home.path().join("risk.html");
    let write = || exoskin(&["risk", "scenarios/ref.toml", "--out", &text(&page), "--quiet"]);
    assert_eq!(write().code, Some(0));
    let first = files(home.path());
    assert_eq!(write().code, Some(0), "a page that nobody changed may be written again");
    assert!(files(home.path()) == first);
    std::fs::write(&page, "my notes").expect("a file");
    refused(&write(), &["--out", "risk.html", "not written by exoskin"]);
    assert_eq!(std::fs::read_to_string(&page).expect("a file"), "my notes");
}

#[test]
fn another_result_asks_before_it_replaces_one() {
    let home = tempfile::tempdir().expect("a folder");
    let out = home.path().join("first");
    assert_eq!(run(&out, &[]).code, Some(0));
    let first = files(&out);
    assert_eq!(run(&out, &[]).code, Some(0), "the same run may be repeated");
    assert!(files(&out) == first);
    refused(&run(&out, &["--seed", "7"]), &["--out", "seed 1, not 7", "--overwrite", "first-2"]);
    let out_text = text(&out);
    let larger = ["run", "scenarios/ref.toml", "--out", &out_text, "--samples", "21", "--draws", "10"];
    refused(&exoskin(&larger), &["samples 20, not 21"]);
    let other = ["run", "scenarios/cold_on_hot.toml", "--out", &out_text];
    refused(&exoskin(&[&other, &SMALL[..]].concat()), &["scenario ref, not cold_on_hot"]);
    assert!(files(&out) == first, "a refused run changes nothing");
    assert_eq!(run(&out, &["--seed", "7", "--overwrite"]).code, Some(0));
    assert!(files(&out) != first);
    refused(&run(&out, &[]), &["seed 7, not 1"]);
}

#[cfg(unix)]
#[test]
fn pipes_and_links_in_the_way_are_refused_and_nothing_hangs() {
    let home = tempfile::tempdir().expect("a folder");
    let victim = home.path().join("victim.html");
    std::fs::write(&victim, "mine").expect("a file");
    for name in [".exoskin-run", ".snapshot", "report.html", "summary.json", "provenance.json"] {
        for is_link in [false, true] {
            let out = home.path().join(format!("{name}-{is_link}"));
            std::fs::create_dir(&out).expect("a folder");
            let marker = "A run of exoskin; the files beside this one may be overwritten by running it again.\n";
            if name != ".exoskin-run" {
                std::fs::write(out.join(".exoskin-run"), marker).expect("the marker");
            }
            let planted = out.join(name);
            if is_link {
                std::os::unix::fs::symlink(&victim, &planted).expect("a link");
            } else {
                let made = std::process::Command::new("mkfifo").arg(&planted).status();
                assert!(made.is_ok_and(|status| status.success()), "a pipe");
            }
            refused(&run(&out, &["--overwrite"]), &["--out", name, "expected:"]);
            if name == "summary.json" && !is_link {
                assert_eq!(exoskin(&["export", &text(&out), "--csv"]).code, Some(2));
            }
            assert_eq!(std::fs::read_to_string(&victim).expect("the victim"), "mine");
        }
    }
    for is_link in [false, true] {
        let page = home.path().join(format!("page-{is_link}.html"));
        if is_link {
            std::os::unix::fs::symlink(&victim, &page).expect("a link");
        } else {
            let made = std::process::Command::new("mkfifo").arg(&page).status();
            assert!(made.is_ok_and(|status| status.success()), "a pipe");
        }
        refused(&exoskin(&["risk", "scenarios/ref.toml", "--out", &text(&page)]), &["--out", "page", "expected:"]);
    }
    assert_eq!(std::fs::read_to_string(&victim).expect("the victim"), "mine");
}

#[test]
fn what_was_changed_after_the_run_stays_whatever_is_asked() {
    let home = tempfile::tempdir().expect("a folder");
    assert_eq!(run(home.path(), &[]).code, Some(0));
    let report = home.path().join("report.html");
    std::fs::write(&report, "my notes on this run").expect("a file");
    let before = files(home.path());
    for more in [&[][..], &["--overwrite"], &["--seed", "7", "--overwrite"]] {
        refused(&run(home.path(), more), &["report.html", "changed after exoskin wrote it"]);
        assert!(files(home.path()) == before);
    }
}
