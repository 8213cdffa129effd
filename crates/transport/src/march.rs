//! Forward solution: a distribution over places, carried through time with adaptive steps and events.

use crate::process::{Process, Rates};
use crate::step::{Left, Operator, Stages};

/// Part of a jump: a share of what is in `from` moves to another place or into a fate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// Place it leaves.
    pub from: u32,
    /// Place number, or number of places + fate.
    pub to: u32,
    /// Share of the contents of `from`, in [0, 1].
    pub share: f64,
}

/// A stochastic map applied at an instant. A place named as `from` must give away shares that sum to 1
/// (a move to itself keeps); places not named keep what they hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Jump {
    /// The moves.
    pub moves: Vec<Move>,
}

/// An instant at which steps must end: for a jump, a change of rates or a look.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Break {
    /// When (s).
    pub time_s: f64,
    /// What happens.
    pub jump: Option<Jump>,
    /// True where rates change abruptly here: the step starts small again.
    pub restart: bool,
    /// True where the state is wanted, before the jump.
    pub look: bool,
}

/// Accuracy and limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Controls {
    /// Local error allowed in one step, relative to the weighed contents.
    pub step_tolerance: f64,
    /// First step after the start and after a restart (s).
    pub first_step_s: f64,
    /// Largest growth of the step from one to the next.
    pub growth: f64,
    /// Multiplies the process's longest step.
    pub longest_step_factor: f64,
    /// Steps allowed before the solve is given up.
    pub most_steps: u32,
    /// Keep the list of steps for the adjoint.
    pub keep_steps: bool,
    /// Limit corrections so that no content turns negative. Without it steps are linear, as the adjoint's are, and
    /// contents may turn slightly negative: for comparing the two.
    pub keep_positive: bool,
}

impl Default for Controls {
    fn default() -> Self {
        Controls {
            step_tolerance: 4e-3,
            first_step_s: 0.5,
            growth: 6.0,
            longest_step_factor: 1.0,
            most_steps: 100_000,
            keep_steps: false,
            keep_positive: true,
        }
    }
}

/// One accepted step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// Start (s).
    pub time_s: f64,
    /// Length (s).
    pub length_s: f64,
    /// Break at its end, if any: index into the list of breaks.
    pub break_after: Option<u32>,
}

/// Where everything is at the end.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Solution {
    /// Contents of every place at the end.
    pub places: Vec<f64>,
    /// What left by each sink, in the order of the graph's sinks.
    pub by_sink: Vec<f64>,
    /// What passed each outlet, in the order of the graph's outlets.
    pub by_outlet: Vec<f64>,
    /// What jumps moved into each fate.
    pub by_jump: Vec<f64>,
    /// State at each break that wanted a look: places, then the sum over the sinks of each fate plus jumps.
    pub looks: Vec<Look>,
    /// Accepted steps where they were kept.
    pub steps: Vec<Step>,
    /// Accepted steps.
    pub accepted: u32,
    /// Rejected steps.
    pub rejected: u32,
    /// Steps in which the positive limiter was needed.
    pub limited: u32,
}

/// The state at one instant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// When (s).
    pub time_s: f64,
    /// Contents of every place.
    pub places: Vec<f64>,
    /// What had ended in each fate.
    pub fates: Vec<f64>,
}

/// Why a solve failed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SolveError {
    /// The initial state has the wrong length.
    #[error("the initial state has {got} places, the graph {expected}")]
    Shape {
        /// Places of the graph.
        expected: usize,
        /// Length given.
        got: usize,
    },
    /// A rate or a state is not a finite number.
    #[error("a rate or a content is not finite at {0} s")]
    NotFinite(f64),
    /// Too many steps.
    #[error("{steps} steps were not enough to come past {time_s} s")]
    TooManySteps {
        /// Steps taken.
        steps: u32,
        /// Time reached (s).
        time_s: f64,
    },
}

impl Solution {
    /// Total of each fate: sinks and jumps.
    pub fn fates(&self, graph: &crate::Graph) -> Vec<f64> {
        let mut fates = self.by_jump.clone();
        for (sink, amount) in graph.sinks.iter().zip(&self.by_sink) {
            fates[sink.fate as usize] += amount;
        }
        fates
    }

    /// Everything that is anywhere: 1 for an initial state that sums to 1.
    pub fn total(&self) -> f64 {
        let sum = |values: &[f64]| values.iter().sum::<f64>();
        sum(&self.places) + sum(&self.by_sink) + sum(&self.by_jump)
    }
}

