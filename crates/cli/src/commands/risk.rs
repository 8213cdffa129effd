//! `exoskin risk`: hazards of a scenario.

use crate::arguments::RiskArguments;
use crate::failure::{Failure, Outcome};
use crate::values::Settings;

/// Runs `exoskin risk`.
///
/// # Errors
/// A wrong argument (2), failed work (1).
pub fn run(_arguments: &RiskArguments, _settings: Settings) -> Outcome {
    Err(Failure::Run("not built yet".into()))
}
