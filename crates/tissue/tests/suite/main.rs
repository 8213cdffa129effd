//! Tests of this crate from outside, by subject; one binary.

mod cells;
mod field;
mod file;
mod import;
mod model;
mod output;
mod rules;
