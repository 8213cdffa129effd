//! Quantiles of known distributions, and whether their standard errors tell the truth.

use crate::common;

use common::Random;
use exoskin_stats::bands::{intervals, quantile, weighted_band, weighted_band_with_error};
use exoskin_stats::{BadSample, Band, band, band_with_error};
use proptest::prelude::*;

/// The 95 % quantile of the standard normal distribution.
const Z95: f64 = 1.644_853_626_951_472_2;

#[test]
fn even_steps_give_exact_quantiles() {
    let values: Vec<f64> = (0..1000).rev().map(|i| (f64::from(i) + 0.5) / 1000.0).collect();
    let Band { median, p05, p95 } = band(&values).unwrap();
    assert!((median - 0.5).abs() < 1e-12 && (p05 - 0.05).abs() < 1e-12 && (p95 - 0.95).abs() < 1e-12);
}

#[test]
fn a_negative_factor_turns_a_band_round() {
    let turned = Band { median: 1.0, p05: -2.0, p95: 3.0 };
    assert_eq!(turned.times(-1.0), Band { median: -1.0, p05: -3.0, p95: 2.0 });
    assert_eq!(turned.turned(), turned.times(-1.0));
    assert_eq!(Band::exact(0.0).turned().median.to_bits(), 0.0f64.to_bits());
}

#[test]
fn one_value_is_its_own_band() {
    assert_eq!(band(&[3.5]).unwrap(), Band { median: 3.5, p05: 3.5, p95: 3.5 });
    assert_eq!(band(&[0.1; 7]).unwrap(), Band { median: 0.1, p05: 0.1, p95: 0.1 });
}

#[test]
fn a_weight_of_three_is_nearly_three_samples() {
    let (values, weights): (Vec<f64>, Vec<f64>) = (0..400).map(|i| (f64::from(i), f64::from(i % 4))).unzip();
    let repeated: Vec<f64> = values.iter().zip(&weights).flat_map(|(v, w)| vec![*v; *w as usize]).collect();
    let (a, b) = (weighted_band(&values, &weights).unwrap(), band(&repeated).unwrap());
    assert!((a.median - b.median).abs() < 1.0 && (a.p05 - b.p05).abs() < 1.0 && (a.p95 - b.p95).abs() < 1.0);
}

#[test]
fn bad_samples_are_named() {
    assert_eq!(band(&[]), Err(BadSample::Empty));
    assert_eq!(weighted_band(&[1.0], &[0.0]), Err(BadSample::Empty));
    assert_eq!(band(&[1.0, f64::NAN]), Err(BadSample::NotFinite(1)));
    assert_eq!(band(&[f64::INFINITY]), Err(BadSample::NotFinite(0)));
    assert_eq!(weighted_band(&[1.0], &[-1.0]), Err(BadSample::BadWeight(0)));
    assert_eq!(weighted_band(&[1.0], &[]), Err(BadSample::Lengths { values: 1, others: 0 }));
    assert_eq!(band_with_error(&[1.0, 2.0], &[4, 4]), Err(BadSample::OneCluster));
}

/// Repeats an experiment and compares the stated standard error with the spread seen, and the coverage of +-2 se.
fn judge(name: &str, truth: [f64; 3], mut experiment: impl FnMut(&mut Random) -> (Vec<f64>, Vec<u32>)) {
    let mut random = Random(11);
    let runs = 400;
    let (mut squares, mut stated, mut covered) = ([0.0; 3], [0.0; 3], [0; 3]);
    for _ in 0..runs {
        let (values, clusters) = experiment(&mut random);
        let found = band_with_error(&values, &clusters).unwrap();
        let quantiles = [found.p05, found.median, found.p95];
        let errors = [found.p05_se, found.median_se, found.p95_se];
        for i in 0..3 {
            squares[i] += (quantiles[i] - truth[i]).powi(2) / f64::from(runs);
            stated[i] += errors[i] / f64::from(runs);
            covered[i] += i32::from((quantiles[i] - truth[i]).abs() < 1.96 * errors[i]);
        }
    }
    for i in 0..3 {
        let (seen, coverage) = (squares[i].sqrt(), f64::from(covered[i]) / f64::from(runs));
        assert!((stated[i] / seen - 1.0).abs() < 0.15, "{name}, quantile {i}: stated {}, seen {seen}", stated[i]);
        assert!((0.89..=0.99).contains(&coverage), "{name}, quantile {i}: 95 % interval covers {coverage}");
    }
}

#[test]
fn standard_errors_are_right_for_independent_samples() {
    judge("normal", [-Z95, 0.0, Z95], |random| ((0..300).map(|_| random.normal()).collect(), (0..300).collect()));
    judge("uniform", [0.05, 0.5, 0.95], |random| ((0..300).map(|_| random.unit()).collect(), (0..300).collect()));
}

