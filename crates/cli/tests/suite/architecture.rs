//! The map tells the truth: every path that the pages at the root name exists, and every crate is on the map.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page(name: &str) -> String {
    std::fs::read_to_string(root().join(name)).expect("the page exists")
}

/// Pieces in backquotes that look like paths of this project.
fn paths(text: &str) -> Vec<String> {
    let folders = ["crates", "docs", "evidence", "products", "procedures", "scenarios", "fuzz", "schemas", ".ci"];
    let is_path = |word: &&str| {
        let first = word.split('/').next().unwrap_or_default();
        (folders.contains(&first) || *word == "clippy.toml") && !word.contains([' ', '*', '{'])
    };
    text.split('`').skip(1).step_by(2).filter(is_path).map(str::to_owned).collect()
}

#[test]
fn every_path_on_the_map_exists() {
    for name in ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"] {
        let text = page(name);
        let found = paths(&text);
        for path in &found {
            assert!(root().join(path).exists(), "{name} names `{path}`, which does not exist: mend the page");
        }
    }
    assert!(paths(&page("ARCHITECTURE.md")).len() > 10);
}

#[test]
fn every_crate_is_on_the_map() {
    let map = page("ARCHITECTURE.md");
    for entry in std::fs::read_dir(root().join("crates")).expect("crates/ is there").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        assert!(map.contains(&format!("| `crates/{name}` |")), "ARCHITECTURE.md has no line for crates/{name}");
    }
}

#[test]
fn every_page_of_the_book_is_in_its_table_of_contents() {
    let contents = page("docs/src/SUMMARY.md");
    for link in contents.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(
            root().join("docs/src").join(link).is_file(),
            "docs/src/SUMMARY.md links to {link}, which does not exist"
        );
    }
}

/// Rust files below a folder, without what was built.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder of the project").flatten() {
        let path = entry.path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The paragraph of a file's own documentation that says what checks it.
fn checked_by(text: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//!")).collect();
    let from = lines.iter().position(|line| line.contains("Checked by"))?;
    Some(lines[from..].iter().take_while(|line| !line.trim().is_empty()).copied().collect::<Vec<_>>().join(" "))
}

/// A path begins at the project's root or at the crate's own folder.
#[test]
fn every_path_that_is_said_to_check_a_file_exists() {
    let mut found = Vec::new();
    for folder in ["crates", "validation", "fuzz", "benches"] {
        sources(&root().join(folder), &mut found);
    }
    let mut named = 0;
    for file in found {
        let text = std::fs::read_to_string(&file).expect("a source");
        let Some(paragraph) = checked_by(&text) else { continue };
        let own = file.ancestors().find(|folder| folder.join("Cargo.toml").is_file()).expect("a crate");
        for word in paragraph.split([' ', ',', ';', ':', '(', ')', '`']).filter(|word| word.contains('/')) {
            let path = word.trim_end_matches('.');
            named += 1;
            assert!(
                root().join(path).exists() || own.join(path).exists(),
                "{} is said to be checked by {path}, which does not exist",
                file.display()
            );
        }
    }
    assert!(named > 40, "only {named} paths");
}

#[test]
fn the_command_knows_the_door_and_the_server_and_nothing_behind_them() {
    let said = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version=1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo answers");
    let found: serde_json::Value = serde_json::from_slice(&said.stdout).expect("one JSON document");
    let packages = found["packages"].as_array().expect("packages");
    let command = packages.iter().find(|package| package["name"] == "exoskin-cli").expect("the command");
    let normal = command["dependencies"].as_array().expect("a list").iter().filter(|one| one["kind"].is_null());
    let ours: Vec<&str> =
        normal.filter_map(|one| one["name"].as_str()).filter(|name| name.starts_with("exoskin")).collect();
    assert_eq!(ours, ["exoskin", "exoskin-server"]);
}
