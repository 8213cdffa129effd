//! Parts of a question as texts, for those who are asked in texts: the server and the Python package. Each part keeps its
//! name in the mistake.

use std::str::FromStr;

use exoskin_quantity::{Checked, Diagnostic};
use exoskin_vial::Container;

use crate::error::of_part;

/// A part of a question, where it was given.
///
/// # Errors
/// A text that cannot be read.
pub fn part<T: FromStr<Err = Diagnostic>>(text: Option<&String>, name: &str) -> Checked<Option<T>> {
    text.map(|text| text.parse().map_err(|wrong| of_part(wrong, name))).transpose()
}

/// A part that may be given several times.
///
/// # Errors
/// A text that cannot be read.
pub fn parts<T: FromStr<Err = Diagnostic>>(texts: &[String], name: &str) -> Checked<Vec<T>> {
    texts.iter().map(|text| text.parse().map_err(|wrong| of_part(wrong, name))).collect()
}

/// A mistake in the part called `name`, unless it already names one.
pub fn named(wrong: Diagnostic, name: &str) -> Diagnostic {
    of_part(wrong, name)
}

/// A part that has to be there.
pub fn missing(name: &str, expected: &str) -> Diagnostic {
    Diagnostic::new("is missing").argument(name).expected(expected)
}

/// A word that stands for something.
///
/// # Errors
/// No such word, with the nearest.
pub fn word<T: Copy>(text: Option<&String>, words: &[(&'static str, T)], name: &str) -> Checked<Option<T>> {
    let Some(text) = text else { return Ok(None) };
    let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, meant)| *meant);
    let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    found.map(Some).ok_or_else(|| Diagnostic::unknown_word(text, &known).argument(name))
}

/// What a vial is made of, where that was given.
///
/// # Errors
/// No such material, with the nearest.
pub fn container(text: Option<&String>) -> Checked<Option<Container>> {
    text.map(|text| Container::named(text).map_err(|wrong| of_part(wrong, "container"))).transpose()
}
