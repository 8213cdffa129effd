//! `exoskin products classify`: the buyer's checklist.

use crate::arguments::ClassifyArguments;
use crate::failure::{Failure, Outcome};
use crate::values::Settings;

/// Runs `exoskin products classify`.
///
/// # Errors
/// A wrong argument (2), failed work (1).
pub fn run(_arguments: &ClassifyArguments, _settings: Settings) -> Outcome {
    Err(Failure::Run("not built yet".into()))
}