#[test]
fn standard_errors_are_right_where_samples_share_transport_rows() {
    // Sum of a shared part (variance 0.8, 300 rows) and an own part (variance 0.2, 1,000 samples): standard normal.
    judge("shared", [-Z95, 0.0, Z95], |random| {
        let rows: Vec<f64> = (0..300).map(|_| random.normal()).collect();
        let sample = |s: usize, own: f64| 0.8_f64.sqrt() * rows[s % 300] + 0.2_f64.sqrt() * own;
        let values = (0..1000).map(|s| (s, random.normal())).map(|(s, own)| sample(s, own)).collect();
        (values, (0..1000).map(|s| s % 300).collect())
    });
}

/// Counts over five decades that share rows, most of them zero at the lower end: nothing normal about them.
#[test]
fn intervals_cover_the_truth_whatever_the_shape() {
    let (shared, own) = (0.9_f64.sqrt(), 0.1_f64.sqrt());
    let shape = |x: f64| if x < -1.2 { 0.0 } else { libm::exp(2.5 * x) };
    let truth = [shape(-Z95), shape(0.0), shape(Z95)];
    let mut random = Random(23);
    let runs = 400;
    let mut covered = [0; 3];
    for _ in 0..runs {
        let rows: Vec<f64> = (0..300).map(|_| random.normal()).collect();
        let values: Vec<f64> = (0..1500).map(|s| shape(shared * rows[s % 300] + own * random.normal())).collect();
        let found = intervals(&values, &(0..1500).map(|s| s % 300).collect::<Vec<_>>()).unwrap();
        let band = band(&values).unwrap();
        let all = [(found.p05, band.p05), (found.median, band.median), (found.p95, band.p95)];
        for (i, (interval, value)) in all.into_iter().enumerate() {
            assert!(interval.low <= value && value <= interval.high, "{value} in {interval:?}");
            covered[i] += i32::from(interval.low <= truth[i] && truth[i] <= interval.high);
        }
    }
    for (i, covered) in covered.into_iter().enumerate() {
        let coverage = f64::from(covered) / f64::from(runs);
        assert!(coverage > 0.925, "quantile {i}: 95 % interval covers {coverage}");
    }
}

#[test]
fn shared_rows_make_the_answer_less_certain() {
    let mut random = Random(5);
    let rows: Vec<f64> = (0..100).map(|_| random.normal()).collect();
    let values: Vec<f64> = (0..1000).map(|s| rows[s % 100] + 0.01 * random.normal()).collect();
    let shared = band_with_error(&values, &(0..1000).map(|s| s % 100).collect::<Vec<_>>()).unwrap();
    let alone = band_with_error(&values, &(0..1000).collect::<Vec<_>>()).unwrap();
    let ratio = shared.median_se / alone.median_se;
    assert!((2.0..5.0).contains(&ratio), "ten samples per row: about sqrt(10) = 3.2, found {ratio}");
}

proptest! {
    #[test]
    fn samples_that_count_alike_need_no_weights(values in prop::collection::vec(-2i32..30, 1..60)) {
        let values: Vec<f64> = values.iter().map(|v| f64::from(*v) / 7.0).collect();
        prop_assert_eq!(band(&values).unwrap(), weighted_band(&values, &vec![1.0; values.len()]).unwrap());
        let each = [0.5, 0.05, 0.95].map(|p| quantile(&values, p).unwrap());
        let Band { median, p05, p95 } = band(&values).unwrap();
        prop_assert_eq!(each, [median, p05, p95]);
    }
}

proptest! {
    #[test]
    fn bands_are_ordered_and_inside_the_samples(values in prop::collection::vec(-1e12..1e12_f64, 2..200)) {
        let weights: Vec<f64> = values.iter().map(|v| v.abs() + 1.0).collect();
        let clusters: Vec<u32> = (0..values.len() as u32).collect();
        let found = weighted_band_with_error(&values, &weights, &clusters).unwrap();
        let (low, high) = (quantile(&values, 0.0).unwrap(), quantile(&values, 1.0).unwrap());
        prop_assert!(low <= found.p05 && found.p05 <= found.median);
        prop_assert!(found.median <= found.p95 && found.p95 <= high);
        prop_assert!([found.p05_se, found.median_se, found.p95_se].iter().all(|se| *se >= 0.0 && se.is_finite()));
    }

    #[test]
    fn the_order_of_the_samples_does_not_matter(values in prop::collection::vec(0.0..1.0_f64, 2..100)) {
        let mut turned = values.clone();
        turned.reverse();
        prop_assert_eq!(band(&values).unwrap(), band(&turned).unwrap());
    }
}
