//! Typed reading of TOML files in which every error knows its place.
//!
//! A [`Document`] is read once; [`Table`]s hand out values by key with the unit, range or choice that the
//! caller names. Keys that nobody asked for are refused by [`Table::only`].

mod document;
mod known;
mod quantities;
mod table;

pub use document::{Document, MAX_BYTES};
pub use known::Known;
pub use table::Table;
