//! How exactly a question is answered, and with what.

use std::ops::RangeInclusive;
use std::sync::Arc;

use exoskin_quantity::{Checked, parse_whole};
use exoskin_study::Memory;

use crate::error::of_part;

/// Samples that can be asked for: each takes about a kilobyte, and medians of a million are exact to every digit shown.
pub const SAMPLES: RangeInclusive<usize> = 10..=1_000_000;
/// Transport problems that can be asked for.
pub const DRAWS: RangeInclusive<usize> = 10..=100_000;
/// Threads that can be asked for.
pub const THREADS: RangeInclusive<usize> = 1..=1024;

/// How exactly, and with what.
#[derive(Clone, Debug)]
pub struct Options {
    /// Seed of every random stream; none takes the scenario's, else 1.
    pub seed: Option<u64>,
    /// Samples drawn from the uncertain inputs.
    pub samples: usize,
    /// Transport problems solved per arm.
    pub draws: usize,
    /// Threads; none means all cores. The answer is the same for any number.
    pub threads: Option<usize>,
    /// Where solved transport problems are cached.
    pub keep: Keep,
}

/// Where solved transport problems are cached for the next question.
#[derive(Clone, Debug, Default)]
pub enum Keep {
    /// In the user's cache folder.
    #[default]
    Disk,
    /// In this program's memory, for as long as anything holds on to it.
    Memory(Arc<Memory>),
}

/// The default number of samples for a count.
const COUNT: usize = 10_000;
/// The default number for following the skin.
const FOLLOWED: usize = 1000;
const USUAL_DRAWS: usize = 300;

impl Options {
    /// The defaults for a count: 10,000 samples on 300 solved transport problems.
    pub fn counted() -> Options {
        Options { seed: None, samples: COUNT, draws: USUAL_DRAWS, threads: None, keep: Keep::Disk }
    }

    /// The defaults for following the skin: 1,000 samples on 300 solved transport problems per arm.
    pub fn followed() -> Options {
        Options { samples: FOLLOWED, ..Options::counted() }
    }

    /// The same for the study of a scenario with its own seed.
    pub(crate) fn exactly(&self, seed: u64) -> exoskin_study::Options {
        exoskin_study::Options::new(self.seed.unwrap_or(seed), self.samples, self.draws)
    }

    /// Refuses numbers that cannot be computed with.
    pub(crate) fn check(&self) -> Checked<()> {
        within(self.samples, &SAMPLES, "samples")?;
        within(self.draws, &DRAWS, "draws")?;
        self.threads.map_or(Ok(()), |threads| within(threads, &THREADS, "threads"))
    }
}

fn within(number: usize, range: &RangeInclusive<usize>, name: &str) -> Checked<()> {
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let read = parse_whole(&number.to_string(), wide(*range.start())..=wide(*range.end()));
    read.map(drop).map_err(|wrong| of_part(wrong, name))
}
