//! Typed reading of TOML files in which every error knows its place.
//!
//! A [`Document`] is read once; [`Table`]s return values by key with the unit, range or choice that the caller names.
//! Unexpected keys are refused by [`Table::only`]. [`Keys`] say what a table may contain; the JSON schema of a file is
//! made from them.

mod document;
mod keys;
mod known;
mod quantities;
mod schema;
mod table;

pub use document::{Document, MAX_BYTES};
pub use keys::{Holds, Key, Keys, Rule};
pub use known::Known;
pub use schema::json_schema;
pub use table::Table;
