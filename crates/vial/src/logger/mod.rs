//! Data-logger exports: what a vial's temperature was, reading by reading.
//!
//! Delimiter, columns, date order and scale are found from the file itself; anything ambiguous is an error that says
//! what to specify. Times must increase. A short gap is bridged with the warmer neighbour and reported; a long one is
//! an error. Checked by: tests/suite/logger.rs (formats and mistakes), crates/quantity/tests/suite/never_panics.rs.

mod dialect;
mod fields;
mod order;
mod segments;
mod stamp;

use exoskin_quantity::write::plural;
use exoskin_quantity::{Checked, Diagnostic, Source, quoted};

pub use fields::Scale;
pub use stamp::DateOrder;

use crate::history_text::{COLDEST_C, WARMEST_C};
use dialect::Dialect;
use fields::{Field, Value};
use stamp::Stamp;

/// The largest logger file that is read, in bytes (64 MiB).
pub const MAX_LOG_BYTES: u64 = 64 << 20;

/// What a caller knows about a logger file that the file does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogOptions {
    /// Which number in a date is the day.
    pub dates: Option<DateOrder>,
    /// The temperature scale.
    pub scale: Option<Scale>,
}

/// One reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Seconds since the first reading.
    pub seconds: f64,
    /// Temperature, °C.
    pub celsius: f64,
    /// Byte of its line in the file.
    byte: usize,
}

/// A time without readings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Gap {
    /// When it begins, seconds since the first reading.
    pub from_s: f64,
    /// How long it is, s.
    pub seconds: f64,
    /// The temperature it was bridged with, °C: the warmer neighbour.
    pub celsius: f64,
    /// Line of the first reading after it.
    pub line: u32,
}

/// A logger file as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Log {
    /// Readings, in order of time.
    pub readings: Vec<Reading>,
    /// Gaps that were bridged.
    pub gaps: Vec<Gap>,
    /// What was found or assumed about the file, in sentences for people.
    pub notes: Vec<String>,
    /// Typical time between readings, s.
    pub interval_s: f64,
}

/// Reads a logger file.
///
/// # Errors
/// With file, line and column: no data found, an invalid date or number, times that do not increase, an impossible
/// temperature, a long gap, a date order or scale that the file leaves open.
pub fn read_log(source: &Source) -> Checked<Log> {
    read_log_with(source, LogOptions::default())
}

/// As [`read_log`], with what the caller knows.
///
/// # Errors
/// As [`read_log`].
pub fn read_log_with(source: &Source, options: LogOptions) -> Checked<Log> {
    let dialect = dialect::detect(source)?;
    let rows = rows(source, &dialect)?;
    let order = order::of_dates(source, &rows, options.dates)?;
    let mut notes = Vec::new();
    let scale = scale(source, &dialect, &rows, options.scale, &mut notes)?;
    let readings = readings(source, &rows, order, scale)?;
    if dialect.other_temperatures > 0 {
        let more = plural(dialect.other_temperatures, "other temperature column");
        notes.push(format!("The file has {more}; the first was used."));
    }
    let missing = rows.len() - readings.len();
    if missing > 0 {
        let lines = if missing == 1 { "1 line has".into() } else { format!("{missing} lines have") };
        notes.push(format!("{lines} no temperature."));
    }
    segments::checked(source, readings, notes)
}

/// One line of data as written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row {
    stamp: Stamp,
    stamp_byte: usize,
    value: Option<(f64, Option<Scale>)>,
    value_byte: usize,
}

fn rows(source: &Source, dialect: &Dialect) -> Checked<Vec<Row>> {
    let mut rows = Vec::new();
    let mut line_fields = Vec::new();
    for (start, line) in dialect::lines(&source.text, dialect.data_from) {
        if line.trim().is_empty() {
            continue;
        }
        fields::split(line, start, dialect.delimiter, &mut line_fields);
        rows.push(row(source, dialect, &line_fields, start)?);
    }
    Ok(rows)
}

