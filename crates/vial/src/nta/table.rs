//! A table with one heading and one line per measurement: the plain table that any count can be written in, and
//! ZetaView's result lists.
//!
//! Columns are found by their headings. `Original Concentration` is that of the undiluted sample, `Concentration` that
//! of the sample as it was measured. Unit and power of ten may stand in the heading or in a column beside it; a
//! concentration without a unit is refused. Several lines of one sample are repeats; lines of a table with a column of
//! size bins are the bins of one measurement and are added up ([`super::bins`]).

use exoskin_quantity::unit::UM_NM;
use exoskin_quantity::{Checked, Diagnostic, Source, leading_number, quoted};

use super::cells::{self, Cell, Line, amount};
use super::heading::Scale;
use super::histogram::Sizes;
use super::{Concentration, Found, Instrument, bins, dilution};

/// Lines within which the heading stands.
const HEADING_LINES: usize = 20;
/// What is expected where a concentration has no unit that can be read.
const UNIT: &str = "a heading such as `Concentration (particles/mL)` or `Concentration (1e9 particles/mL)`";

/// The table's lines, split.
pub(super) fn lines(source: &Source) -> Vec<Line<'_>> {
    let mark = |line: &str| {
        let line = line.to_lowercase();
        line.contains("conc") || line.contains("particles")
    };
    cells::lines(&source.text, cells::delimiter(&source.text, mark))
}

/// The line of the heading: one that names a concentration, with a number below it.
pub(super) fn heading_of(lines: &[Line<'_>]) -> Option<usize> {
    (0..lines.len().min(HEADING_LINES)).find(|&at| is_heading(&lines[at], lines.get(at + 1)))
}

fn is_heading(line: &Line<'_>, below: Option<&Line<'_>>) -> bool {
    let counted = counts(line);
    let number = |below: &Line<'_>| counted.iter().any(|&column| starts_with_digit(below.cell(column).text));
    // A last line is a heading only if nothing in it is a number, as in `Concentration: 2e8`.
    let is_words = || !line.cells.iter().any(|cell| starts_with_digit(cell.text));
    line.cells.len() > 1 && !counted.is_empty() && (names_sample(line) || below.map_or_else(is_words, number))
}

pub(super) fn names_sample(line: &Line<'_>) -> bool {
    column(line, |name| name.starts_with("sample")).is_some()
}

fn starts_with_digit(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '<' | '>' | '~' | '-' | '+' | '.' | ','))
}

/// Columns of concentrations, without those of their errors, units and factors.
fn counts(heading: &Line<'_>) -> Vec<usize> {
    const OTHER: [&str; 13] =
        ["sd", "std", "stdev", "dev", "error", "err", "sem", "se", "cv", "rsd", "correction", "unit", "units"];
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
    };
    let counts = |cell: &Cell<'_>| {
        let words = words(cell.text);
        // `particles per mL` is a concentration by its unit.
        let by_unit = || {
            words[0].starts_with("particle") && Scale::read(cell.text).is_ok_and(|scale| scale.to_per_ml().is_some())
        };
        let named = words.iter().any(|word| matches!(word.as_str(), "concentration" | "conc")) || by_unit();
        named && !words.iter().any(|word| OTHER.contains(&word.as_str()) || word == "factor" || word == "warning")
    };
    heading.cells.iter().enumerate().filter(|(_, cell)| counts(cell)).map(|(i, _)| i).collect()
}

/// What the table says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let lines = lines(source);
    let at = heading_of(&lines).unwrap_or(0);
    let heading = &lines[at];
    let rows = &lines[at + 1..];
    let Some(first) = rows.first() else {
        return Err(source.error_at(heading.end, "the table has no measurements").expected("a line below the heading"));
    };
    let (counted, kind) = counted(source, heading)?;
    let named = |word: &str| column(heading, |name| name.starts_with(word));
    let (sample, date) = (named("sample"), named("date"));
    one_of(source, rows, sample, "sample")?;
    let mut found = Found { kind, dilution_byte: heading.end, ..Found::default() };
    found.instrument = instrument(source, heading, rows)?;
    let binned = bins::column(source, heading, rows)?;
    let rows = match binned {
        Some(_) => bins::lines(rows),
        None => rows,
    };
    for row in rows {
        found.repeats.push(per_ml(source, heading, row, counted)?);
    }
    let sum = found.repeats.iter().sum::<f64>();
    let byte = first.cell(counted).byte;
    if let Some(column) = binned {
        found.concentration = Some((sum, byte));
        bins::read(source, heading, rows, column, &mut found)?;
    } else {
        found.concentration = Some((sum / rows.len() as f64, byte));
    }
    found.nearly = nearly(source, heading, rows, (counted, kind), sum);
    if found.repeats.len() < 2 {
        found.repeats.clear();
    }
    let text = |column: Option<usize>| column.map(|i| first.cell(i).text.to_owned()).unwrap_or_default();
    (found.sample, found.date) = (text(sample), text(date));
    diluted(source, rows, named("dilution"), &mut found)?;
    if binned.is_none() {
        found.sizes = sizes(source, heading, rows)?;
    }
    Ok(found)
}

