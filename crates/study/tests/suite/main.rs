//! Tests of this crate from outside, by subject; one binary.

mod chunks;
mod follow;
mod golden;
mod rehearsal;
mod study;
