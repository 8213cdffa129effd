//! The error of a trial's result: its own where it was published, else what a trial of its size and design has.

use exoskin_stats::normal;

use crate::comparisons::{Comparison, Quantity};
use crate::predicted::Predicted;
use crate::published::{Published, Value};
use crate::reference;

/// Scatter of one patient's difference, per cent of the start: median and 90 % range. Assumed, one for all readouts: few
/// trials of skin publish a spread. Stained collagen scatters by 17 % between people (abuaf2016_prp_histology), a hair
/// count by 9 % by its instrument alone (rater.hair_change_error.trichoscopy).
pub const SPREAD_PERCENT: (f64, f64, f64) = (10.0, 20.0, 40.0);
/// Scatter of the logarithm of one patient's improvement with the product over that without: median, and the standard
/// deviation of its own logarithm. Assumed.
pub const SPREAD_OF_RATIO: (f64, f64) = (1.0, 0.4);
/// People per arm where a trial does not say: the middle of the trials that do.
pub const USUAL_PEOPLE: f64 = 20.0;

/// Equally likely values that stand for an unknown spread.
const POINTS: usize = 9;

/// Standard errors, equally likely, in the unit of the forecast that goes with them.
#[derive(Clone, Debug, PartialEq)]
pub struct Errors {
    /// The errors.
    pub values: Vec<f64>,
    /// Whether they are in per cent of the start, as no error was published.
    pub percent: bool,
}

/// The error of the trial's result; none where neither it nor the readout's start is known.
pub fn errors(published: &Published, said: &Predicted, comparison: &Comparison) -> Option<Errors> {
    if let Value::Number { standard_error: Some(own), .. } = published.value {
        return Some(Errors { values: vec![own], percent: false });
    }
    said.percent.as_ref()?;
    let spread = |u: f64| reference::through(SPREAD_PERCENT, 0.95, u);
    Some(Errors { values: over(spread, by_size(published, comparison)), percent: true })
}

/// The errors of the logarithm of the ratio of improvements.
pub fn errors_of_ratio(published: &Published, comparison: &Comparison) -> Vec<f64> {
    let (median, sigma) = SPREAD_OF_RATIO;
    over(|u| median * libm::exp(sigma * normal::quantile(u)), by_size(published, comparison))
}

fn over(spread: impl Fn(f64) -> f64, factor: f64) -> Vec<f64> {
    (0..POINTS).map(|i| factor * spread((i as f64 + 0.5) / POINTS as f64)).collect()
}

/// What the number of people makes of one patient's scatter: both sides of one person are compared within the person, two
/// groups add up.
pub fn by_size(published: &Published, comparison: &Comparison) -> f64 {
    let people = published.people.filter(|people| *people > 0.0).unwrap_or(USUAL_PEOPLE);
    let groups = if comparison.quantity == Quantity::Difference && !published.paired { 2.0 } else { 1.0 };
    libm::sqrt(groups / people)
}
