//! Tests of this crate from outside, by subject; one binary.

mod asked;
mod common;
mod contrasts;
mod few;
mod kept;
mod likelihood;
mod posterior;
mod predictions;
mod shown;
