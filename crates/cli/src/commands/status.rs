//! `exoskin status`: what the law says.

use crate::arguments::StatusArguments;
use crate::failure::{Failure, Outcome};
use crate::values::Settings;

/// Runs `exoskin status`.
///
/// # Errors
/// A wrong argument (2), failed work (1).
pub fn run(_arguments: &StatusArguments, _settings: Settings) -> Outcome {
    Err(Failure::Run("not built yet".into()))
}
