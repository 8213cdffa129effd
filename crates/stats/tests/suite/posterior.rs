//! Samples of posteriors against closed forms, near the prior and far out in its tail.

use exoskin_stats::normal;
use exoskin_stats::posterior::{MEMBERS, Way, posterior};

/// The position with a standard normal prior, measured as `value` with spread `sd`; a second input matters nothing.
fn measured(value: f64, sd: f64) -> impl Fn(&[f64]) -> f64 {
    move |units: &[f64]| {
        let off = (normal::quantile(units[0]) - value) / sd;
        -off * off / 2.0
    }
}

fn moments(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    (mean, values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / values.len() as f64)
}

#[test]
fn vague_and_sharp_and_contrary_measurements_give_the_closed_form() {
    for (value, sd) in [(0.5, 1.0), (0.5, 0.1), (1.5, 0.02), (4.0, 0.3), (-5.0, 0.1)] {
        let found = posterior(2, 7, &measured(value, sd)).unwrap();
        assert_eq!(found.members.len(), MEMBERS);
        let first: Vec<f64> = found.members.iter().map(|units| normal::quantile(units[0])).collect();
        let second: Vec<f64> = found.members.iter().map(|units| normal::quantile(units[1])).collect();
        let precision = 1.0 + 1.0 / (sd * sd);
        let (mean, variance) = moments(&first);
        let (wanted, spread) = (value / (sd * sd) / precision, (1.0 / precision).sqrt());
        assert!((mean - wanted).abs() < 0.2 * spread, "{value} ± {sd}: mean {mean}, not {wanted}");
        assert!((variance * precision - 1.0).abs() < 0.25, "{value} ± {sd}: variance {variance}");
        let (mean, variance) = moments(&second);
        assert!(mean.abs() < 0.2 && (variance - 1.0).abs() < 0.25, "{value} ± {sd}: {mean} {variance}");
    }
}

#[test]
fn the_way_follows_from_the_effective_number_of_draws() {
    let vague = posterior(2, 1, &measured(0.0, 1.0)).unwrap();
    assert!(vague.way == Way::Weights && vague.effective > 1_000.0, "{}", vague.effective);
    let sharp = posterior(2, 1, &measured(3.0, 0.05)).unwrap();
    assert!(matches!(sharp.way, Way::Steps(steps) if steps > 1) && sharp.effective < 300.0, "{:?}", sharp.way);
    assert_eq!(sharp, posterior(2, 1, &measured(3.0, 0.05)).unwrap(), "the same seed gives the same sample");
}

#[test]
fn what_no_draw_can_explain_gives_nothing() {
    assert_eq!(posterior(1, 1, &|_: &[f64]| f64::NEG_INFINITY), None);
    assert_eq!(posterior(1, 1, &|_: &[f64]| f64::NAN), None);
}
