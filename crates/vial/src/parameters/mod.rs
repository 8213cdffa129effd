//! Every number of the vial model, declared once.
//!
//! Values that rows give are repeated here for the reference page; `fit.rs` reads the same rows again and a test fails
//! when the two differ.

mod factors;
mod label;
mod laboratory;
mod losses;
mod potency;
mod storage;

pub use factors::*;
pub use label::*;
pub use laboratory::*;
pub use losses::*;
pub use potency::*;
pub use storage::*;

use exoskin_evidence::{Parameter, parameters};

parameters! {
    /// Every declared number of this crate.
    pub ALL = [label::ALL, storage::ALL, losses::ALL, potency::ALL, factors::ALL, laboratory::ALL]
}

/// Every number that a draw of a vial asks for: those of this crate and, for platelet-rich plasma, those of blood.
pub fn drawn() -> Vec<&'static Parameter> {
    ALL.iter().chain(exoskin_blood::parameters::ALL).copied().collect()
}
