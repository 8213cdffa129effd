//! A forward solution: where everything went, by which steps, or why it failed.

use crate::process::Graph;

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
    /// State at each break that asked for it: places, then the sum over the sinks of each fate plus jumps.
    pub looks: Vec<Look>,
    /// Accepted steps, if they were kept.
    pub steps: Vec<Step>,
    /// Accepted steps.
    pub accepted: u32,
    /// Rejected steps.
    pub rejected: u32,
    /// Steps in which the positivity limiter was needed.
    pub limited: u32,
}

/// The state at one instant.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Look {
    /// When (s).
    pub time_s: f64,
    /// Contents of every place.
    pub places: Vec<f64>,
    /// What had ended up in each fate.
    pub fates: Vec<f64>,
    /// What had left by each sink, in the order of the graph's sinks.
    pub by_sink: Vec<f64>,
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
    /// The caller waiting for the solve has given up.
    #[error("stopped before it was finished")]
    Stopped,
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
    pub fn fates(&self, graph: &Graph) -> Vec<f64> {
        let mut fates = self.by_jump.clone();
        for (sink, amount) in graph.sinks.iter().zip(&self.by_sink) {
            fates[sink.fate as usize] += amount;
        }
        fates
    }

    /// The total of everything everywhere: 1 for an initial state that sums to 1.
    pub fn total(&self) -> f64 {
        let sum = |values: &[f64]| values.iter().sum::<f64>();
        sum(&self.places) + sum(&self.by_sink) + sum(&self.by_jump)
    }
}
