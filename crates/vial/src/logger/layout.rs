//! How a logger's file is laid out: delimiter, where the times are, the first line of data, the headings above it.

use std::collections::BTreeMap;

use exoskin_quantity::unit::DAY_S;
use exoskin_quantity::{Checked, Source};

use super::fields::{self, Field, Value};
use super::scale::Scale;
use super::stamp::{self, Stamp};

/// Layout of a logger's file.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Layout {
    pub delimiter: char,
    pub times: Times,
    /// Byte at which the first line of data begins.
    pub data_from: usize,
    /// Fields in most lines of data.
    pub fields: usize,
    /// Fields in the last line of the heading; 0 without one.
    pub heading_fields: usize,
    /// For each column the words of all heading lines above it.
    pub headings: Vec<String>,
    /// The heading lines, as they may be repeated further down.
    pub heading_lines: Vec<String>,
}

/// Where a line has its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Times {
    /// Date and time in one column.
    Together(usize),
    /// In two columns: date, then time.
    Apart(usize, usize),
    /// A number that counts from a day.
    Counted(usize, Clock),
    /// A number that counts from the first reading, with the seconds that one stands for.
    Elapsed(usize, u32),
}

/// What a number in a column of times counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clock {
    /// Seconds since 1970.
    UnixSeconds,
    /// Milliseconds since 1970.
    UnixMilliseconds,
    /// Days since the end of 1899, as spreadsheets do.
    SpreadsheetDays,
}

impl Clock {
    /// The clock that a number can belong to, by its size: 2001 to 2065.
    fn of(value: f64) -> Option<Clock> {
        match value {
            v if (1e9..3e9).contains(&v) => Some(Clock::UnixSeconds), // number: a calendar's
            v if (1e12..3e12).contains(&v) => Some(Clock::UnixMilliseconds), // number: a calendar's
            v if (36_892.0..60_000.0).contains(&v) => Some(Clock::SpreadsheetDays), // number: a calendar's
            _ => None,
        }
    }

    /// How people call it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Clock::UnixSeconds => "seconds since 1970 (UTC)",
            Clock::UnixMilliseconds => "milliseconds since 1970 (UTC)",
            Clock::SpreadsheetDays => "a spreadsheet's day numbers",
        }
    }

    fn stamp(self, value: f64) -> Stamp {
        /// In a second.
        const MILLISECONDS: f64 = 1e3; // number: milliseconds in a second
        /// Days from the end of 1899 to the first of 1970.
        const SPREADSHEET_EPOCH: f64 = 25_569.0; // number: a calendar's
        match self {
            Clock::UnixSeconds => Stamp::of_epoch(value),
            Clock::UnixMilliseconds => Stamp::of_epoch(value / MILLISECONDS),
            // Five decimals of a day are a second; rounding keeps 07:40:00 from becoming 07:39:59.6.
            Clock::SpreadsheetDays => Stamp::of_epoch(((value - SPREADSHEET_EPOCH) * DAY_S).round()),
        }
    }
}

impl Times {
    /// The column in which a mistake in a time is shown.
    pub(super) fn column(self) -> usize {
        match self {
            Times::Together(column)
            | Times::Apart(column, _)
            | Times::Counted(column, _)
            | Times::Elapsed(column, _) => column,
        }
    }

    /// Whether the column contains times.
    pub(super) fn has(self, column: usize) -> bool {
        self.column() == column || matches!(self, Times::Apart(_, time) if time == column)
    }

