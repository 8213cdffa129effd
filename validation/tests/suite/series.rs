//! Stability series recover the rates of simulated products; `checks -- series` does it for 200 of each kind.

use exoskin_validation::series_check::{Truth, coverage};

#[test]
fn bands_after_a_series_contain_the_truth_and_are_narrower() {
    for truth in [Truth::Drawn, Truth::Contrary] {
        let (found, refused) = coverage(12, truth).unwrap();
        assert_eq!(refused, 0, "{truth:?}");
        let mean = found.iter().map(|one| one.share).sum::<f64>() / found.len() as f64;
        // Twelve products and seven quantities, some of them the same in other words.
        assert!((0.72..=1.0).contains(&mean), "{truth:?}: {found:?}");
        assert!(truth == Truth::Contrary || found.iter().all(|one| one.width < 0.8), "{found:?}");
    }
}
