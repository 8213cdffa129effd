//! Files of the user's own: what a scenario names is found again beside its portable text, wherever that lies.

use std::fs;
use std::path::Path;

use exoskin_scenario::{Kind, Scenario, arms};
use exoskin_therapy::read_scenario as read;

const SCENARIO: &str = r#"schema = 1
name = "own"
title = "Own files" # product = "own/one.toml" stays in a comment
source = "a test"
skin = { site = "face" }

[[arm]]
name = "first"
[[arm.session]]
at = "0 min"
procedure = 'tools/pen.toml'
[[arm.session.apply]]
product = "own/one.toml"
volume = "2 mL"
[[arm.session.apply]]
product = "../other/one.toml"
volume = "1 mL"

[[arm]]
name = "second"
session = [{ at = "0 min", procedure = "roller", apply = [{ volume = "2 mL", product = "own/one.toml", control = "lysed" }, { product = "saline", volume = "1 mL" }] }]
"#;

/// A scenario in `home/study`, with two products of the same file name and a procedure.
fn written(home: &Path) -> Scenario {
    let product = exoskin_vial::product_text("frozen_msc").unwrap();
    let pen = exoskin_skin::load_procedure("pen").unwrap().text;
    for folder in ["study/own", "study/tools", "other"] {
        fs::create_dir_all(home.join(folder)).unwrap();
    }
    fs::write(home.join("study/own/one.toml"), product).unwrap();
    fs::write(home.join("other/one.toml"), format!("# another\n{product}")).unwrap();
    fs::write(home.join("study/tools/pen.toml"), pen).unwrap();
    fs::write(home.join("study/own.toml"), SCENARIO).unwrap();
    read(&home.join("study/own.toml")).unwrap_or_else(|error| panic!("{error}"))
}

/// The portable text and copies alone in a folder, read again.
fn elsewhere(scenario: &Scenario) -> Scenario {
    let home = tempfile::tempdir().unwrap();
    for file in &scenario.own_files {
        fs::write(home.path().join(&file.name), &file.text).unwrap();
    }
    let path = home.path().join("scenario.toml");
    fs::write(&path, &scenario.portable).unwrap();
    read(&path).unwrap_or_else(|error| panic!("{error}"))
}

/// The arms without the paths of their files: whether they are the same in everything that counts.
fn are_same(one: &Scenario, two: &Scenario) -> bool {
    let arms = |scenario: &Scenario| {
        let mut arms = scenario.arms.clone();
        let sessions = arms.iter_mut().flat_map(|arm| &mut arm.sessions);
        sessions.for_each(|session| session.procedure.file.clear());
        arms
    };
    arms(one) == arms(two)
}

#[test]
fn a_scenario_and_copies_of_its_files_are_the_same_scenario_elsewhere() {
    let home = tempfile::tempdir().unwrap();
    let scenario = written(home.path());
    let names: Vec<(Kind, &str)> = scenario.own_files.iter().map(|file| (file.kind, file.name.as_str())).collect();
    let expected = [
        (Kind::Procedure, "procedure-pen.toml"),
        (Kind::Product, "product-one.toml"),
        (Kind::Product, "product-one-2.toml"),
    ];
    assert_eq!(names, expected);
    assert_eq!(scenario.text, SCENARIO, "the text itself stays as it was read");
    let copied = elsewhere(&scenario);
    assert!(are_same(&copied, &scenario));
    assert_eq!((&copied.portable, &copied.own_files), (&scenario.portable, &scenario.own_files));
    assert_eq!(copied.text, copied.portable, "a copy is copied as it is");
    let changed: Vec<_> = SCENARIO.lines().zip(scenario.portable.lines()).filter(|(old, new)| old != new).collect();
    assert_eq!(changed.len(), 4, "only the lines that name files change: {changed:?}");
    assert!(scenario.portable.contains("# product = \"own/one.toml\" stays"));
}

#[test]
fn what_comes_with_exoskin_is_not_copied() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/ref.toml");
    let scenario = read(&path).unwrap();
    assert!(scenario.own_files.is_empty());
    assert_eq!(scenario.portable, scenario.text);
}

#[test]
fn the_arms_of_a_comparison_are_derived_from_what_it_left() {
    let home = tempfile::tempdir().unwrap();
    let names = ["none", "vehicle", "exosomes"];
    let derived = arms::derive(&written(home.path()), &names).unwrap();
    assert!(derived.portable.starts_with(arms::HEADING) && derived.portable.contains("product-one.toml"));
    let again = arms::derive(&elsewhere(&derived), &names).unwrap();
    assert_eq!(again.portable, derived.portable, "the heading is not doubled");
    assert!(are_same(&again, &derived));
}
