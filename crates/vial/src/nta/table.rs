//! A summary table: one heading, one line per measurement, as ZetaView's result lists are exported.
//!
//! Columns are found by their headings. `Original Concentration` is that of the undiluted sample, `Concentration` that
//! in the cell; a factor in the heading, such as `(E8 particles/mL)`, is applied. Several lines of one sample are
//! repeats.

use exoskin_quantity::unit::UM_NM;
use exoskin_quantity::{Checked, Source, quoted};

use super::Found;
use super::cells::{self, Cell, Line, amount, optional_amount};
use super::histogram::Sizes;

/// Whether the first lines contain such a heading.
pub(super) fn looks_like(source: &Source) -> bool {
    heading_of(&lines(source)).is_some()
}

const HEADING_LINES: usize = 20;
const FEWEST_COLUMNS: usize = 3;

fn lines(source: &Source) -> Vec<Line<'_>> {
    let delimiter = cells::delimiter(&source.text, |line| line.to_lowercase().contains("concentration"));
    cells::lines(&source.text, delimiter)
}

fn heading_of(lines: &[Line<'_>]) -> Option<usize> {
    lines.iter().take(HEADING_LINES).position(|line| {
        let names = |word: &str| line.cells.iter().any(|cell| cell.text.to_lowercase().contains(word));
        line.cells.len() >= FEWEST_COLUMNS && names("concentration") && names("sample")
    })
}

/// What the table says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let lines = lines(source);
    let at = heading_of(&lines).unwrap_or(0);
    let heading = &lines[at];
    let rows = &lines[at + 1..];
    let columns = Columns::of(heading);
    let Some(first) = rows.first() else {
        return Err(source.error_at(heading.end, "the table has no measurements").expected("a line below the heading"));
    };
    let Some((concentration, scale, adjusted)) = columns.concentration(heading) else {
        return Err(source
            .error_at(heading.cell(0).byte, "the table has no concentration in particles per mL")
            .expected("a column such as `Original Concentration (particles/mL)`"));
    };
    one_sample(source, rows, columns.sample)?;
    let mut found = Found { adjusted, dilution_byte: heading.end, ..Found::default() };
    for row in rows {
        let value = amount(source, row.cell(concentration), "the concentration")?;
        found.repeats.push(value * scale);
    }
    let mean = found.repeats.iter().sum::<f64>() / rows.len() as f64;
    found.concentration = Some((mean, first.cell(concentration).byte));
    if found.repeats.len() < 2 {
        found.repeats.clear();
    }
    let text = |column: Option<usize>| column.map(|i| first.cell(i).text.to_owned()).unwrap_or_default();
    (found.sample, found.date) = (text(columns.sample), text(columns.date));
    dilution(source, rows, columns.dilution, &mut found)?;
    found.sizes = sizes(source, heading, rows)?;
    Ok(found)
}

#[derive(Debug)]
struct Columns {
    sample: Option<usize>,
    date: Option<usize>,
    dilution: Option<usize>,
}

impl Columns {
    fn of(heading: &Line<'_>) -> Columns {
        let find = |word: &str| column(heading, |name| name.starts_with(word));
        Columns { sample: find("sample"), date: find("date"), dilution: find("dilution") }
    }

    /// Column, factor in its heading, and whether it is that of the undiluted sample.
    fn concentration(&self, heading: &Line<'_>) -> Option<(usize, f64, bool)> {
        let original = column(heading, |name| name.contains("original") && name.contains("concentration"));
        let found = original.or_else(|| column(heading, |name| name.starts_with("concentration")))?;
        Some((found, scale(heading.cell(found).text), original.is_some()))
    }
}

fn column(heading: &Line<'_>, fits: impl Fn(&str) -> bool) -> Option<usize> {
    heading.cells.iter().position(|cell| fits(&cell.text.to_lowercase()))
}

/// The power of ten in a heading such as `Concentration (E8 particles/mL)` or `... (10^8 particles/mL)`.
fn scale(heading: &str) -> f64 {
    let lower = heading.to_lowercase();
    let Some((_, inside)) = lower.split_once(['(', '[', '/']) else { return 1.0 };
    let digits = |rest: &str| rest.chars().take_while(char::is_ascii_digit).take(2).collect::<String>();
    let inside = inside.trim_start().trim_start_matches('x').trim_start();
    let power = ["10^", "1e+", "1e", "e+", "e"].iter().find_map(|mark| inside.strip_prefix(mark)).map(digits);
    power.and_then(|power| format!("1e{power}").parse().ok()).unwrap_or(1.0)
}

fn one_sample(source: &Source, rows: &[Line<'_>], sample: Option<usize>) -> Checked<()> {
    let Some(sample) = sample else { return Ok(()) };
    let first = rows[0].cell(sample);
    match rows.iter().map(|row| row.cell(sample)).find(|cell| cell.text != first.text) {
        Some(other) => Err(source
            .error_at(other.byte, format!("a second sample, {}, next to {}", quoted(other.text), quoted(first.text)))
            .expected("one sample per file; several lines of one sample are repeats")),
        None => Ok(()),
    }
}

fn dilution(source: &Source, rows: &[Line<'_>], column: Option<usize>, found: &mut Found) -> Checked<()> {
    let Some(column) = column else { return Ok(()) };
    found.dilution_byte = rows[0].cell(column).byte;
    for row in rows {
        let one = optional_amount(source, row.cell(column), "the dilution")?;
        if found.dilution.is_some() && one != found.dilution {
            return Err(source
                .error_at(row.cell(column).byte, "the lines of this file have different dilutions")
                .expected("repeats of one sample at one dilution"));
        }
        found.dilution = one;
    }
    Ok(())
}

/// Sizes, averaged over the lines.
fn sizes(source: &Source, heading: &Line<'_>, rows: &[Line<'_>]) -> Checked<Sizes> {
    let mean_of = |fits: &dyn Fn(&str) -> bool| -> Checked<Option<f64>> {
        let Some(column) = column(heading, |name| fits(name) && !name.contains("volume") && !name.contains("area"))
        else {
            return Ok(None);
        };
        let cells = rows.iter().map(|row| row.cell(column)).filter(|cell: &Cell<'_>| !cell.text.is_empty());
        let values = cells.map(|cell| amount(source, cell, "a size in nm")).collect::<Checked<Vec<f64>>>()?;
        let nm = if heading.cell(column).text.to_lowercase().contains("µm") { UM_NM } else { 1.0 };
        Ok((!values.is_empty()).then(|| nm * values.iter().sum::<f64>() / values.len() as f64))
    };
    Ok(Sizes {
        mean: mean_of(&|name| name.starts_with("mean") && !name.contains("intensity"))?,
        mode: mean_of(&|name| name.starts_with("mode") || name.starts_with("peak"))?,
        sd: mean_of(&|name| name.starts_with("std") || name.starts_with("sd"))?,
        d10: mean_of(&|name| name.starts_with("x10") || name.starts_with("d10"))?,
        d50: mean_of(&|name| name.starts_with("x50") || name.starts_with("d50") || name.starts_with("median"))?,
        d90: mean_of(&|name| name.starts_with("x90") || name.starts_with("d90"))?,
    })
}
