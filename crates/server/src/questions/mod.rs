//! Questions that are answered at once, as they are sent: fields are texts as people write them, with the names that the
//! command's arguments have.

pub(crate) mod dose;
pub(crate) mod scenario;
pub(crate) mod scene;
pub(crate) mod vial;

use std::ops::RangeInclusive;
use std::str::FromStr;

use exoskin::{Container, DRAWS, Diagnostic, Options, SAMPLES, parse_whole};
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

/// A part of a question, where it was sent.
pub(crate) fn part<T: FromStr<Err = Diagnostic>>(text: Option<&String>, name: &str) -> Result<Option<T>, Diagnostic> {
    text.map(|text| text.parse().map_err(|wrong| named(wrong, name))).transpose()
}

pub(crate) fn parts<T: FromStr<Err = Diagnostic>>(texts: &[String], name: &str) -> Result<Vec<T>, Diagnostic> {
    texts.iter().map(|text| text.parse().map_err(|wrong| named(wrong, name))).collect()
}

pub(crate) fn named(wrong: Diagnostic, name: &str) -> Diagnostic {
    if wrong.argument.is_some() { wrong } else { wrong.argument(name) }
}

pub(crate) fn missing(name: &str, expected: &str) -> Diagnostic {
    Diagnostic::new("is missing").argument(name).expected(expected)
}

/// A word that stands for something.
pub(crate) fn word<T: Copy>(
    text: Option<&String>,
    words: &[(&'static str, T)],
    name: &str,
) -> Result<Option<T>, Diagnostic> {
    let Some(text) = text else { return Ok(None) };
    let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, meant)| *meant);
    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    found.map(Some).ok_or_else(|| Diagnostic::unknown_word(text, &known).argument(name))
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

/// What a vial is made of, where that was sent.
pub(crate) fn container(text: Option<&String>) -> Result<Option<Container>, Diagnostic> {
    text.map(|text| Container::named(text).map_err(|wrong| named(wrong, "container"))).transpose()
}

/// What a question is kept under: itself, written out.
pub(crate) fn key(kind: &str, question: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string(question).map_err(Failure::run)?;
    Ok(format!("{kind} {text}"))
}
