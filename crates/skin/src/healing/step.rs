//! One step of a quantity that is made and lost.

/// `y' = gain - rate y` over `dt`, with the mean gain of the step.
///
/// Exact at rest (0 stays 0 without gain) and at the balance gain / rate; never negative for non-negative input;
/// second-order in how the gain varies within the step: e^-z is taken as 1 / (1 + z + z²/2 + z³/6 + z⁴/24).
pub(crate) fn relax(y: f64, gain: f64, rate: f64, dt: f64) -> f64 {
    let z = rate * dt;
    // (e^z - 1) / z to the same order, so that the balance is exact.
    let grown = 1.0 + z * (1.0 / 2.0 + z * (1.0 / 6.0 + z * (1.0 / 24.0))); // number: series of e^z
    (y + dt * gain * grown) / (1.0 + z * grown)
}

/// The mean of a quantity over a step.
pub(crate) fn mean(start: f64, end: f64) -> f64 {
    0.5 * (start + end) // number: mathematics, the middle
}

/// x / (x + half): rises from 0 towards 1. A negative x counts as 0.
pub(crate) fn saturating(x: f64, half: f64) -> f64 {
    let x = x.max(0.0);
    if x.is_infinite() { 1.0 } else { x / (x + half) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rest_and_balance_are_exact_and_decay_is_of_fourth_order() {
        assert_eq!(relax(0.0, 0.0, 3.0, 0.7), 0.0);
        assert!((relax(2.0, 6.0, 3.0, 0.7) - 2.0).abs() < 1e-15);
        let error = |steps: u32| {
            let dt = 1.0 / f64::from(steps);
            let end = (0..steps).fold(1.0, |y, _| relax(y, 0.0, 2.0, dt));
            (end - libm::exp(-2.0)).abs()
        };
        assert!(error(40) < error(20) / 15.0, "{} {}", error(20), error(40));
    }
}
