//! Tests of this crate from outside, by subject; one binary.

mod declarations;
mod design;
mod priors;
mod references;
mod regulation;
mod tables;
