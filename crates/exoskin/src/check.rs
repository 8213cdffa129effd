//! What a scenario means, without running it.

use std::path::PathBuf;

use exoskin_quantity::toml::Document;
use exoskin_quantity::{Checked, Diagnostic, Source};
use exoskin_scenario::{Scenario, ScenarioCheck};
use serde::Serialize;

use crate::error::{Error, Result};
use crate::estimate::{Estimate, estimate};
use crate::options::Options;
use crate::question::Question;
use crate::rehearse::rehearse;
use crate::watch::Watch;

/// What a scenario means, and what running it would cost.
#[derive(Clone, Debug)]
pub struct Check {
    /// The scenario's file.
    pub scenario: PathBuf,
    /// Samples, solved transport problems and threads for which the cost is given.
    pub options: Options,
}

impl Check {
    /// A scenario's file.
    pub fn of(scenario: impl Into<PathBuf>) -> Check {
        Check { scenario: scenario.into(), options: Options::followed() }
    }
}

impl Question for Check {
    type Answer = CheckAnswer;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<CheckAnswer> {
        self.options.check()?;
        let read = exoskin_therapy::read_scenario(&self.scenario)?;
        let scenario = read.check(&exoskin_therapy::parameters::all());
        refuse_held_in_vain(&read)?;
        rehearse(&read, &self.options.exactly(read.seed))?;
        let warnings = exoskin_study::warnings(&read).map_err(Error::run)?;
        Ok(CheckAnswer { scenario, warnings, estimate: estimate(&read, &self.options)? })
    }
}

/// What a scenario means.
#[derive(Clone, Debug, Serialize)]
pub struct CheckAnswer {
    /// Skin, arms, sessions, products.
    pub scenario: ScenarioCheck,
    /// What a reader must know before any number.
    pub warnings: Vec<String>,
    /// What running it would cost.
    pub estimate: Estimate,
}

/// Refuses a value of `[model.set]` that something else in the scenario overrides, with its place.
///
/// # Errors
/// The first such value.
pub(crate) fn refuse_held_in_vain(scenario: &Scenario) -> Result<()> {
    let vain = exoskin_study::held_in_vain(scenario).map_err(Error::run)?;
    match vain.first() {
        Some(id) => Err(in_vain(scenario, id)?.into()),
        None => Ok(()),
    }
}

fn in_vain(scenario: &Scenario, id: &str) -> Checked<Diagnostic> {
    let why = match scenario.options.count_exact {
        true => "nothing in this scenario asks for it; `count_exact = true` in [model] leaves the vial out",
        false => {
            "nothing in this scenario asks for it: a product, a procedure or a setting says it already, or does without"
        }
    };
    let wrong = Diagnostic::new(format!("`{id}` is set in vain: {why}"))
        .expected("no such line, or a scenario that asks for it");
    let document = Document::parse(Source::new(scenario.file.clone(), scenario.text.clone()))?;
    let model = document.root().optional_table("model")?;
    let set = model.as_ref().map(|model| model.optional_table("set")).transpose()?.flatten();
    Ok(match set.filter(|set| set.keys().contains(&id)) {
        Some(set) => wrong.in_file(&set.source().name).at(set.key_place(id)),
        None => wrong.in_file(&scenario.file),
    })
}
