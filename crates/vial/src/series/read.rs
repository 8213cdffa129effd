//! Reading a stability series: CSV with commas, semicolons or tabs.

use std::path::Path;

use exoskin_quantity::unit::ML_UM3;
use exoskin_quantity::{Checked, Comma, Dimension, Source, leading_number, parse_quantity, quoted, read_number};

use super::heading::{COLUMNS, Column, Heading, SpreadKind, headings};
use super::{Reading, Series, SeriesRow};
use crate::container::Container;
use crate::history_text::{COLDEST_C, LONGEST_S, WARMEST_C};
use crate::nta::{Cell, Line, delimiter, lines};
use crate::parameters::{SERIES_POTENCY_SPREAD, SERIES_SPREAD};

/// The largest series that is read, in bytes.
const MAX_SERIES_BYTES: u64 = 1 << 20; // number: limit of what is accepted as input
/// The most lines: each is followed through every draw.
const MOST_ROWS: usize = 500;
/// The fewest particles per um³.
const LEAST_PER_UM3: f64 = 1e-12; // number: limit of what is accepted as input
/// The most particles per um³.
const MOST_PER_UM3: f64 = 1e3; // number: limit of what is accepted as input
/// The largest share of the start: counts scatter, but not so far.
const MOST_SHARE: f64 = 10.0; // number: limit of what is accepted as input
/// The largest relative spread of one value.
const MOST_SPREAD: f64 = 3.0; // number: limit of what is accepted as input
/// A spread of zero cannot be: a counter that repeats to a thousandth.
const LEAST_SPREAD: f64 = 1e-3; // number: limit of what is accepted as input

/// Reads a series from its file.
///
/// # Errors
/// As [`read_series`]; no such file, too large, or not text.
pub fn read_series_file(path: &Path) -> Checked<Series> {
    read_series(&Source::read_export(path, MAX_SERIES_BYTES)?)
}

/// Reads a series.
///
/// # Errors
/// With file, line and column: a missing column, a unit or a number that is not understood, a value out of range, no
/// lines.
pub fn read_series(source: &Source) -> Checked<Series> {
    let mark = |line: &str| {
        let line = line.to_lowercase();
        line.contains("temp") || line.contains("day") || line.contains("potency")
    };
    let delimiter = delimiter(&source.text, mark);
    let lines = lines(&source.text, delimiter);
    let mut data = lines.iter().filter(|line| !line.cell(0).text.starts_with('#'));
    let Some(first) = data.next() else {
        return Err(source.error_at(0, "the series has no heading").expected(COLUMNS));
    };
    let headings = headings(source, first)?;
    let comma = if delimiter == ',' { Comma::Open } else { Comma::Decimal };
    let reader = Reader { source, headings: &headings, comma };
    let mut rows = Vec::new();
    for line in data {
        if rows.len() == MOST_ROWS {
            let problem = format!("the series has more than {MOST_ROWS} lines");
            return Err(source.error_at(line.cell(0).byte, problem).expected("the series of one product"));
        }
        rows.push(reader.row(line)?);
    }
    if !rows.iter().any(|row| row.count.is_some() || row.potency.is_some()) {
        return Err(source
            .error_at(first.end, "the series has no values below its heading")
            .expected("a line such as `7,4,pp,1e10,6.2e9,5e8`"));
    }
    Ok(Series {
        file: source.name.clone(),
        in_shares: reader.of(Column::Count).is_some_and(|(_, heading)| heading.is_share),
        notes: notes(first, &headings, &reader),
        rows,
        text: source.text.clone(),
    })
}

