//! Trials foretold without themselves, beside three references.

use exoskin_meta::contrasts::{Error, Told};
use exoskin_meta::foretold::{Numbers, chances, numbers};
use exoskin_meta::scores::{leave_one_out, means};
use exoskin_score::class::Class;

use crate::common::{SEED, contrast, fitted, real};

#[test]
fn the_layer_foretells_trials_better_than_no_effect_and_the_rule_of_thumb() {
    let lines = leave_one_out(fitted(), real(), SEED);
    assert_eq!(lines.len(), real().len());
    let all = means(lines.iter());
    let ((crps, numbers), (brier, classes)) = (all.crps, all.brier);
    assert!(numbers == 9 && classes > 70, "{numbers} and {classes}");
    assert!(crps.layer < 0.9 * crps.rule && crps.layer < 0.7 * crps.zero, "{crps:?}");
    // What the other trials report, as it is, is as near: four of five report a benefit, whatever their size.
    assert!(brier.layer < 0.7 * brier.rule && brier.layer < 0.5 * brier.zero, "{brier:?}");
}

#[test]
fn a_trial_does_not_foretell_itself() {
    let mut turned = real().to_vec();
    let place = turned.iter().position(|one| one.trial == "kwon2020_acne_scar").expect("listed");
    let before = &leave_one_out(fitted(), &turned[..=place], SEED)[place];
    turned[place].told = Told::Number(-2.0);
    let after = &leave_one_out(fitted(), &turned[..=place], SEED)[place];
    // The forecast is the same, only its distance from what was published differs.
    assert_eq!(before.said, after.said);
    assert!(after.crps.expect("a number").layer > before.crps.expect("a number").layer + 1.0);
}

#[test]
fn numbers_and_chances_are_one_forecast() {
    let one = contrast("new", Told::Class(Class::Better), Error::Known(0.25));
    let sample = fitted();
    let said = chances(sample, &sample.weights, &one);
    let foretold = numbers(sample, &sample.weights, &one, 5);
    let above: f64 =
        foretold.values.iter().zip(&foretold.weights).filter(|(value, _)| **value > 0.25 * 1.96).map(|(_, w)| w).sum();
    assert!((above - said.of(Class::Better)).abs() < 0.05, "{above} and {said:?}");
}

#[test]
fn the_score_of_a_normal_forecast_is_the_known_one() {
    // Standard normal, measured at its median: 0.2337; sure of 1, measured 3.5: 2.5.
    let normal = Numbers::plain(&[0.0], Error::Known(1.0), 2);
    assert!((normal.crps(0.0) - 0.2337).abs() < 0.01, "{}", normal.crps(0.0));
    let sure = Numbers { values: vec![1.0; 4], weights: vec![0.25; 4] };
    assert!((sure.crps(3.5) - 2.5).abs() < 1e-12);
}
