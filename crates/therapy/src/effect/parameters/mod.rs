//! Every number of what a product does to a cell, declared once.
//!
//! Dishes and signals only: no outcome of a trial stands behind any of these.

mod acting;
mod behaviours;
mod dish;
mod factors;
mod relay;

pub use acting::*;
pub use behaviours::*;
pub use dish::*;
pub use factors::*;
pub use relay::*;

use exoskin_evidence::parameters;

parameters! {
    /// Every parameter of this module.
    pub ALL = [dish::ALL, behaviours::ALL, relay::ALL, factors::ALL, acting::ALL]
}
