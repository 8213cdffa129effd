//! `exoskin claim`: statements and verdicts.

use crate::arguments::ClaimArguments;
use crate::failure::{Failure, Outcome};
use crate::values::Settings;

/// Runs `exoskin claim`.
///
/// # Errors
/// A wrong argument (2), failed work (1).
pub fn run(_arguments: &ClaimArguments, _settings: Settings) -> Outcome {
    Err(Failure::Run("not built yet".into()))
}
