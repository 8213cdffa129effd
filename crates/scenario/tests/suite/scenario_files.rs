//! The shipped scenarios load, say what they set up, and keep what they read.

use std::path::{Path, PathBuf};

use exoskin_evidence::Prior;
use exoskin_scenario::{Condition, Scenario};
use exoskin_therapy::read_scenario as read;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios")
}

fn shipped(name: &str) -> Scenario {
    read(&folder().join(format!("{name}.toml"))).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn all_shipped_scenarios_load() {
    let mut count = 0;
    for entry in std::fs::read_dir(folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "toml") {
            let scenario = read(&path).unwrap_or_else(|error| panic!("{error}"));
            assert_eq!(
                path.file_stem().unwrap().to_str().unwrap(),
                scenario.name,
                "the file is called as the scenario"
            );
            assert_eq!(scenario.text, std::fs::read_to_string(&path).unwrap());
            assert!(!scenario.source.is_empty());
            assert!(scenario.arms.iter().any(|arm| arm.name == "vehicle"), "{}: a vehicle arm", scenario.name);
            count += 1;
        }
    }
    assert!(count >= 5);
}

#[test]
fn the_reference_is_the_reference() {
    let scenario = shipped("ref");
    assert!(scenario.options.count_exact && !scenario.options.ideal.held_mouth);
    let session = &scenario.arms[0].sessions[0];
    let apply = &session.applications[0];
    assert_eq!(apply.volume_um3 / apply.area_um2.unwrap(), 40.0, "the film is 40 um thick");
    assert_eq!(apply.delay_s, 600.0);
    assert!((apply.product.label_prior().median() - 0.01).abs() < 1e-15);
    let injury = session.procedure.injury(&exoskin_evidence::Medians).unwrap();
    assert_eq!((injury.radius_um, injury.depth_um), (35.0, 150.0));
    assert!((injury.channels_per_um2 * 1e6 - 1.53).abs() < 1e-12);
    assert_eq!(
        scenario.overrides,
        [
            ("skin.stratum_corneum.face".to_owned(), Prior::Fixed(15.0)),
            ("skin.junction.face".to_owned(), Prior::Fixed(85.0))
        ]
    );
}

#[test]
fn the_ideal_channel_has_every_switch() {
    let ideal = shipped("ref_ideal").options.ideal;
    assert!(
        ideal.held_mouth && ideal.no_flow && ideal.no_plug && ideal.no_closing && ideal.no_drying && ideal.no_sinks
    );
    assert_eq!(ideal.diffusivity, Some(6.6));
}

#[test]
fn the_calendar_is_read_and_kept() {
    let scar = shipped("acne_scar_adipose");
    assert_eq!(scar.condition, Condition::AcneScar);
    let times: Vec<f64> = scar.arms[0].sessions.iter().map(|session| session.at_s / 86_400.0).collect();
    assert_eq!(times, [0.0, 28.0, 56.0]);
    let intact = shipped("intact_brightening");
    assert_eq!(intact.arms[0].sessions.len(), 112);
    assert_eq!(intact.age_years, Some(47.0));
    assert!(intact.arms[0].sessions[0].procedure.device_class.leaves_skin_intact());
}

#[test]
fn controls_differ_from_the_product_only_as_said() {
    let placental = shipped("needling_placental");
    let product = |arm: usize| &placental.arms[arm].sessions[0].applications[0].product;
    assert!(product(1).lysed && !product(0).lysed);
    assert!(product(2).is_vesicle_free());
    let gel = shipped("acne_scar_adipose");
    assert!(gel.arms[2].sessions[0].applications[0].product.is_vesicle_free());
    assert_eq!(
        gel.arms[2].sessions[0].applications[0].product.matrix,
        gel.arms[0].sessions[0].applications[0].product.matrix
    );
}

#[test]
fn the_check_says_what_would_be_done() {
    let check = shipped("ref").check(&exoskin_therapy::parameters::all());
    assert_eq!((check.arms.len(), check.transports), (2, 1));
    let text = check.text();
    for part in [
        "arm `exosomes`: roller, 2 mL of reference_vesicles (fresh) on 500 cm2 after 10 min",
        "held: skin.junction.face = 85 um",
    ] {
        assert!(text.contains(part), "{text}");
    }
    let intact = shipped("intact_brightening").check(&exoskin_therapy::parameters::all());
    assert_eq!((intact.transports, intact.arms[0].sessions, intact.arms[0].steps.len()), (1, 112, 1));
    assert!(intact.text().contains("112 such sessions, the last at 55.5 d"), "{}", intact.text());
}
