//! The cycle as a chain of stages: shares of follicles, and the thickness of the hairs in them.
//!
//! Phases are Erlang-distributed: k stages in a row, each left at rate k/(mean time). In order: emerging, growing,
//! stopping, resting, shedding, empty; the last resting stage forks into shedding and empty, and both lead back to the
//! first emerging stage. The equations are linear, with rates that are constant between events. Steps are fourth-order
//! Runge-Kutta, no longer than the fastest stage's time: on a linear chain such steps keep every share positive (the
//! stability polynomial is absolutely monotonic up to there).

use crate::follicle::cycle::{Cycle, Shares};
use crate::follicle::drive::Factors;
use crate::parameters as p;

const GROWING: usize = p::EMERGING_STAGES;
const STOPPING: usize = GROWING + p::GROWING_STAGES;
const RESTING: usize = STOPPING + p::STOPPING_STAGES;
const SHEDDING: usize = RESTING + p::RESTING_STAGES;
const EMPTY: usize = SHEDDING + 1;
/// All stages.
const STAGES: usize = EMPTY + p::EMPTY_STAGES;
/// The last stage before the fork.
const FORK: usize = SHEDDING - 1;

type Stages = [f64; STAGES];

/// Follicles by stage; shares that sum to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct State {
    /// Follicles.
    share: Stages,
    /// Follicles times the thickness of their hair relative to the start; 0 where no hair is visible.
    thickness: Stages,
}

/// Rates of one stretch of time, 1/d.
pub(super) struct Rates {
    leave: Stages,
    /// From the last resting stage to empty; the rest of what leaves it starts a new cycle.
    drop: f64,
    /// Rate at which the hair at the surface follows the bulb.
    renew: f64,
    fastest: f64,
}

impl Rates {
    /// The cycle under these factors.
    pub(super) fn new(cycle: &Cycle, factors: &Factors) -> Rates {
        let mut leave = [0.0; STAGES];
        let mut phase = |from: usize, to: usize, mean_d: f64, factor: f64| {
            leave[from..to].fill((to - from) as f64 / mean_d * factor);
        };
        phase(0, GROWING, cycle.emerging_d, 1.0);
        phase(GROWING, STOPPING, cycle.growing_d, factors.exit);
        phase(STOPPING, RESTING, cycle.stopping_d, 1.0);
        phase(RESTING, SHEDDING, cycle.resting_d, factors.entry);
        phase(SHEDDING, EMPTY, cycle.shedding_d, 1.0);
        phase(EMPTY, STAGES, cycle.empty_d, factors.entry);
        let drop = drop_rate(cycle);
        leave[FORK] = (1.0 - cycle.empty_chance) * leave[FORK] + drop;
        let renew = 1.0 / cycle.way_d;
        let grown = leave[GROWING] + renew;
        let fastest = leave.iter().fold(grown, |fastest, rate| fastest.max(*rate));
        Rates { leave, drop, renew, fastest }
    }

    /// Number of steps that a stretch of `span_d` days needs.
    pub(super) fn steps(&self, span_d: f64) -> usize {
        (span_d * self.fastest).ceil().max(1.0) as usize
    }
}

impl State {
    /// The cycle at rest, every hair of thickness 1.
    pub(super) fn rest(cycle: &Cycle) -> State {
        let mut share = [0.0; STAGES];
        let mut phase = |from: usize, to: usize, all: f64| share[from..to].fill(all / (to - from) as f64);
        let shares = cycle.shares();
        phase(0, GROWING, shares.emerging);
        phase(GROWING, STOPPING, shares.growing);
        phase(STOPPING, RESTING, shares.stopping);
        phase(RESTING, SHEDDING, shares.resting);
        phase(SHEDDING, EMPTY, shares.shedding);
        phase(EMPTY, STAGES, shares.empty);
        let mut thickness = share;
        thickness[..GROWING].fill(0.0);
        thickness[EMPTY..].fill(0.0);
        State { share, thickness }
    }

