//! The map's arrows are those of the manifests: ARCHITECTURE.md lists, for each crate, the crates that it stands on.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use serde_json::Value;

use crate::common::root;

type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Lines `crate -> a, b` of ARCHITECTURE.md, from top to bottom.
fn on_the_map() -> Vec<(String, BTreeSet<String>)> {
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map exists");
    let arrow = |line: &str| {
        let (from, to) = line.split_once(" -> ")?;
        let is_name = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_');
        let to: BTreeSet<String> = to.split(", ").map(str::to_owned).filter(|word| word != "nothing").collect();
        (is_name(from.trim_end()) && to.iter().all(|word| is_name(word))).then(|| (from.trim_end().to_owned(), to))
    };
    page.lines().filter_map(arrow).collect()
}

/// What the manifests say: dependencies of the library or program, not those of its tests.
fn in_the_manifests() -> Arrows {
    let made = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&made.stdout).expect("cargo writes JSON");
    let packages = metadata["packages"].as_array().expect("packages").iter();
    let ours =
        packages.filter(|package| package["manifest_path"].as_str().is_some_and(|path| path.contains("/crates/")));
    ours.map(|package| (short(&package["name"]), needs(package))).collect()
}

fn needs(package: &Value) -> BTreeSet<String> {
    let all = package["dependencies"].as_array().expect("dependencies").iter();
    let ours = all.filter(|needed| needed["kind"].is_null() && needed["name"].as_str().is_some_and(is_ours));
    ours.map(|needed| short(&needed["name"])).collect()
}

fn is_ours(name: &str) -> bool {
    name == "exoskin" || name.starts_with("exoskin-")
}

/// `exoskin-vial` as `vial`; the door keeps its name.
fn short(name: &Value) -> String {
    let name = name.as_str().expect("a name");
    name.strip_prefix("exoskin-").unwrap_or(name).to_owned()
}

#[test]
fn the_arrows_of_the_map_are_those_of_the_manifests() {
    let map: Arrows = on_the_map().into_iter().collect();
    let manifests = in_the_manifests();
    for (name, needed) in &manifests {
        let drawn = map.get(name).unwrap_or_else(|| panic!("ARCHITECTURE.md has no line `{name} -> ...`"));
        assert_eq!(drawn, needed, "ARCHITECTURE.md, `{name} -> ...`: left is the map, right its Cargo.toml");
    }
    assert_eq!(map.len(), manifests.len(), "ARCHITECTURE.md draws a crate that does not exist");
}

#[test]
fn no_arrow_points_back_up() {
    let map = on_the_map();
    for (place, (name, needed)) in map.iter().enumerate() {
        let below: BTreeSet<&String> = map.iter().skip(place + 1).map(|(name, _)| name).collect();
        let up: Vec<&String> = needed.iter().filter(|other| !below.contains(other)).collect();
        assert!(up.is_empty(), "`{name}` stands on {up:?}, which the map draws above it");
    }
}
