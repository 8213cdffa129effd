//! Tests of this crate from outside, by subject; one binary.

mod cells;
mod field;
mod import;
mod model;
mod rules;
