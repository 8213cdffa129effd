//! The columns of a series: what a heading means, and the unit that it gives.

use exoskin_quantity::unit::{DAY_S, HOUR_S, ML_UM3};
use exoskin_quantity::{Checked, Comma, Source, leading_number, quoted};

use crate::nta::{Cell, Line};

/// What a column contains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Time,
    Temperature,
    Container,
    Concentration,
    Count,
    CountSpread,
    Potency,
    PotencySpread,
    Repeats,
}

/// How a spread is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SpreadKind {
    /// A standard deviation, in the value's own unit.
    Deviation,
    /// The standard error of the value.
    Error,
    /// Relative to the value: 1 or %.
    Relative,
}

/// A heading that is understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Heading {
    pub column: Column,
    pub scale: Scale,
    pub degrees: Option<Degrees>,
}

/// The unit of a column of temperatures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Degrees {
    Celsius,
    Fahrenheit,
}

impl Degrees {
    fn of(unit: &str) -> Option<Degrees> {
        match unit.replace(['°', 'º', '˚'], "").trim() {
            "c" | "deg c" | "degrees c" | "celsius" | "grad celsius" => Some(Degrees::Celsius),
            "f" | "deg f" | "degrees f" | "fahrenheit" => Some(Degrees::Fahrenheit),
            _ => None,
        }
    }
}

/// What the numbers of a column are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Scale {
    /// What a plain number in the column is multiplied by.
    pub factor: f64,
    /// Whether the numbers are shares.
    pub is_share: bool,
    pub spread: SpreadKind,
}

/// The columns a series may have, for errors.
pub(super) const COLUMNS: &str = "columns days, temperature, container, concentration, count, sd, potency, potency sd";

/// Headings in their order; none for a column that is not used.
pub(super) fn headings(source: &Source, line: &Line<'_>) -> Checked<Vec<Option<Heading>>> {
    let mut found: Vec<Option<Heading>> = Vec::new();
    for cell in &line.cells {
        let heading = heading(source, *cell)?;
        if let Some(twice) = heading.filter(|new| found.iter().flatten().any(|old| old.column == new.column)) {
            let problem = format!("{} is a second column for the same: {:?}", quoted(cell.text), twice.column);
            return Err(source.error_at(cell.byte, problem.to_lowercase()).expected("each column once"));
        }
        found.push(heading);
    }
    let has = |column| found.iter().flatten().any(|heading| heading.column == column);
    for (column, name) in [(Column::Time, "days"), (Column::Temperature, "temperature")] {
        if !has(column) {
            return Err(source.error_at(line.end, format!("the series has no column `{name}`")).expected(COLUMNS));
        }
    }
    if !has(Column::Count) && !has(Column::Potency) {
        return Err(source
            .error_at(line.end, "the series has neither a column `count` nor a column `potency`")
            .expected(COLUMNS));
    }
    Ok(found)
}

fn heading(source: &Source, cell: Cell<'_>) -> Checked<Option<Heading>> {
    let text = cell.text.to_lowercase();
    let (name, unit) = split(&text);
    let Some(column) = column(name) else { return Ok(None) };
    // `Temperature °C`: the unit may be the last word.
    let last = name.rsplit_once([' ', '_']).map_or("", |(_, last)| last);
    let degrees = Degrees::of(if unit.is_empty() { last } else { unit }).filter(|_| column == Column::Temperature);
    let spread = spread_kind(&text);
    let is_share = unit.contains('%') || matches!(column, Column::Potency | Column::PotencySpread) || kept(name);
    let factor = match column {
        Column::Time => time(name, unit),
        Column::Temperature => Some(1.0).filter(|_| unit.is_empty() || degrees.is_some()),
        Column::Container | Column::Repeats => Some(1.0),
        _ if spread == SpreadKind::Relative && matches!(column, Column::CountSpread | Column::PotencySpread) => {
            Some(relative_factor(name, unit))
        }
        _ if is_share => share(unit),
        _ => per_volume(unit),
    };
    let Some(factor) = factor else {
        return Err(source
            .error_at(cell.byte, format!("the unit in the heading {} is not understood", quoted(cell.text)))
            .expected("`days`, `temperature (C)`, `temperature (F)`, `count (/mL)`, `count (1e9/mL)`, `kept (%)`"));
    };
    Ok(Some(Heading { column, scale: Scale { factor, is_share, spread }, degrees }))
}

const PERCENT: f64 = 0.01; // number: a conversion of units

/// The name and the unit in brackets after it, or after a slash or a comma.
pub(crate) fn split(text: &str) -> (&str, &str) {
    let Some(open) = text.find(['(', '[']) else {
        return text.split_once(',').map_or((text.trim(), ""), |(name, unit)| (name.trim(), unit.trim()));
    };
    (text[..open].trim(), text[open + 1..].trim().trim_end_matches([')', ']']).trim())
}

