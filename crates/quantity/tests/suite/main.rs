//! Tests of this crate from outside, by subject; one binary.

mod dates;
mod never_panics;
mod numbers;
mod round_trip;
mod toml_places;
mod units;
