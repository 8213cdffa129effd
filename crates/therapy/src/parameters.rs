//! Every parameter of a run, from the vial to the readouts.

use exoskin_evidence::{Parameter, parameters};

use crate::{delivery, effect, heat, readouts};

parameters! {
    /// Every parameter of this crate.
    ALL = [delivery::parameters::ALL, heat::parameters::ALL, effect::parameters::ALL, readouts::parameters::ALL]
}

/// Every parameter of the model, from the vial to the cell.
pub fn all() -> Vec<&'static Parameter> {
    let before = [
        exoskin_vial::parameters::ALL,
        exoskin_blood::parameters::ALL,
        exoskin_skin::parameters::ALL,
        exoskin_scenario::parameters::ALL,
    ];
    before.into_iter().flatten().chain(ALL).copied().collect()
}
