//! Tests of this crate from outside, by subject; one binary.

mod cost;
mod layers;
