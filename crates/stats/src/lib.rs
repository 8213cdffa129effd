//! Statistics that know nothing about skin: distributions, designs, bands with their own error, ranks, shares of
//! variance.
//!
//! [`prior`] is a number that is not known exactly, [`normal`], [`beta`] and [`gamma`] are distributions
//! with their quantiles.
//! [`mod@column`] takes bands of lists too long to be held.
//! [`mod@mix`] makes random bits from a key and an index.
//! [`mod@posterior`] is what measurements say about such numbers.
//! [`design`] draws one joint set of rows over named inputs, [`bands`] turns answers into medians and 90 % bands with
//! the sampling error of their ends, [`rank`] says which inputs move the answer and [`variance`] how much of its spread
//! a group of inputs explains.

pub mod bands;
pub mod beta;
pub mod column;
pub mod design;
pub mod gamma;
pub mod mix;
pub mod normal;
pub mod posterior;
pub mod prior;
pub mod rank;
pub mod variance;

pub use bands::{BadSample, Band, BandIntervals, BandWithError, Interval, band, band_with_error};
pub use column::Column;
pub use design::{Block, Design, Layout, Row};
pub use prior::Prior;
pub use rank::{Influence, Stability, rank_inputs, spearman, stability};
pub use variance::{Decomposition, GroupShare, VarianceError, decompose, log_floored};