/// Carries `initial` (contents of every place) from `start_s` through all `breaks` (in order of time; the
/// last one is the end) and says where everything is.
pub fn march(
    process: &dyn Process,
    initial: &[f64],
    start_s: f64,
    breaks: &[Break],
    controls: &Controls,
) -> Result<Solution, SolveError> {
    let graph = process.graph();
    let places = graph.places();
    if initial.len() != places {
        return Err(SolveError::Shape { expected: places, got: initial.len() });
    }
    let mut march = March {
        process,
        controls,
        rates: graph.no_rates(),
        operator: Operator::new(graph),
        stages: Stages::new(graph),
        state: initial.to_vec(),
        weights: (0..places).map(|place| if process.weighs(place) { 1.0 } else { 0.0 }).collect(),
        left: Left { by_sink: vec![0.0; graph.sinks.len()], by_outlet: vec![0.0; graph.outlets.len()], weighed: 0.0 },
        solution: Solution { by_jump: vec![0.0; graph.fates], ..Solution::default() },
    };
    let mut time_s = start_s;
    let mut step_s = controls.first_step_s;
    for (index, end) in breaks.iter().enumerate() {
        step_s = march.until(time_s, end.time_s, step_s, index as u32)?;
        time_s = time_s.max(end.time_s);
        if end.look {
            march.look(time_s);
        }
        if let Some(jump) = &end.jump {
            march.jump(jump);
        }
        if end.restart {
            step_s = controls.first_step_s;
        }
    }
    let March { state: places, left: Left { by_sink, by_outlet, .. }, solution, .. } = march;
    Ok(Solution { places, by_sink, by_outlet, ..solution })
}

/// Contents below this share of everything need no accuracy relative to themselves: a strong counterflow leaves
/// e^-1000 of the dose in a narrow channel, and following its changes would cost tens of thousands of steps.
const LEAST_SCALE: f64 = 1e-12;

struct March<'a> {
    process: &'a dyn Process,
    controls: &'a Controls,
    rates: Rates,
    operator: Operator,
    stages: Stages,
    state: Vec<f64>,
    /// One for places that weigh in the error, zero for others.
    weights: Vec<f64>,
    /// What has left the weighed places by sinks is part of the scale of the error.
    left: Left,
    solution: Solution,
}

impl March<'_> {
    /// Steps from `time_s` to `end_s`; returns the step proposed for what follows.
    fn until(&mut self, mut time_s: f64, end_s: f64, mut step_s: f64, index: u32) -> Result<f64, SolveError> {
        while time_s < end_s {
            let left = end_s - time_s;
            let longest = self.process.longest_step(time_s) * self.controls.longest_step_factor;
            let wanted = step_s.min(longest);
            // Two equal steps to the end are better than one and a sliver.
            let length = if wanted >= left {
                left
            } else if 2.0 * wanted > left {
                0.5 * left
            } else {
                wanted
            };
            let ratio = self.try_step(time_s, length)?;
            let factor = (0.9 / libm::cbrt(ratio.max(1e-9))).clamp(0.2, self.controls.growth);
            if ratio > 1.0 {
                self.solution.rejected += 1;
                step_s = length * factor.min(0.7);
            } else {
                let last = length == left;
                self.accept(time_s, length, last.then_some(index));
                time_s = if last { end_s } else { time_s + length };
                step_s = if last { step_s.max(length * factor) } else { length * factor };
            }
            if self.solution.accepted + self.solution.rejected >= self.controls.most_steps {
                return Err(SolveError::TooManySteps { steps: self.controls.most_steps, time_s });
            }
        }
        Ok(step_s)
    }

    /// Computes one step; returns its local error over the one allowed.
    fn try_step(&mut self, time_s: f64, length: f64) -> Result<f64, SolveError> {
        let graph = self.process.graph();
        self.process.rates(time_s + 0.5 * length, &mut self.rates);
        self.operator.set(graph, &self.rates, length, Some(&self.state));
        let error = self.stages.advance(&mut self.operator, graph, &self.rates, &self.state, &self.weights);
        self.stages.negative &= self.controls.keep_positive;
        if !error.size.is_finite() {
            return Err(SolveError::NotFinite(time_s));
        }
        let allowed = self.controls.step_tolerance * (self.left.weighed + error.contents).max(LEAST_SCALE);
        Ok(if allowed > 0.0 { error.size / allowed } else { 0.0 })
    }

    fn accept(&mut self, time_s: f64, length_s: f64, break_after: Option<u32>) {
        let graph = self.process.graph();
        let March { rates, stages, state, weights, left, solution, .. } = self;
        if stages.negative {
            stages.limit(graph, rates, length_s, weights, left);
        } else {
            stages.carry(graph, rates, length_s, weights, left);
        }
        state.copy_from_slice(&stages.next);
        solution.accepted += 1;
        solution.limited += u32::from(stages.negative);
        if self.controls.keep_steps {
            solution.steps.push(Step { time_s, length_s, break_after });
        }
    }

    fn look(&mut self, time_s: f64) {
        let mut fates = self.solution.by_jump.clone();
        for (sink, amount) in self.process.graph().sinks.iter().zip(&self.left.by_sink) {
            fates[sink.fate as usize] += amount;
        }
        self.solution.looks.push(Look { time_s, places: self.state.clone(), fates });
    }

    fn jump(&mut self, jump: &Jump) {
        let places = self.state.len();
        let before: Vec<f64> = jump.moves.iter().map(|m| self.state[m.from as usize]).collect();
        for m in &jump.moves {
            self.state[m.from as usize] = 0.0;
        }
        for (m, contents) in jump.moves.iter().zip(before) {
            let to = m.to as usize;
            let amount = contents * m.share;
            match to.checked_sub(places) {
                None => self.state[to] += amount,
                Some(fate) => self.solution.by_jump[fate] += amount,
            }
        }
    }
}