    /// The time of a line, if it has one.
    pub(super) fn read(self, row: &[Field<'_>]) -> Option<Stamp> {
        match self {
            Times::Together(column) => stamp::stamp(row.get(column)?.text),
            Times::Apart(date, time) => {
                Some(Stamp { date: super::day::date(row.get(date)?.text)?, second: stamp::time(row.get(time)?.text)? })
            }
            Times::Counted(column, clock) => {
                let Value::Number(value, None) = fields::value(row.get(column)?.text) else { return None };
                (Clock::of(value) == Some(clock)).then(|| clock.stamp(value))
            }
            Times::Elapsed(column, seconds) => {
                let Value::Number(value, None) = fields::value(row.get(column)?.text) else { return None };
                (0.0..=MOST_ELAPSED).contains(&value).then(|| Stamp::of_epoch(value * f64::from(seconds)))
            }
        }
    }
}

/// Lines of a text with the byte where each begins, without the line break.
pub(super) fn lines(text: &str, from: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = from;
    text[from..].split_inclusive('\n').map(move |line| {
        let start = at;
        at += line.len();
        (start, line.trim_end_matches(['\n', '\r']))
    })
}

/// Delimiters, in the order in which they are tried; spaces come last, since they stand within times and headings.
const DELIMITERS: [char; 5] = ['\t', ';', ',', '|', ' '];
/// Lines of data by which the layout is judged.
const SAMPLE: usize = 200;
/// The largest number that counts from the first reading: thirty years of seconds.
const MOST_ELAPSED: f64 = 1e9; // number: limit of what is accepted as input
/// Heading lines just above the data.
const MOST_HEADINGS: usize = 6;

/// Finds the layout.
pub(super) fn detect(source: &Source) -> Checked<Layout> {
    let text = &source.text;
    let layout = best(text, &written).or_else(|| best(text, &counted)).or_else(|| best(text, &elapsed));
    let by_number = || {
        let seconds = super::interval::named(text)?;
        best(text, &move |row: &[Field<'_>], heading: &[String]| numbered(row, heading, seconds))
    };
    layout.or_else(by_number).ok_or_else(|| {
        source
            .error_at(0, "no line with a date, a time and a temperature")
            .expected("lines such as `2026-05-03 14:05;4.1` or `05/03/2026,2:05 PM,39.4`, after any heading")
    })
}

/// Finds where a line has its time, from the line and the one above the data.
type Finder = dyn Fn(&[Field<'_>], &[String]) -> Option<Times>;

/// The layout with the delimiter by which most lines have a time.
fn best(text: &str, find: &Finder) -> Option<Layout> {
    let mut best: Option<(usize, Layout)> = None;
    for delimiter in DELIMITERS.into_iter().filter(|delimiter| text.contains(*delimiter)) {
        if delimiter == ' ' && best.is_some() {
            break;
        }
        let found = with_times(text, delimiter, find);
        let votes = found.as_ref().map_or(0, |(votes, _)| *votes);
        if votes > best.as_ref().map_or(0, |(most, _)| *most) {
            best = found;
        }
        if votes == SAMPLE {
            break;
        }
    }
    best.map(|(_, layout)| layout)
}

/// The layout with this delimiter, and by how many lines.
fn with_times(text: &str, delimiter: char, find: &Finder) -> Option<(usize, Layout)> {
    let (mut row, mut passed): (Vec<Field<'_>>, Vec<(usize, &str)>) = (Vec::new(), Vec::new());
    let mut heading: Vec<String> = Vec::new();
    // Where lines have their time, with how many lines and the first of them.
    let mut votes: Vec<(Times, usize, usize)> = Vec::new();
    let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
    for (start, line) in lines(text, 0).filter(|(_, line)| !line.trim().is_empty()) {
        fields::split(line, start, delimiter, &mut row);
        passed.push((start, line));
        let Some(times) = find(&row, &heading).filter(|times| has_reading(&row, *times)) else {
            if votes.is_empty() {
                heading = row.iter().map(|field| field.text.to_owned()).collect();
            }
            continue;
        };
        *widths.entry(row.len()).or_default() += 1;
        match votes.iter_mut().find(|(known, ..)| *known == times) {
            Some((_, count, _)) => *count += 1,
            None => votes.push((times, 1, start)),
        }
        if votes.iter().any(|(_, count, _)| *count == SAMPLE) {
            break;
        }
    }
    let (times, count, first) = votes.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best })?;
    let fields = widths.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best })?.0;
    passed.retain(|(line, _)| *line < first);
    let start = with_mistakes(&mut passed, delimiter, times, fields).unwrap_or(first);
    Some((count, finish(delimiter, times, start, fields, &passed)))
}

/// Lines just above the data that begin like data have a mistake or no reading; they are no heading.
fn with_mistakes(above: &mut Vec<(usize, &str)>, delimiter: char, times: Times, fields: usize) -> Option<usize> {
    let mut row = Vec::new();
    let mut start = None;
    while let Some(&(byte, line)) = above.last() {
        fields::split(line, byte, delimiter, &mut row);
        let text = row.get(times.column()).map_or("", |field| field.text);
        let day = text.split([' ', 'T']).next().unwrap_or_default();
        if row.len() != fields || (times.read(&row).is_none() && super::day::date(day).is_none()) {
            break;
        }
        start = Some(byte);
        above.pop();
    }
    start
}

/// Whether a line has a number or a missing reading besides its time.
fn has_reading(row: &[Field<'_>], times: Times) -> bool {
    row.iter().enumerate().any(|(column, field)| !times.has(column) && fields::value(field.text) != Value::Missing)
        || (row.len() > 1 && row.iter().enumerate().any(|(column, field)| !times.has(column) && field.text.is_empty()))
}

/// Dates and times as they are written: combined, or in two columns.
fn written(row: &[Field<'_>], heading: &[String]) -> Option<Times> {
    if let Some(column) = row.iter().position(|field| stamp::stamp(field.text).is_some()) {
        return Some(Times::Together(column));
    }
    let date = row.iter().position(|field| field.text.len() > 5 && super::day::date(field.text).is_some())?;
    // `7.40` is a time only under a heading that says so.
    let is_named = |column: &usize| heading.get(*column).is_some_and(|name| super::heading::is_time(name));
    let is_time = |column: &usize| {
        let text = row[*column].text;
        *column != date && (text.contains([':', '時']) || is_named(column)) && stamp::time(text).is_some()
    };
    Some(Times::Apart(date, (date + 1..row.len()).chain(0..date).find(is_time)?))
}

/// Numbers that count from a day: under a heading that speaks of time, or in the first column.
fn counted(row: &[Field<'_>], heading: &[String]) -> Option<Times> {
    let clock = |column: usize| match fields::value(row.get(column)?.text) {
        Value::Number(value, None) => Clock::of(value),
        _ => None,
    };
    let is_named = |column: &usize| heading.get(*column).is_some_and(|name| super::heading::is_time(name));
    let named = (0..row.len()).filter(is_named).find(|column| clock(*column).is_some());
    let column = named.unwrap_or(0);
    Some(Times::Counted(column, clock(column)?))
}

/// Numbers that count from the first reading, under a heading that says so and names the unit: `Elapsed (min)`.
fn elapsed(row: &[Field<'_>], heading: &[String]) -> Option<Times> {
    heading.iter().take(row.len()).enumerate().find_map(|(column, name)| {
        let times = Times::Elapsed(column, super::interval::elapsed_unit(name)?);
        times.read(row).map(|_| times)
    })
}

/// Numbers of records, `seconds` apart, under a heading that says so.
fn numbered(row: &[Field<'_>], heading: &[String], seconds: u32) -> Option<Times> {
    let is_counting = |name: &String| super::heading::is_counting(name) && !super::heading::is_temperature(name);
    let times = Times::Elapsed(heading.iter().take(row.len()).position(is_counting)?, seconds);
    times.read(row).map(|_| times)
}

fn finish(delimiter: char, times: Times, start: usize, fields: usize, above: &[(usize, &str)]) -> Layout {
    let mut row = Vec::new();
    let mut lines: Vec<(usize, Vec<String>)> = Vec::new();
    for (byte, line) in above.iter().rev().take(MOST_HEADINGS) {
        fields::split(line, *byte, delimiter, &mut row);
        let width = row.len();
        let fits = width > 1 && width <= fields && width + 2 >= fields || width > fields && width <= fields + 2;
        if !fits {
            break;
        }
        lines.push((width, row.iter().map(|field| field.text.to_owned()).collect()));
    }
    let heading_fields = lines.first().map_or(0, |(width, _)| *width);
    let mut headings = vec![String::new(); fields.max(heading_fields)];
    for (_, cells) in lines.iter().rev() {
        for (heading, cell) in headings.iter_mut().zip(cells) {
            // A unit in a line of its own is `C` or `Deg C`, which would be lost among other words.
            let cell = match Scale::of_unit(cell) {
                Some(Scale::Celsius) => "°C",
                Some(Scale::Fahrenheit) => "°F",
                None => cell.as_str(),
            };
            let is_new = !heading.split(' ').any(|word| word == cell);
            if !cell.is_empty() && is_new && !super::heading::names_both(cell) {
                heading.push_str(if heading.is_empty() { "" } else { " " });
                heading.push_str(cell);
            }
        }
    }
    let heading_lines = above.iter().rev().take(lines.len().max(1)).map(|(_, line)| line.trim().to_owned()).collect();
    Layout { delimiter, times, data_from: start, fields, heading_fields, headings, heading_lines }
}
