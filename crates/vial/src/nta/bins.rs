//! Tables whose lines are the size bins of one measurement: `Size (nm),Concentration (particles/mL)`.
//!
//! Bins are added up, repeats are averaged, and a table of a hundred bins taken for repeats would be a hundred times too
//! low. Bins are what a heading calls bins, or sizes that rise from line to line without a name for a sample; a table
//! that could be either is refused.

use exoskin_quantity::write::{people, plural};
use exoskin_quantity::{Checked, Source, quoted};

use super::Found;
use super::cells::{Line, amount, number};
use super::histogram::{Bin, CUT_SHARE};
use super::table::{column as named, names_sample, nm};

/// The fewest lines that are bins without being called so.
const FEWEST: usize = 3;

/// The column of bins; none where the lines are measurements.
///
/// # Errors
/// Lines that could be bins or repeats.
pub(super) fn column(source: &Source, heading: &Line<'_>, rows: &[Line<'_>]) -> Checked<Option<usize>> {
    let words = |name: &str| -> Vec<String> {
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
    };
    let has = |name: &str, known: &[&str]| words(name).iter().any(|word| known.contains(&word.as_str()));
    let is_centre = |name: &str| has(name, &["centre", "center"]) && has(name, &["nm", "um", "µm", "size", "diameter"]);
    if let Some(column) = named(heading, |name| has(name, &["bin", "bins"]) || is_centre(name)) {
        return Ok(Some(column));
    }
    let is_statistic = |name: &str| {
        has(name, &["mean", "average", "mode", "modal", "median", "peak", "sd", "std", "x50", "d50", "d10", "d90"])
    };
    let is_size = |name: &str| has(name, &["size", "sizes", "diameter", "diameters"]) && !is_statistic(name);
    let Some(column) = named(heading, is_size).filter(|_| rows.len() > 1) else { return Ok(None) };
    let sizes: Vec<f64> = lines(rows).iter().filter_map(|row| number(row.cell(column))).collect();
    let rising = sizes.windows(2).all(|pair| pair[0] < pair[1]);
    if !names_sample(heading) && rising && sizes.len() == rows.len() && rows.len() >= FEWEST {
        return Ok(Some(column));
    }
    let cell = heading.cell(column);
    Err(source
        .error_at(cell.byte, format!("the lines below {} can be size bins or repeats", quoted(cell.text)))
        .expected("`Bin centre (nm)` above the bins of one measurement, which are added up; `Mean (nm)` above the mean size of repeats, which are averaged"))
}

/// The lines before one whose first cell is a negative number, with which some exports end their histogram.
pub(super) fn lines<'r, 'a>(rows: &'r [Line<'a>]) -> &'r [Line<'a>] {
    let end = rows.iter().position(|row| number(row.cell(0)).is_some_and(|first| first < 0.0));
    &rows[..end.unwrap_or(rows.len())]
}

/// Takes the bins: their concentrations are those of the lines, which were read already.
pub(super) fn read(
    source: &Source,
    heading: &Line<'_>,
    rows: &[Line<'_>],
    column: usize,
    found: &mut Found,
) -> Checked<()> {
    let nm = nm(heading.cell(column).text);
    for (row, per_ml) in rows.iter().zip(std::mem::take(&mut found.repeats)) {
        let cell = row.cell(column);
        let size = amount(source, cell, "a size in nm")? * nm;
        if found.histogram.last().is_some_and(|last| size <= last.nm) {
            return Err(source
                .error_at(cell.byte, "the size bins do not rise")
                .expected("each bin of one measurement once, from the smallest size to the largest"));
        }
        found.histogram.push(Bin { nm: size, per_ml });
    }
    found.notes.push(format!("The concentration is the sum over {} of the file.", plural(rows.len(), "size bin")));
    let highest = found.histogram.iter().fold(0.0f64, |most, bin| most.max(bin.per_ml));
    let last = found.histogram.last().map_or(0.0, |bin| bin.per_ml);
    if last > CUT_SHARE * highest {
        let share = people(100.0 * last / highest); // number: per cent
        found.notes.push(format!(
            "The last bin is {share} % as high as the highest: larger particles, if there are any, are not in the file."
        ));
    }
    Ok(())
}
