//! Tests of this crate from outside, by subject; one binary.

mod bands;
mod column;
mod common;
mod posterior;
mod rank;
mod variance;
