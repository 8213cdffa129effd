//! What a scenario means, without running it.

use std::path::PathBuf;

use exoskin_scenario::ScenarioCheck;
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
        let read = crate::scenarios::read_file(&self.scenario)?;
        let scenario = read.check(&exoskin_therapy::parameters::all());
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
