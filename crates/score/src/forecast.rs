//! A forecast through three quantiles, and how far a measured value is from it.

use exoskin_record::summary::Band;
use exoskin_stats::normal;

/// Standard normal quantile of 0.95.
const Z95: f64 = 1.644_853_626_951_472_2;
/// Values that stand for a distribution.
const SPREAD: usize = 41;
/// Points of the quantile curve in the score.
const POINTS: usize = 2000;

/// A distribution with the given median, 5 % and 95 % quantiles: half a normal curve on each side of the median.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    median: f64,
    below: f64,
    above: f64,
}

impl Forecast {
    /// Through the three quantiles of `band`.
    pub fn through(band: &Band) -> Forecast {
        let (below, above) = (band.median - band.p05, band.p95 - band.median);
        Forecast { median: band.median, below: below.max(0.0) / Z95, above: above.max(0.0) / Z95 }
    }

    /// What a trial whose own mean has this standard error would report.
    pub fn as_reported(&self, standard_error: f64) -> Forecast {
        let wider = |sigma: f64| libm::sqrt(sigma * sigma + standard_error * standard_error);
        Forecast { below: wider(self.below), above: wider(self.above), ..*self }
    }

    /// Median and 90 % band.
    pub fn band(&self) -> Band {
        Band { median: self.median, p05: self.median - Z95 * self.below, p95: self.median + Z95 * self.above }
    }

    /// The value below which the share `u` lies, 0 < u < 1.
    pub fn quantile(&self, u: f64) -> f64 {
        let z = normal::quantile(u);
        self.median + z * if z < 0.0 { self.below } else { self.above }
    }

    /// Values that stand for the whole distribution, equally likely.
    pub fn spread(&self) -> Vec<f64> {
        (0..SPREAD).map(|i| self.quantile((i as f64 + 0.5) / SPREAD as f64)).collect()
    }

    /// Probability of a value above `x`; half of the mass at `x` counts.
    pub fn above(&self, x: f64) -> f64 {
        let (distance, sigma) = (x - self.median, if x < self.median { self.below } else { self.above });
        match distance {
            0.0 => 0.5,
            _ if sigma <= 0.0 => f64::from(distance < 0.0),
            _ => normal::cumulative(-distance / sigma),
        }
    }

    /// Continuous ranked probability score of a measured value, in its unit; 0 is perfect.
    ///
    /// Twice the mean pinball loss over the quantiles (Gneiting and Raftery 2007).
    pub fn crps(&self, measured: f64) -> f64 {
        let loss = |i: usize| {
            let u = (i as f64 + 0.5) / POINTS as f64;
            let error = measured - self.quantile(u);
            if error < 0.0 { (u - 1.0) * error } else { u * error }
        };
        2.0 * (0..POINTS).map(loss).sum::<f64>() / POINTS as f64
    }
}

/// Whether a value lies in the 90 % band.
pub fn holds(band: &Band, value: f64) -> bool {
    band.p05 <= value && value <= band.p95
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Band = Band { median: 0.0, p05: -Z95, p95: Z95 };

    #[test]
    fn the_score_of_a_normal_forecast_is_the_known_one() {
        // Standard normal, measured at its median: 2 phi(0) - 1/sqrt(pi) = 0.233695.
        assert!((Forecast::through(&UNIT).crps(0.0) - 0.233_695).abs() < 1e-3);
        // A forecast without width: the score is the distance.
        let sure = Forecast::through(&Band { median: 1.0, p05: 1.0, p95: 1.0 });
        assert!((sure.crps(3.5) - 2.5).abs() < 1e-12);
    }

    #[test]
    fn quantiles_and_probabilities_agree() {
        let forecast = Forecast::through(&Band { median: 2.0, p05: 1.0, p95: 6.0 });
        for u in [0.05, 0.3, 0.5, 0.8, 0.95] {
            assert!((1.0 - forecast.above(forecast.quantile(u)) - u).abs() < 1e-6);
        }
        assert!((forecast.band().p95 - 6.0).abs() < 1e-9);
        assert!(forecast.as_reported(1.0).band().p95 > 6.0);
    }
}
