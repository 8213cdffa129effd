//! Integer fates: sums, means and variances of the draws at any count, and what is refused.

use exoskin_transport::fates::{LARGEST_COUNT, over_cells};
use exoskin_transport::{FateError, Ledger, Stream, multinomial};
use proptest::prelude::*;

const PROBABILITIES: [f64; 6] = [0.5, 0.3, 0.19, 0.009, 0.000_999, 0.000_001];

/// Standardised mean and variance of each fate over many draws of `count` vesicles.
fn moments(count: u64, probabilities: &[f64], draws: u32, seed: u64) -> Vec<(f64, f64)> {
    let mut sums = vec![(0.0, 0.0); probabilities.len()];
    for draw in 0..draws {
        let mut stream = Stream::new(seed, u64::from(draw), 0, 0);
        let fates = multinomial(&mut stream, count, probabilities).expect("closed");
        assert_eq!(fates.iter().sum::<u64>(), count);
        for ((sum, &fate), &p) in sums.iter_mut().zip(&fates).zip(probabilities) {
            let deviation = (fate as f64 - count as f64 * p) / (count as f64 * p * (1.0 - p)).sqrt();
            sum.0 += deviation;
            sum.1 += deviation * deviation;
        }
    }
    sums.into_iter().map(|(sum, squares)| (sum / f64::from(draws), squares / f64::from(draws))).collect()
}

#[test]
fn mean_and_variance_are_multinomial_at_any_count() {
    let draws = 4_000;
    let error = 1.0 / f64::from(draws).sqrt();
    for count in [1, 3, 40, 1_000, 100_000, 20_000_000_000, 10_000_000_000_000] {
        for (fate, (mean, variance)) in moments(count, &PROBABILITIES, draws, count).into_iter().enumerate() {
            let expected = count as f64 * PROBABILITIES[fate] * (1.0 - PROBABILITIES[fate]);
            // The variance of a squared deviation is 2 + 1/npq for a binomial, roughly.
            let spread = (2.0 + 1.0 / expected).sqrt() * error;
            assert!(mean.abs() < 4.5 * error, "{count} vesicles, fate {fate}: mean off by {} errors", mean / error);
            assert!(
                (variance - 1.0).abs() < 5.0 * spread,
                "{count} vesicles, fate {fate}: variance {variance}, off by {} errors",
                (variance - 1.0) / spread
            );
        }
    }
}

#[test]
fn two_fates_of_one_draw_are_anticorrelated() {
    let (count, draws, p) = (1_000_000u64, 4_000u32, [0.3, 0.2, 0.5]);
    let mut sum = 0.0;
    for draw in 0..draws {
        let fates = multinomial(&mut Stream::new(5, u64::from(draw), 0, 0), count, &p).expect("closed");
        sum += (fates[0] as f64 - 300_000.0) * (fates[1] as f64 - 200_000.0);
    }
    let covariance = sum / f64::from(draws) / count as f64;
    // -p q, with an error of about sqrt((1 + rho^2) p(1-p) q(1-q) / draws).
    assert!((covariance + 0.06).abs() < 0.015, "covariance {covariance}");
}

/// A share far below the resolution of numbers near one still brings its vesicles.
#[test]
fn rare_fates_keep_their_mean() {
    let count = 10_000_000_000_000u64;
    for rare in [1.6e-16, 3.0e-15, 1.0e-13] {
        let probabilities = [rare, 1.0 - rare];
        let draws = if rare < 1e-15 { 1_000_000 } else { 50_000 };
        let mut stream = Stream::new(11, 0, 0, 0);
        let drawn: u64 = (0..draws).map(|_| multinomial(&mut stream, count, &probabilities).expect("closed")[0]).sum();
        let expected = count as f64 * rare * f64::from(draws);
        let errors = (drawn as f64 - expected) / expected.sqrt();
        assert!(
            errors.abs() < 4.5,
            "share {rare:e}: {drawn} drawn where {expected:.0} were expected ({errors:.1} errors)"
        );
    }
}

#[test]
fn certain_and_impossible_fates_are_exact() {
    let mut stream = Stream::new(1, 0, 0, 0);
    for count in [0, 1, 999, LARGEST_COUNT] {
        assert_eq!(multinomial(&mut stream, count, &[0.0, 1.0, 0.0]).expect("closed"), vec![0, count, 0]);
        assert_eq!(multinomial(&mut stream, count, &[1.0]).expect("closed"), vec![count]);
    }
}

