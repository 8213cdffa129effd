//! Quantiles of priors: known values, monotone for any u, within the support.

use exoskin_evidence::{Prior, prior_text};
use proptest::prelude::*;

fn any_prior() -> impl Strategy<Value = Prior> {
    let ends = || (1e-6..1e6_f64, 1.0..1e4_f64).prop_map(|(low, ratio)| (low, low * ratio));
    prop_oneof![
        (-1e6..1e6_f64).prop_map(Prior::Fixed),
        ends().prop_map(|(low, high)| Prior::Uniform { low, high }),
        ends().prop_map(|(low, high)| Prior::LogUniform { low, high }),
        (-10.0..10.0_f64, 0.1..10.0_f64, any::<bool>()).prop_map(|(mean, sd, positive)| Prior::Normal {
            mean,
            sd,
            positive
        }),
        (1e-3..1e3_f64, 0.0..1.2_f64).prop_map(|(median, sigma)| Prior::LogNormal { median, sigma }),
        (0.1..50.0_f64, 0.1..50.0_f64).prop_map(|(a, b)| Prior::Beta { a, b }),
        (0.0..0.99_f64, ends()).prop_map(|(zero, (low, high))| Prior::ZeroOrLogUniform { zero, low, high }),
    ]
}

/// Ends of the support.
fn support(prior: &Prior) -> (f64, f64) {
    match *prior {
        Prior::Fixed(value) => (value, value),
        Prior::Uniform { low, high } | Prior::LogUniform { low, high } => (low, high),
        Prior::Normal { positive: false, .. } => (f64::NEG_INFINITY, f64::INFINITY),
        Prior::Normal { .. } | Prior::LogNormal { .. } => (0.0, f64::INFINITY),
        Prior::Beta { .. } => (0.0, 1.0),
        Prior::ZeroOrLogUniform { high, .. } => (0.0, high),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quantiles_are_finite_within_the_support_and_monotone(prior in any_prior(), u in 0.0..1.0_f64, v in 0.0..1.0_f64) {
        prop_assert_eq!(prior.problem(), None);
        let (low, high) = support(&prior);
        let (first, second) = (prior.quantile(u.min(v)), prior.quantile(u.max(v)));
        prop_assert!(first.is_finite() && second.is_finite());
        prop_assert!(first >= low && second <= high + 1e-12 * high.abs(), "{first} to {second} outside {low} to {high}");
        prop_assert!(first <= second + 1e-11 * (second.abs() + f64::MIN_POSITIVE), "{first} > {second}");
    }

    #[test]
    fn the_mean_is_the_mean_of_the_quantiles(prior in any_prior()) {
        let steps = 4000;
        let at = |step: i32| prior.quantile((f64::from(step) + 0.5) / f64::from(steps));
        let mean = (0..steps).map(at).sum::<f64>() / f64::from(steps);
        let scale = prior.mean().abs() + (prior.quantile(0.95) - prior.quantile(0.05)).abs();
        prop_assert!((mean - prior.mean()).abs() <= 0.03 * scale, "{mean} against {}", prior.mean());
    }
}

#[test]
fn matches_known_values() {
    let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-12 * b.abs().max(1.0), "{a} instead of {b}");
    close(Prior::LogUniform { low: 0.001, high: 0.1 }.median(), 0.01);
    close(Prior::Uniform { low: 2.0, high: 4.0 }.quantile(0.25), 2.5);
    close(Prior::LogNormal { median: 900.0, sigma: 1.2 }.median(), 900.0);
    close(Prior::Beta { a: 2.0, b: 2.0 }.median(), 0.5);
    close(Prior::Beta { a: 1.0, b: 20.0 }.median(), 1.0 - libm::pow(0.5, 0.05));
    close(Prior::Normal { mean: 1.0, sd: 0.2, positive: false }.interval90().1, 1.0 + 0.2 * 1.644_853_626_951_472_2);
    let half = Prior::ZeroOrLogUniform { zero: 0.5, low: 0.001, high: 0.1 };
    assert_eq!(half.quantile(0.3), 0.0);
    close(half.quantile(0.75), 0.01);
    close(Prior::Normal { mean: 0.0, sd: 1.0, positive: true }.median(), 0.674_489_750_196_081_7);
}

#[test]
fn every_u_gives_a_number() {
    for u in [0.0, 1.0, -1.0, 2.0, 1e-300, 1.0 - 1e-16] {
        for prior in [
            Prior::Normal { mean: 1.0, sd: 1.0, positive: true },
            Prior::LogNormal { median: 1.0, sigma: 1.0 },
            Prior::Beta { a: 8.0, b: 2.0 },
        ] {
            assert!(prior.quantile(u).is_finite());
        }
    }
}

#[test]
fn texts_read_like_the_documentation() {
    assert_eq!(prior_text(&Prior::LogUniform { low: 0.001, high: 0.2 }), "LogU(0.001, 0.2)");
    assert_eq!(prior_text(&Prior::Beta { a: 8.0, b: 2.0 }), "Beta(8, 2)");
    assert_eq!(prior_text(&Prior::Fixed(0.01)), "0.01");
    assert!(!Prior::Fixed(1.0).varies());
    assert!(Prior::Uniform { low: 0.1, high: 0.9 }.varies());
}
