//! NanoSight, NTA 3.x: `-ExperimentSummary.csv` (several videos with their average) and `-Summary.csv` (one video).
//!
//! Sections in brackets, one key per line, one column per video, then `Average` and `Standard Error`. The same layout
//! with tabs, or with semicolons and decimal commas, is read too. Sizes may come three times, weighted by number, by
//! surface area and by volume: only those by number are read. `[Diffusion Coefficient Data]` is not.

use exoskin_quantity::{Checked, Source, quoted};

use super::cells::{self, Cell, Line, amount};
use super::histogram::{self, Sizes};
use super::table::scale;
use super::{Concentration, Found, Instrument, dilution};

/// What the file says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let delimiter = cells::delimiter(&source.text, |line| {
        let line = line.trim_start_matches(['"', ' ']).to_lowercase();
        line.starts_with("concentration (") || line.starts_with("bin centre")
    });
    let lines = cells::lines(&source.text, delimiter);
    let mut found = Found {
        instrument: Instrument::NanoSight,
        kind: Concentration::UndilutedIfRecorded,
        dilution_byte: source.text.len(),
        ..Found::default()
    };
    let mut section = String::new();
    let (mut by_number, mut weighted) = (true, false);
    let (mut results, mut sizes) = (Columns::default(), Columns::default());
    for (i, line) in lines.iter().enumerate() {
        let key = line.key();
        if key.starts_with('[') {
            section = key;
            results = if section == "[results]" { Columns::of(line) } else { results };
            continue;
        }
        // Exports by hand have the columns in a line of their own, without `[Results]`.
        if key.is_empty() && Columns::of(line).average.is_some() {
            (results, sizes) = (Columns::of(line), Columns::of(line));
            continue;
        }
        match (section.as_str(), key.as_str()) {
            ("[experiment details]", "sample name") => found.sample = line.cell(1).text.into(),
            ("[experiment details]", "time captured") => found.date = line.cell(1).text.into(),
            ("[experiment details]", "experiment name") if found.sample.is_empty() => {
                found.sample = line.cell(1).text.into();
            }
            (_, "sample" | "sample name") if found.sample.is_empty() => found.sample = line.cell(1).text.into(),
            (_, "date") if found.date.is_empty() => found.date = line.cell(1).text.into(),
            (_, key) if key.starts_with("dilution factor") || key == "dilution" => {
                diluted(source, line, &results, &mut found)?
            }
            ("[results]", key) if key.starts_with("concentration (") => {
                concentration(source, line, &results, &mut found)?
            }
            ("[size data]", key) if key.starts_with("concentration (") && found.concentration.is_none() => {
                concentration(source, line, &results, &mut found)?
            }
            ("[concentration warnings]", _) => warning(line, &mut found.notes),
            ("[size data]", "weighting") => {
                by_number = line.cell(1).text.to_lowercase().starts_with("number");
                weighted |= !by_number;
            }
            ("[size data]", "filename") => sizes = Columns::of(line),
            ("[size data]", _) if !by_number => {}
            ("[size data]" | "[graph data]", key) if key.starts_with("bin cent") => {
                found.histogram = bins(source, line, &lines[i + 1..])?
            }
            ("[size data]", key) => {
                size(source, line, key.trim_end_matches(" (nm)"), &sizes, &mut found.sizes)?;
            }
            _ => {}
        }
    }
    if weighted && found.histogram.is_empty() && found.sizes == Sizes::default() {
        found
            .notes
            .push("The file has sizes by surface area or volume only, none by number; they are not used.".into());
    }
    Ok(found)
}

/// Which columns contain values.
#[derive(Clone, Copy, Debug, Default)]
struct Columns {
    average: Option<usize>,
}

impl Columns {
    fn of(line: &Line<'_>) -> Columns {
        Columns { average: line.cells.iter().position(|cell| cell.text.eq_ignore_ascii_case("average")) }
    }

    /// The columns of single videos that this line fills.
    fn repeats<'a>(&self, line: &Line<'a>) -> Vec<Cell<'a>> {
        let end = self.average.unwrap_or(line.cells.len()).min(line.cells.len());
        line.cells.get(1..end).unwrap_or_default().iter().copied().filter(|cell| !cell.text.is_empty()).collect()
    }
}

