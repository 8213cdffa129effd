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
mod layout;
mod order;
mod scale;
mod segments;
mod sequence;
mod stamp;
mod survey;
mod words;

use exoskin_quantity::unit::DAY_S;
use exoskin_quantity::write::plural;
use exoskin_quantity::{Checked, Source, quoted};

pub use found::{Found, FoundColumn, FoundOrder, found};
pub use scale::Scale;
pub use stamp::DateOrder;

use crate::history_text::COLDEST_C;
use fields::{Field, Value};
use layout::{Layout, Times};
use scale::Named;
use survey::{Line, Survey};

/// Warmest reading that is believed, °C: a sensor next to a vial may see more than the vial is stored at.
const WARMEST_C: f64 = 100.0; // number: limit of what is accepted as input
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
    if let Times::Counted(_, clock) = layout.times {
        notes.push(format!("Times were read as {}.", clock.name()));
    }
    let order = survey.days.order(source, options.dates)?;
    let scale = scale(source, &layout, &survey, column, options.scale, &mut notes)?;
    let unit = survey.unit_of(column);
    let cells = &survey.columns[column];
    let reader = Reader { source, layout: &layout, column, cells, unit, device: device.as_ref(), order, scale };
    let readings = reader.readings(&mut notes)?;
    let readings = sequence::in_order(source, readings, &mut notes)?;
    segments::checked(source, readings, notes)
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
    let beside = match survey.columns[column].beside {
        [true, false] => Some(Scale::Celsius),
        [false, true] => Some(Scale::Fahrenheit),
        _ => None,
    };
    if let Some(scale) = given.or(beside) {
        return Ok(scale);
    }
    if survey.unit_of(column).is_some() {
        return Ok(Scale::Celsius);
    }
    let heading = layout.headings.get(column).map_or("", String::as_str);
    if scale::is_kelvin(heading) {
        return Err(source
            .error_at(layout.data_from, format!("{} has kelvin", quoted(heading)))
            .expected("temperatures in °C or °F"));
    }
    let named = match scale::in_heading(heading) {
        Named::None => above(source, layout),
        named => named,
    };
    let warm = survey.columns[column].is_warm();
    match named {
        Named::One(scale) => Ok(scale),
        Named::None if !warm => {
            notes.push("The file gives no temperature scale; °C was assumed.".into());
            Ok(Scale::Celsius)
        }
        _ => Err(open_scale(source, layout, survey, column, named)),
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
fn above(source: &Source, layout: &Layout) -> Named {
    let mut found = Named::None;
    for (_, line) in layout::lines(&source.text, 0).take_while(|(start, _)| *start < layout.data_from) {
        let said = match scale::in_line(line) {
            Named::None => scale::in_unit_line(line),
            said => said,
        };
        found = match (found, said) {
            (Named::None, said) => said,
            (found, Named::None) => found,
            (found, said) if found == said => found,
            _ => Named::Both,
        };
    }
    found
}

/// Reads the lines of data once it is known what they contain.
struct Reader<'a> {
    source: &'a Source,
    layout: &'a Layout,
    column: usize,
    cells: &'a survey::Column,
    /// The column of units.
    unit: Option<usize>,
    device: Option<&'a (usize, String)>,
    order: DateOrder,
    scale: Scale,
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
    known: Option<(stamp::Written, f64)>,
}

impl LastDay {
    /// Seconds since the first day of 1970.
    fn epoch_s(&mut self, stamp: &stamp::Stamp, order: DateOrder) -> f64 {
        let begins_s = match self.known {
            Some((date, begins_s)) if date == stamp.date => begins_s,
            _ => stamp.date.days(order).map_or(0.0, |days| f64::from(days) * DAY_S),
        };
        self.known = Some((stamp.date, begins_s));
        begins_s + stamp.second
    }
}

impl Reader<'_> {
    /// All readings in the order of the file, `seconds` from 1970.
    fn readings(&self, notes: &mut Vec<String>) -> Checked<Vec<Reading>> {
        let (mut readings, mut row) = (Vec::new(), Vec::new());
        let (mut missing, mut words, mut others) = (Left::default(), Left::default(), Left::default());
        let first_line = self.source.place(self.layout.data_from).line;
        let mut day = LastDay::default();
        for ((start, line), number) in layout::lines(&self.source.text, self.layout.data_from).zip(first_line..) {
            if line.trim().is_empty() {
                continue;
            }
            fields::split(line, start, self.layout.delimiter, &mut row);
            match survey::kind(self.layout, &row) {
                Line::Words => words.add(number),
                Line::Mistaken => return Err(self.no_time(&row, start)),
                Line::Data(_) if !self.is_of_device(&row) => others.add(number),
                Line::Data(stamp) => match self.celsius(&row)? {
                    None => missing.add(number),
                    Some(celsius) => {
                        let seconds = day.epoch_s(&stamp, self.order);
                        let byte = row.get(self.layout.times.column()).map_or(start, |field| field.byte);
                        readings.push(Reading { seconds, celsius, byte: byte as u32, line: number });
                    }
                },
            }
        }
        missing.note("has no temperature", "have no temperature", notes);
        words.note("is no reading and was left out", "are no readings and were left out", notes);
        others.note("is of another device", "are of other devices", notes);
        Ok(readings)
    }

    fn is_of_device(&self, row: &[Field<'_>]) -> bool {
        self.device
            .is_none_or(|(column, name)| row.get(*column).is_some_and(|cell| cell.text.eq_ignore_ascii_case(name)))
    }

    fn no_time(&self, row: &[Field<'_>], start: usize) -> exoskin_quantity::Diagnostic {
        let field = row.get(self.layout.times.column()).copied().unwrap_or(Field { byte: start, text: "" });
        let problem = format!("{} is not a date with a time", quoted(field.text));
        self.source.error_at(field.byte, problem).expected("a date and a time as in the lines above")
    }

    /// The temperature of a line, °C; nothing where it has none.
    fn celsius(&self, row: &[Field<'_>]) -> Checked<Option<f64>> {
        let Some(field) = row.get(self.column) else { return Ok(None) };
        let (value, beside) = match fields::value(field.text) {
            Value::Number(value, _) if self.cells.is_error_code(value) => return Ok(None),
            Value::Number(value, beside) => (value, beside),
            Value::Missing => return Ok(None),
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
            return Ok(None);
        }
        let celsius = beside.or(by_unit).unwrap_or(self.scale).celsius(value);
        if (COLDEST_C..=WARMEST_C).contains(&celsius) {
            return Ok(Some(celsius));
        }
        let problem = format!("{value} is outside the range for storing a vial");
        let expected = format!("a temperature between {COLDEST_C} °C and {WARMEST_C} °C");
        Err(self.source.error_at(field.byte, problem).expected(expected))
    }
}
