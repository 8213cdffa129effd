//! Questions that are answered at once, as they are sent: fields are texts as people write them, with the names that the
//! command's arguments have.

pub(crate) mod dose;
pub(crate) mod scenario;
pub(crate) mod scene;
pub(crate) mod vial;

use std::ops::RangeInclusive;

pub(crate) use exoskin::texts::{container, missing, named, part, parts, word};
use exoskin::{DRAWS, Diagnostic, Options, SAMPLES, parse_whole};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::app::Means;
use crate::failure::Failure;

/// A name from a catalogue; files on this machine are not read by name.
pub(crate) fn plain_name<'a>(name: &'a str, part: &str) -> Result<&'a str, Diagnostic> {
    let is_file = name.contains(['/', '\\']) || name.to_lowercase().ends_with(".toml");
    if !is_file {
        return Ok(name);
    }
    let wrong = Diagnostic::new("files are not read by name here").argument(part);
    Err(wrong.expected("a name from the catalogue"))
}

/// How exactly a question is answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Exactly {
    /// Samples drawn from the uncertain inputs.
    pub samples: Option<usize>,
    /// Transport problems solved.
    pub draws: Option<usize>,
    /// Random seed.
    pub seed: Option<u64>,
}

impl Exactly {
    /// Refuses numbers that cannot be computed with.
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

/// What a question is kept under: itself, written out.
pub(crate) fn key(kind: &str, question: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string(question).map_err(Failure::run)?;
    Ok(format!("{kind} {text}"))
}
