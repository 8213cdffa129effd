//! The map of a table of trials: which published endpoint is compared with which readout, and why; and which cannot be.

use std::path::Path;

use exoskin_quantity::toml::{Document, Table};
use exoskin_quantity::{Checked, Diagnostic, Place, Source};

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The first arm minus the second on the day.
    Difference,
    /// The change of one arm since its own start.
    Change,
    /// The day from which the readout stays near its start; the course is followed to `day`.
    Back,
}

/// The scale of the published number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In the readout's own unit.
    Absolute,
    /// In per cent of the start.
    PercentOfStart,
}

/// What a trial without numbers reports about the first arm, compared with the second or with its own start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// It is lower.
    Lower,
    /// It is higher.
    Higher,
    /// No difference was found.
    Same,
}

/// One published comparison with its counterpart.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Trial, as in the table.
    pub trial: String,
    /// Endpoint, as in the table.
    pub endpoint: String,
    /// Time, as in the table, if the endpoint is listed there for several.
    pub time: Option<String>,
    /// Arms as in the table: the one and, where a difference is computed, the one it is compared with.
    pub rows: Vec<String>,
    /// Arm of the row with the value before treatment, where the means are values and not changes.
    pub start: Option<String>,
    /// 95 % confidence interval of the published number, where its row's note gives one.
    pub ci95: Option<(f64, f64)>,
    /// What is reported where there is no number.
    pub reads: Option<Reads>,
    /// The published number counts a fall as positive.
    pub fall: bool,
    /// The published number is an upper bound.
    pub at_most: bool,
    /// The number was used to fit the model, or is kept for that: shown, but no score.
    pub fitted: bool,
    /// Scenario: a file ending in .toml beside the map, or the name of one in the folder that is named as the map is.
    pub scenario: String,
    /// Arms of the scenario: the one, and the one it is compared with.
    pub arms: Vec<String>,
    /// Readout.
    pub readout: String,
    /// Day.
    pub day: f64,
    /// What is compared.
    pub quantity: Quantity,
    /// In what.
    pub scale: Scale,
    /// Why this readout, this day and these arms represent the endpoint.
    pub why: String,
    /// What explains a miss, where one was looked into.
    pub miss: Option<String>,
    /// Where it begins in the map.
    pub place: Place,
}

/// Arms in which nothing but a device, a blank or nothing acts.
const CONTROLS: [&str; 6] = ["device", "needling", "none", "procedure", "standard_care", "vehicle"];

impl Comparison {
    /// Whether an arm without a product is compared with its own start.
    pub fn is_device(&self) -> bool {
        self.quantity != Quantity::Difference && self.arms.iter().all(|arm| CONTROLS.contains(&arm.as_str()))
    }

    /// Whether a product is compared with its comparator, rather than a device with nothing or one product with
    /// another.
    pub fn is_product(&self) -> bool {
        let controls = ["vehicle", "procedure"];
        self.quantity == Quantity::Difference && self.arms.get(1).is_some_and(|arm| controls.contains(&arm.as_str()))
    }
}

/// Endpoints of one trial that no readout represents.
#[derive(Clone, Debug, PartialEq)]
pub struct Unmapped {
    /// Trial.
    pub trial: String,
    /// Its endpoints; none means all that no comparison uses.
    pub endpoints: Vec<String>,
    /// Why not.
    pub reason: String,
}

/// The whole file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct List {
    /// Comparisons in the order of the file.
    pub comparisons: Vec<Comparison>,
    /// What has no honest mapping.
    pub unmapped: Vec<Unmapped>,
    /// Trials that no comparison may use: implausible claims, doubtful data, no control. Their rows are dropped on
    /// reading, before anything can look at them.
    pub never: Vec<String>,
    /// Name of the file.
    pub file: String,
}

impl List {
    /// A mistake in one comparison, with its place in the map.
    pub fn mistake(&self, comparison: &Comparison, problem: impl Into<String>) -> Diagnostic {
        Diagnostic::new(problem).in_file(&self.file).at(comparison.place)
    }
}

