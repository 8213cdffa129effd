//! How exactly a question is answered, and with what.

use std::ops::RangeInclusive;

use exoskin::{DRAWS, Diagnostic, Keep, Options, SAMPLES, parse_whole};
use serde::{Deserialize, Serialize};

use crate::parts::named;

/// What questions are worked on with.
#[derive(Clone, Debug, Default)]
pub struct Means {
    /// Threads of one question; none takes all cores.
    pub threads: Option<usize>,
    /// Where solved transport problems are cached.
    pub keep: Keep,
}

/// How exactly a question is answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Exactly {
    /// Samples drawn from the uncertain inputs.
    pub samples: Option<usize>,
    /// Transport problems solved.
    pub draws: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

impl Exactly {
    /// Refuses numbers that cannot be computed with.
    ///
    /// # Errors
    /// A number out of its range.
    pub fn check(&self) -> Result<(), Diagnostic> {
        within(self.samples, &SAMPLES, "samples")?;
        within(self.draws, &DRAWS, "draws")
    }

    /// The same, with defaults for what was not sent.
    pub fn options(&self, usual: Options, means: &Means) -> Options {
        Options {
            seed: self.seed,
            samples: self.samples.unwrap_or(usual.samples),
            draws: self.draws.unwrap_or(usual.draws),
            threads: means.threads,
            keep: means.keep.clone(),
        }
    }
}

fn within(number: Option<usize>, range: &RangeInclusive<usize>, name: &str) -> Result<(), Diagnostic> {
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let Some(number) = number else { return Ok(()) };
    let read = parse_whole(&number.to_string(), wide(*range.start())..=wide(*range.end()));
    read.map(drop).map_err(|wrong| named(wrong, name))
}