fn column(name: &str) -> Option<Column> {
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    let is = |words: &[&str]| words.contains(&name);
    let potency = has(&["potency", "activity", "potenz", "wirksamkeit", "aktivität"]);
    let spread = is_spread(name);
    Some(match () {
        () if spread && potency => Column::PotencySpread,
        () if spread => Column::CountSpread,
        () if potency => Column::Potency,
        () if is_repeats(name) => Column::Repeats,
        () if has(&["temp"]) || is(&["t", "storage", "stored at"]) => Column::Temperature,
        () if has(&["day", "hour", "week", "month", "stunde", "woche", "monat", "lagerdauer"])
            || name.starts_with("tag")
            || is(&["time", "age", "d", "h", "zeit", "dauer"]) =>
        {
            Column::Time
        }
        () if has(&["container", "tube", "vessel", "wall", "material", "behälter", "gefäß", "röhrchen"]) => {
            Column::Container
        }
        () if has(&["concentration", "nominal", "strength", "label", "konzentration"]) => Column::Concentration,
        () if has(&["count", "particles", "vesicles", "partikel", "vesikel", "anzahl"]) || kept(name) => Column::Count,
        () => return None,
    })
}

const SPREADS: [&str; 13] = [
    "sd",
    "spread",
    "cv",
    "se",
    "sem",
    "error",
    "std",
    "stdev",
    "rsd",
    "stabw",
    "standardabweichung",
    "streuung",
    "vk",
];

/// Whether a heading names the spread of another column.
pub(crate) fn is_spread(name: &str) -> bool {
    let mut words = name.split(|c: char| !c.is_alphanumeric() && c != '±' && c != '%');
    words.any(|word| SPREADS.contains(&word)) || name.contains('±') || name.contains("+/-")
}

/// Whether a heading names the number of repeats.
pub(crate) fn is_repeats(name: &str) -> bool {
    matches!(name, "n" | "replicates" | "repeats" | "wiederholungen")
}

fn kept(name: &str) -> bool {
    ["kept", "remaining", "left", "recovery", "retention", "share", "anteil", "verblieben"]
        .iter()
        .any(|word| name.contains(word))
}

pub(crate) fn spread_kind(text: &str) -> SpreadKind {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    match () {
        () if has(&["cv", "rsd", "vk"]) => SpreadKind::Relative,
        () if has(&["se", "sem"]) => SpreadKind::Error,
        () => SpreadKind::Deviation,
    }
}

pub(crate) fn time(name: &str, unit: &str) -> Option<f64> {
    let word = if unit.is_empty() { name } else { unit };
    let is = |words: &[&str]| words.iter().any(|known| word == *known || (unit.is_empty() && word.contains(known)));
    let days = |count: f64| Some(count * DAY_S);
    match () {
        () if word == "h" || is(&["hour", "hours", "hr", "hrs", "stunde", "stunden"]) => Some(HOUR_S),
        () if word == "wk" || is(&["week", "weeks", "woche", "wochen"]) => days(7.0), // number: days of a week
        () if is(&["month", "months", "monat", "monate"]) => days(30.0), // number: a month as everywhere in exoskin
        () if matches!(word, "d" | "time" | "age") || is(&["day", "days", "tag", "tage"]) => days(1.0),
        () => None,
    }
}

/// What a plain number in a column of relative spreads is multiplied by.
pub(crate) fn relative_factor(name: &str, unit: &str) -> f64 {
    share(unit).unwrap_or(if unit.is_empty() && name.contains('%') { PERCENT } else { 1.0 })
}

pub(crate) fn share(unit: &str) -> Option<f64> {
    match unit {
        "%" | "% of start" | "% of day 0" | "percent" => Some(PERCENT),
        "" | "1" | "share" | "fraction" | "of start" => Some(1.0),
        _ => None,
    }
}

/// `/mL`, `particles/mL`, `1e9/mL`, `x 10^9 per mL`: what a number is multiplied by to give particles per um³.
pub(crate) fn per_volume(unit: &str) -> Option<f64> {
    let unit = unit.trim_start_matches(['x', '×', '*']).trim();
    let (factor, rest) = match leading_number(unit, Comma::Open) {
        Ok(number) => (number.value, number.rest),
        Err(_) => (1.0, unit),
    };
    let rest = rest.replace("particles", "").replace("partikel", "").replace("vesicles", "").replace(' ', "");
    matches!(rest.as_str(), "" | "/ml" | "perml" | "ml-1" | "ml^-1" | "p/ml").then_some(factor / ML_UM3)
}
