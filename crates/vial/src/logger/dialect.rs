//! How a logger's file is laid out: delimiter, columns, scale, first line of data.

use exoskin_quantity::{Diagnostic, Source};

use super::fields::{self, Field, Scale, Value};
use super::stamp;

/// Layout of a logger's file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dialect {
    pub delimiter: char,
    /// Column of the date, or of date and time together.
    pub date: usize,
    /// Column of the time, if separate.
    pub time: Option<usize>,
    pub temperature: usize,
    /// Byte at which the first line of data begins.
    pub data_from: usize,
    /// Number of fields in the heading; 0 without one.
    pub heading_fields: usize,
    /// Scale named in the heading or above it.
    pub scale: Option<Scale>,
    /// Further columns that look like temperatures.
    pub other_temperatures: usize,
}

/// The first line of data must be within this many lines.
const PREAMBLE_LINES: usize = 200;
const DELIMITERS: [char; 3] = ['\t', ';', ','];

/// Lines of a text with the byte where each begins, without the line break.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// Finds the layout.
pub(super) fn detect(source: &Source) -> Result<Dialect, Diagnostic> {
    let found = DELIMITERS
        .into_iter()
        .filter_map(|delimiter| by_delimiter(&source.text, delimiter))
        .min_by_key(|d| d.data_from);
    found.ok_or_else(|| {
        source
            .error_at(0, format!("no line with a date, a time and a temperature in the first {PREAMBLE_LINES} lines"))
            .expected("lines such as `2026-05-03 14:05;4.1` or `05/03/2026,2:05 PM,39.4`, after any heading")
    })
}

fn by_delimiter(text: &str, delimiter: char) -> Option<Dialect> {
    let mut row = Vec::new();
    let mut above: Vec<(usize, &str)> = Vec::new();
    for (start, line) in lines(text, 0).filter(|(_, line)| !line.trim().is_empty()).take(PREAMBLE_LINES) {
        fields::split(line, start, delimiter, &mut row);
        if let Some((date, time)) = stamp_columns(&row) {
            let heading = above.last().map(|(start, line)| split_owned(line, *start, delimiter)).unwrap_or_default();
            let columns = temperature_columns(&heading, &row, date, time);
            if let Some(&temperature) = columns.first() {
                return Some(Dialect {
                    delimiter,
                    date,
                    time,
                    temperature,
                    data_from: bad_lines_above(&above, delimiter, date).unwrap_or(start),
                    heading_fields: if heading.len() > 1 { heading.len() } else { 0 },
                    scale: scale(&heading, temperature, &above),
                    other_temperatures: columns.len() - 1,
                });
            }
        }
        above.push((start, line));
    }
    None
}

fn split_owned(line: &str, start: usize, delimiter: char) -> Vec<Field<'_>> {
    let mut row = Vec::new();
    fields::split(line, start, delimiter, &mut row);
    row
}

/// Columns of date and time: combined, or side by side.
fn stamp_columns(row: &[Field<'_>]) -> Option<(usize, Option<usize>)> {
    let together = row.iter().position(|field| stamp::stamp(field.text).is_some());
    if let Some(column) = together {
        return Some((column, None));
    }
    let pair =
        row.windows(2).position(|pair| stamp::date(pair[0].text).is_some() && stamp::time(pair[1].text).is_some());
    pair.map(|column| (column, Some(column + 1)))
}

/// Columns that contain temperatures: those whose heading says so, else the first number after the time.
fn temperature_columns(heading: &[Field<'_>], row: &[Field<'_>], date: usize, time: Option<usize>) -> Vec<usize> {
    let is_number = |column: usize| matches!(fields::value(row[column].text), Value::Number(..));
    let free: Vec<usize> = (0..row.len()).filter(|&column| column != date && Some(column) != time).collect();
    let says_so = |column: &usize| heading.get(*column).is_some_and(|field| is_temperature_heading(field.text));
    let named: Vec<usize> = free.iter().copied().filter(says_so).filter(|&column| is_number(column)).collect();
    if !named.is_empty() {
        return named;
    }
    let last = time.unwrap_or(date);
    free.into_iter().filter(|&column| column > last && is_number(column)).take(1).collect()
}

fn is_temperature_heading(heading: &str) -> bool {
    let plain = heading.to_lowercase();
    let other = ["humid", "rh", "dew", "limit", "alarm", "high", "low"].iter().any(|word| plain.contains(word));
    !other
        && (["temp", "celsius", "fahrenheit"].iter().any(|word| plain.contains(word))
            || plain.contains(['°', '℃', '℉']))
}

/// The scale in the heading of the column, else in any line above that names only one scale.
fn scale(heading: &[Field<'_>], column: usize, above: &[(usize, &str)]) -> Option<Scale> {
    let in_heading = heading.get(column).and_then(|field| Scale::in_heading(field.text));
    in_heading.or_else(|| {
        let marks = |line: &str| line.contains('°') || line.to_lowercase().contains("unit");
        above.iter().filter(|(_, line)| marks(line)).find_map(|(_, line)| Scale::in_heading(line))
    })
}

/// Lines just above that have a date in the same column are data with a mistake, not a heading.
fn bad_lines_above(above: &[(usize, &str)], delimiter: char, date: usize) -> Option<usize> {
    let is_data = |(start, line): &(usize, &str)| {
        let row = split_owned(line, *start, delimiter);
        row.len() > date + 1
            && row
                .get(date)
                .is_some_and(|field| stamp::stamp(field.text).is_some() || stamp::date(field.text).is_some())
    };
    above.iter().rev().take_while(|line| is_data(line)).last().map(|(start, _)| *start)
}
