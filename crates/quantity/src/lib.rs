//! Units, quantities as people write them, and errors that point at the place.
//!
//! Everything a person gives exoskin passes through here: a file becomes a [`Source`], a TOML file a
//! [`toml::Document`], a value with its unit a number in base units ([`parse_quantity`]), and every mistake a
//! [`Diagnostic`] with file, line, column, what was expected and the nearest valid word. [`number`] reads numbers as
//! people write them, [`write`](mod@write) writes numbers for people.
//!
//! A parameter's unit is a [`Unit`], read by the compiler from the same table of names.
//!
//! Base units: um, um², um³, s, counts, pg, °C. One millilitre is 1e12 um³, so 1e10 vesicles/mL is 0.01 per um³.
//!
//! Checked by: tests/suite/units.rs (a table of exact conversions), tests/suite/round_trip.rs,
//! tests/suite/toml_places.rs, tests/suite/never_panics.rs, tests/suite/dates.rs.

mod date;
mod diagnostic;
mod dimension;
mod encoding;
mod file;
mod names;
mod nearest;
pub mod number;
mod parse;
mod place;
mod shape;
mod show;
mod shown;
mod source;
pub mod toml;
pub mod unit;
mod whole;
pub mod write;

pub use date::Date;
pub use diagnostic::{Checked, Diagnostic, quoted};
pub use dimension::Dimension;
pub use nearest::nearest;
pub use number::{Comma, NumberProblem, leading_number, leading_range, read_number, read_range};
pub use parse::{UnitProblem, parse_quantity, parse_range};
pub use place::Place;
pub use show::{show_number, show_quantity};
pub use shown::{shown, shown_path, steers};
pub use source::Source;
pub use unit::Unit;
pub use whole::parse_whole;
