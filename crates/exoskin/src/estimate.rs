//! What a run will cost, before it starts.

use exoskin_answer::numbers::duration;
use exoskin_quantity::unit::HOUR_S;
use exoskin_scenario::Scenario;
use exoskin_study as study;
use exoskin_study::Work;
use serde::Serialize;

use crate::cache::Kept;
use crate::error::{Error, Result};
use crate::options::Options;

/// Processor times in release mode, s, as measured on the shipped scenarios; `validation/cost.py` compares announced with
/// used.
mod seconds {
    /// One multiplication of a transport problem.
    pub const SOLVING: f64 = 3.5e-10;
    /// One course of one sample besides its steps: person, readouts by day.
    pub const COURSE: f64 = 6.0e-5;
    /// One step of the wounds of one session.
    pub const STEP: f64 = 3.4e-7;
    /// One treatment of one sample: vial, cells, factors.
    pub const TREATMENT: f64 = 5.0e-5;
    /// One day of hair in one sample.
    pub const HAIR_DAY: f64 = 2.0e-6;
    /// Ranks, shares of variance and pictures of one arm; one thread does them.
    pub const ARM: f64 = 0.1;
    /// Reading, writing, pages.
    pub const RUN: f64 = 0.15;
}
/// Memory of a program that has read a scenario and written a report, MB.
const MEGABYTES: f64 = 16.0;
const BYTES_PER_MEGABYTE: f64 = 1e6;

/// What a run would cost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Transport problems to solve, delays and sizes included.
    pub solves: usize,
    /// How many of them are cached from earlier runs.
    pub cached: usize,
    /// Wall time if nothing were cached, on this machine's cores, s.
    pub seconds: f64,
    /// Wall time with what is cached, s.
    pub seconds_now: f64,
    /// Peak memory, MB.
    pub megabytes: usize,
}

impl Estimate {
    /// The same for people.
    pub fn text(&self) -> String {
        self.of("A run")
    }

    /// The same of `what`, for example `The sweep`.
    pub(crate) fn of(&self, what: &str) -> String {
        let time = |seconds: f64| duration(seconds / HOUR_S);
        let (cold, now) = (time(self.seconds), time(self.seconds_now));
        let cached = match self.cached {
            0 => format!("about {cold}"),
            some if some == self.solves => format!("about {now}, as all of them are cached ({cold} if none were)"),
            some => format!("about {now}, as {some} of them are cached ({cold} if none were)"),
        };
        format!("{what} solves {} transport problems: {cached}. Memory: about {} MB.", self.solves, self.megabytes)
    }
}

/// What following `scenario` would cost.
///
/// # Errors
/// A scenario that cannot be planned: a defect, since it was checked when it was read.
pub fn estimate(scenario: &Scenario, options: &Options) -> Result<Estimate> {
    estimate_of(scenario, &options.exactly(scenario.seed), options)
}

/// As [`estimate`], of another study than the usual one.
pub(crate) fn estimate_of(scenario: &Scenario, exactly: &study::Options, options: &Options) -> Result<Estimate> {
    let threads = options.threads.unwrap_or_else(|| std::thread::available_parallelism().map_or(1, usize::from));
    let kept = Kept::open(&options.keep, None)?;
    let work = study::work::work(scenario, exactly, threads, &kept).map_err(Error::run)?;
    Ok(Estimate {
        solves: work.solves,
        cached: work.kept,
        seconds: wall(&work, work.solving, threads),
        seconds_now: wall(&work, work.left_to_solve, threads),
        megabytes: (MEGABYTES + work.bytes as f64 / BYTES_PER_MEGABYTE).round() as usize,
    })
}

fn wall(work: &Work, solving: f64, threads: usize) -> f64 {
    let shared = solving * seconds::SOLVING
        + work.courses * seconds::COURSE
        + work.steps * seconds::STEP
        + work.treatments * seconds::TREATMENT
        + work.hair_days * seconds::HAIR_DAY;
    shared / threads as f64 + work.counted as f64 * seconds::ARM + seconds::RUN
}
