//! Cohorts of many sessions, each at its own pace: fresh wounds take steps of minutes, old ones steps of days.
//!
//! What a cohort needs from the others is stored as sums that each step updates, so that a step costs the same however
//! many sessions there were. Between its steps a cohort does not change; before the skin is read, all are brought to
//! the same moment.
//!
//! Checked by: tests/suite/healing_course.rs (compared with steps taken together, and with finer ones), and below (the
//! number of steps).

use crate::healing::cohort::{Acting, Cohort, Rates};
use crate::healing::matrix::Kinds;
use crate::healing::pulses::Pulses;
use crate::healing::schedule::Fineness;

/// A step is taken once this share of its length is due: it adapts to the steps of the youngest wounds.
const DUE: f64 = 0.5; // number: numerics

/// How far every cohort has got, and sums over all of them.
#[derive(Debug, Default)]
pub(crate) struct Paces {
    each: Vec<Pace>,
    all: Line,
    /// New collagen I of all cohorts.
    pub new_collagen: f64,
    /// Macrophages of all cohorts.
    pub macrophages: f64,
    /// Number of cohort steps so far.
    pub steps: u64,
}

/// How far one cohort has got, and its part of the sums.
#[derive(Clone, Copy, Debug, Default)]
struct Pace {
    at_d: f64,
    done_d: f64,
    kinds: Kinds,
    line: Line,
    new_collagen: f64,
    macrophages: f64,
}

/// Matrix as a line in time: its value at day 0 and its change per day. A cohort's continues as in its last step, so
/// that a long step sees the others where they are at its midpoint.
#[derive(Clone, Copy, Debug, Default)]
struct Line {
    at_zero: Kinds,
    per_day: Kinds,
}

impl Line {
    fn through(day: f64, kinds: &Kinds, per_day: Kinds) -> Line {
        Line { at_zero: kinds.with(&per_day.share(-day)), per_day }
    }

    fn at(&self, day: f64) -> Kinds {
        self.at_zero.with(&self.per_day.share(day))
    }

    fn with(&self, other: &Line, times: f64) -> Line {
        Line {
            at_zero: self.at_zero.with(&other.at_zero.share(times)),
            per_day: self.per_day.with(&other.per_day.share(times)),
        }
    }
}

impl Paces {
    /// A cohort that starts now.
    pub(crate) fn join(&mut self, cohort: &Cohort, rates: &Rates, now_d: f64) {
        let kinds = cohort.matrix();
        self.each.push(Pace { at_d: cohort.at_d, done_d: now_d, kinds, ..Pace::default() });
        self.count(self.each.len() - 1, cohort, rates, now_d);
    }

    /// Steps every cohort for which a step is due to `until_d`.
    pub(crate) fn step(
        &mut self,
        cohorts: &mut [Cohort],
        rates: &Rates,
        pulses: &Pulses,
        fineness: Fineness,
        until_d: f64,
    ) {
        let due = |pace: &Pace| until_d - pace.done_d >= DUE * fineness.own_step_d(pace.done_d - pace.at_d);
        self.step_those(cohorts, rates, pulses, until_d, due);
    }

    /// Brings every cohort to `now_d`.
    pub(crate) fn catch_up(&mut self, cohorts: &mut [Cohort], rates: &Rates, pulses: &Pulses, now_d: f64) {
        self.step_those(cohorts, rates, pulses, now_d, |pace| pace.done_d < now_d);
    }

    fn step_those(
        &mut self,
        cohorts: &mut [Cohort],
        rates: &Rates,
        pulses: &Pulses,
        until_d: f64,
        due: impl Fn(&Pace) -> bool,
    ) {
        for (index, cohort) in cohorts.iter_mut().enumerate() {
            let pace = self.each[index];
            if !due(&pace) {
                continue;
            }
            let others = self.all.with(&pace.line, -1.0).at(0.5 * (pace.done_d + until_d)); // number: mathematics, the middle
            let far = pulses.far(pace.done_d, until_d);
            let acting = Acting::in_cohort(cohort.session, pulses, &far, others, (pace.done_d, until_d));
            cohort.step(rates, &acting, pace.done_d, until_d - pace.done_d);
            self.count(index, cohort, rates, until_d);
            self.steps += 1;
        }
    }

    /// Replaces a cohort's part of the sums by its new value.
    fn count(&mut self, index: usize, cohort: &Cohort, rates: &Rates, now_d: f64) {
        let pace = &mut self.each[index];
        let (kinds, new_collagen) = (cohort.matrix(), cohort.new_collagen());
        let macrophages = cohort.macrophages(rates);
        let span_d = now_d - pace.done_d;
        let change = kinds.with(&pace.kinds.share(-1.0));
        let per_day = if span_d > 0.0 { change.share(1.0 / span_d) } else { Kinds::default() };
        let line = Line::through(now_d, &kinds, per_day);
        self.all = self.all.with(&line, 1.0).with(&pace.line, -1.0);
        self.new_collagen += new_collagen - pace.new_collagen;
        self.macrophages += macrophages - pace.macrophages;
        *pace = Pace { done_d: now_d, kinds, line, new_collagen, macrophages, ..*pace };
    }
}
