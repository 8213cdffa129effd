//! Tests of this crate from outside, by subject; one binary.

mod cache;
mod common;
mod half_placed;
mod log;
mod planted;
mod results;
mod run_dir;
mod schema;
mod snapshot;
mod write_file;
