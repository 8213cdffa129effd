//! Every number of this crate, declared once: unit, prior, source.
//!
//! Means over people are declared; the spread between people is a different kind of uncertainty and belongs to cohorts,
//! so it is not mixed in here. A prior is wide where laboratories disagree or nobody has measured.

mod anatomy;
mod cells;
mod follicle;
mod healing;
mod procedure;
mod sites;
mod wounds;

pub use anatomy::*;
pub use cells::*;
pub use follicle::*;
pub use healing::*;
pub use procedure::*;
pub use sites::*;
pub use wounds::*;

use exoskin_evidence::parameters;

parameters! {
    /// All declarations of this crate.
    pub ALL = [anatomy::ALL, cells::ALL, procedure::ALL, wounds::ALL, sites::ALL, follicle::ALL, healing::ALL]
}
