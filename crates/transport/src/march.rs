//! Forward solution: a distribution over places, carried through time with adaptive steps and events.

use crate::breaks::{Break, Jump};
use crate::process::{Process, Rates};
use crate::solution::{Look, Solution, SolveError, Step};
use crate::step::{Left, Operator, Stages};

/// Accuracy and limits.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Controls {
    /// Local error allowed in one step, relative to the weighted contents.
    pub step_tolerance: f64,
    /// First step after the start and after a restart (s).
    pub first_step_s: f64,
    /// Largest growth of the step from one to the next.
    pub growth: f64,
    /// Multiplies the process's longest step.
    pub longest_step_factor: f64,
    /// Steps allowed before the solve is given up.
    pub most_steps: u32,
    /// Whether to keep the list of steps for the adjoint.
    pub keep_steps: bool,
    /// Whether to limit corrections so that no content becomes negative. Without this, steps are linear, like the
    /// adjoint's, and contents may become slightly negative: for comparing the two.
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

/// Carries `initial` (contents of every place) from `start_s` through all `breaks` (in order of time; the last one is
/// the end) and returns where everything is.
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

/// Contents below this share of the total need no relative accuracy: a strong counterflow leaves e^-1000 of the dose in
/// a narrow channel, and following its changes would cost tens of thousands of steps.
const LEAST_SCALE: f64 = 1e-12;

struct March<'a> {
    process: &'a dyn Process,
    controls: &'a Controls,
    rates: Rates,
    operator: Operator,
    stages: Stages,
    state: Vec<f64>,
    /// One for places that count in the error, zero for others.
    weights: Vec<f64>,
    /// What has left the weighted places through sinks is part of the scale of the error.
    left: Left,
    solution: Solution,
}

impl March<'_> {
    /// Steps from `time_s` to `end_s`; returns the step proposed for what follows.
    fn until(&mut self, mut time_s: f64, end_s: f64, mut step_s: f64, index: u32) -> Result<f64, SolveError> {
        while time_s < end_s {
            if self.process.stopped() {
                return Err(SolveError::Stopped);
            }
            let left = end_s - time_s;
            let longest = self.process.longest_step(time_s) * self.controls.longest_step_factor;
            let wanted = step_s.min(longest);
            // Two equal steps to the end are better than one step and a sliver.
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

    /// Computes one step; returns its local error relative to the allowed one.
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
        self.solution.looks.push(Look {
            time_s,
            places: self.state.clone(),
            fates,
            by_sink: self.left.by_sink.clone(),
        });
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
