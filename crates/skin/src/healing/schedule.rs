//! When steps begin and end: short after an injury, longer as time goes on.
//!
//! Products do not move the steps, so arms with the same sessions share every step and differ only in what acts.
//!
//! With many sessions, the wounds of each session step at their own pace: last month's wounds do not need steps of
//! minutes because the skin was wounded again today. The work then grows with the number of sessions, not with its
//! square.

use exoskin_quantity::unit::{DAY_S, HOUR_S};

/// How finely time is divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fineness {
    times: f64,
    together: bool,
}

impl Default for Fineness {
    fn default() -> Fineness {
        Fineness { times: 1.0, together: false }
    }
}

/// The first step after an injury (d).
const FIRST_STEP_D: f64 = 0.2 * HOUR_S / DAY_S; // number: numerics; halving it moves no readout by a percent
/// Growth of the steps with the time since the last injury.
const GROWTH: f64 = 0.06; // number: numerics; halving it moves no readout by a percent
/// The longest step (d).
const LONGEST_STEP_D: f64 = 1.0;
/// With more sessions than this, each steps at its own pace.
const MOST_TOGETHER: usize = 12;
/// The longest step of a cohort at its own pace (d).
const LONGEST_OWN_D: f64 = 2.0; // number: numerics; halving it moves no readout by a percent

/// Steps of the wounds of all sessions, and of the skin between them, until a time: what a course costs. Times in s.
pub fn steps(sessions_s: &[f64], until_s: f64) -> u64 {
    let fineness = Fineness::default();
    let until_d = until_s / DAY_S;
    let sessions_d: Vec<f64> = sessions_s.iter().map(|at_s| at_s / DAY_S).filter(|at_d| *at_d < until_d).collect();
    let own_pace = fineness.own_pace(sessions_d.len());
    let mut steps = count(sessions_d.first().copied().unwrap_or(until_d), |_| LONGEST_STEP_D);
    for (index, at_d) in sessions_d.iter().enumerate() {
        let next_d = sessions_d.get(index + 1).copied().unwrap_or(until_d);
        let together = count(next_d - at_d, |since_d| fineness.step_d(since_d));
        steps += if own_pace {
            together + count(until_d - at_d, |since_d| fineness.own_step_d(since_d))
        } else {
            together * (index as u64 + 2)
        };
    }
    steps
}

/// Steps that cover a span, each as long as `step_d` says at its beginning.
fn count(span_d: f64, step_d: impl Fn(f64) -> f64) -> u64 {
    let (mut since_d, mut steps) = (0.0, 0);
    while since_d < span_d {
        since_d += step_d(since_d);
        steps += 1;
    }
    steps
}

impl Fineness {
    /// Steps this many times shorter than the default; at least 1.
    pub fn times(factor: f64) -> Fineness {
        Fineness { times: if factor >= 1.0 { factor } else { 1.0 }, together: false }
    }

    /// Wounds of all sessions step together, however many there are.
    pub fn together(self) -> Fineness {
        Fineness { together: true, ..self }
    }

    /// Whether the wounds of each of this many sessions step at their own pace.
    pub(crate) fn own_pace(self, sessions: usize) -> bool {
        sessions > MOST_TOGETHER && !self.together
    }

    /// The step that wounds of this age take at their own pace (d).
    pub(crate) fn own_step_d(self, age_d: f64) -> f64 {
        (FIRST_STEP_D + GROWTH * age_d.max(0.0)).min(LONGEST_OWN_D) / self.times
    }

    /// The step to take `since_d` days after the last injury (infinite where there is none).
    pub(crate) fn step_d(self, since_d: f64) -> f64 {
        (FIRST_STEP_D + GROWTH * since_d.max(0.0)).min(LONGEST_STEP_D) / self.times
    }
}
