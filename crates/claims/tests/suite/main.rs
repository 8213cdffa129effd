//! Tests of this crate from outside, by subject; one binary.

mod rules;
mod rules_monotone;
mod table;
