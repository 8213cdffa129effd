//! Stability series recover the rates of simulated products, dose-response curves their effects; `checks -- series` and
//! `checks -- dish` do it for 200 of each kind.

use exoskin_validation::recovery::{Coverage, Truth};
use exoskin_validation::{dish_check, series_check};

#[test]
fn bands_after_a_series_contain_the_truth_and_are_narrower() {
    for truth in [Truth::Drawn, Truth::Contrary] {
        let (found, refused) = series_check::coverage(12, truth).unwrap();
        assert_eq!(refused, 0, "{truth:?}");
        // Twelve products and seven quantities, some of them the same in other words.
        assert!((0.72..=1.0).contains(&mean(&found)), "{truth:?}: {found:?}");
        assert!(truth == Truth::Contrary || found.iter().all(|one| one.width < 0.8), "{found:?}");
    }
}

#[test]
fn bands_after_a_curve_contain_the_truth_and_are_narrower() {
    for truth in [Truth::Drawn, Truth::Contrary] {
        let (found, refused) = dish_check::coverage(12, truth).unwrap();
        assert_eq!(refused, 0, "{truth:?}");
        assert!((0.7..=1.0).contains(&mean(&found)), "{truth:?}: {found:?}");
        assert!(truth == Truth::Contrary || found.iter().all(|one| one.width < 0.8), "{found:?}");
    }
}

fn mean(found: &[Coverage]) -> f64 {
    found.iter().map(|one| one.share).sum::<f64>() / found.len() as f64
}
