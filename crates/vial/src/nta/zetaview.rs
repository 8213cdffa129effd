//! ZetaView: the text file of a size measurement.
//!
//! Lines `Key: value`, some with several pairs in tabs, then `Size Distribution` with a line `Size / nm`, `Number`,
//! `Concentration / cm-3`, ... in tabs. The linear histogram comes first and ends with a line of -1; a logarithmic one
//! follows and is not read. The concentrations are those in the cell: with `Dilution::`, which may stand anywhere in its
//! line, they become those of the sample. The number is a sum over bins.

use exoskin_quantity::{Checked, Source};

use super::cells::{self, Cell, Line, amount, optional_amount};
use super::histogram::{self, Bin};
use super::table::{scale, value as number_and_unit};
use super::{Concentration, Found, Instrument, dilution};

/// What the file says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let delimiter = cells::delimiter(&source.text, |line| line.to_lowercase().contains("size / nm"));
    let lines = cells::lines(&source.text, delimiter);
    let mut found = Found {
        instrument: Instrument::ZetaView,
        kind: Concentration::Measured,
        dilution_byte: source.text.len(),
        ..Found::default()
    };
    let heading =
        lines.iter().position(|line| line.cells.iter().any(|cell| cell.text.eq_ignore_ascii_case("size / nm")));
    for line in &lines[..heading.unwrap_or(lines.len())] {
        entry(source, line, &mut found)?;
    }
    found.nearly = nearly(source, &lines[..heading.unwrap_or(lines.len())]);
    let Some(heading) = heading else {
        return Err(source
            .error_at(source.text.len(), "the file has no size histogram")
            .expected("a line `Size / nm`, `Number`, `Concentration / cm-3` separated by tabs, with the bins below"));
    };
    found.histogram = bins(source, &lines[heading], &lines[heading + 1..])?;
    let sum: f64 = found.histogram.iter().map(|bin| bin.per_ml).sum();
    if sum == 0.0 {
        return Err(no_particle(source, &lines[heading]));
    }
    found.concentration = Some((sum, lines[heading].cell(0).byte));
    Ok(found)
}

/// One line above the histogram: pairs such as `Sample: name`, `Dilution::  1000.0`; some exports put a tab after the
/// colon, and some several pairs in a line.
fn entry(source: &Source, line: &Line<'_>, found: &mut Found) -> Checked<()> {
    for (at, cell) in line.cells.iter().enumerate() {
        let Some((key, _)) = cell.text.split_once(':') else { continue };
        let value = value(line, at, key.len());
        match (at, key.trim().to_lowercase().as_str()) {
            (0, "sample") if found.sample.is_empty() => found.sample = value.text.into(),
            (0, "date") if found.date.is_empty() => found.date = value.text.into(),
            (_, "dilution" | "dilution factor") => diluted(source, value, found)?,
            (0, "cell check result") if !value.text.is_empty() => {
                found.notes.push(format!("Cell check: {}.", value.text));
            }
            (_, "concentration correction factor") => corrected(source, value, found)?,
            _ => {}
        }
    }
    Ok(())
}

fn diluted(source: &Source, value: Cell<'_>, found: &mut Found) -> Checked<()> {
    let Some(one) = dilution::read(source, value)? else {
        found.dilution_byte = value.byte;
        return Ok(());
    };
    match found.dilution.replace(one) {
        Some(before) if before != one => Err(source
            .error_at(value.byte, format!("the file gives a dilution of {} and one of {}", before.value, one.value))
            .expected("one dilution")),
        _ => {
            found.dilution_byte = value.byte;
            Ok(())
        }
    }
}

/// About how often the sample was diluted: its original concentration over the one in the cell, where lines above the
/// histogram give both. A line in another unit says nothing here.
fn nearly(source: &Source, lines: &[Line<'_>]) -> Option<f64> {
    let of = |wanted: &[&str]| {
        lines.iter().find_map(|line| {
            let (key, _) = line.cell(0).text.split_once(':')?;
            let fits = wanted.contains(&key.trim().to_lowercase().as_str());
            let cell = fits.then(|| value(line, 0, key.len()))?;
            let (number, scale) = number_and_unit(source, cell).ok()?;
            Some(number * scale.to_per_ml()?).filter(|per_ml| *per_ml > 0.0)
        })
    };
    Some(of(&["original concentration", "orig. concentration"])? / of(&["concentration"])?)
}

/// The instrument's own correction is in its concentrations; one that is not 1 is told.
fn corrected(source: &Source, value: Cell<'_>, found: &mut Found) -> Checked<()> {
    match optional_amount(source, value, "the correction factor")? {
        Some(factor) if factor != 1.0 => found.notes.push(format!(
            "The file names a concentration correction factor of {factor}; its concentrations are taken as they are."
        )),
        _ => {}
    }
    Ok(())
}

/// What follows the colons in a cell, or else the next cell.
fn value<'a>(line: &Line<'a>, at: usize, key: usize) -> Cell<'a> {
    let cell = line.cell(at);
    let behind = &cell.text[key..];
    let text = behind.trim_start_matches([':', ' ']);
    if text.is_empty() {
        return line.cell(at + 1);
    }
    Cell { text: text.trim(), byte: cell.byte + key + (behind.len() - text.len()), ..cell }
}

fn bins(source: &Source, heading: &Line<'_>, below: &[Line<'_>]) -> Checked<Vec<Bin>> {
    let column = heading.cells.iter().position(|cell| cell.text.to_lowercase().starts_with("concentration"));
    let Some(column) = column else {
        return Err(source
            .error_at(heading.end, "the size histogram has no concentration")
            .expected("a column `Concentration / cm-3`; `Number` alone counts tracks, not particles per mL"));
    };
    let Some(factor) = scale(source, heading.cell(column))?.to_per_ml() else {
        return Err(source
            .error_at(heading.cell(column).byte, "the concentration of the size histogram has no unit")
            .expected("a column `Concentration / cm-3`"));
    };
    if let Some(line) = below.first() {
        if cells::number(line.cell(0)).is_some_and(|end| end < 0.0) {
            return Err(no_particle(source, line));
        }
        // A first bin without a number would read as an empty histogram; say which cell it is.
        amount(source, line.cell(0), "a size in nm")?;
    }
    let bins = histogram::read(source, below, &[column])?;
    Ok(bins.into_iter().map(|bin| Bin { per_ml: bin.per_ml * factor, ..bin }).collect())
}

fn no_particle(source: &Source, line: &Line<'_>) -> exoskin_quantity::Diagnostic {
    source
        .error_at(line.cell(0).byte, "the measurement found no particle: its size histogram is empty")
        .expected("a measurement with traces; the sample may have been too dilute")
}
