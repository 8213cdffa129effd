//! The table by position that belongs to a size measurement: one line for each place in the cell, then their mean.
//!
//! It comes beside the size file of the same measurement and has no histogram. In 45 pairs of public exports its `Mean`
//! line gives the sum over the size file's histogram, times the dilution, to the digits it shows.

use exoskin_quantity::{Checked, Source};

use super::cells::{Cell, Line, amount};
use super::histogram::Sizes;
use super::table::{heading_of, lines, scale};
use super::{Concentration, Found};

/// Whether this is one.
pub(super) fn looks_like(source: &Source) -> bool {
    let lines = lines(source);
    let heading = lines.iter().find(|line| column(line, "orig").is_some());
    heading.is_some_and(|line| column(line, "position").is_some())
        && heading_of(&lines).is_none_or(|at| column(&lines[at], "position").is_some())
}

/// What its `Mean` line says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let lines = lines(source);
    let at = lines.iter().position(|line| column(line, "orig").is_some()).unwrap_or(0);
    let heading = &lines[at];
    let original = column(heading, "orig").unwrap_or(0);
    let mean = lines[at + 1..].iter().find(|line| line.cells.iter().any(|cell| cell.text.eq_ignore_ascii_case("mean")));
    let Some(mean) = mean else {
        return Err(source
            .error_at(source.text.len(), "this table by position has no line `Mean`")
            .expected(format!("the size file of the same measurement, {}", size_file(&source.name))));
    };
    let cell = mean.cell(original);
    let per_ml = amount(source, cell, "the concentration")?;
    if per_ml == 0.0 {
        return Err(source
            .error_at(cell.byte, "the measurement kept no position: the line `Mean` is 0")
            .expected("a measurement of a sample that is less dilute"));
    }
    let Some(factor) = scale(source, heading.cell(original))?.to_per_ml() else {
        let cell = heading.cell(original);
        return Err(source.error_at(cell.byte, "the concentration has no unit").expected("`Orig. Conc. (p./cm^3)`"));
    };
    let size = |name: &str| -> Checked<Option<f64>> {
        let cell =
            column(heading, name).map(|column| mean.cell(column)).filter(|cell: &Cell<'_>| !cell.text.is_empty());
        Ok(cell.map(|cell| amount(source, cell, "a size in nm")).transpose()?.filter(|nm| *nm > 0.0))
    };
    let note = format!(
        "This is a table by position: the count is its line `Mean`, and of the sizes it has only the median and the \
         peak. The others are in the size file beside it, {}.",
        size_file(&source.name)
    );
    Ok(Found {
        concentration: Some((per_ml * factor, cell.byte)),
        kind: Concentration::Undiluted,
        nearly: nearly(source, heading, mean, per_ml * factor)?,
        dilution_byte: cell.byte,
        sizes: Sizes { d50: size("x50")?, mode: size("peak")?, ..Sizes::default() },
        notes: vec![note],
        ..Found::default()
    })
}

/// About how often the sample was diluted, from both concentrations, which have two digits.
fn nearly(source: &Source, heading: &Line<'_>, mean: &Line<'_>, undiluted: f64) -> Checked<Option<f64>> {
    let Some(column) = column(heading, "conc") else { return Ok(None) };
    let Some(factor) = scale(source, heading.cell(column))?.to_per_ml() else { return Ok(None) };
    let measured = amount(source, mean.cell(column), "the concentration")? * factor;
    Ok((measured > 0.0).then(|| undiluted / measured))
}

fn column(line: &Line<'_>, begins: &str) -> Option<usize> {
    line.cells.iter().position(|cell| cell.text.to_lowercase().starts_with(begins))
}

/// The name of the size file: that of the table without its `_11pos`.
fn size_file(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, end) = file.rsplit_once('.').unwrap_or((file, "txt"));
    match stem.rsplit_once('_') {
        Some((size, pos)) if pos.ends_with("pos") => format!("{size}.{end}"),
        _ => "with the same name, without `_11pos`".into(),
    }
}
