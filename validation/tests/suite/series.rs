//! Stability series recover the rates of simulated products, dose-response curves their effects; `checks -- series` and
//! `checks -- dish` do it for 200 of each kind.

use exoskin_validation::recovery::{Coverage, Truth, by_chance};
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

#[test]
fn a_check_of_more_products_leaves_less_to_chance() {
    let (low, high) = by_chance(200);
    assert!((low - 0.8584).abs() < 1e-4 && (high - 0.9416).abs() < 1e-4, "{low} {high}");
    let (low, high) = by_chance(800);
    assert!((low - 0.8792).abs() < 1e-4 && (high - 0.9208).abs() < 1e-4, "{low} {high}");
    assert_eq!(by_chance(0).1, 1.0, "no products say nothing");
}

fn mean(found: &[Coverage]) -> f64 {
    found.iter().map(|one| one.share).sum::<f64>() / found.len() as f64
}
