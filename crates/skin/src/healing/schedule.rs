//! When steps begin and end: short after an injury, longer as time goes on.
//!
//! Products do not move the steps, so arms with the same sessions share every step and differ only in what acts.

use exoskin_quantity::unit::{DAY_S, HOUR_S};

/// How finely time is divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fineness(f64);

impl Default for Fineness {
    fn default() -> Fineness {
        Fineness(1.0)
    }
}

/// The first step after an injury (d).
const FIRST_STEP_D: f64 = 0.2 * HOUR_S / DAY_S; // number: numerics; halving it moves no readout by a percent
/// Growth of the steps with the time since the last injury.
const GROWTH: f64 = 0.06; // number: numerics; halving it moves no readout by a percent
/// The longest step (d).
const LONGEST_STEP_D: f64 = 1.0;

impl Fineness {
    /// Steps this many times shorter than the default; at least 1.
    pub fn times(factor: f64) -> Fineness {
        Fineness(if factor >= 1.0 { factor } else { 1.0 })
    }

    /// The step to take `since_d` days after the last injury (infinite where there is none).
    pub(crate) fn step_d(self, since_d: f64) -> f64 {
        (FIRST_STEP_D + GROWTH * since_d.max(0.0)).min(LONGEST_STEP_D) / self.0
    }
}
