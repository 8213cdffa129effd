//! A dose into a vein over every prior: conservation, both kinetics, linearity, and the page beside the rows.

use std::path::Path;

use exoskin_hazard::vein::{Question, body, checks, page};
use exoskin_record::body::{Body, BodyCourse};
use exoskin_vial::{History, load_product};

fn answer(product: &str, volume_ml: f64, mass_kg: f64) -> Body {
    of_samples(product, volume_ml, mass_kg, 300)
}

fn of_samples(product: &str, volume_ml: f64, mass_kg: f64, samples: usize) -> Body {
    let product = load_product(product).expect("a product of the catalogue");
    let history = History::default();
    let container = product.vessel.container;
    let question = Question { product: &product, history: &history, container, volume_ml, mass_kg, seed: 1, samples };
    body(&question).expect("finite answers")
}

fn half_gone(course: &BodyCourse) -> (f64, f64) {
    (course.half_gone_h.p05, course.half_gone_h.p95)
}

#[test]
fn both_contradicting_kinetics_lie_inside_the_band_and_are_shown_apart() {
    let found = of_samples("frozen_msc", 15.0, 70.0, 4000);
    let (low, high) = half_gone(&found.all);
    let (minutes_of_mice, hours_of_patients) = (8.0 / 60.0, 5.8);
    assert!(low < minutes_of_mice && hours_of_patients < high, "{low} to {high} h");
    let names: Vec<&str> = found.kinetics.iter().map(|course| course.name.as_str()).collect();
    assert_eq!(names, ["scaled_mouse", "platelet_particles"]);
    assert!(found.kinetics.iter().all(|course| (1900..2100).contains(&course.samples)));
    assert!(found.kinetics[0].half_gone_h.median < 0.3 * found.kinetics[1].half_gone_h.median);
}

#[test]
fn the_dose_is_a_small_part_of_what_blood_holds() {
    let found = answer("frozen_msc", 15.0, 70.0);
    assert!(found.own.dose_over_plasma.p95 < 0.02, "{:?}", found.own.dose_over_plasma);
    assert!(found.own.dose_as_minutes_of_release.p95 < 1.0, "{:?}", found.own.dose_as_minutes_of_release);
    assert!(found.own.dose_over_platelet_vesicles.median > found.own.dose_over_plasma.median);
}

#[test]
fn counts_are_linear_in_the_dose_and_shares_do_not_know_it() {
    let (one, two) = (answer("frozen_msc", 5.0, 70.0), answer("frozen_msc", 10.0, 70.0));
    assert!((two.skin.per_mm2.median / one.skin.per_mm2.median - 2.0).abs() < 1e-12);
    assert!((two.cells[0].particles_per_cell.p95 / one.cells[0].particles_per_cell.p95 - 2.0).abs() < 1e-12);
    assert_eq!(one.all, two.all);
}

#[test]
fn a_heavier_person_keeps_it_longer_and_shares_it_among_more_cells() {
    let (light, heavy) = (answer("frozen_msc", 5.0, 50.0), answer("frozen_msc", 5.0, 120.0));
    assert!(light.all.half_gone_h.median < heavy.all.half_gone_h.median);
    assert!(light.cells[0].particles_per_cell.median > heavy.cells[0].particles_per_cell.median);
}

#[test]
fn pain_is_named_and_the_null_trial_is_listed_as_controlled() {
    let found = answer("frozen_msc", 15.0, 70.0);
    assert!(found.pain.starts_with("Pain cannot be computed"));
    let control = |id: &str| found.trials.iter().find(|trial| trial.evidence == id).map(|trial| trial.control.as_str());
    assert_eq!(control("pain_human.knee_rct_effect"), Some("controlled"));
    assert_eq!(control("pain_human.facet_severity"), Some("no control group"));
    assert_eq!(control("iv_human.exoflo_survival"), Some("no control group"));
    assert!(found.assumed.iter().all(|part| (0.0..=1.0).contains(&part.share) && !part.decides.is_empty()));
}

#[test]
fn every_organ_row_is_met_and_says_whether_it_made_a_prior() {
    let found = checks(1, 1000).expect("finite answers");
    for check in found.iter().filter(|check| check.prior_from_row) {
        assert!(check.inside, "{} {} misses {:?}", check.species, check.what, check.predicted);
    }
    let misses: Vec<&str> = found.iter().filter(|check| !check.inside).map(|check| check.evidence.as_str()).collect();
    assert!(misses.is_empty(), "{misses:?}");
}

#[test]
fn a_clearance_of_label_is_compared_with_label_and_a_liposome_with_a_liposome() {
    let found = checks(1, 1000).expect("finite answers");
    let of = |row: &str| found.iter().find(|check| check.evidence == row).expect("a compared row");
    // Half-lives of minutes in 2.4 mL of blood are 0.2 mL/min; label that stays for hours makes that of the label ten times less.
    for row in ["pk.iv.clearance_mouse_125i", "pk.iv.clearance_mouse_fluor"] {
        let seen = of(row).predicted;
        assert!((0.005..0.03).contains(&seen.median) && seen.p95 > 0.04, "{row}: {seen:?}");
        assert!(!of(row).prior_from_row, "{row} made no prior");
    }
    assert!(of("pk.liposome.uptake_liver_mouse").residual.abs() < 1.0);
}

#[test]
fn the_page_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/body.md");
    let shipped = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        shipped == page().expect("finite answers"),
        "docs/src/body.md is stale; renew it: cargo run --release -p exoskin-validation --bin checks -- body"
    );
}
