//! Every number of the blood model, declared once.

mod background;
mod platelets;

pub use background::*;
pub use platelets::*;

use exoskin_evidence::parameters;

parameters! {
    /// Every declared number of this crate.
    pub ALL = [background::ALL, platelets::ALL]
}
