//! Tests of this crate from outside, by subject; one binary.

mod access;
mod answers;
mod assets;
mod client;
mod common;
mod described;
mod jobs;
mod uploads;
