//! Rules of the house that a reader of the sources could break without noticing.

use crate::common;

use std::path::{Path, PathBuf};

use common::root;

fn read(path: impl AsRef<Path>) -> String {
    let path = root().join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file below a folder, without what was built.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("a folder of the project").flatten().map(|entry| entry.path());
    let below = |path: PathBuf| match path.is_dir() {
        true if path.file_name().is_some_and(|name| name == "target") => Vec::new(),
        true => files(&path),
        false => vec![path],
    };
    entries.flat_map(below).collect()
}

#[test]
fn no_crate_allows_unsafe_code() {
    let workspace = read("Cargo.toml");
    let (_, lints) = workspace.split_once("[workspace.lints.rust]").expect("the lints");
    assert!(lints.split("\n[").next().is_some_and(|rust| rust.contains("unsafe_code = \"forbid\"")));
    let mut crates = 0;
    for folder in ["crates", "lint", "fuzz", "benches", "validation"] {
        for manifest in files(&root().join(folder)).iter().filter(|path| path.ends_with("Cargo.toml")) {
            let text = read(manifest);
            // Fuzz targets are a workspace of their own; its manifest says why the rule cannot hold there.
            if text.contains("[workspace]\n") {
                assert!(text.contains("# No `unsafe_code = \"forbid\"` here"), "{}", manifest.display());
                continue;
            }
            assert!(text.contains("[lints]\nworkspace = true\n"), "{} does not take the lints", manifest.display());
            crates += 1;
        }
    }
    assert!(crates > 15, "only {crates} crates");
}

/// A slow or busy computer must not fail a test: counted work may be asserted, seconds may not.
#[test]
fn no_test_looks_at_the_clock() {
    let clock = [concat!("Instant", "::now"), concat!(".elapsed", "()")];
    let mut found = 0;
    for folder in ["crates", "validation", "lint", "fuzz"] {
        for path in files(&root().join(folder)).iter().filter(|path| path.extension().is_some_and(|end| end == "rs")) {
            let text = read(path);
            let is_suite = path.components().any(|part| part.as_os_str() == "tests");
            let tests =
                if is_suite { Some(text.as_str()) } else { text.split_once("#[cfg(test)]").map(|(_, tests)| tests) };
            let Some(tests) = tests else { continue };
            found += 1;
            assert!(!clock.iter().any(|word| tests.contains(word)), "{} measures time", path.display());
        }
    }
    assert!(found > 100, "only {found} files with tests");
}

#[test]
fn advisories_are_required_wherever_github_checks_them() {
    for (workflow, step) in [("checks", "- run: .ci/run"), ("full", "- run: .ci/run advisories")] {
        let text = read(format!(".github/workflows/{workflow}.yml"));
        let job = text.split("\n\n").find(|job| job.lines().any(|line| line.trim() == step));
        assert!(job.is_some_and(|job| job.contains("EXOSKIN_ADVISORIES: required")), "{workflow}.yml");
    }
    let steps = read(".ci/run");
    let (_, step) = steps.split_once("advisories() {").expect("the step");
    let step = step.split("\n}").next().expect("its end");
    let (_, required) = step.split_once("EXOSKIN_ADVISORIES:-").expect("the switch");
    assert!(
        required.lines().take(4).any(|line| line.trim() == "return 1"),
        "a required database that is missing fails"
    );
}
