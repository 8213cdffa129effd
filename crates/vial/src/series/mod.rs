//! A stability series that the user measured, and what it says about this product's own rates.
//!
//! [`read_series`] reads the table; [`learn`] updates the rates of one product: a sample of the posterior over every
//! number of the vial model that the series depends on, by [`exoskin_stats::posterior`]. A product that carries it
//! ([`crate::Product::learned`]) draws those numbers together, one member of the sample at a time, so that its rates
//! stay as correlated as the series leaves them. Checked by: tests/suite/series.rs, and for coverage by
//! `checks -- series` (validation).

pub(crate) mod cells;
pub(crate) mod heading;
mod learn;
mod learned;
mod model;
mod read;
mod sense;

pub use learn::{learn, learned_from};
pub use learned::{Ensemble, Learned, LearnedNumber, LearnedRow, Updated};
pub(crate) use read::{is_heading, mentions};
pub use read::{read_series, read_series_file};

use crate::container::Container;

/// One value of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The value: particles per um³, or a share of the start.
    pub value: f64,
    /// Standard deviation of its logarithm.
    pub log_sd: f64,
    /// Whether the value is only an upper limit: `< 1e8`.
    pub is_limit: bool,
    /// Whether the file gives its spread; else that is assumed.
    pub has_own_spread: bool,
}

/// One line of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct SeriesRow {
    /// Byte of the text where it begins, for errors.
    pub byte: usize,
    /// How long it was stored, s.
    pub seconds: f64,
    /// At which temperature, °C.
    pub celsius: f64,
    /// In what; none means the product's container.
    pub container: Option<Container>,
    /// Particles per um³ at the start, where a column says so.
    pub per_um3: Option<f64>,
    /// The count.
    pub count: Option<Reading>,
    /// Potency relative to the fresh product.
    pub potency: Option<Reading>,
}

/// A stability series.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The file's name.
    pub file: String,
    /// Its lines, in order.
    pub rows: Vec<SeriesRow>,
    /// Whether counts are shares of the start instead of particles per volume.
    pub in_shares: bool,
    /// What was found in the file, in sentences.
    pub notes: Vec<String>,
    /// The text as read.
    pub text: String,
}
