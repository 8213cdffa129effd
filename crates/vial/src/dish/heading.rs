//! The columns of a dose-response curve: what a heading means, and the unit that it gives.

use exoskin_quantity::unit::{DAY_S, HOUR_S, MINUTE_S};
use exoskin_quantity::{Checked, Diagnostic, Source, quoted};

use super::BEHAVIOURS;
use crate::nta::{Cell, Line};
use crate::series::heading::{
    Scale, SpreadKind, is_repeats, is_spread, per_volume, relative_factor, share, split, spread_kind,
};

/// What a column contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Dose,
    Time,
    Cells,
    Depth,
    Behaviour,
    Response,
    Spread,
    Repeats,
}

/// What a number in a column means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    /// Times this it is in base units.
    Factor(f64),
    /// A dose per cell.
    PerCell,
    /// The cells must say.
    InCells,
    /// A response or its spread.
    Response(Scale),
    /// A response in a unit of its own, which a control makes relative.
    Raw(Scale),
    /// Words.
    None,
}

/// A heading that is understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heading {
    pub column: Column,
    pub unit: Unit,
    /// The behaviour that a column of responses is named after.
    pub behaviour: Option<&'static str>,
}

/// The columns a curve may have, for errors.
pub(super) const COLUMNS: &str = "columns particles per mL, hours, cells per cm2, behaviour, response, sd";

/// Square micrometres of a square centimetre, and of a square millimetre.
const CM2_UM2: f64 = exoskin_quantity::unit::CM2_UM2;
const MM2_UM2: f64 = exoskin_quantity::unit::MM2_UM2;

/// Headings in their order; none for a column that is not used.
pub(super) fn headings(source: &Source, line: &Line<'_>) -> Checked<Vec<Option<Heading>>> {
    let mut found: Vec<Option<Heading>> = Vec::new();
    for cell in &line.cells {
        let heading = heading(source, *cell)?;
        if heading.is_some_and(|new| found.iter().flatten().any(|old| old.column == new.column)) {
            let problem = format!("{} is a second column for the same", quoted(cell.text));
            return Err(source.error_at(cell.byte, problem).expected("each column once"));
        }
        found.push(heading);
    }
    let of = |column| found.iter().flatten().find(|heading: &&Heading| heading.column == column);
    let needed = [
        (Column::Dose, "particles per mL", true),
        (Column::Time, "hours", true),
        (Column::Cells, "cells per cm2", of(Column::Dose).is_none_or(|dose| dose.unit != Unit::PerCell)),
        (Column::Response, "response", true),
        (Column::Behaviour, "behaviour", of(Column::Response).is_none_or(|one| one.behaviour.is_none())),
    ];
    match needed.into_iter().find(|(column, _, needed)| *needed && of(*column).is_none()) {
        Some((_, name, _)) => {
            Err(source.error_at(line.end, format!("the curve has no column `{name}`")).expected(COLUMNS))
        }
        None => Ok(found),
    }
}

fn heading(source: &Source, cell: Cell<'_>) -> Checked<Option<Heading>> {
    let text = cell.text.to_lowercase().replace(['µ', 'μ'], "u").replace('²', "2").replace("^2", "2");
    let (name, unit) = split(&text);
    let Some(column) = column(name, &text) else { return Ok(None) };
    let wrong = |problem: &str, expected: &str| -> Diagnostic {
        source.error_at(cell.byte, format!("{} {problem}", quoted(cell.text))).expected(expected)
    };
    if text.contains("log") && matches!(column, Column::Dose | Column::Response) {
        return Err(wrong("is a logarithm", "the numbers themselves"));
    }
    let unit = match column {
        Column::Behaviour | Column::Repeats => Some(Unit::None),
        Column::Dose if ["ug", "mg", "ng", "pg", "protein"].iter().any(|mass| text.contains(mass)) => {
            let expected = "particles per mL or per cell: times the particles per µg of the certificate";
            return Err(wrong("is a dose of protein, which does not say how many vesicles there were", expected));
        }
        Column::Dose => dose(name, unit),
        Column::Time => time(name, unit),
        Column::Cells => cells(name, unit),
        Column::Depth => depth(unit),
        Column::Spread => Some(Unit::Response(spread(name, unit, &text))),
        Column::Response if CHANGES.iter().any(|word| text.contains(word)) => {
            let expected =
                "the response relative to cells without vesicles: 1.3 or 130 % for 30 % more, 0.7 for 30 % less";
            return Err(wrong("may be a difference or a ratio", expected));
        }
        Column::Response => Some(response(unit, &text)),
    };
    let Some(unit) = unit else {
        let expected =
            "`particles per mL`, `dose (1e9/mL)`, `particles per cell`, `hours`, `cells per cm2`, `depth (mm)`";
        return Err(wrong("has a unit that is not understood", expected));
    };
    Ok(Some(Heading { column, unit, behaviour: behaviour_of(name) }))
}

/// Units of a response that is a ratio to the control.
const RATIOS: [&str; 5] = ["of control", "of untreated", "of vehicle", "relative to control", "(fold)"];

