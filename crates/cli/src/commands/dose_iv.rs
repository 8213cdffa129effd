//! `exoskin dose --route iv`: the product goes into a vein.

use exoskin_quantity::{Checked, Diagnostic};

use crate::arguments::DoseArguments;
use crate::failure::{Failure, Outcome};
use crate::values::{Settings, choice};

/// Whether `--route` says vein.
///
/// # Errors
/// A route that is neither `skin` nor `iv`, and `--mass` where nothing goes into a vein.
pub fn is_asked(arguments: &DoseArguments) -> Checked<bool> {
    let iv = choice(&arguments.route, "--route", &["skin", "iv"])? == "iv";
    if !iv && arguments.mass.is_some() {
        return Err(Diagnostic::new("the body's mass matters only for a dose into a vein")
            .argument("--mass")
            .expected("--route iv, or no --mass"));
    }
    Ok(iv)
}

/// Runs `exoskin dose --route iv`.
///
/// # Errors
/// A flag of the skin, an unknown product, a volume or mass that is wrong.
pub fn run(_arguments: &DoseArguments, _settings: Settings) -> Outcome {
    Err(Failure::Run("the body model is not there yet".into()))
}
