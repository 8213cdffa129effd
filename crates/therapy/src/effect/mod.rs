//! What a product changes: from vesicles per cell and free factors to factors on behaviours.
//!
//! One [`Hypothesis`] says how a vesicle acts; free factors act in every one of them and have a switch of their own.

mod exposure;
mod hypothesis;

pub use exposure::{CellExposure, Exposure, FactorExposure};
pub use hypothesis::{Hypotheses, Hypothesis};

use exoskin_evidence::Draws;
use exoskin_skin::Pulse;

/// What one application changes in one draw; nothing where nothing acts.
pub fn pulses(exposure: &Exposure<'_>, hypothesis: Hypothesis, free_factors: bool, draws: &dyn Draws) -> Vec<Pulse> {
    let _ = (exposure, hypothesis, free_factors, draws);
    Vec::new()
}

/// Share of the vesicles taken up that set something off in their cell under this hypothesis.
pub fn working_share(exposure: &Exposure<'_>, hypothesis: Hypothesis, draws: &dyn Draws) -> f64 {
    let _ = (exposure, hypothesis, draws);
    0.0
}