fn row(source: &Source, dialect: &Dialect, fields: &[Field<'_>], start: usize) -> Checked<Row> {
    if dialect.delimiter == ',' && dialect.heading_fields > 0 && fields.len() > dialect.heading_fields {
        let problem = format!("{}, but {}", plural(fields.len(), "field"), plural(dialect.heading_fields, "heading"));
        let hint = "decimal points, or decimal commas with `;` or tabs between the fields";
        return Err(source.error_at(fields[dialect.heading_fields].byte, problem).expected(hint));
    }
    let stamp_field = fields.get(dialect.date).copied().unwrap_or(Field { byte: start, text: "" });
    let stamp = match dialect.time {
        None => stamp::stamp(stamp_field.text),
        Some(time) => fields
            .get(time)
            .and_then(|field| Some(Stamp { date: stamp::date(stamp_field.text)?, second: stamp::time(field.text)? })),
    };
    let Some(stamp) = stamp else {
        let problem = format!("{} is not a date with a time", quoted(stamp_field.text));
        return Err(source.error_at(stamp_field.byte, problem).expected("a date and a time as in the lines above"));
    };
    let field = fields.get(dialect.temperature).copied().unwrap_or(Field { byte: start, text: "" });
    let value = match fields::value(field.text) {
        Value::Number(value, scale) => Some((value, scale)),
        Value::Missing => None,
        Value::Wrong(within) => {
            return Err(source
                .error_at(field.byte + within, format!("{} is not a temperature", quoted(field.text)))
                .expected("a number such as `4.1` or `-80`"));
        }
    };
    Ok(Row { stamp, stamp_byte: stamp_field.byte, value, value_byte: field.byte })
}

/// The warmest median that is taken as °C where no scale is named; 4 °C is 39 °F.
const WARM_MEDIAN_C: f64 = 30.0; // number: a plausibility limit, not part of the model

fn scale(
    source: &Source,
    dialect: &Dialect,
    rows: &[Row],
    given: Option<Scale>,
    notes: &mut Vec<String>,
) -> Checked<Scale> {
    let beside = rows.iter().find_map(|row| row.value.and_then(|(_, scale)| scale));
    if let Some(scale) = given.or(beside).or(dialect.scale) {
        return Ok(scale);
    }
    let mut values: Vec<f64> = rows.iter().filter_map(|row| row.value.map(|(value, _)| value)).collect();
    values.sort_by(f64::total_cmp);
    let median = values.get(values.len().saturating_sub(1) / 2).copied().unwrap_or(0.0);
    if median > WARM_MEDIAN_C {
        let byte = rows.first().map_or(0, |row| row.value_byte);
        let problem = format!("the readings are near {median} without a scale: °C or °F?");
        return Err(source
            .error_at(byte, problem)
            .expected("a heading with °C or °F, or the scale as an argument (`--log-scale C` or `--log-scale F`)"));
    }
    notes.push("The file gives no temperature scale; °C was assumed.".into());
    Ok(Scale::Celsius)
}

fn readings(source: &Source, rows: &[Row], order: DateOrder, scale: Scale) -> Checked<Vec<Reading>> {
    let mut readings: Vec<Reading> = Vec::with_capacity(rows.len());
    let (mut first_s, mut last_s) = (None, f64::NEG_INFINITY);
    for row in rows {
        let Some(epoch_s) = row.stamp.epoch_s(order) else {
            return Err(source.error_at(row.stamp_byte, "there is no such date").expected("a calendar date"));
        };
        if epoch_s <= last_s {
            return Err(does_not_rise(source, row, epoch_s == last_s));
        }
        last_s = epoch_s;
        let Some((value, own)) = row.value else { continue };
        let celsius = own.unwrap_or(scale).celsius(value);
        if !(COLDEST_C..=WARMEST_C).contains(&celsius) {
            let problem = format!("{value} is outside the range for storing a vial");
            let expected = format!("a temperature between {COLDEST_C} °C and {WARMEST_C} °C");
            return Err(source.error_at(row.value_byte, problem).expected(expected));
        }
        let first = *first_s.get_or_insert(epoch_s);
        readings.push(Reading { seconds: epoch_s - first, celsius, byte: row.stamp_byte });
    }
    Ok(readings)
}

fn does_not_rise(source: &Source, row: &Row, same: bool) -> Diagnostic {
    let problem = if same { "this time appears twice" } else { "this time is earlier than the one above" };
    source
        .error_at(row.stamp_byte, problem)
        .expected("each reading later than the one above; sort the file, or split it")
}
