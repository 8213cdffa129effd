//! All lines of data, column by column, before any of them is read: what each column contains.

use exoskin_quantity::Source;

use super::fields::{self, Field, Value};
use super::layout::{self, Layout};
use super::order::Days;
use super::scale::{self, Named, Scale};
use super::stamp::Stamp;

/// Different texts of a column that are kept; a column with more does not name devices.
const MOST_TEXTS: usize = 64;

/// Different units in one column.
const MOST_UNITS: usize = 4;

/// Readings warmer than this may be °F; 4 °C is 39 °F.
const WARM: f64 = 30.0; // number: a plausibility limit, not part of the model
/// Warmer than any vial is kept, °F.
const WARMEST_F: f64 = 140.0; // number: a plausibility limit, not part of the model
/// Colder than any freezer and than dry ice, warmer than liquid nitrogen, °C.
const NEITHER: std::ops::Range<f64> = -150.0..-90.0; // number: a plausibility limit, not part of the model

/// What a common probe gives where it cannot be read; also a temperature, near that of liquid nitrogen.
const ERROR_CODE: f64 = -127.0; // number: of the DS18B20 and its libraries
/// Above this everything else is far from liquid nitrogen, °C.
const NOT_NITROGEN: f64 = -100.0; // number: a plausibility limit, not part of the model

/// What the lines of data contain.
#[derive(Debug, Default)]
pub(super) struct Survey {
    pub columns: Vec<Column>,
    /// Lines with a time.
    pub rows: usize,
    pub days: Days,
    /// First line of data with more fields than the heading, all of them filled: its byte and its fields.
    pub too_wide: Option<(usize, usize)>,
}

/// What one column contains.
#[derive(Debug, Default)]
pub(super) struct Column {
    /// Cells with a number.
    pub numbers: usize,
    /// Cells with something that has digits and is no number.
    pub wrong: usize,
    /// Cells that say that the sensor was outside its range.
    pub beyond: usize,
    /// Cells with the word for a scale and nothing else.
    pub units: usize,
    /// Cells with anything.
    pub filled: usize,
    /// Scales written next to numbers, Celsius then Fahrenheit.
    pub beside: [bool; 2],
    pub low: f64,
    pub high: f64,
    sum: f64,
    last: f64,
    /// Whether every number is whole, and whether each is one more than the last.
    pub is_whole: bool,
    pub is_counting: bool,
    /// Whether every number is a single digit without a sign.
    pub is_digit: bool,
    /// Different texts, and how often each was found; empty once there are too many.
    pub texts: Vec<(String, usize)>,
    too_many_texts: bool,
    /// Cells with another text than the one above.
    changes: usize,
    last_text: usize,
}

impl Column {
    fn new() -> Column {
        Column {
            is_whole: true,
            is_counting: true,
            is_digit: true,
            low: f64::INFINITY,
            high: f64::NEG_INFINITY,
            ..Column::default()
        }
    }

    fn add(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.filled += 1;
        self.add_text(text);
        match fields::value(text) {
            Value::Number(value, scale) | Value::Below(value, scale) => self.add_number(value, scale, text),
            Value::Beyond => self.beyond += 1,
            Value::Missing => self.units += usize::from(Scale::of_unit(text).is_some()),
            Value::Wrong(_) => self.wrong += 1,
        }
    }

    fn add_number(&mut self, value: f64, scale: Option<Scale>, text: &str) {
        if let Some(scale) = scale {
            self.beside[usize::from(scale == Scale::Fahrenheit)] = true;
        }
        if self.is_whole && text.bytes().any(|byte| matches!(byte, b'.' | b',')) {
            self.is_whole = false;
            // Numbers with decimals name no devices: there is no need to tell them apart as texts.
            self.forget_texts();
        }
        self.is_digit &= text.len() == 1;
        self.is_counting &= self.numbers == 0 || value == self.last + 1.0;
        if value != ERROR_CODE {
            self.low = self.low.min(value);
        }
        self.high = self.high.max(value);
        self.sum += value;
        self.last = value;
        self.numbers += 1;
    }

    fn forget_texts(&mut self) {
        self.too_many_texts = true;
        self.texts = Vec::new();
    }

    fn add_text(&mut self, text: &str) {
        if self.too_many_texts {
            return;
        }
        let is = |(known, _): &(String, usize)| known == text;
        // Mostly the text of the line above.
        let last = Some(self.last_text).filter(|last| self.texts.get(*last).is_some_and(is));
        let known = last.or_else(|| self.texts.iter().position(is));
        let index = known.unwrap_or(self.texts.len());
        if index == MOST_TEXTS {
            return self.forget_texts();
        }
        match self.texts.get_mut(index) {
            Some((_, count)) => *count += 1,
            None => self.texts.push((text.to_owned(), 1)),
        }
        self.changes += usize::from(index != self.last_text);
        self.last_text = index;
    }