fn notes(first: &Line<'_>, headings: &[Option<Heading>], reader: &Reader<'_>) -> Vec<String> {
    let unused: Vec<String> = first
        .cells
        .iter()
        .zip(headings)
        .filter(|(_, heading)| heading.is_none())
        .map(|(cell, _)| quoted(cell.text))
        .collect();
    let mut notes = Vec::new();
    if !unused.is_empty() {
        notes.push(format!("The series' columns {} were read, but are not used.", unused.join(", ")));
    }
    if reader.of(Column::Count).is_some() && reader.of(Column::CountSpread).is_none() {
        let percent = 100.0 * SERIES_SPREAD.prior.median(); // number: per cent
        notes.push(format!(
            "The series has no column `sd`: counts without a spread are taken to scatter by {percent} %, as between people who count the same sample."
        ));
    }
    notes
}

struct Reader<'a> {
    source: &'a Source,
    headings: &'a [Option<Heading>],
    comma: Comma,
}

impl Reader<'_> {
    fn of(&self, column: Column) -> Option<(usize, Heading)> {
        let found =
            |(place, heading): (usize, &Option<Heading>)| heading.filter(|h| h.column == column).map(|h| (place, h));
        self.headings.iter().enumerate().find_map(found)
    }

    fn cell<'l>(&self, line: &Line<'l>, column: Column) -> Option<(Cell<'l>, Heading)> {
        let (place, heading) = self.of(column)?;
        let cell = line.cell(place);
        (!cell.text.is_empty() && cell.text != "-").then_some((cell, heading))
    }

    fn row(&self, line: &Line<'_>) -> Checked<SeriesRow> {
        if line.cells.len() > self.headings.len() {
            return Err(self
                .source
                .error_at(line.cell(self.headings.len()).byte, "more cells than headings")
                .expected("cells that contain the delimiter in double quotes"));
        }
        let missing =
            |name: &str| self.source.error_at(line.cell(0).byte, format!("{name} is missing")).expected(COLUMNS);
        let (time, heading) = self.cell(line, Column::Time).ok_or_else(|| missing("the time"))?;
        let (temperature, _) = self.cell(line, Column::Temperature).ok_or_else(|| missing("the temperature"))?;
        let container = self.cell(line, Column::Container);
        let concentration = self.cell(line, Column::Concentration);
        let named =
            |(cell, _): (Cell<'_>, Heading)| Container::named(cell.text).map_err(|wrong| self.placed(cell, wrong));
        Ok(SeriesRow {
            byte: line.cell(0).byte,
            seconds: self.quantity(time, heading.factor, Dimension::Time, 0.0..=LONGEST_S)?,
            celsius: self.quantity(temperature, 1.0, Dimension::Temperature, COLDEST_C..=WARMEST_C)?,
            container: container.map(named).transpose()?,
            per_um3: concentration
                .map(|(cell, heading)| {
                    self.quantity(cell, heading.factor, Dimension::Concentration, LEAST_PER_UM3..=MOST_PER_UM3)
                })
                .transpose()?,
            count: self.reading(line, Column::Count, Column::CountSpread, SERIES_SPREAD.prior.median())?,
            potency: self.reading(
                line,
                Column::Potency,
                Column::PotencySpread,
                SERIES_POTENCY_SPREAD.prior.median(),
            )?,
        })
    }

    fn placed(&self, cell: Cell<'_>, wrong: exoskin_quantity::Diagnostic) -> exoskin_quantity::Diagnostic {
        wrong.in_file(&self.source.name).at(self.source.place(cell.byte))
    }

    /// A plain number in the column's unit, or a quantity with its own.
    fn quantity(
        &self,
        cell: Cell<'_>,
        factor: f64,
        dimension: Dimension,
        ends: std::ops::RangeInclusive<f64>,
    ) -> Checked<f64> {
        let number = leading_number(cell.text, self.comma).map_err(|wrong| wrong.at(self.source, cell.byte))?;
        let value = match number.rest {
            "" => number.value * factor,
            _ => parse_quantity(cell.text, dimension).map_err(|wrong| self.placed(cell, wrong.unplaced()))?,
        };
        if ends.contains(&value) {
            return Ok(value);
        }
        let problem = format!("{} is out of range", quoted(cell.text));
        Err(self.source.error_at(cell.byte, problem).expected(dimension.examples()))
    }

    fn reading(&self, line: &Line<'_>, of: Column, spread: Column, usual: f64) -> Checked<Option<Reading>> {
        let Some((cell, heading)) = self.cell(line, of) else { return Ok(None) };
        let (text, is_limit) = match cell.text.strip_prefix(['<', '≤']) {
            Some(text) => (text, true),
            None => (cell.text, false),
        };
        let (value_text, own) = match text.split_once('±').or_else(|| text.split_once("+/-")) {
            Some((value, own)) => (value, Some(own)),
            None => (text, None),
        };
        let value = self.value(cell, value_text, heading)?;
        let most = if heading.is_share { MOST_SHARE } else { MOST_PER_UM3 };
        if !(value > 0.0 && value <= most) {
            let problem = format!("{} is out of range", quoted(cell.text));
            let expected = "a value above 0; where nothing was found, the least that would have been: `< 1e8`";
            return Err(self.source.error_at(cell.byte, problem).expected(expected));
        }
        let deviation = match (own, self.cell(line, spread)) {
            (Some(own), _) => self.value(cell, own, heading)? / value,
            (None, Some((cell, heading))) => self.relative(line, cell, heading, value)?,
            (None, None) => usual,
        };
        if !(LEAST_SPREAD..=MOST_SPREAD).contains(&deviation) {
            let percent = 100.0 * deviation; // number: per cent
            let problem = format!("the spread of {} is {percent} % of it", quoted(cell.text));
            return Err(self.source.error_at(cell.byte, problem).expected("a spread between 0.1 % and 300 %"));
        }
        // For a log-normal value: the deviation of its logarithm from the relative one.
        Ok(Some(Reading { value, log_sd: libm::sqrt(libm::log1p(deviation * deviation)), is_limit }))
    }

    /// A number that may carry `%` or `/mL`.
    fn value(&self, cell: Cell<'_>, text: &str, heading: Heading) -> Checked<f64> {
        let number = leading_number(text, self.comma).map_err(|wrong| wrong.at(self.source, cell.byte))?;
        let unit = number.rest.to_lowercase().replace(' ', "");
        match (unit.as_str(), heading.is_share) {
            ("", _) => Ok(number.value * heading.factor),
            ("%", true) => Ok(number.value / 100.0), // number: a conversion of units
            ("/ml" | "perml" | "particles/ml", false) => Ok(number.value / ML_UM3),
            _ => Err(self
                .source
                .error_at(cell.byte, format!("{} after the number is not understood", quoted(number.rest)))
                .expected(if heading.is_share {
                    "a share of the start, in the heading's unit"
                } else {
                    "particles per mL"
                })),
        }
    }

    /// The spread in a column of its own, relative to the value.
    fn relative(&self, line: &Line<'_>, cell: Cell<'_>, heading: Heading, value: f64) -> Checked<f64> {
        let number = leading_number(cell.text, self.comma).map_err(|wrong| wrong.at(self.source, cell.byte))?;
        let relative = match (number.rest, heading.spread) {
            ("%", SpreadKind::Relative) => number.value / 100.0, // number: a conversion of units
            ("%", _) if !heading.is_share => number.value / 100.0, // number: a conversion of units
            (_, SpreadKind::Relative) => number.value * heading.factor,
            _ => self.value(cell, cell.text, heading)? / value,
        };
        let repeats = match (heading.spread, self.cell(line, Column::Repeats)) {
            (SpreadKind::Error, _) | (_, None) => 1.0,
            (_, Some((cell, _))) => {
                read_number(cell.text, self.comma).map_err(|wrong| wrong.at(self.source, cell.byte))?
            }
        };
        if repeats >= 1.0 {
            return Ok(relative / libm::sqrt(repeats));
        }
        Err(self.source.error_at(cell.byte, "the number of repeats is below 1").expected("1 or more"))
    }
}