/// The average of a line: its own column, or else the mean of the videos.
fn average(source: &Source, line: &Line<'_>, columns: &Columns, what: &str) -> Checked<Option<f64>> {
    if let Some(cell) = columns.average.map(|column| line.cell(column)).filter(|cell| !cell.text.is_empty()) {
        return Ok(Some(amount(source, cell, what)?));
    }
    let videos = columns.repeats(line);
    let values = videos.iter().map(|cell| amount(source, *cell, what)).collect::<Checked<Vec<f64>>>()?;
    Ok((!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64))
}

fn concentration(source: &Source, line: &Line<'_>, columns: &Columns, found: &mut Found) -> Checked<()> {
    const WHAT: &str = "the concentration";
    let factor = factor(source, line.cell(0))?;
    for cell in columns.repeats(line) {
        found.repeats.push(amount(source, cell, WHAT)? * factor);
    }
    if let Some(mean) = average(source, line, columns, WHAT)? {
        found.concentration = Some((mean * factor, line.cell(columns.average.unwrap_or(1)).byte));
    }
    if found.repeats.len() < 2 {
        found.repeats.clear();
    }
    Ok(())
}

/// What turns numbers below a heading such as `Concentration (E6 particles / ml)` into per mL.
fn factor(source: &Source, heading: Cell<'_>) -> Checked<f64> {
    scale(source, heading)?.to_per_ml().ok_or_else(|| {
        source
            .error_at(heading.byte, format!("{} names no unit for its numbers", quoted(heading.text)))
            .expected("`Concentration (Particles / ml)`")
    })
}

fn diluted(source: &Source, line: &Line<'_>, columns: &Columns, found: &mut Found) -> Checked<()> {
    found.dilution_byte = line.cell(1).byte;
    for cell in columns.repeats(line) {
        let one = dilution::read(source, cell)?;
        if found.dilution.is_some() && one.is_some() && found.dilution != one {
            return Err(source
                .error_at(cell.byte, "the videos in this file have different dilutions")
                .expected("a summary of videos with one dilution"));
        }
        found.dilution = found.dilution.or(one);
    }
    Ok(())
}

fn size(source: &Source, line: &Line<'_>, key: &str, columns: &Columns, sizes: &mut Sizes) -> Checked<()> {
    let slot = match key {
        "mean" => &mut sizes.mean,
        "mode" => &mut sizes.mode,
        "sd" => &mut sizes.sd,
        "d10" => &mut sizes.d10,
        "d50" => &mut sizes.d50,
        "d90" => &mut sizes.d90,
        _ => return Ok(()),
    };
    *slot = average(source, line, columns, "a size in nm")?;
    Ok(())
}

fn bins(source: &Source, heading: &Line<'_>, below: &[Line<'_>]) -> Checked<Vec<histogram::Bin>> {
    let named = |word: &str| {
        let cells = heading.cells.iter().enumerate();
        cells.filter(|(_, cell)| cell.text.to_lowercase().starts_with(word)).map(|(i, _)| i).collect::<Vec<usize>>()
    };
    let columns = ["concentration average", "concentration", "average", "video"]
        .into_iter()
        .map(named)
        .find(|columns| !columns.is_empty())
        .unwrap_or_default();
    if columns.is_empty() {
        return Err(source
            .error_at(heading.end, "the size histogram has no concentration column")
            .expected("`Bin centre (nm)`, then `Concentration (particles / ml)`"));
    }
    let first = named("concentration (").first().copied();
    let factor = first.map(|column| factor(source, heading.cell(column))).transpose()?.unwrap_or(1.0);
    let bins = histogram::read(source, below, &columns)?;
    Ok(bins.into_iter().map(|bin| histogram::Bin { per_ml: bin.per_ml * factor, ..bin }).collect())
}

/// What the instrument itself flags as doubtful.
fn warning(line: &Line<'_>, notes: &mut Vec<String>) {
    let fine = |text: &str| text.is_empty() || ["ok", "no"].contains(&text.to_lowercase().as_str());
    if let Some(cell) = line.cells.iter().skip(1).find(|cell| !fine(cell.text)) {
        notes.push(format!("The instrument warns: {}: {}.", line.cell(0).text, quoted(cell.text)));
    }
}
