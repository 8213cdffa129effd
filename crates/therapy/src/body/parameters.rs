//! Parameters of the body model.

use exoskin_evidence::Parameter;

/// Every parameter of the body model.
pub static ALL: &[&Parameter] = &[];
