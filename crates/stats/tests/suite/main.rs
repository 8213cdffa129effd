//! Tests of this crate from outside, by subject; one binary.

mod bands;
mod column;
mod common;
mod rank;
mod variance;
