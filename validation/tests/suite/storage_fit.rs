//! The declared priors of the wall and the liquid are what the storage rows say.

use exoskin_evidence::Prior;
use exoskin_validation::storage_fit::fit;
use exoskin_vial::parameters::{LIQUID_SHARE, WALL_FULL};

#[test]
fn declared_priors_are_those_of_the_fit() {
    let fit = fit().unwrap();
    let near = |declared: f64, fitted: f64, name: &str| {
        assert!(
            (declared / fitted - 1.0).abs() < 5e-3,
            "{name}: declared {declared}, fitted {fitted}: `checks -- storage`"
        );
    };
    let Prior::Beta { a, b } = LIQUID_SHARE.prior else { panic!("a beta distribution") };
    near(a, fit.liquid_beta.0, "liquid share, a");
    near(b, fit.liquid_beta.1, "liquid share, b");
    let Prior::LogUniform { low, high } = WALL_FULL.prior else { panic!("a log-uniform distribution") };
    near(low, fit.wall_ends.0, "wall capacity, low");
    near(high, fit.wall_ends.1, "wall capacity, high");
    assert!(fit.effective > 500.0, "{}", fit.effective);
    // What decides is met by the fitted model of that very laboratory, within two spreads.
    for row in &fit.rows {
        let (value, spread) = row.measured;
        assert!((row.after.median - value).abs() < 2.0 * spread, "{row:?}");
        assert!((row.after.median - value).abs() < (row.before.median - value).abs() + 0.02, "{row:?}");
    }
}