/// About how often the sample was diluted, where the table has both the original and the measured concentration.
fn nearly(
    source: &Source,
    heading: &Line<'_>,
    rows: &[Line<'_>],
    (counted, kind): (usize, Concentration),
    original: f64,
) -> Option<f64> {
    let others: Vec<usize> = counts(heading).into_iter().filter(|column| *column != counted).collect();
    let [column] = others[..] else { return None };
    let measured: Option<f64> = rows.iter().map(|row| per_ml(source, heading, row, column).ok()).sum();
    let is_original = kind == Concentration::Undiluted;
    measured.filter(|measured| *measured > 0.0 && is_original).map(|measured| original / measured)
}

/// The column to read, and what it counts.
fn counted(source: &Source, heading: &Line<'_>) -> Checked<(usize, Concentration)> {
    let columns = counts(heading);
    let undiluted = |column: &&usize| {
        let name = heading.cell(**column).text.to_lowercase();
        name.contains("orig") || name.contains("undiluted")
    };
    let original: Vec<usize> = columns.iter().filter(undiluted).copied().collect();
    let (kind, columns) = match original.is_empty() {
        true => (Concentration::Measured, columns),
        false => (Concentration::Undiluted, original),
    };
    match columns[..] {
        [column] => Ok((column, kind)),
        [] => Err(source
            .error_at(heading.cell(0).byte, "the table has no concentration in particles per mL")
            .expected(UNIT)),
        [first, second, ..] => {
            let (one, other) = (quoted(heading.cell(first).text), quoted(heading.cell(second).text));
            Err(source
                .error_at(heading.cell(second).byte, format!("two columns could be the count: {one} and {other}"))
                .expected("one column with the concentration of particles"))
        }
    }
}

/// One line's concentration per mL.
fn per_ml(source: &Source, heading: &Line<'_>, row: &Line<'_>, column: usize) -> Checked<f64> {
    let (value, behind) = value(source, row.cell(column))?;
    let contradicts = |name: &str, cell: Cell<'_>| {
        source.error_at(cell.byte, format!("{} contradicts {}", quoted(cell.text), quoted(name))).expected("one unit")
    };
    let name = heading.cell(column).text;
    let scale = scale(source, heading.cell(column))?.with(behind).ok_or_else(|| contradicts(name, row.cell(column)))?;
    let unit = unit_column(heading, column).map(|unit| row.cell(unit));
    let together = match unit {
        Some(cell) => {
            let beside = Scale::read(cell.text).map_err(|word| not_a_unit(source, cell, &word))?;
            scale.with(beside).ok_or_else(|| contradicts(name, cell))?
        }
        None => scale,
    };
    let factor = factor_column(heading).map(|factor| amount(source, row.cell(factor), "the factor")).transpose()?;
    let Some(to_per_ml) = together.to_per_ml() else {
        let cell = heading.cell(column);
        let problem = format!("{} names no unit for its numbers", quoted(cell.text));
        return Err(source.error_at(cell.byte, problem).expected(UNIT));
    };
    Ok(value * to_per_ml * factor.unwrap_or(1.0))
}

/// A concentration, and the unit that may stand behind it.
pub(super) fn value(source: &Source, cell: Cell<'_>) -> Checked<(f64, Scale)> {
    const WHAT: &str = "the concentration";
    let split = leading_number(cell.text, cell.comma).ok().filter(|number| !number.rest.is_empty());
    let Some(number) = split else { return Ok((amount(source, cell, WHAT)?, Scale::default())) };
    let end = cell.text.len() - number.rest.len();
    let value = amount(source, Cell { text: cell.text[..number.rest_byte.min(end)].trim_end(), ..cell }, WHAT)?;
    let unit = Cell { text: number.rest, byte: cell.byte + number.rest_byte, ..cell };
    Ok((value, scale(source, unit)?))
}

