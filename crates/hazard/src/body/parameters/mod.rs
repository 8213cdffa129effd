//! Parameters of the body model: a mouse as measured, the step to a person, and what blood contains anyway.
//!
//! Uptake by organ was measured with labelled particles. Dyes clump and come off, radioactive labels stay when the
//! particle is gone: a share of label is not a share of particles, and the priors are wide for that reason.

mod blood;
mod cells;
mod course;
mod labels;
mod organs;

pub use blood::*;
pub use cells::*;
pub use course::*;
pub use labels::*;
pub use organs::*;

use exoskin_evidence::parameters;

parameters! {
    /// Every parameter of the body model.
    pub ALL = [course::ALL, organs::ALL, blood::ALL, cells::ALL, labels::ALL]
}