#[test]
fn what_is_no_probability_is_refused() {
    let mut stream = Stream::new(1, 0, 0, 0);
    let mut refused = |count, p: &[f64]| multinomial(&mut stream, count, p).expect_err("refused");
    assert!(matches!(refused(1, &[0.5, 0.5 + 1e-8]), FateError::NotClosed(_)));
    assert!(matches!(refused(1, &[]), FateError::NotClosed(_)));
    assert!(matches!(refused(1, &[1.5, -0.5]), FateError::BadProbability(1, _)));
    assert!(matches!(refused(1, &[f64::NAN, 1.0]), FateError::BadProbability(0, _)));
    assert!(matches!(refused(1, &[f64::INFINITY]), FateError::BadProbability(0, _)));
    assert_eq!(refused(LARGEST_COUNT + 1, &[1.0]), FateError::TooMany(LARGEST_COUNT + 1));
}

#[test]
fn cells_share_a_total_by_weight() {
    let weights: Vec<f64> = (1..=50).map(f64::from).collect();
    let sum: f64 = weights.iter().sum();
    let total = 1_000_000;
    let cells = over_cells(&mut Stream::new(3, 0, 0, 0), total, &weights).expect("weights");
    assert_eq!(cells.iter().sum::<u64>(), total);
    let chi: f64 = cells
        .iter()
        .zip(&weights)
        .map(|(&n, weight)| {
            let expected = total as f64 * weight / sum;
            (n as f64 - expected) * (n as f64 - expected) / expected
        })
        .sum();
    assert!((20.0..90.0).contains(&chi), "chi-square {chi} on 49 degrees of freedom");
}

/// Poisson counts conditioned on their sum: each cell's variance is n w (1 - w), not n w.
#[test]
fn few_vesicles_over_few_cells_have_multinomial_variance() {
    let draws = 20_000;
    let mut squares = 0.0;
    for draw in 0..draws {
        let cells = over_cells(&mut Stream::new(4, draw, 0, 0), 10, &[1.0, 3.0]).expect("weights");
        squares += (cells[0] as f64 - 2.5) * (cells[0] as f64 - 2.5);
    }
    let variance = squares / draws as f64;
    assert!((variance - 1.875).abs() < 0.08, "variance {variance} instead of 10 x 0.25 x 0.75");
}

#[test]
fn vesicles_without_cells_are_not_lost_silently() {
    let mut stream = Stream::new(1, 0, 0, 0);
    assert_eq!(over_cells(&mut stream, 0, &[]).expect("nothing to share"), Vec::<u64>::new());
    assert_eq!(over_cells(&mut stream, 0, &[0.0, 0.0]).expect("nothing to share"), vec![0, 0]);
    assert!(over_cells(&mut stream, 5, &[]).is_err());
    assert!(over_cells(&mut stream, 5, &[0.0, 0.0]).is_err());
    assert!(over_cells(&mut stream, 5, &[2.0, -1.0]).is_err());
    assert!(over_cells(&mut stream, 5, &[f64::NAN, 1.0]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn every_ledger_closes(
        weights in prop::collection::vec(prop_oneof![Just(0.0), 1e-18..1e-9, 1e-6..1.0f64], 1..24),
        applied in prop_oneof![0u64..100, 0u64..10_000_000_000_000, Just(LARGEST_COUNT)],
        seed in any::<u64>(),
    ) {
        let sum: f64 = weights.iter().sum();
        prop_assume!(sum > 0.0);
        // Two fates may share a name: their counts are added.
        let shares: Vec<(String, f64)> =
            weights.iter().enumerate().map(|(k, weight)| (format!("fate_{}", k % 20), weight / sum)).collect();
        let ledger = Ledger::draw(&mut Stream::new(seed, 0, 0, 0), applied, &shares).expect("closed");
        prop_assert_eq!(ledger.applied(), applied);
        prop_assert_eq!(ledger.fates().values().sum::<u64>(), applied);
        for (name, share) in &shares[..shares.len().min(4)] {
            let alone = shares.iter().filter(|(other, _)| other == name).count() == 1;
            prop_assert!(*share > 0.0 || !alone || ledger.fates()[name] == 0);
        }
    }
}