/// The unit and power of ten in a heading.
pub(super) fn scale(source: &Source, cell: Cell<'_>) -> Checked<Scale> {
    Scale::read(cell.text).map_err(|word| not_a_unit(source, cell, &word))
}

fn not_a_unit(source: &Source, cell: Cell<'_>, word: &str) -> Diagnostic {
    source.error_at(cell.byte, format!("{} is not understood in {}", quoted(word), quoted(cell.text))).expected(UNIT)
}

/// The column of the unit: beside the count, or named as its unit.
fn unit_column(heading: &Line<'_>, counted: usize) -> Option<usize> {
    let is_unit = |name: &str| matches!(name, "unit" | "units");
    let beside = Some(counted + 1).filter(|&column| is_unit(heading.cell(column).text.to_lowercase().as_str()));
    beside.or_else(|| column(heading, |name| name.contains("conc") && name.contains("unit")))
}

/// The column of a factor that is neither a dilution nor a correction.
fn factor_column(heading: &Line<'_>) -> Option<usize> {
    const FACTORS: [&str; 5] = ["factor", "multiplier", "scale factor", "concentration factor", "conc. factor"];
    column(heading, |name| FACTORS.contains(&name))
}

/// The instrument that the table names: in a column of its own, or in any line.
fn instrument(source: &Source, heading: &Line<'_>, rows: &[Line<'_>]) -> Checked<Instrument> {
    let found = column(heading, |name| matches!(name, "instrument" | "device" | "analyser" | "analyzer"));
    one_of(source, rows, found, "instrument")?;
    match found.map(|column| rows[0].cell(column).text).filter(|text| !text.is_empty()) {
        Some(name) => Ok(Instrument::of(name)),
        None if source.text.to_lowercase().contains("zetaview") => Ok(Instrument::ZetaView),
        None => Ok(Instrument::Unnamed),
    }
}

pub(super) fn column(heading: &Line<'_>, fits: impl Fn(&str) -> bool) -> Option<usize> {
    heading.cells.iter().position(|cell| fits(&cell.text.to_lowercase()))
}

/// All lines must name the same sample, or instrument.
fn one_of(source: &Source, rows: &[Line<'_>], column: Option<usize>, what: &str) -> Checked<()> {
    let Some(column) = column else { return Ok(()) };
    let first = rows[0].cell(column);
    match rows.iter().map(|row| row.cell(column)).find(|cell| cell.text != first.text) {
        Some(other) => Err(source
            .error_at(other.byte, format!("a second {what}, {}, next to {}", quoted(other.text), quoted(first.text)))
            .expected("one sample per file; several lines of one sample are repeats")),
        None => Ok(()),
    }
}

fn diluted(source: &Source, rows: &[Line<'_>], column: Option<usize>, found: &mut Found) -> Checked<()> {
    let Some(column) = column else { return Ok(()) };
    found.dilution_byte = rows[0].cell(column).byte;
    for row in rows {
        let one = dilution::read(source, row.cell(column))?;
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
        let nm = nm(heading.cell(column).text);
        Ok((!values.is_empty()).then(|| nm * values.iter().sum::<f64>() / values.len() as f64))
    };
    Ok(Sizes {
        mean: mean_of(&|name| name.starts_with("mean") && !name.contains("int"))?,
        mode: mean_of(&|name| name.starts_with("mode") || name.starts_with("modal") || name.starts_with("peak"))?,
        sd: mean_of(&|name| name.starts_with("std") || name.starts_with("sd"))?,
        d10: mean_of(&|name| name.starts_with("x10") || name.starts_with("d10"))?,
        d50: mean_of(&|name| name.starts_with("x50") || name.starts_with("d50") || name.starts_with("median"))?,
        d90: mean_of(&|name| name.starts_with("x90") || name.starts_with("d90"))?,
    })
}

/// What turns a heading's unit of length into nm.
pub(super) fn nm(heading: &str) -> f64 {
    let plain = heading.to_lowercase().replace(['µ', 'μ'], "u");
    let words: Vec<&str> = plain.split(|c: char| !c.is_alphanumeric()).collect();
    if words.contains(&"um") || words.contains(&"micron") { UM_NM } else { 1.0 }
}
