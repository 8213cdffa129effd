//! Tests of this crate from outside, by subject; one binary.

mod declarations;
mod design;
mod priors;
mod regulation;
mod tables;