/// Words of a response that is not a ratio to the control.
const CHANGES: [&str; 5] = ["increase", "decrease", "change", "inhibition", "reduction"];

fn column(name: &str, text: &str) -> Option<Column> {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let is = |words: &[&str]| words.contains(&name);
    Some(match () {
        () if is_spread(name) => Column::Spread,
        () if is_repeats(name) => Column::Repeats,
        () if is(&["behaviour", "behavior", "assay", "readout", "endpoint", "verhalten", "endpunkt"]) => {
            Column::Behaviour
        }
        () if has(&["particles", "dose", "vesicles", "exosomes", "concentration", "partikel", "dosis"])
            || is(&["evs/ml", "ev/ml"]) =>
        {
            Column::Dose
        }
        () if has(&["cells", "cell density", "seeding", "zellen", "zelldichte"]) => Column::Cells,
        () if has(&["depth"]) || (is(&["medium"]) && text.contains("mm")) => Column::Depth,
        () if has(&["hour", "time", "duration", "incubation", "stunde", "dauer"])
            || is(&["h", "hrs", "days", "d", "min", "zeit", "tage"]) =>
        {
            Column::Time
        }
        () if has(&["response", "fold", "effect", "antwort", "wirkung"]) || behaviour_of(name).is_some() => {
            Column::Response
        }
        // Whatever it is called, what has a ratio to the control is the response.
        () if RATIOS.iter().any(|ratio| text.contains(ratio)) => Column::Response,
        () => return None,
    })
}

/// The behaviour that a heading is named after.
fn behaviour_of(name: &str) -> Option<&'static str> {
    BEHAVIOURS.iter().map(|(word, _)| *word).find(|word| *word == name)
}

/// The unit in brackets, or what follows `per` or a slash in the name.
fn unit_text<'t>(name: &'t str, unit: &'t str) -> &'t str {
    match (unit, name.find(" per ").or(name.find('/'))) {
        ("", Some(at)) => name[at..].trim(),
        (unit, _) => unit,
    }
}

fn dose(name: &str, unit: &str) -> Option<Unit> {
    let text = unit_text(name, unit);
    let plain = text.replace(' ', "");
    match plain.as_str() {
        "" => Some(Unit::InCells),
        "/cell" | "percell" | "particles/cell" | "particlespercell" | "1/cell" => Some(Unit::PerCell),
        _ => per_volume(text).map(Unit::Factor),
    }
}

fn time(name: &str, unit: &str) -> Option<Unit> {
    let word = if unit.is_empty() { name } else { unit };
    let words: Vec<&str> = word.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |known: &[&str]| words.iter().any(|word| known.contains(word));
    match () {
        () if has(&["h", "hour", "hours", "hr", "hrs", "stunden", "std"]) => Some(Unit::Factor(HOUR_S)),
        () if has(&["min", "minutes", "minuten"]) => Some(Unit::Factor(MINUTE_S)),
        () if has(&["d", "day", "days", "tage"]) => Some(Unit::Factor(DAY_S)),
        () if unit.is_empty() => Some(Unit::InCells),
        () => None,
    }
}

fn cells(name: &str, unit: &str) -> Option<Unit> {
    match unit_text(name, unit)
        .replace(' ', "")
        .trim_start_matches("cells")
        .trim_start_matches("zellen")
        .trim_start_matches('1')
    {
        "" => Some(Unit::InCells),
        "/cm2" | "percm2" => Some(Unit::Factor(1.0 / CM2_UM2)),
        "/mm2" | "permm2" => Some(Unit::Factor(1.0 / MM2_UM2)),
        _ => None,
    }
}

fn depth(unit: &str) -> Option<Unit> {
    match unit {
        "" => Some(Unit::InCells),
        "mm" => Some(Unit::Factor(1e3)), // number: a conversion of units
        "um" => Some(Unit::Factor(1.0)),
        "cm" => Some(Unit::Factor(1e4)), // number: a conversion of units
        _ => None,
    }
}

fn spread(name: &str, unit: &str, text: &str) -> Scale {
    let spread = spread_kind(text);
    let factor = if spread == SpreadKind::Relative { relative_factor(name, unit) } else { share(unit).unwrap_or(1.0) };
    Scale { factor, is_share: true, spread }
}

fn response(unit: &str, text: &str) -> Unit {
    let scale = |factor| Scale { factor, is_share: true, spread: SpreadKind::Deviation };
    match unit {
        "fold" | "x" | "ratio" | "relative" | "relative to control" | "of control" => Unit::Response(scale(1.0)),
        "% of control" | "% of untreated" | "% of vehicle" => Unit::Response(scale(PERCENT)),
        "" if text.contains('%') => Unit::Response(scale(PERCENT)),
        _ => share(unit).map_or(Unit::Raw(scale(1.0)), |factor| Unit::Response(scale(factor))),
    }
}

const PERCENT: f64 = 0.01; // number: a conversion of units
