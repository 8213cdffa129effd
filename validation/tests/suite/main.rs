//! Tests of this crate from outside, by subject; one binary.

mod checks;
mod claims;
mod delivery_extremes;
mod facts;
mod flips;
mod list;
mod own_start;
mod series;
mod storage_fit;
