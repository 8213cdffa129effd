//! Scenarios that come with exoskin, as files that people can list, read and copy.

use exoskin_quantity::{Checked, Diagnostic, Source};
use exoskin_scenario::Scenario;
use serde::Serialize;
use std::path::Path;

use crate::error::Result;

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../scenarios/", $name, ".toml")))),*]
    };
}

/// Names and texts.
const SHIPPED: [(&str, &str); 14] = shipped![
    "acne_scar_adipose",
    "chin_scar",
    "chronic_wound",
    "chronic_wound_topical",
    "cold_on_hot",
    "face_neck_chest",
    "hair_prp_vs_exosomes",
    "home_use",
    "hydrafacial_booster",
    "intact_brightening",
    "needling_placental",
    "petrolatum",
    "ref",
    "ref_ideal",
];

/// One scenario of exoskin's own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShippedScenario {
    /// Its name.
    pub name: String,
    /// One line for people.
    pub title: String,
    /// The file as it stands.
    pub text: String,
}

/// Every scenario that comes with exoskin, by name.
///
/// # Errors
/// A mistake in a file.
pub fn all() -> Result<Vec<ShippedScenario>> {
    Ok(SHIPPED.iter().map(|(name, text)| read(name, text)).collect::<Checked<_>>()?)
}

/// One of them.
///
/// # Errors
/// An unknown name, with the nearest.
pub fn named(name: &str) -> Result<ShippedScenario> {
    let found = SHIPPED.iter().find(|(known, _)| *known == name);
    let names: Vec<&str> = SHIPPED.iter().map(|(name, _)| *name).collect();
    let (name, text) = found.ok_or_else(|| Diagnostic::unknown_word(name, &names).argument("name"))?;
    Ok(read(name, text)?)
}

/// A scenario of the user's own, from its text; it names no files.
///
/// # Errors
/// A mistake in it, with line and column.
pub fn of_text(name: &str, text: &str) -> Result<ShippedScenario> {
    let source = Source::new(format!("{name}.toml"), text);
    let scenario = exoskin_therapy::parse_scenario(source, Path::new(""))?;
    Ok(ShippedScenario { name: scenario.name, title: scenario.title, text: text.to_owned() })
}

/// A scenario of the user's own, from its file.
///
/// # Errors
/// No such file, or a mistake in it, with line and column.
pub fn of_file(path: &Path) -> Result<ShippedScenario> {
    let scenario = read_file(path)?;
    Ok(ShippedScenario { name: scenario.name, title: scenario.title, text: scenario.text })
}

/// A scenario file of the user's. Where there is none, and a shipped scenario has that name, the error says how to get it.
pub(crate) fn read_file(path: &Path) -> Checked<Scenario> {
    exoskin_therapy::read_scenario(path).map_err(|wrong| if path.exists() { wrong } else { missing(path, wrong) })
}

fn missing(path: &Path, wrong: Diagnostic) -> Diagnostic {
    let stem = path.file_stem().and_then(|stem| stem.to_str());
    match SHIPPED.iter().find(|(name, _)| Some(*name) == stem) {
        Some((name, _)) => {
            let copy = format!(
                "a scenario file; `exoskin scenario show {name} > {name}.toml` makes a copy of the one of that name"
            );
            wrong.expected(copy).nearest(None)
        }
        None => wrong.expected("a scenario file; `exoskin scenario list` shows those that come with exoskin"),
    }
}

fn read(name: &str, text: &str) -> Checked<ShippedScenario> {
    let scenario = exoskin_therapy::parse_scenario(Source::new(format!("{name}.toml"), text), Path::new(""))?;
    Ok(ShippedScenario { name: name.to_owned(), title: scenario.title, text: text.to_owned() })
}
