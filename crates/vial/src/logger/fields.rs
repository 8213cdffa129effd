//! Fields of one line of a delimited file, and the temperatures in them.

use exoskin_quantity::{Comma, leading_number};

use super::scale::Scale;

/// A field: its text without quotes and surrounding spaces, and the byte of the file where that begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Field<'a> {
    pub byte: usize,
    pub text: &'a str,
}

/// Splits a line that begins at byte `start` of its file; a delimiter within quotes does not split. A space as the
/// delimiter stands for any number of them.
pub(super) fn split<'a>(line: &'a str, start: usize, delimiter: char, out: &mut Vec<Field<'a>>) {
    out.clear();
    let (mut from, mut quoted) = (0, false);
    let line = if delimiter == ' ' { line.trim_end() } else { line };
    for (at, byte) in line.bytes().enumerate() {
        if byte == b'"' {
            quoted = !quoted;
        } else if u32::from(byte) == u32::from(delimiter) && !quoted {
            if delimiter != ' ' || at > from {
                out.push(field(line, from, at, start));
            }
            from = at + 1;
        }
    }
    out.push(field(line, from, line.len(), start));
}

fn field(line: &str, from: usize, to: usize, start: usize) -> Field<'_> {
    const BLANK: [char; 5] = [' ', '"', '\u{a0}', '\u{feff}', '\t'];
    let raw = &line[from..to];
    let text = raw.trim_start_matches(BLANK);
    Field { byte: start + from + (raw.len() - text.len()), text: text.trim_end_matches(BLANK) }
}

/// What is found where a temperature should be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// A number, with its scale if that is written next to it.
    Number(f64, Option<Scale>),
    /// Colder than a limit of the sensor, with the limit: `<-40.0`.
    Below(f64, Option<Scale>),
    /// The sensor was outside its range, by an unknown amount: `HI`, `LO`, `>70`.
    Beyond,
    /// The logger had no reading: nothing, or words and signs without a digit.
    Missing,
    /// Something else; the byte within the text where it goes wrong.
    Wrong(usize),
}

/// Numbers by which loggers and their software mark a reading that is missing; none is a temperature of a vial.
const MARKS: [f64; 8] = [-999.0, 999.0, -999.9, 999.9, -9999.0, 9999.0, -6999.0, -32_768.0]; // number: marks of logger software, not quantities

/// Words by which loggers say that a reading lies outside the sensor's range.
const BEYOND: [&str; 16] = [
    "hi",
    "lo",
    "high",
    "low",
    "hhh",
    "lll",
    "ol",
    "ul",
    "o.l",
    "over",
    "under",
    "overrange",
    "underrange",
    "over range",
    "under range",
    "out of range",
];

/// Reads a temperature: `4.1`, `4,1`, `-80`, `39.2 °F`. A comma is a decimal comma: no vial is at a thousand degrees.
pub(super) fn value(text: &str) -> Value {
    if !text.bytes().any(|byte| byte.is_ascii_digit()) {
        let word = text.trim_matches(['+', '-', '*', '!', '(', ')']);
        let beyond = BEYOND.iter().any(|known| word.eq_ignore_ascii_case(known));
        return if beyond { Value::Beyond } else { Value::Missing };
    }
    if text.starts_with(['>', '≥']) {
        return Value::Beyond;
    }
    if let Some(limit) = text.strip_prefix(['<', '≤']) {
        return match value(limit.trim_start()) {
            Value::Number(limit, scale) => Value::Below(limit, scale),
            _ => Value::Wrong(0),
        };
    }
    // `- 76.1`: some exports write the sign apart.
    if let Some(apart) = text.strip_prefix("- ") {
        return match value(apart.trim_start()) {
            Value::Number(positive, scale) if positive >= 0.0 => Value::Number(-positive, scale),
            _ => Value::Wrong(0),
        };
    }
    let number = match leading_number(text, Comma::Decimal) {
        Ok(number) => number,
        Err(wrong) => return Value::Wrong(wrong.byte),
    };
    // LogTag and others mark readings in alarm with an asterisk.
    let rest = number.rest.trim_end_matches(['*', '!']).trim_end();
    match (rest, Scale::of_unit(rest)) {
        ("", _) if MARKS.contains(&number.value) => Value::Missing,
        ("", _) => Value::Number(number.value, None),
        (_, Some(scale)) => Value::Number(number.value, Some(scale)),
        _ => Value::Wrong(number.rest_byte),
    }
}
