//! Two numbers with a mark between them: `1e9 to 2e9`, `1.5-2.1e10`, `4.1 to 730 million`.

use super::power::Form;
use super::{Comma, Leading, NumberProblem, leading_number, nothing_more, shown};

/// A range at the start of a text, and what follows it; one number is a range from itself to itself.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ends<'a> {
    /// The lower end.
    pub low: f64,
    /// The upper end, not below the lower one.
    pub high: f64,
    /// Whether two numbers are written.
    pub is_range: bool,
    /// What follows, without the spaces around it.
    pub rest: &'a str,
    /// Byte of the text at which that begins.
    pub rest_byte: usize,
}

/// Marks between the two ends, longest first; a hyphen counts only before a digit.
const MARKS: [&str; 8] = ["to ", "...", "..", "\u{2026}", "\u{2013}", "\u{2014}", "\u{2212}", "-"];

/// The text after the mark of a range, if it begins with one and a number follows.
pub(crate) fn after_mark(text: &str) -> Option<&str> {
    let rest = MARKS.iter().find_map(|mark| text.strip_prefix(mark))?.trim_start();
    let signed = rest.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(rest);
    signed.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | ',')).then_some(rest)
}

/// Reads one number or a range at the start of a text.
///
/// # Errors
/// As [`leading_number`]; ends from high to low; a power of ten that could belong to one end or to both.
pub fn leading_range(text: &str, comma: Comma) -> Result<Ends<'_>, NumberProblem> {
    let low = leading_number(text, comma)?;
    let Some(after) = after_mark(low.rest) else {
        let Leading { value, rest, rest_byte, .. } = low;
        return Ok(Ends { low: value, high: value, is_range: false, rest, rest_byte });
    };
    let from = low.rest_byte + (low.rest.len() - after.len());
    let high = leading_number(&text[from..], comma).map_err(|wrong| wrong.later(from))?;
    let by_word = low.rest.starts_with("to");
    let (low, high_value) = joined(low, high, by_word, text, from)?;
    Ok(Ends { low, high: high_value, is_range: true, rest: high.rest, rest_byte: from + high.rest_byte })
}

/// Reads a text that is one number or a range, and nothing else.
///
/// # Errors
/// As [`leading_range`]; anything that follows, with its place.
pub fn read_range(text: &str, comma: Comma) -> Result<(f64, f64), NumberProblem> {
    let ends = leading_range(text, comma)?;
    nothing_more(ends.rest, ends.rest_byte)?;
    Ok((ends.low, ends.high))
}

/// Both ends, the lower one with the power of ten that only the upper one shows.
fn joined(
    low: Leading<'_>,
    high: Leading<'_>,
    by_word: bool,
    text: &str,
    from: usize,
) -> Result<(f64, f64), NumberProblem> {
    let whole = || shown(text, 0..from + high.rest_byte);
    let first = match (low.power.form, high.power.form) {
        (Form::None, _) if low.value == 0.0 => low.value,
        (Form::None, form) if form != Form::None => {
            // Digits of both ends in the same power: `1.5-2.1e10`, `4.1 to 7.3 billion`. But `1 to 2e3` can be either.
            let shared = form == Form::Factor || (form == Form::Exponent && !by_word);
            if !shared || low.mantissa >= high.mantissa {
                let problem = format!("in {} the power of ten is written only once", whole());
                return Err(NumberProblem::new(from, problem).expected("both ends in full, as in `1e9 to 2e10`"));
            }
            format!("{}e{}", low.mantissa, high.power.exponent).parse().unwrap_or(f64::INFINITY)
        }
        _ => low.value,
    };
    if first > high.value {
        return Err(NumberProblem::new(0, format!("{} runs from high to low", whole())).expected("the lower end first"));
    }
    Ok((first, high.value))
}
