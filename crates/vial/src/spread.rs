//! The spread of a few values, and how well it is known from so few.
//!
//! With n values from a normal distribution, (n - 1) s²/σ² follows the chi-squared distribution with n - 1 degrees of
//! freedom (Cochran 1934); its quantiles bound σ, and with it the coefficient of variation. Two lots say next to nothing.

use exoskin_stats::gamma;

/// Mean and spread of some values.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct Spread {
    /// How many values.
    pub count: usize,
    /// Their mean.
    pub mean: f64,
    /// Coefficient of variation: standard deviation divided by mean.
    pub cv: f64,
    /// Lower end of the 90 % interval of the coefficient of variation.
    pub cv_low: f64,
    /// Upper end of it.
    pub cv_high: f64,
}

/// Ends of the 90 % interval.
const ENDS: (f64, f64) = (0.05, 0.95); // number: definition of a 90 % interval
/// The spread of two or more positive values.
pub fn spread(values: &[f64]) -> Option<Spread> {
    let count = values.len();
    if count < 2 {
        return None;
    }
    let mean = values.iter().sum::<f64>() / count as f64;
    if mean <= 0.0 {
        return None;
    }
    let freedom = (count - 1) as f64;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let cv = libm::sqrt(squares / freedom) / mean;
    let end = |share| cv * libm::sqrt(freedom / gamma::chi_squared_quantile(freedom, share));
    Some(Spread { count, mean, cv, cv_low: end(ENDS.1), cv_high: end(ENDS.0) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_lots_say_little() {
        let two = spread(&[1.0, 1.2]).unwrap();
        assert!((two.cv - 0.128_564_87).abs() < 1e-6);
        assert!(two.cv_high > 10.0 * two.cv && two.cv_low < two.cv);
        let many: Vec<f64> = (0..100_000).map(|i| f64::from(i % 7 + 1)).collect();
        let spread_of_many = spread(&many).unwrap();
        assert!((spread_of_many.cv_high / spread_of_many.cv - 1.0).abs() < 0.01);
        assert_eq!(spread(&[1.0]), None);
        assert_eq!(spread(&[0.0, 0.0]), None);
        assert_eq!(spread(&[3.0, 3.0, 3.0]).unwrap().cv_high, 0.0);
    }
}
