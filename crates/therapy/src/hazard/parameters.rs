//! Parameters of the hazard calculators.

use exoskin_evidence::Parameter;

/// Every parameter of the hazard calculators.
pub static ALL: &[&Parameter] = &[];