/// Reads a map.
///
/// # Errors
/// The file cannot be read, an unknown or missing key, a wrong word; with file, line and column.
pub fn read(path: &Path) -> Checked<List> {
    list(&Document::read(path)?)
}

/// Reads a list from a text.
///
/// # Errors
/// As [`read`].
pub fn parse(source: Source) -> Checked<List> {
    list(&Document::parse(source)?)
}

fn list(document: &Document) -> Checked<List> {
    let root = document.root();
    root.only(&["comparison", "unmapped", "never"])?;
    Ok(List {
        never: if root.has("never") { root.strings("never")? } else { Vec::new() },
        file: document.source().name.clone(),
        comparisons: root.tables("comparison")?.iter().map(comparison).collect::<Checked<_>>()?,
        unmapped: root.tables("unmapped")?.iter().map(unmapped).collect::<Checked<_>>()?,
    })
}

const KEYS: &[&str] = &[
    "trial", "endpoint", "time", "rows", "start", "ci95", "reads", "fall", "at_most", "fitted", "scenario", "arms",
    "readout", "day", "compare", "scale", "why", "miss",
];

fn comparison(table: &Table<'_>) -> Checked<Comparison> {
    table.only(KEYS)?;
    Ok(Comparison {
        trial: table.string("trial")?,
        endpoint: table.string("endpoint")?,
        time: table.optional_string("time")?,
        rows: table.strings("rows")?,
        start: table.optional_string("start")?,
        ci95: ci95(table)?,
        reads: reads(table)?,
        fall: table.boolean("fall")?,
        at_most: table.boolean("at_most")?,
        fitted: table.boolean("fitted")?,
        scenario: table.string("scenario")?,
        arms: arms(table)?,
        readout: table.string("readout")?,
        day: table.number("day")?,
        quantity: quantity(table)?,
        scale: match table.optional_choice("scale", &["percent of start"])? {
            Some(_) => Scale::PercentOfStart,
            None => Scale::Absolute,
        },
        why: table.string("why")?,
        miss: table.optional_string("miss")?,
        place: table.place(),
    })
}

fn arms(table: &Table<'_>) -> Checked<Vec<String>> {
    let arms = table.strings("arms")?;
    let needed = if quantity(table)? == Quantity::Difference { 2 } else { 1 };
    if arms.len() == needed {
        return Ok(arms);
    }
    Err(table.error_at("arms", format!("`arms` names {}", arms.len()), format!("{needed} of the scenario's arms")))
}

fn quantity(table: &Table<'_>) -> Checked<Quantity> {
    Ok(match table.choice("compare", &["difference", "change", "back"])? {
        "difference" => Quantity::Difference,
        "change" => Quantity::Change,
        _ => Quantity::Back,
    })
}

fn reads(table: &Table<'_>) -> Checked<Option<Reads>> {
    Ok(table.optional_choice("reads", &["lower", "higher", "same"])?.map(|word| match word {
        "lower" => Reads::Lower,
        "higher" => Reads::Higher,
        _ => Reads::Same,
    }))
}

/// An interval is written as in its row's note, `"-22.16 to -4.79"`.
fn ci95(table: &Table<'_>) -> Checked<Option<(f64, f64)>> {
    let Some(text) = table.optional_string("ci95")? else { return Ok(None) };
    let ends = text.split_once(" to ").and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
    match ends {
        Some((low, high)) if low < high => Ok(Some((low, high))),
        _ => Err(table.error_at("ci95", format!("`{text}` is no interval"), "LOW to HIGH, as the row's note has it")),
    }
}

fn unmapped(table: &Table<'_>) -> Checked<Unmapped> {
    table.only(&["trial", "endpoints", "reason"])?;
    Ok(Unmapped {
        trial: table.string("trial")?,
        endpoints: table.strings("endpoints")?,
        reason: table.string("reason")?,
    })
}
