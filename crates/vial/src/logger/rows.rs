//! The readings of a log, line by line, once it is known what the lines contain.

use exoskin_quantity::unit::DAY_S;
use exoskin_quantity::{Checked, Diagnostic, Source, quoted};

use super::Reading;
use super::fields::{self, Field, Value};
use super::layout::{self, Layout};
use super::scale::Scale;
use super::stamp::{DateOrder, Stamp, Written};
use super::survey::{self, Line};
use crate::history_text::WARMEST_C;

/// Colder than liquid nitrogen, °C: a mark of an error, not a reading.
const COLDEST_C: f64 = -198.0; // number: limit of what is accepted as input

/// Words by which loggers say that a reading is missing.
const LOST: [&str; 10] = ["n/a", "na", "nan", "null", "none", "err", "error", "fail", "no data", "no reading"];

/// Reads the lines of data once it is known what they contain.
pub(super) struct Reader<'a> {
    pub source: &'a Source,
    pub layout: &'a Layout,
    pub column: usize,
    pub cells: &'a survey::Column,
    /// The column of units.
    pub unit: Option<usize>,
    pub device: Option<&'a (usize, String)>,
    pub order: DateOrder,
    pub scale: Scale,
}

/// Lines that are no readings, and the first of them.
#[derive(Default)]
struct Left {
    count: usize,
    line: u32,
}

impl Left {
    fn add(&mut self, line: u32) {
        self.line = if self.count == 0 { line } else { self.line };
        self.count += 1;
    }

    /// `1 line has no temperature (line 5).`
    fn note(&self, one: &str, more: &str, notes: &mut Vec<String>) {
        match self.count {
            0 => {}
            1 => notes.push(format!("1 line {one} (line {}).", self.line)),
            count => notes.push(format!("{count} lines {more} (the first is line {}).", self.line)),
        }
    }
}

/// The day of the line above: most lines are of the same.
#[derive(Default)]
struct LastDay {
    known: Option<(Written, f64)>,
}

impl LastDay {
    /// Seconds since the first day of 1970.
    fn epoch_s(&mut self, stamp: &Stamp, order: DateOrder) -> f64 {
        let begins_s = match self.known {
            Some((date, begins_s)) if date == stamp.date => begins_s,
            _ => stamp.date.days(order).map_or(0.0, |days| f64::from(days) * DAY_S),
        };
        self.known = Some((stamp.date, begins_s));
        begins_s + stamp.second
    }
}

/// A line with a time and without the temperature that it should have.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lost {
    seconds: f64,
    pub byte: usize,
}

/// What lies before the first reading, or behind the last, of the time that a file covers.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blank {
    /// How long, s.
    pub seconds: f64,
    /// The line farthest from the readings: its byte.
    pub byte: usize,
    /// Whether it lies before them.
    pub is_before: bool,
}

/// The lines of a log.
pub(super) struct Rows {
    /// In the order of the file, `seconds` from 1970.
    pub readings: Vec<Reading>,
    /// The earliest and the latest line that lost its temperature.
    lost: Option<(Lost, Lost)>,
}

impl Rows {
    /// The times at the ends of the file without readings, where there are any.
    pub(super) fn blank(&self) -> Vec<Blank> {
        let seconds = || self.readings.iter().map(|reading| reading.seconds);
        let Some((earliest, latest)) = self.lost else { return Vec::new() };
        let (first, last) = seconds().fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), s| (a.min(s), b.max(s)));
        let before = Blank { seconds: first - earliest.seconds, byte: earliest.byte, is_before: true };
        let after = Blank { seconds: latest.seconds - last, byte: latest.byte, is_before: false };
        [before, after].into_iter().filter(|blank| blank.seconds > 0.0 && blank.seconds.is_finite()).collect()
    }

    fn add_lost(&mut self, lost: Lost) {
        let (earliest, latest) = self.lost.get_or_insert((lost, lost));
        if lost.seconds < earliest.seconds {
            *earliest = lost;
        }
        if lost.seconds > latest.seconds {
            *latest = lost;
        }
    }
}

/// What a line says about the temperature.
enum Said {
    Celsius(f64),
    /// At most this, °C.
    Below(f64),
    /// It should say something and does not.
    Lost,
    /// It is about something else.
    Other,
}

