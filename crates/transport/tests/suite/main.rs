//! Tests of this crate from outside, by subject; one binary.

mod adjoint;
mod banded;
mod common;
mod fates;
mod jumps;
mod streams;
mod uniformisation;
