//! A patch of tissue in three dimensions: every cell an agent, every signal a field.
//!
//! Layers, cell types, signals and rules are data supplied by the caller; this crate knows nothing about skin. Lengths are
//! in micrometres, times in minutes.
//!
//! * [`field`]: substrates that diffuse, decay and drift, and what cells take out of them and put in.
//! * [`cells`]: cells that push, stick, grow, divide, die, move and hear what is around them.

pub mod cells;
pub mod field;
