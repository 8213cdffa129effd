//! Tests of this crate from outside, by subject; one binary.

mod card;
mod common;
mod devices;
mod tables;
mod verdicts;