    /// Shares by phase.
    pub(super) fn shares(&self) -> Shares {
        let sum = |from: usize, to: usize| self.share[from..to].iter().sum();
        Shares {
            emerging: sum(0, GROWING),
            growing: sum(GROWING, STOPPING),
            stopping: sum(STOPPING, RESTING),
            resting: sum(RESTING, SHEDDING),
            shedding: sum(SHEDDING, EMPTY),
            empty: sum(EMPTY, STAGES),
        }
    }

    /// Mean thickness of the hairs that grow, and of those that are merely in place, relative to the start.
    pub(super) fn thickness(&self) -> (f64, f64) {
        let mean = |from: usize, to: usize| {
            let share: f64 = self.share[from..to].iter().sum();
            let thickness: f64 = self.thickness[from..to].iter().sum();
            if share > 0.0 { thickness / share } else { 1.0 }
        };
        (mean(GROWING, STOPPING), mean(STOPPING, EMPTY))
    }

    /// Hairs lost per follicle and day.
    pub(super) fn shed(&self, cycle: &Cycle) -> f64 {
        self.share[SHEDDING] / cycle.shedding_d + drop_rate(cycle) * self.share[FORK]
    }

    /// One step of `h` days; `bulb` is the thickness being made at its beginning, middle and end.
    pub(super) fn step(&mut self, rates: &Rates, h: f64, bulb: [f64; 3]) {
        let first = self.slope(rates, bulb[0]);
        let second = self.after(0.5 * h, &first).slope(rates, bulb[1]); // number: numerics, the midpoint rule
        let third = self.after(0.5 * h, &second).slope(rates, bulb[1]); // number: numerics, the midpoint rule
        let fourth = self.after(h, &third).slope(rates, bulb[2]);
        let (outer, inner) = (h / 6.0, h / 3.0); // number: weights of Runge and Kutta
        for i in 0..STAGES {
            self.share[i] += outer * (first.share[i] + fourth.share[i]) + inner * (second.share[i] + third.share[i]);
            self.thickness[i] +=
                outer * (first.thickness[i] + fourth.thickness[i]) + inner * (second.thickness[i] + third.thickness[i]);
        }
    }

    fn after(&self, h: f64, slope: &State) -> State {
        let mut next = *self;
        for i in 0..STAGES {
            next.share[i] += h * slope.share[i];
            next.thickness[i] += h * slope.thickness[i];
        }
        next
    }

    fn slope(&self, rates: &Rates, bulb: f64) -> State {
        let share = flow(&self.share, rates);
        let mut thickness = flow(&self.thickness, rates);
        // A hair that falls out takes its thickness with it; one that emerges brings that of its bulb.
        thickness[0] = 0.0;
        thickness[EMPTY] = 0.0;
        thickness[GROWING] += rates.leave[GROWING - 1] * self.share[GROWING - 1] * bulb;
        let here = self.share[GROWING..STOPPING].iter().zip(&self.thickness[GROWING..STOPPING]);
        for (change, (share, now)) in thickness[GROWING..STOPPING].iter_mut().zip(here) {
            *change += rates.renew * (share * bulb - now);
        }
        State { share, thickness }
    }
}

/// From the last resting stage to empty, 1/d: a hair drops on its own; stimuli for growth do not speed this up.
fn drop_rate(cycle: &Cycle) -> f64 {
    cycle.empty_chance * p::RESTING_STAGES as f64 / cycle.resting_d
}

/// Inflow minus outflow, per day.
fn flow(of: &Stages, rates: &Rates) -> Stages {
    let mut out = [0.0; STAGES];
    for i in 0..STAGES {
        out[i] = rates.leave[i] * of[i];
    }
    let dropped = rates.drop * of[FORK];
    let mut change = [0.0; STAGES];
    change[0] = out[SHEDDING] + out[STAGES - 1] - out[0];
    for i in 1..STAGES {
        change[i] = out[i - 1] - out[i];
    }
    change[SHEDDING] = (out[FORK] - dropped) - out[SHEDDING];
    change[EMPTY] = dropped - out[EMPTY];
    change
}
