//! How skin heals by itself: closure, barrier, inflammation, vessels, matrix, pigment.
//!
//! The five numbers that untreated wounds decide ([`FREE`]) are not drawn one by one: a draw picks a member of the
//! ensemble that history matching left ([`ENSEMBLE`]), which keeps them together.

mod closure;
mod condition;
mod free;
mod inflammation;
mod matrix;
mod pigment;
mod targets;
mod vessels;

pub use closure::*;
pub use condition::*;
pub use free::*;
pub use inflammation::*;
pub use matrix::*;
pub use pigment::*;
pub use targets::*;
pub use vessels::*;

use exoskin_evidence::parameters;

parameters! {
    /// Declarations of healing and of starting conditions.
    pub(super) ALL = [free::ALL, closure::ALL, inflammation::ALL, vessels::ALL, matrix::ALL, pigment::ALL, condition::ALL]
}