impl Reader<'_> {
    /// All lines with readings.
    pub(super) fn rows(&self, notes: &mut Vec<String>) -> Checked<Rows> {
        let (mut rows, mut row) = (Rows { readings: Vec::new(), lost: None }, Vec::new());
        let (mut missing, mut words, mut others) = (Left::default(), Left::default(), Left::default());
        let mut limited = Left::default();
        let first_line = self.source.place(self.layout.data_from).line;
        let mut day = LastDay::default();
        for ((start, line), number) in layout::lines(&self.source.text, self.layout.data_from).zip(first_line..) {
            if line.trim().is_empty() {
                continue;
            }
            fields::split(line, start, self.layout.delimiter, &mut row);
            let stamp = match survey::kind(self.layout, &row) {
                Line::Words => {
                    words.add(number);
                    continue;
                }
                Line::Mistaken => return Err(self.no_time(&row, start)),
                Line::Data(_) if !self.is_of_device(&row) => {
                    others.add(number);
                    continue;
                }
                Line::Data(stamp) => stamp,
            };
            let seconds = day.epoch_s(&stamp, self.order);
            let byte = row.get(self.layout.times.column()).map_or(start, |field| field.byte);
            let celsius = match self.said(&row)? {
                Said::Celsius(celsius) => celsius,
                Said::Below(celsius) => {
                    limited.add(number);
                    celsius
                }
                said => {
                    missing.add(number);
                    if matches!(said, Said::Lost) {
                        rows.add_lost(Lost { seconds, byte });
                    }
                    continue;
                }
            };
            rows.readings.push(Reading { seconds, celsius, byte: byte as u32, line: number });
        }
        missing.note("has no temperature", "have no temperature", notes);
        let limit = "only a limit (`<`), which was used as the temperature";
        limited.note(&format!("has {limit}"), &format!("have {limit}"), notes);
        words.note("is no reading and was left out", "are no readings and were left out", notes);
        others.note("is of another device", "are of other devices", notes);
        Ok(rows)
    }

    fn is_of_device(&self, row: &[Field<'_>]) -> bool {
        self.device
            .is_none_or(|(column, name)| row.get(*column).is_some_and(|cell| cell.text.eq_ignore_ascii_case(name)))
    }

    fn no_time(&self, row: &[Field<'_>], start: usize) -> Diagnostic {
        let field = row.get(self.layout.times.column()).copied().unwrap_or(Field { byte: start, text: "" });
        let problem = format!("{} is not a date with a time", quoted(field.text));
        self.source.error_at(field.byte, problem).expected("a date and a time as in the lines above")
    }

    /// What a line says about the temperature.
    fn said(&self, row: &[Field<'_>]) -> Checked<Said> {
        let Some(field) = row.get(self.column) else { return Ok(Said::Other) };
        let (value, beside, is_limit) = match fields::value(field.text) {
            Value::Number(value, _) if self.cells.is_error_code(value) => return Ok(Said::Lost),
            Value::Number(value, beside) => (value, beside, false),
            Value::Below(value, beside) => (value, beside, true),
            Value::Missing => return Ok(self.without(field, row)),
            Value::Beyond => return Err(self.beyond(field)),
            Value::Wrong(within) => {
                return Err(self
                    .source
                    .error_at(field.byte + within, format!("{} is not a temperature", quoted(field.text)))
                    .expected("a number such as `4.1` or `-80`"));
            }
        };
        let unit = self.unit.and_then(|unit| row.get(unit)).map_or("", |unit| unit.text);
        let by_unit = Scale::of_unit(unit);
        if by_unit.is_none() && unit.bytes().any(|byte| byte == b'%' || byte.is_ascii_alphabetic()) {
            // The line has another quantity.
            return Ok(Said::Other);
        }
        let celsius = beside.or(by_unit).unwrap_or(self.scale).celsius(value);
        if (COLDEST_C..=WARMEST_C).contains(&celsius) {
            return Ok(if is_limit { Said::Below(celsius) } else { Said::Celsius(celsius) });
        }
        let problem = format!("{value} is outside the range for storing a vial");
        let expected = format!(
            "a temperature between {COLDEST_C} °C and {WARMEST_C} °C; leave the line out if it marks a sensor that could not be read"
        );
        Err(self.source.error_at(field.byte, problem).expected(expected))
    }

    /// A line without a number: a reading that was lost, or an event of the logger, which has words.
    fn without(&self, field: &Field<'_>, row: &[Field<'_>]) -> Said {
        let mark = |text: &str| {
            !text.chars().any(char::is_alphabetic) || LOST.iter().any(|word| text.eq_ignore_ascii_case(word))
        };
        if !field.text.is_empty() {
            return if mark(field.text) { Said::Lost } else { Said::Other };
        }
        let others = || row.iter().enumerate().filter(|(column, _)| !self.layout.times.has(*column));
        let has_words = others().any(|(_, other)| !mark(other.text));
        let has_numbers = others().any(|(_, other)| matches!(fields::value(other.text), Value::Number(..)));
        if has_words && !has_numbers { Said::Other } else { Said::Lost }
    }

    fn beyond(&self, field: &Field<'_>) -> Diagnostic {
        let problem =
            format!("{}: the sensor was outside its range, so the temperature is unknown", quoted(field.text));
        self.source.error_at(field.byte, problem).expected(
            "readings throughout; cut the file where the range begins or ends, and say with --history what happened before it",
        )
    }
}
