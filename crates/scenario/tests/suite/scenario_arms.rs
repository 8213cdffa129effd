//! The arms of a comparison: one thing changed, everything else as in the base arm, in whatever order they are asked for.

use std::path::Path;

use exoskin_quantity::Source;
use exoskin_scenario::arms::{self, base, derive, derive_from};
use exoskin_scenario::{Application, Arm, Scenario};
use exoskin_therapy::parse_scenario as parse;
use exoskin_vial::History;

const SCENARIO: &str = r#"schema = 1
name = "mine"
title = "Mine"
source = "myself"
unknown = []
[skin]
site = "face"
[[arm]]
name = "salt"
[[arm.session]]
at = "0 d"
procedure = "pen"
[[arm.session.apply]]
product = "saline"
volume = "1 mL"
[[arm]]
name = "gel"
[[arm.session]]
at = "0 d"
procedure = "pen"
[[arm.session.apply]]
product = "frozen_msc"
history = "-80C 60d; thaw"
volume = "2 mL"
delay = "10 min"
temperature = "10 C"
rub = ["1 min"]
[[arm.session]]
at = "28 d"
procedure = "none"
dressing = "occlusive"
[[arm.session.apply]]
product = "saline"
volume = "1 mL"
[[arm.session.apply]]
product = "frozen_msc"
volume = "2 mL"
"#;

fn scenario() -> Scenario {
    parse(Source::new("mine.toml", SCENARIO), Path::new("")).unwrap()
}

fn arm(name: &str) -> Arm {
    derive(&scenario(), &[name]).unwrap().arms.remove(0)
}

fn first(arm: &Arm) -> &Application {
    &arm.sessions[0].applications[0]
}

#[test]
fn the_base_is_the_first_arm_with_vesicles() {
    let scenario = scenario();
    assert_eq!(base(&scenario, None).unwrap().name, "gel");
    assert_eq!(base(&scenario, Some("salt")).unwrap().name, "salt");
    let error = base(&scenario, Some("gell")).unwrap_err();
    assert_eq!(error.nearest.as_deref(), Some("gel"));
}

#[test]
fn each_arm_changes_one_thing() {
    let product = scenario().arms[1].clone();
    assert_eq!(arm("exosomes").sessions, product.sessions);
    assert!(arm("none").sessions.is_empty());
    let procedure = arm("procedure");
    assert!(procedure.sessions.iter().all(|session| session.applications.is_empty()));
    assert!(procedure.sessions[1].occluded, "the dressing stays");

    let vehicle = arm("vehicle");
    let changed = Application { product: first(&product).product.blank(), ..first(&product).clone() };
    assert_eq!(first(&vehicle), &changed);
    assert_eq!(first(&arm("vehicle-cold")), &Application { temperature_c: Some(4.0), ..changed.clone() });
    assert_eq!(first(&arm("vehicle-room")), &Application { temperature_c: None, ..changed });

    let lysed = arm("lysed");
    assert!(first(&lysed).product.lysed && lysed.sessions[1].applications[1].product.lysed);
    assert!(!lysed.sessions[1].applications[0].product.lysed, "saline has nothing to break");
}

#[test]
fn products_stand_in_at_the_same_volume_and_time() {
    let (product, extract) = (scenario().arms[1].clone(), arm("extract"));
    let (one, other) = (first(&product), first(&extract));
    assert_eq!(other.product.name, "platelet_extract");
    assert_eq!((other.volume_um3, other.delay_s, &other.rub_s), (one.volume_um3, one.delay_s, &one.rub_s));
    assert_eq!((&other.history, other.container), (&History::fresh(), other.product.vessel.container));
    let derived = derive(&scenario(), &["extract"]).unwrap();
    assert!(derived.unknown.iter().any(|line| line.contains("platelet_extract")), "{:?}", derived.unknown);
}

#[test]
fn an_arm_of_the_scenario_is_taken_as_it_is() {
    let derived = derive(&scenario(), &["salt", "procedure"]).unwrap();
    assert_eq!(derived.arms[0], scenario().arms[0]);
}

#[test]
fn order_does_not_change_an_arm() {
    let names = ["none", "procedure", "vehicle", "vehicle-room", "vehicle-cold", "lysed", "extract", "exosomes"];
    let forward = derive(&scenario(), &names).unwrap();
    let reversed: Vec<&str> = names.iter().rev().copied().collect();
    let backward = derive(&scenario(), &reversed).unwrap();
    for arm in &forward.arms {
        assert!(backward.arms.contains(arm), "{}", arm.name);
    }
    assert_eq!(forward.arms.iter().map(|arm| arm.name.as_str()).collect::<Vec<_>>(), names);
    assert_ne!(forward.text, backward.text, "another order is another file");
    assert!(parse(Source::new("again.toml", &*forward.text), Path::new("")).is_ok(), "its text is a scenario still");
}

#[test]
fn mistakes_in_names_are_told() {
    let scenario = scenario();
    let unknown = derive(&scenario, &["none", "vehikle"]).unwrap_err();
    assert_eq!(unknown.nearest.as_deref(), Some("vehicle"));
    assert!(unknown.expected.unwrap().contains("exosomes+prp"));
    assert!(derive(&scenario, &["none", "none"]).unwrap_err().problem.contains("named twice"));
    assert!(derive(&scenario, &[]).unwrap_err().problem.contains("no arm"));
    let without = SCENARIO.replace("frozen_msc", "saline");
    let without = parse(Source::new("mine.toml", without), Path::new("")).unwrap();
    assert!(derive(&without, &["none"]).unwrap_err().problem.contains("no arm of the scenario"));
    let made = derive_from(&without, &without.arms[1], &["vehicle"]).unwrap();
    assert_eq!(made.arms[0].sessions.len(), 2);
}

#[test]
fn every_name_makes_an_arm() {
    let derived = derive(&scenario(), &arms::NAMES).unwrap();
    assert_eq!(derived.arms.len(), arms::NAMES.len());
    let combined = derived.arms.iter().find(|arm| arm.name == "exosomes+prp").unwrap();
    let volumes: Vec<f64> = combined.sessions[0].applications.iter().map(|one| one.volume_um3).collect();
    assert_eq!(volumes, [2e12, 2e12], "each product with its own volume");
    assert_eq!(combined.sessions[0].applications[1].product.name, "frozen_msc", "the product comes last");
}

#[test]
fn what_is_usual_holds_the_scenarios_own_arms() {
    let scenario = scenario();
    let names = arms::usual(&scenario, base(&scenario, None).unwrap()).unwrap();
    assert_eq!(names[..arms::USUAL.len()], arms::USUAL);
    assert_eq!(names[arms::USUAL.len()..], ["salt"], "the base is there as `exosomes`");
}

#[test]
fn vehicles_differ_in_temperature_only() {
    let text = SCENARIO.replace("\"salt\"", "\"vehicle\"");
    let scenario = parse(Source::new("mine.toml", text), Path::new("")).unwrap();
    let cold = derive(&scenario, &["vehicle-cold"]).unwrap().arms.remove(0);
    let own = first(&scenario.arms[0]);
    assert_eq!(first(&cold), &Application { product: own.product.blank(), temperature_c: Some(4.0), ..own.clone() });
}
