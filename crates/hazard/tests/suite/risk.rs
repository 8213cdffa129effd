//! The document of hazards: the same bits each time, bands in order, counts with bounds, own numbers marked.

use std::path::Path;

use exoskin_hazard::forms::Given;
use exoskin_hazard::risk::{Options, risk};
use exoskin_quantity::write::chance;
use exoskin_record::risk::{HazardState, InputOrigin, QuantityKind, Risk};
use exoskin_stats::design::Layout;
use exoskin_therapy::read_scenario as read;

fn found(name: &str, given: Given, vein: bool) -> Risk {
    let path = format!("{}/../../scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
    let scenario = read(Path::new(&path)).unwrap();
    risk(&scenario, &Options { seed: scenario.seed, layout: Layout::default(), given, vein }).unwrap()
}

fn plain(name: &str) -> Risk {
    found(name, Given::default(), false)
}

#[test]
fn every_scenario_answers() {
    let folder = format!("{}/../../scenarios", env!("CARGO_MANIFEST_DIR"));
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let Some(name) = path.file_stem().and_then(|name| name.to_str()) else { continue };
        let risk = plain(name);
        assert!(risk.hazards.len() >= 2, "{name}");
        for hazard in &risk.hazards {
            for quantity in &hazard.quantities {
                let band = &quantity.band;
                assert!(band.p05 <= band.median && band.median <= band.p95, "{name}: {}: {band:?}", quantity.name);
                if quantity.kind == QuantityKind::Chance {
                    assert!((0.0..=1.0).contains(&band.p05) && band.p95 <= 1.0, "{name}: {}: {band:?}", quantity.name);
                }
            }
            assert!(hazard.assumed_share.is_none_or(|share| (0.0..=1.0).contains(&share)));
            assert_eq!(hazard.applies, hazard.state != HazardState::DoesNotApply);
            assert!(hazard.reason.ends_with('.') && hazard.answer.ends_with('.'), "{}: {}", hazard.name, hazard.answer);
            for one in &hazard.observations {
                assert!(one.bounds.is_none_or(|b| b.low <= b.rate && b.rate <= b.high && b.high > 0.0), "{one:?}");
                assert!(one.events.is_none() || one.of.is_some() || one.reading.contains("no rate"), "{one:?}");
            }
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_bits_on_any_number_of_threads() {
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| plain("needling_placental"))
    };
    assert_eq!(with(1), with(3));
    let scenario = read(Path::new(&format!("{}/../../scenarios/ref.toml", env!("CARGO_MANIFEST_DIR")))).unwrap();
    let seeded = |seed| {
        risk(&scenario, &Options { seed, layout: Layout::default(), given: Given::default(), vein: false }).unwrap()
    };
    assert_eq!(seeded(7), seeded(7));
}

#[test]
fn the_document_comes_back_from_json() {
    let risk = plain("hair_prp_vs_exosomes");
    let text = serde_json::to_string(&risk).unwrap();
    assert_eq!(serde_json::from_str::<Risk>(&text).unwrap(), risk);
    let words = text.to_lowercase();
    for word in ["safe", "\u{2713}", "\u{2714}", "\u{2705}"] {
        // Ids of rows and titles of papers keep their own words.
        let ours = words.replace("safety", "");
        assert!(!ours.contains(word), "`{word}`");
    }
}

#[test]
fn a_clone_may_grow_or_shrink() {
    for name in ["needling_placental", "home_use", "chin_scar"] {
        let risk = plain(name);
        let clone = risk.hazards.iter().find(|one| one.name == "transformed_clone").unwrap();
        let band = &clone.quantities[0].band;
        assert!(band.p05 < 1.0 && band.p95 > 1.0, "{name}: {band:?}");
        assert_eq!(clone.assumed_share.map(|share| share > 0.5), Some(true), "{name}: mostly assumed");
    }
}

#[test]
fn none_seen_keeps_an_upper_bound() {
    let risk = found("needling_placental", Given::default(), true);
    let clotting = risk.hazards.iter().find(|one| one.name == "clotting").unwrap();
    let none = clotting.observations.iter().find(|one| one.evidence == "iv_human.exoflo_ae_72h").unwrap();
    assert_eq!((none.events, none.of), (Some(0), Some(24)));
    let bounds = none.bounds.unwrap();
    assert!(bounds.exact && (bounds.high - 0.1425).abs() < 5e-4, "{bounds:?}");
    assert!(none.reading.contains("compatible with a rate"), "{}", none.reading);
}

#[test]
fn numbers_of_the_user_are_marked() {
    let given = Given { log_reduction: Some(4.0), contaminated: Some(0.01), ..Given::default() };
    let risk = found("needling_placental", given, false);
    let marked: Vec<&str> = risk
        .hazards
        .iter()
        .flat_map(|one| &one.inputs)
        .filter(|input| input.origin == InputOrigin::GivenByYou)
        .map(|input| input.id.as_str())
        .collect();
    assert_eq!(marked, ["--log-reduction", "--contaminated"]);
    let sterility = risk.hazards.iter().find(|one| one.name == "sterility").unwrap();
    assert_eq!(sterility.quantities[0].band.p05, 0.01);
    assert_eq!(sterility.quantities[0].band.p95, 0.01);
}

#[test]
fn a_number_that_changes_nothing_is_named() {
    let given = Given { prevalence: Some(0.1), log_reduction: Some(4.0), contaminated: Some(0.01), ..Given::default() };
    let note = |name| found(name, given, false).notes.concat();
    assert!(note("hydrafacial_booster").contains("Your --prevalence, --log-reduction change nothing here"));
    assert!(!note("needling_placental").contains("changes nothing"));
}

#[test]
fn donors_of_the_user_are_not_called_one() {
    let answer = |donors| {
        let risk = found("needling_placental", Given { donors, ..Given::default() }, false);
        risk.hazards[0].answer.clone()
    };
    assert!(answer(None).contains("one donor") && answer(Some(1.0)).contains("one donor"));
    assert!(!answer(Some(12.0)).contains("one donor"));
}

#[test]
fn chances_in_words() {
    assert_eq!(chance(0.0), "0");
    assert_eq!(chance(0.25), "25 %");
    assert_eq!(chance(1.0 / 3000.0), "1 in 3,000");
    assert_eq!(chance(1e-13), "less than 1 in a trillion");
}
