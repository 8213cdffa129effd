//! Tests of this crate from outside, by subject; one binary.

mod declarations;
mod design;
mod no_undeclared_numbers;
mod priors;
mod regulation;
mod tables;
