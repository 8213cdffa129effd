//! Healing and hair are followed in days.

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::unit::DAY_S;

/// Days of a time in seconds.
pub(crate) fn days(seconds: f64) -> f64 {
    seconds / DAY_S
}

/// A time in this draw, in days.
pub(crate) fn in_days(parameter: &Parameter, draws: &dyn Draws) -> f64 {
    days(draws.value(parameter))
}

/// A rate in this draw, per day.
pub(crate) fn per_day(parameter: &Parameter, draws: &dyn Draws) -> f64 {
    draws.value(parameter) * DAY_S
}
