//! `exoskin check`: what a scenario means, without running it.

use serde_json::json;

use crate::arguments::CheckArguments;
use crate::engine;
use crate::failure::Outcome;
use crate::show::{self, hanging};
use crate::values::Settings;

/// Continued lines of the description are indented by this much.
const INDENT: usize = 4;

/// Runs `exoskin check`.
///
/// # Errors
/// The scenario's first mistake.
pub fn run(arguments: &CheckArguments, settings: Settings) -> Outcome {
    let scenario = exoskin_therapy::read_scenario(&arguments.scenario)?;
    let check = scenario.check(&exoskin_therapy::parameters::all());
    let estimate = engine::estimate(&scenario, settings.threads)?;
    if settings.json {
        return show::json(&json!({ "scenario": check, "estimate": estimate }));
    }
    Ok(format!("{}\n{}", hanging(&check.text(), INDENT).trim_end(), hanging(&estimate.text(), INDENT)))
}
