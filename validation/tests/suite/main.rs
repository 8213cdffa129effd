//! Tests of this crate from outside, by subject; one binary.

mod claims;
mod facts;
mod flips;
mod list;
mod verdicts;
