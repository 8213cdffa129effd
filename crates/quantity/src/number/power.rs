//! The power of ten behind the digits of a number: `e10`, `x 10^10`, `×10¹⁰`, `billion`.

use super::NumberProblem;
use super::digits::Digits;
use crate::diagnostic::quoted;

/// A power of ten, and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Power {
    /// The exponent, 0 without a power.
    pub exponent: i64,
    pub form: Form,
    /// Bytes it takes, with the spaces before it.
    pub length: usize,
}

/// How a power of ten is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Not at all.
    None,
    /// `2e10`.
    Exponent,
    /// `2 x 10^10`, `2 billion`: it can stand for both ends of a range.
    Factor,
    /// `10^10`: the digits are its base.
    Base,
}

impl Power {
    pub(super) const NONE: Power = Power { exponent: 0, form: Form::None, length: 0 };

    fn factor(exponent: i64, length: usize) -> Power {
        Power { exponent, form: Form::Factor, length }
    }
}

/// Signs for "times".
const TIMES: [char; 8] = ['x', 'X', '×', '*', '·', '⋅', '∙', '✕'];

/// Words for large numbers, and their powers of ten.
const WORDS: [(&str, i64); 10] = [
    ("thousand", 3),
    ("million", 6),
    ("millions", 6),
    ("mio", 6),
    ("billion", 9),
    ("billions", 9),
    ("bn", 9),
    ("mrd", 9),
    ("trillion", 12),
    ("trillions", 12),
];

/// Reads what follows the digits of a number.
pub(super) fn read(text: &str, digits: &Digits) -> Result<Power, NumberProblem> {
    if let Some(power) = program(text) {
        return Ok(power);
    }
    if digits.is_ten()
        && let Some((exponent, length)) = exponent(text)
    {
        // The digits are the base: one times its power.
        return Ok(Power { exponent: exponent - 1, form: Form::Base, length });
    }
    match times_ten(text, digits)? {
        Some(power) => Ok(power),
        None => Ok(word(text).unwrap_or(Power::NONE)),
    }
}

/// `e10`, `E+10`.
fn program(text: &str) -> Option<Power> {
    let signed = text.strip_prefix(['e', 'E'])?;
    let (exponent, length) = signed_digits(signed)?;
    Some(Power { exponent, form: Form::Exponent, length: 1 + length })
}

/// ` x 10^10`, `×10¹⁰`; nothing where no "times ten" follows.
fn times_ten(text: &str, digits: &Digits) -> Result<Option<Power>, NumberProblem> {
    let trimmed = text.trim_start();
    let at = text.len() - trimmed.len();
    let Some(base) = trimmed.strip_prefix(TIMES) else { return Ok(None) };
    let Some(after) = base.trim_start().strip_prefix("10") else { return Ok(None) };
    if let Some((exponent, length)) = exponent(after) {
        return Ok(Some(Power::factor(exponent, text.len() - after.len() + length)));
    }
    let wrong = NumberProblem::new(at, format!("{} is not a power of ten", quoted(trimmed.trim_end())))
        .expected("a power of ten as in `2e10` or `2 x 10^10`");
    // `x 1010` has lost its superscript, `x 10e10` is ten times too much.
    let lost = after.strip_prefix(['e', 'E']).unwrap_or(after);
    let count = lost.bytes().take_while(u8::is_ascii_digit).count();
    Err(match count {
        0 => wrong,
        _ => wrong.nearest(format!("{}e{}", digits.text(), &lost[..count])),
    })
}

/// `^10`, `^-3`, `**10` or superscript digits, and the bytes they take.
fn exponent(text: &str) -> Option<(i64, usize)> {
    if let Some(after) = text.strip_prefix('^').or_else(|| text.strip_prefix("**")) {
        let (exponent, length) = signed_digits(after)?;
        return Some((exponent, text.len() - after.len() + length));
    }
    let length = text.find(|c| superscript(c).is_none()).unwrap_or(text.len());
    let plain: String = text[..length].chars().filter_map(superscript).collect();
    let (exponent, read) = signed_digits(&plain)?;
    (read == plain.len()).then_some((exponent, length))
}

/// An integer with its sign, and its bytes; one too long counts as the largest.
fn signed_digits(text: &str) -> Option<(i64, usize)> {
    let unsigned = text.strip_prefix(['-', '+', '\u{2212}']).unwrap_or(text);
    let count = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    if count == 0 {
        return None;
    }
    let size = unsigned[..count].parse::<i32>().unwrap_or(i32::MAX);
    let negative = text.starts_with(['-', '\u{2212}']);
    let exponent = i64::from(size) * if negative { -1 } else { 1 };
    Some((exponent, text.len() - unsigned.len() + count))
}

fn superscript(c: char) -> Option<char> {
    Some(match c {
        '⁻' => '-',
        '⁺' => '+',
        '¹' => '1',
        '²' => '2',
        '³' => '3',
        '⁰' | '⁴'..='⁹' => char::from_digit(u32::from(c) - u32::from('⁰'), 10)?,
        _ => return None,
    })
}

/// A word for a large number, as in `2 billion/mL`.
fn word(text: &str) -> Option<Power> {
    let trimmed = text.trim_start();
    let length = trimmed.find(|c: char| !c.is_alphabetic()).unwrap_or(trimmed.len());
    let found = trimmed[..length].to_lowercase();
    let (_, exponent) = WORDS.iter().find(|(word, _)| *word == found)?;
    Some(Power::factor(*exponent, text.len() - trimmed.len() + length))
}