    /// Whether the cells are several texts in turn, as the names of devices whose lines alternate.
    pub(super) fn alternates(&self) -> bool {
        self.texts.iter().filter(|(_, count)| *count > 1).count() > 1 && self.changes * 2 > self.filled
    }

    /// Whether the column contains numbers, and few other things.
    pub(super) fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.wrong <= self.numbers
    }

    /// Whether the column contains units, at least half of them of temperatures.
    pub(super) fn is_unit(&self) -> bool {
        self.units > 0 && self.numbers == 0 && self.units * 2 >= self.filled && self.texts.len() <= MOST_UNITS
    }

    /// The scales among the units of a column of units.
    pub(super) fn scales(&self) -> Named {
        let has = |scale| self.texts.iter().any(|(text, _)| Scale::of_unit(text) == Some(scale));
        scale::named(has(Scale::Celsius), has(Scale::Fahrenheit))
    }

    /// Whether a number is the code of a probe that could not be read.
    pub(super) fn is_error_code(&self, value: f64) -> bool {
        value == ERROR_CODE && self.low > NOT_NITROGEN
    }

    /// Whether the numbers may be °F: one is warmer than a vial is kept, or lies between dry ice and liquid nitrogen,
    /// where nothing cools but where dry ice is in °F.
    pub(super) fn may_be_fahrenheit(&self) -> bool {
        (WARM..WARMEST_F).contains(&self.high) || NEITHER.contains(&self.low)
    }

    /// Whether another column contains the same temperatures, as they are or in the other scale.
    pub(super) fn repeats(&self, other: &Column) -> bool {
        const ROUNDING: f64 = 0.12; // number: half a tenth of a degree in either scale
        let near = |one: f64, two: f64| (one - two).abs() <= ROUNDING;
        let mean = |column: &Column| column.sum / column.numbers as f64;
        let same = |convert: fn(f64) -> f64| {
            near(convert(self.low), other.low)
                && near(convert(self.high), other.high)
                && near(convert(mean(self)), mean(other))
        };
        self.numbers == other.numbers && (same(|v| v) || same(|v| v * 1.8 + 32.0) || same(|v| (v - 32.0) / 1.8)) // number: definition of the Fahrenheit scale
    }
}

/// What one line below the heading is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Line {
    /// A line of data, with its time.
    Data(Stamp),
    /// A line that has a number where the time should be.
    Mistaken,
    /// Words: a heading again, a summary, an event of the software.
    Words,
}

/// Tells lines of data from others.
pub(super) fn kind(layout: &Layout, row: &[Field<'_>]) -> Line {
    if let Some(stamp) = layout.times.read(row) {
        return Line::Data(stamp);
    }
    let time = row.get(layout.times.column()).map_or("", |field| field.text);
    let digits = time.bytes().filter(u8::is_ascii_digit).count();
    // A time begins with a digit and has several; a summary has words there.
    let meant = time.starts_with(|c: char| c.is_ascii_digit()) && digits >= 4;
    if meant && row.len() > 1 { Line::Mistaken } else { Line::Words }
}

impl Survey {
    /// The column with the units of that column: behind it, or before it where it is not another's.
    pub(super) fn unit_of(&self, column: usize) -> Option<usize> {
        let is_unit = |column: usize| self.columns.get(column).is_some_and(Column::is_unit);
        if is_unit(column + 1) {
            return Some(column + 1);
        }
        let before = column.checked_sub(1).filter(|before| is_unit(*before))?;
        let taken = before.checked_sub(1).is_some_and(|other| self.columns[other].is_numeric());
        (!taken).then_some(before)
    }
}

/// Goes through all lines of data.
pub(super) fn survey(source: &Source, layout: &Layout) -> Survey {
    let mut survey = Survey::default();
    let mut row = Vec::new();
    for (start, line) in layout::lines(&source.text, layout.data_from) {
        if line.trim().is_empty() {
            continue;
        }
        fields::split(line, start, layout.delimiter, &mut row);
        let Line::Data(stamp) = kind(layout, &row) else { continue };
        survey.rows += 1;
        survey.days.add(stamp, row[layout.times.column().min(row.len() - 1)].byte);
        survey.columns.resize_with(survey.columns.len().max(row.len()), Column::new);
        for (column, field) in row.iter().enumerate().filter(|(column, _)| !layout.times.has(*column)) {
            survey.columns[column].add(field.text);
        }
        let beyond = row.get(layout.heading_fields).filter(|field| !field.text.is_empty());
        if let (None, true, Some(field)) = (survey.too_wide, layout.heading_fields > 0, beyond) {
            survey.too_wide = Some((field.byte, row.len()));
        }
    }
    survey
}
