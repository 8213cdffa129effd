//! How skin heals on its own: closure, barrier, inflammation, vessels, matrix, pigment.
//!
//! The six numbers determined by untreated wounds ([`FREE`]) are not drawn one by one: a draw picks a member of the
//! ensemble left by history matching ([`ENSEMBLE`]), which keeps them together.

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
