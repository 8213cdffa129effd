//! Reading a stability series: CSV with commas, semicolons or tabs.

use std::path::Path;

use exoskin_quantity::{Checked, Comma, Dimension, Source, leading_number, quoted};

use super::cells::{Cells, Spread, is_blank};
use super::heading::{COLUMNS, Column, Degrees, Heading, headings};
use super::sense;
use super::{Reading, Series, SeriesRow};
use crate::container::Container;
use crate::history_text::{COLDEST_C, LONGEST_S, WARMEST_C};
use crate::looks::{Looks, named};
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
/// The warmest temperature without a unit, °C: that of a warm room. A warmer one may be a refrigerator's in °F.
const WARMEST_PLAIN_C: f64 = 30.0; // number: policy for reading files
/// The largest share of the start: counts scatter, but not so far.
const MOST_SHARE: f64 = 10.0; // number: limit of what is accepted as input

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
    read(source).map_err(|error| named(source, Looks::Series, error))
}

/// Whether a line could be the heading, for the delimiter.
pub(crate) fn mentions(line: &str) -> bool {
    let line = line.to_lowercase();
    line.contains("temp") || line.contains("day") || line.contains("potency")
}

/// Whether a line is the heading of a series.
pub(crate) fn is_heading(source: &Source, line: &Line<'_>) -> bool {
    headings(source, line).is_ok()
}

fn read(source: &Source) -> Checked<Series> {
    let delimiter = delimiter(&source.text, mentions);
    let lines = lines(&source.text, delimiter);
    let mut data = lines.iter().filter(|line| !line.cell(0).text.starts_with('#'));
    let Some(first) = data.next() else {
        return Err(source.error_at(0, "the series has no heading").expected(COLUMNS));
    };
    let headings = headings(source, first)?;
    let comma = if delimiter == ',' { Comma::Open } else { Comma::Decimal };
    let reader = Reader { headings: &headings, cells: Cells { source, comma } };
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
    let series = Series {
        file: source.name.clone(),
        in_shares: reader.of(Column::Count).is_some_and(|(_, heading)| heading.scale.is_share),
        notes: notes(first, &headings, &rows),
        rows,
        text: source.text.clone(),
    };
    sense::check(source, &series)?;
    Ok(series)
}

fn notes(first: &Line<'_>, headings: &[Option<Heading>], rows: &[SeriesRow]) -> Vec<String> {
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
    let assumed = |reading: Option<Reading>| reading.is_some_and(|reading| !reading.has_own_spread);
    let percent = exoskin_quantity::write::percent;
    if rows.iter().any(|row| assumed(row.count)) {
        notes.push(format!(
            "Counts without a spread (column `sd`) are taken to scatter by {}, as between people who count the same sample.",
            percent(SERIES_SPREAD.prior.median())
        ));
    }
    if rows.iter().any(|row| assumed(row.potency)) {
        notes.push(format!(
            "Potencies without a spread (column `potency sd`) are taken to scatter by {} (assumed).",
            percent(SERIES_POTENCY_SPREAD.prior.median())
        ));
    }
    notes
}

struct Reader<'a> {
    headings: &'a [Option<Heading>],
    cells: Cells<'a>,
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
        (!is_blank(cell.text)).then_some((cell, heading))
    }

    fn row(&self, line: &Line<'_>) -> Checked<SeriesRow> {
        if line.cells.len() > self.headings.len() {
            return Err(self.cells.too_many(line.cell(self.headings.len())));
        }
        let missing =
            |name: &str| self.cells.source.error_at(line.cell(0).byte, format!("{name} is missing")).expected(COLUMNS);
        let (time, heading) = self.cell(line, Column::Time).ok_or_else(|| missing("the time"))?;
        let temperature = self.cell(line, Column::Temperature).ok_or_else(|| missing("the temperature"))?;
        let container = self.cell(line, Column::Container);
        let concentration = self.cell(line, Column::Concentration);
        let named = |(cell, _): (Cell<'_>, Heading)| {
            Container::named(cell.text).map_err(|wrong| self.cells.placed(cell, wrong))
        };
        Ok(SeriesRow {
            byte: line.cell(0).byte,
            seconds: self.cells.quantity(time, heading.scale.factor, Dimension::Time, 0.0..=LONGEST_S)?,
            celsius: self.celsius(temperature)?,
            container: container.map(named).transpose()?,
            per_um3: concentration
                .map(|(cell, heading)| {
                    let ends = LEAST_PER_UM3..=MOST_PER_UM3;
                    self.cells.quantity(cell, heading.scale.factor, Dimension::Concentration, ends)
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

    /// A temperature with its unit in the cell or the heading. Without one it is in °C as long as nothing else is likely.
    fn celsius(&self, (cell, heading): (Cell<'_>, Heading)) -> Checked<f64> {
        let number = leading_number(cell.text, self.cells.comma);
        let plain = number.ok().filter(|number| number.rest.is_empty()).map(|number| number.value);
        let problem = match (heading.degrees, plain) {
            (Some(Degrees::Fahrenheit), Some(value)) => {
                let celsius = (value - 32.0) / 1.8; // number: a conversion of units
                if (COLDEST_C..=WARMEST_C).contains(&celsius) {
                    return Ok(celsius);
                }
                "is out of range"
            }
            (None, Some(value)) if value > WARMEST_PLAIN_C && value <= WARMEST_C => {
                let problem =
                    format!("{} has no unit and is neither a refrigerator's nor a room's in °C", quoted(cell.text));
                let expected = format!("`{value} C` or `{value} F`, or the unit in the heading: `temperature (C)`");
                return Err(self.cells.source.error_at(cell.byte, problem).expected(expected));
            }
            (_, None) if cell.text.starts_with(char::is_alphabetic) => "is a word, and rooms and refrigerators differ",
            _ => {
                return self.cells.quantity(cell, 1.0, Dimension::Temperature, COLDEST_C..=WARMEST_C);
            }
        };
        let problem = format!("{} {problem}", quoted(cell.text));
        Err(self
            .cells
            .source
            .error_at(cell.byte, problem)
            .expected("the temperature itself, for example `22 C` or `39 F`"))
    }

    fn reading(&self, line: &Line<'_>, of: Column, spread: Column, usual: f64) -> Checked<Option<Reading>> {
        let Some((cell, heading)) = self.cell(line, of) else { return Ok(None) };
        let most = if heading.scale.is_share { MOST_SHARE } else { MOST_PER_UM3 };
        let scaled = |column| self.cell(line, column).map(|(cell, heading)| (cell, heading.scale));
        let repeats = self.cell(line, Column::Repeats).map(|(cell, _)| cell);
        let spread = Spread { column: scaled(spread), repeats, usual };
        self.cells.reading(cell, heading.scale, most, &spread).map(Some)
    }
}
