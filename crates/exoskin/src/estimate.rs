//! What a run will cost, before it starts.

use exoskin_answer::numbers::duration;
use exoskin_scenario::Scenario;
use exoskin_study as study;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::options::Options;

/// Processor time of one transport problem in release mode, s; the mean over the reference case's draws.
const SECONDS_PER_SOLVE: f64 = 0.013;
/// Processor time of one arm's course over half a year in one sample in release mode, s; eight arms on a needled scar.
const SECONDS_PER_COURSE: f64 = 0.000_2;
/// Samples that the study repeats under each hypothesis alone, at most.
const UNDER_EACH: usize = 200;
/// Courses in addition to the arms: the procedure alone, and nothing at all.
const BESIDE: usize = 2;
/// Memory of a run: fixed, and for each arm, MB; the reference case with two arms peaks at 19 MB.
const MEGABYTES: (usize, usize) = (15, 2);
const SECONDS_PER_HOUR: f64 = 3600.0;

/// What a run would cost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Transport problems to solve, delays and sizes included.
    pub solves: usize,
    /// Wall time if nothing is cached from earlier runs, on this machine's cores, s.
    pub seconds: f64,
    /// Peak memory, MB.
    pub megabytes: usize,
}

impl Estimate {
    /// The same in words.
    pub fn text(&self) -> String {
        let time = duration(self.seconds / SECONDS_PER_HOUR);
        format!(
            "A run solves {} transport problems, unless they are cached from an earlier one: about {time} and {} MB.",
            self.solves, self.megabytes
        )
    }
}

/// What it would cost to follow `scenario`.
///
/// # Errors
/// A scenario that cannot be planned: a defect, since it was checked on reading.
pub fn estimate(scenario: &Scenario, options: &Options) -> Result<Estimate> {
    let exactly = study::Options::new(options.seed.unwrap_or(scenario.seed), options.samples, options.draws);
    let plan = study::Plan::of(scenario, &exactly).map_err(Error::run)?;
    let solves = plan.solves();
    let threads = options.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let work = solves as f64 * SECONDS_PER_SOLVE + courses(scenario, options.samples) as f64 * SECONDS_PER_COURSE;
    let megabytes = MEGABYTES.0 + MEGABYTES.1 * scenario.arms.len();
    Ok(Estimate { solves, seconds: work / threads as f64, megabytes })
}

fn courses(scenario: &Scenario, samples: usize) -> usize {
    let arms = scenario.arms.len();
    let weighed = scenario.hypotheses.weights.iter().filter(|(_, weight)| *weight > 0.0).count();
    samples * (arms + BESIDE) + samples.min(UNDER_EACH) * weighed * arms
}
