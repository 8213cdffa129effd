//! The one reader of numbers as people and instruments write them.
//!
//! Every number from outside passes through here: values in TOML strings, arguments, certificates, tracking files,
//! loggers. What stands before a number is the caller's business, and so is what follows it: [`leading_number`] hands
//! the rest back, [`read_number`] refuses any. Nothing is ever read in part.
//!
//! - Decimal point or decimal comma: `1.5`, `1,5`.
//! - Thousands in groups of three, separated by commas, points, spaces (thin ones too), apostrophes or `_`:
//!   `17 000 000`, `1,234,567.8`, `1.234.567,8`. The separator is the same throughout.
//! - One comma before three digits is 2 or 2000 in `2,000`: the caller's file may settle it ([`Comma`]), else it is a
//!   question. A single point is a decimal point.
//! - Powers of ten: `1.7e10`, `1.7 x 10^10`, `1.7×10¹⁰`, `10^10`, `10 billion`.
//! - Ranges: `1e9 to 2e9`, `1.5-2.1e10`, `1.5–2.1 × 10^10`; the end that has no power of ten takes the other's, where
//!   nothing else can be meant.
//!
//! Checked by: tests/suite/numbers.rs, tests/suite/never_panics.rs.

mod comma;
mod digits;
mod power;
mod range;

use std::ops::Range;

use crate::diagnostic::{Diagnostic, quoted};
use crate::source::Source;

pub use comma::Comma;
pub(crate) use digits::groups_of_three;
pub(crate) use range::after_mark;
pub use range::{Ends, leading_range, read_range};

use power::Power;

/// What a number looks like, for errors.
const EXAMPLES: &str = "a number, for example `2e10`, `1.5` or `17000`";

/// Why a text is not a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberProblem {
    /// Byte of the text at which it goes wrong.
    pub byte: usize,
    /// What is wrong.
    pub problem: String,
    /// What would have been right.
    pub expected: String,
    /// The number that was probably meant.
    pub nearest: Option<String>,
}

impl NumberProblem {
    fn new(byte: usize, problem: impl Into<String>) -> NumberProblem {
        NumberProblem { byte, problem: problem.into(), expected: EXAMPLES.into(), nearest: None }
    }

    fn expected(self, expected: impl Into<String>) -> NumberProblem {
        NumberProblem { expected: expected.into(), ..self }
    }

    fn nearest(self, nearest: impl Into<String>) -> NumberProblem {
        NumberProblem { nearest: Some(nearest.into()), ..self }
    }

    /// The problem `bytes` further on.
    fn later(self, bytes: usize) -> NumberProblem {
        NumberProblem { byte: self.byte + bytes, ..self }
    }

    /// The problem without a place.
    pub fn unplaced(self) -> Diagnostic {
        Diagnostic::new(self.problem).expected(self.expected).nearest(self.nearest)
    }

    /// The problem in `source`, where the text that was read begins at byte `start`.
    pub fn at(self, source: &Source, start: usize) -> Diagnostic {
        let place = source.place(start + self.byte);
        self.unplaced().in_file(&source.name).at(place)
    }
}

/// A number at the start of a text, and what follows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leading<'a> {
    /// The number; finite.
    pub value: f64,
    /// What follows, without the spaces around it.
    pub rest: &'a str,
    /// Byte of the text at which that begins.
    pub rest_byte: usize,
    /// Sign, digits and point, before any power of ten.
    mantissa: f64,
    /// How its power of ten is written.
    power: Power,
}

/// Reads the number at the start of a text; spaces before it do not count.
///
/// # Errors
/// No number, misplaced separators, a comma that could be either, a power of ten without its exponent, a number too
/// large.
pub fn leading_number(text: &str, comma: Comma) -> Result<Leading<'_>, NumberProblem> {
    let skipped = text.len() - text.trim_start().len();
    let body = &text[skipped..];
    if let Some(value) = plain(body.trim_end()) {
        let power = Power::NONE;
        return Ok(Leading { value, rest: "", rest_byte: text.len(), mantissa: value, power });
    }
    let digits = digits::read(body, comma).map_err(|wrong| wrong.later(skipped))?;
    let power = power::read(&body[digits.end..], &digits).map_err(|wrong| wrong.later(skipped + digits.end))?;
    let end = skipped + digits.end + power.length;
    let value = digits.times_ten_to(power.exponent);
    if !value.is_finite() {
        return Err(NumberProblem::new(skipped, format!("{} is too large", quoted(&text[skipped..end]))));
    }
    let rest = text[end..].trim_start();
    let rest_byte = text.len() - rest.len();
    Ok(Leading { value, rest: rest.trim_end(), rest_byte, mantissa: digits.value(), power })
}

/// Reads a text that is a number and nothing else.
///
/// # Errors
/// As [`leading_number`]; anything that follows the number, with its place.
pub fn read_number(text: &str, comma: Comma) -> Result<f64, NumberProblem> {
    let number = leading_number(text, comma)?;
    nothing_more(number.rest, number.rest_byte)?;
    Ok(number.value)
}

fn nothing_more(rest: &str, byte: usize) -> Result<(), NumberProblem> {
    if rest.is_empty() {
        return Ok(());
    }
    Err(NumberProblem::new(byte, format!("{} after the number is not understood", quoted(rest))))
}

/// A number in its plainest form, which most are: digits with at most a minus sign and a decimal point.
fn plain(text: &str) -> Option<f64> {
    let (mut points, mut digits) = (0, 0);
    for byte in text.strip_prefix('-').unwrap_or(text).bytes() {
        match byte {
            b'0'..=b'9' => digits += 1,
            b'.' => points += 1,
            _ => return None,
        }
    }
    if digits == 0 || points > 1 { None } else { text.parse().ok().filter(|value: &f64| value.is_finite()) }
}

/// A stretch of a text in backquotes.
fn shown(text: &str, stretch: Range<usize>) -> String {
    quoted(text.get(stretch).unwrap_or(text).trim())
}
