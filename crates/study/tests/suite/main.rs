//! Tests of this crate from outside, by subject; one binary.

mod chunks;
mod correct;
mod follow;
mod gains;
mod golden;
mod guard;
mod rehearsal;
mod study;
mod together;
