//! The rule of thumb that any model must beat: with a product, the device's own effect is 1.15 times as large.

use exoskin_record::summary::Band;
use exoskin_stats::normal;

use crate::class::{Chances, chances};

/// The factor: 10 % quantile, median and 90 % quantile.
pub const FACTOR: (f64, f64, f64) = (1.0, 1.15, 1.6);

/// Values that stand for the factor.
const SPREAD: usize = 41;

/// A quantile of the factor. The three numbers fit no log-normal curve exactly, so each side has its own width.
pub fn factor(u: f64) -> f64 {
    through(FACTOR, 0.9, u)
}

/// A quantile of the curve through a low end, a median and a high end, log-normal on each side with its own width; `upper`
/// is the share below the high end.
pub(crate) fn through((low, median, high): (f64, f64, f64), upper: f64, u: f64) -> f64 {
    let z = normal::quantile(u);
    let end = if z < 0.0 { median / low } else { high / median };
    median * libm::exp(z * libm::log(end) / normal::quantile(upper))
}

/// What the rule says about product minus comparator, where the comparator's own effect was `device`; `harm` if that
/// effect is one that a product should reduce.
pub fn difference(device: f64, harm: bool) -> Band {
    let at = |u: f64| device * if harm { 1.0 / factor(u) - 1.0 } else { factor(u) - 1.0 };
    let (one, other) = (at(0.05), at(0.95));
    Band { median: at(0.5), p05: one.min(other), p95: one.max(other) }
}

/// How likely the rule takes each class to be, where a trial tells the logarithm of the factor with one of `errors`.
pub fn classes(errors: &[f64]) -> Chances {
    let logarithms: Vec<f64> = (0..SPREAD).map(|i| libm::log(factor((i as f64 + 0.5) / SPREAD as f64))).collect();
    chances(&logarithms, errors, false)
}

/// Whether less of a readout is better; none where neither is.
pub fn lower_is_better(readout: &str) -> Option<bool> {
    const LOWER: [&str; 9] = [
        "erythema",
        "burning",
        "tewl",
        "inflammation",
        "scar_depth",
        "scar_volume",
        "melanin",
        "dark_spot_risk",
        "wrinkle_depth",
    ];
    const HIGHER: [&str; 9] = [
        "closure",
        "collagen_1",
        "collagen_3",
        "collagen_stain",
        "elastin",
        "hairs",
        "trial_hairs",
        "hair_diameter",
        "anagen",
    ];
    match readout {
        lower if LOWER.contains(&lower) => Some(true),
        higher if HIGHER.contains(&higher) => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_factor_has_its_three_numbers() {
        for (u, expected) in [(0.1, 1.0), (0.5, 1.15), (0.9, 1.6)] {
            assert!((factor(u) - expected).abs() < 1e-6);
        }
    }

    #[test]
    fn a_harm_shrinks_and_a_benefit_grows() {
        let benefit = difference(-20.0, false);
        assert!((benefit.median + 3.0).abs() < 1e-9 && benefit.p05 < benefit.median && benefit.median < benefit.p95);
        assert!(difference(6.0, true).median < 0.0);
    }
}
