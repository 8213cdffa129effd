//! How many of the numbers of devices without a product are covered, each against its own start.

use exoskin_record::summary::Band;

use crate::error_of_trial::SPREAD_PERCENT;
use crate::forecast::holds;
use crate::published::Value;
use crate::scored::{Scored, tick};
use crate::verdict::Verdict;

/// A band that spans a larger factor is too wide to count.
pub const WIDEST_RATIO: f64 = 10.0;
/// A band near zero that spans more standard deviations between patients is too wide to count.
pub const WIDEST_SPREADS: f64 = 4.0;

/// How many of the numbers of devices without a product, each against its own start, are covered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Devices {
    /// In the predicted 90 % band, of how many.
    pub covered: (usize, usize),
    /// The same by bands that are narrow enough to count.
    pub narrow: (usize, usize),
    /// The same with the trial's own error added where it is known.
    pub narrow_as_reported: (usize, usize),
    /// Upper bounds that are met, of how many.
    pub bounds: (usize, usize),
}

impl Devices {
    /// Counts.
    pub fn of(all: &[Scored]) -> Devices {
        let mut devices = Devices::default();
        for scored in all.iter().filter(|scored| scored.counts() && scored.comparison.is_device()) {
            devices.count(scored);
        }
        devices
    }

    fn count(&mut self, scored: &Scored) {
        let band = scored.predicted.as_ref().ok().map(|said| said.band);
        match scored.published.value {
            Value::Number { value, .. } => {
                let held = |band: Band| holds(&band, value);
                let narrow = is_narrow(scored);
                let reported = band.map(|band| scored.as_reported(&band).band());
                tick(&mut self.covered, band.is_some_and(held));
                tick(&mut self.narrow, narrow && band.is_some_and(held));
                tick(&mut self.narrow_as_reported, narrow && reported.is_some_and(held));
            }
            Value::AtMost(_) => tick(&mut self.bounds, scored.verdict == Some(Verdict::Inside)),
            Value::Direction(_) => {}
        }
    }
}

/// Whether the predicted band is narrow enough for it to mean something that it covers a number: it spans at most a
/// factor of [`WIDEST_RATIO`], or at most [`WIDEST_SPREADS`] of the standard deviation between the trial's patients.
pub fn is_narrow(scored: &Scored) -> bool {
    let Ok(said) = &scored.predicted else { return false };
    let (low, high) = (said.band.p05, said.band.p95);
    let ratio = low * high > 0.0 && (high / low).max(low / high) <= WIDEST_RATIO;
    let spread = match scored.published.value {
        Value::Number { standard_error: Some(error), .. } => {
            scored.published.people.map(|people| (high - low, error * libm::sqrt(people)))
        }
        _ => said.percent.map(|percent| (percent.p95 - percent.p05, SPREAD_PERCENT.1)),
    };
    ratio || spread.is_some_and(|(width, spread)| width <= WIDEST_SPREADS * spread)
}
