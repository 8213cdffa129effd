//! ZetaView: the text file of a size measurement.
//!
//! Lines `Key: value`, then `Size Distribution` with a line `Size / nm`, `Number`, `Concentration / cm-3`, ... in tabs.
//! The linear histogram comes first and ends with a line of -1; a logarithmic one follows and is not read. The
//! concentrations are those in the cell: with `Dilution::` they become those of the sample. The number is a sum over bins.

use exoskin_quantity::{Checked, Source};

use super::Found;
use super::cells::{self, Cell, Line, amount, optional_amount};
use super::histogram;

/// What the file says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let delimiter = cells::delimiter(&source.text, |line| line.to_lowercase().contains("size / nm"));
    let lines = cells::lines(&source.text, delimiter);
    let mut found = Found { dilution_byte: source.text.len(), ..Found::default() };
    let heading =
        lines.iter().position(|line| line.cells.iter().any(|cell| cell.text.eq_ignore_ascii_case("size / nm")));
    for line in &lines[..heading.unwrap_or(lines.len())] {
        entry(source, line, &mut found)?;
    }
    let Some(heading) = heading else {
        return Err(source
            .error_at(source.text.len(), "the file has no size histogram")
            .expected("a line `Size / nm`, `Number`, `Concentration / cm-3` separated by tabs, with the bins below"));
    };
    found.histogram = bins(source, &lines[heading], &lines[heading + 1..])?;
    let sum: f64 = found.histogram.iter().map(|bin| bin.per_ml).sum();
    found.concentration = Some((sum, lines[heading].cell(0).byte));
    Ok(found)
}

/// One line above the histogram: `Sample: name`, `Dilution::  1000.0`; some exports put a tab after the colon.
fn entry(source: &Source, line: &Line<'_>, found: &mut Found) -> Checked<()> {
    let first = line.cell(0);
    let Some((key, _)) = first.text.split_once(':') else { return Ok(()) };
    let value = value(line, key.len());
    match key.trim().to_lowercase().as_str() {
        "sample" if found.sample.is_empty() => found.sample = value.text.into(),
        "date" if found.date.is_empty() => found.date = value.text.into(),
        "dilution" | "dilution factor" => {
            found.dilution = optional_amount(source, value, "the dilution")?;
            found.dilution_byte = value.byte;
        }
        "cell check result" if !value.text.is_empty() => found.notes.push(format!("Cell check: {}.", value.text)),
        _ => {}
    }
    Ok(())
}

/// What follows the colons in a line's first cell, or else its second cell.
fn value<'a>(line: &Line<'a>, key: usize) -> Cell<'a> {
    let first = line.cell(0);
    let behind = &first.text[key..];
    let text = behind.trim_start_matches([':', ' ']);
    if text.is_empty() {
        return line.cell(1);
    }
    Cell { text: text.trim(), byte: first.byte + key + (behind.len() - text.len()) }
}

fn bins(source: &Source, heading: &Line<'_>, below: &[Line<'_>]) -> Checked<Vec<histogram::Bin>> {
    let column = heading.cells.iter().position(|cell| cell.text.to_lowercase().starts_with("concentration"));
    let Some(column) = column else {
        return Err(source
            .error_at(heading.end, "the size histogram has no concentration")
            .expected("a column `Concentration / cm-3`; `Number` alone counts tracks, not particles per mL"));
    };
    if let Some(line) = below.first() {
        // A first bin without a number would read as an empty histogram; say which cell it is.
        amount(source, line.cell(0), "a size in nm")?;
    }
    histogram::read(source, below, &[column])
}
