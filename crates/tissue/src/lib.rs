//! A patch of tissue in three dimensions: every cell an agent, every signal a field.
//!
//! Layers, cell types, signals and rules are data supplied by the caller; this crate knows nothing about skin. Lengths are
//! in micrometres, times in minutes.
//!
//! * [`field`]: substrates that diffuse, decay and drift, and what cells take out of them and put in.
//! * [`cells`]: cells that push, stick, grow, divide, die, move and hear what is around them.
//! * [`rules`]: a signal raises or lowers a behaviour.
//! * [`model`]: fields and cells at work together.
//! * [`snapshot`]: a model's state as bytes.
//! * [`mod@file`]: a tissue as one text file.
//! * [`import`]: models of other programs.
//! * [`output`]: a model's state as files for other programs.

pub mod cells;
pub mod field;
pub mod file;
pub mod import;
pub mod model;
pub mod output;
pub mod rules;
pub mod snapshot;
