//! Data-logger exports: what a vial's temperature was, reading by reading.
//!
//! Delimiter, columns, date order and scale are found from the whole file: first where its times are (`layout`), then
//! what every column contains (`survey`), then which one is the temperature (`choice`). Anything ambiguous is an error
//! that says what to specify. Lines that are no readings are counted and reported. Checked by: tests/suite/logger.rs
//! (forms and mistakes), tests/suite/field_logs.rs (forms met in real exports).

mod choice;
mod day;
mod fields;
mod found;
mod heading;
mod interval;
mod layout;
mod order;
mod rows;
mod scale;
mod segments;
mod sequence;
mod stamp;
mod survey;
mod words;

use exoskin_quantity::write::plural;
use exoskin_quantity::{Checked, Dimension, Source, quoted, show_quantity};

pub use found::{Found, FoundColumn, FoundOrder, found};
pub use scale::Scale;
pub use stamp::DateOrder;

use fields::Field;
use layout::{Layout, Times};
use rows::Reader;
use scale::Named;
use survey::Survey;

/// The largest logger file that is read, in bytes (64 MiB).
pub const MAX_LOG_BYTES: u64 = 64 << 20;

/// What a caller knows about a logger file that the file does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogOptions {
    /// Which number in a date is the day.
    pub dates: Option<DateOrder>,
    /// The temperature scale.
    pub scale: Option<Scale>,
    /// The column of the temperatures: its heading, part of it, or its number from 1.
    pub column: Option<String>,
    /// The device whose lines count.
    pub device: Option<String>,
}

/// One reading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Seconds since the first reading.
    pub seconds: f64,
    /// Temperature, °C.
    pub celsius: f64,
    /// Byte of its time in the file, which is smaller than 4 GiB.
    byte: u32,
    /// Its line.
    line: u32,
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
    /// What was read, in a sentence for people: how many readings of which column, over what time, in which scale.
    pub told: String,
    /// What was found or assumed about the file, in sentences for people.
    pub notes: Vec<String>,
    /// Typical time between readings, s.
    pub interval_s: f64,
}

/// Reads a logger file.
///
/// # Errors
/// With file, line and column: no data found, an invalid date or number, times that do not increase, an impossible
/// temperature, a long gap; a date order, scale, column or device that the file leaves open.
pub fn read_log(source: &Source) -> Checked<Log> {
    read_log_with(source, &LogOptions::default())
}

/// As [`read_log`], with what the caller knows.
///
/// # Errors
/// As [`read_log`].
pub fn read_log_with(source: &Source, options: &LogOptions) -> Checked<Log> {
    let layout = layout::detect(source)?;
    let survey = survey::survey(source, &layout);
    decimal_commas(source, &layout, &survey)?;
    let device = choice::device(source, &layout, &survey, options.device.as_deref())?;
    let (column, note) = choice::temperature(source, &layout, &survey, options.column.as_deref())?;
    let mut notes = Vec::new();
    notes.extend(note);
    match layout.times {
        Times::Counted(_, clock) => notes.push(format!("Times were read as {}.", clock.name())),
        Times::Elapsed(column, seconds) => notes.push(format!(
            "The file has no dates: times were counted from column {}, {} for each.",
            column + 1,
            show_quantity(f64::from(seconds), Dimension::Time)
        )),
        Times::Together(_) | Times::Apart(..) => {}
    }
    let order = survey.days.order(source, options.dates, &mut notes)?;
    let scale = scale(source, &layout, &survey, column, options.scale, &mut notes)?;
    let unit = survey.unit_of(column);
    let cells = &survey.columns[column];
    let reader = Reader { source, layout: &layout, column, cells, unit, device: device.as_ref(), order, scale };
    let rows = reader.rows(&mut notes)?;
    let blank = rows.blank();
    let readings = sequence::in_order(source, rows.readings, &mut notes)?;
    let mut log = segments::checked(source, readings, blank, notes)?;
    log.told = summary(&log, &layout, column, scale);
    Ok(log)
}

/// What was read, in a sentence: how many readings of which column, over what time, in which scale.
fn summary(log: &Log, layout: &Layout, column: usize, scale: Scale) -> String {
    let (low, high) = log.readings.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), reading| {
        (low.min(reading.celsius), high.max(reading.celsius))
    });
    let name = match layout.headings.get(column).map_or("", String::as_str) {
        "" => String::new(),
        heading => format!(", {}", quoted(heading)),
    };
    let show = |seconds| show_quantity(seconds, Dimension::Time);
    format!(
        "The log has {} over {}, {} apart, from {low:.1} to {high:.1} °C (column {}{name}, read as {}).",
        plural(log.readings.len(), "reading"),
        show(log.duration_s()),
        show(log.interval_s),
        column + 1,
        scale.unit(),
    )
}

