//! What can go wrong, and where an intravenous dose goes.
//!
//! [`forms`] has the closed form of every hazard, [`risk`] evaluates them over draws of every prior. [`body`] is the
//! body as compartments, [`vein`] follows a dose through it over draws. The parameters here have their own list: a run
//! on skin neither samples them nor counts them as its assumptions.

pub mod body;
pub mod forms;
pub mod risk;
pub mod vein;

use exoskin_evidence::Parameter;

/// Every declared parameter: those of a scenario, of the body after an intravenous dose, and of the hazards.
pub fn declared() -> Vec<&'static Parameter> {
    let beside = body::parameters::ALL.iter().chain(forms::parameters::ALL);
    exoskin_therapy::parameters::all().into_iter().chain(beside.copied()).collect()
}
