//! Questions that are answered at once; `exoskin_sent` reads them.

pub(crate) mod dose;
pub(crate) mod risk;
pub(crate) mod scenario;
pub(crate) mod scene;
pub(crate) mod vein;
pub(crate) mod vial;

use serde::Serialize;

use crate::failure::Failure;

/// What a question is kept under: itself, written out.
pub(crate) fn key(kind: &str, question: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string(question).map_err(Failure::run)?;
    Ok(format!("{kind} {text}"))
}
