//! Tables of measured numbers with their sources, and the parameters declared from them.

pub mod parameter;
pub mod prior;

pub use parameter::{Draws, Group, Medians, Origin, Parameter};
pub use prior::Prior;