/// Refuses a comma-separated file with decimal commas, which takes every temperature apart.
fn decimal_commas(source: &Source, layout: &Layout, survey: &Survey) -> Checked<()> {
    if layout.delimiter != ',' {
        return Ok(());
    }
    let hint = "decimal points, or decimal commas with `;` or tabs between the fields";
    if let Some((byte, fields)) = survey.too_wide {
        let problem = format!("{}, but {}", plural(fields, "field"), plural(layout.heading_fields, "heading"));
        return Err(source.error_at(byte, problem).expected(hint));
    }
    let name = |column: usize| layout.headings.get(column).map_or("", String::as_str);
    let taken_apart = |column: usize| {
        let [whole, digit] = &survey.columns[column..column + 2] else { return false };
        let other = heading::is_counting(name(column)) || heading::is_other(name(column)) || whole.is_counting;
        let numbers = whole.numbers > 1 && whole.is_whole && digit.numbers == whole.numbers && digit.is_digit;
        numbers && digit.high > 1.0 && !other && !heading::is_flag(name(column + 1)) && !layout.times.has(column)
    };
    match (0..survey.columns.len().saturating_sub(1)).find(|column| taken_apart(*column)) {
        None => Ok(()),
        Some(column) => {
            let shown = if name(column).is_empty() { format!("column {}", column + 1) } else { quoted(name(column)) };
            let problem =
                format!("{shown} has whole numbers with a single digit in the column behind: decimal commas?");
            Err(source.error_at(layout.data_from, problem).expected(hint))
        }
    }
}

/// The scale of numbers that have none beside them: given, from a column of units, the heading, or the lines above.
fn scale(
    source: &Source,
    layout: &Layout,
    survey: &Survey,
    column: usize,
    given: Option<Scale>,
    notes: &mut Vec<String>,
) -> Checked<Scale> {
    let cells = &survey.columns[column];
    let heading = layout.headings.get(column).map_or("", String::as_str);
    if scale::is_kelvin(heading) {
        return Err(source
            .error_at(layout.data_from, format!("{} has kelvin", quoted(heading)))
            .expected("temperatures in °C or °F"));
    }
    let beside = match cells.beside {
        [true, false] => Named::One(Scale::Celsius),
        [false, true] => Named::One(Scale::Fahrenheit),
        _ => Named::None,
    };
    let by_unit = survey.unit_of(column).map_or(Named::None, |unit| survey.columns[unit].scales());
    let by_heading = scale::in_heading(heading);
    let by_unit_line = above(source, layout, scale::in_unit_line);
    // What stands nearest to the numbers counts first.
    let named = [beside, by_unit, by_heading].into_iter().find(|named| *named != Named::None);
    if let Some(given) = given {
        let Some(Named::One(said)) = named.filter(|named| *named != Named::One(given)) else { return Ok(given) };
        if by_unit_line == Named::One(given) {
            return Ok(given);
        }
        return Err(source
            .error_at(layout.data_from, format!("the file says that its temperatures are in {}", said.unit()))
            .expected("--log-scale only where the file does not say"));
    }
    if by_unit == Named::Both {
        // Every line has its own.
        return Ok(Scale::Celsius);
    }
    match named.unwrap_or_else(|| above(source, layout, scale::in_any_line)) {
        Named::One(one) if by_unit_line == Named::One(one.other()) && beside == Named::None => {
            Err(open_scale(source, layout, survey, column, Named::Both))
        }
        Named::One(scale) => Ok(scale),
        Named::None if !cells.may_be_fahrenheit() => {
            notes.push("The file gives no temperature scale; °C was assumed.".into());
            Ok(Scale::Celsius)
        }
        named => Err(open_scale(source, layout, survey, column, named)),
    }
}

fn open_scale(
    source: &Source,
    layout: &Layout,
    survey: &Survey,
    column: usize,
    named: Named,
) -> exoskin_quantity::Diagnostic {
    let (low, high) = (survey.columns[column].low, survey.columns[column].high);
    let said = if named == Named::Both { "the file names both scales" } else { "the file names no scale" };
    let mut row = Vec::new();
    let first = layout::lines(&source.text, layout.data_from).find(|(_, line)| !line.trim().is_empty());
    if let Some((start, line)) = first {
        fields::split(line, start, layout.delimiter, &mut row);
    }
    let byte = row.get(column).map_or(layout.data_from, |field: &Field<'_>| field.byte);
    source
        .error_at(byte, format!("readings from {low} to {high}, °C or °F? {said}"))
        .expected("a heading with °C or °F, or the scale as an argument (`--log-scale C` or `--log-scale F`)")
}

/// What the lines above the data say about the scale, together.
fn above(source: &Source, layout: &Layout, in_line: fn(&str) -> Named) -> Named {
    let mut found = Named::None;
    for (_, line) in layout::lines(&source.text, 0).take_while(|(start, _)| *start < layout.data_from) {
        found = match (found, in_line(line)) {
            (Named::None, said) => said,
            (found, Named::None) => found,
            (found, said) if found == said => found,
            _ => Named::Both,
        };
    }
    found
}
