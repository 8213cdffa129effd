//! A tissue at work: fields and cells, each with its own step.
//!
//! * [`Setup`]: what is described; computes nothing.
//! * [`Model`]: the state, [`Model::step`].

mod error;
mod exchange;
mod setup;
mod step;

pub use error::ModelError;
pub use setup::{Setup, TimeSteps};
pub use step::Model;
