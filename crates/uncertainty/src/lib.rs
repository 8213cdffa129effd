//! Sampling of every declared prior, bands with their own error, and what decides.
//!
//! [`design`] draws one joint set of rows over every parameter, [`bands`] turns the answers into medians and 90 %
//! bands with the sampling error of their ends, [`rank`] says which inputs move the answer and [`variance`] how much
//! of its spread a group of inputs explains. All of it is plain statistics: it reads no files and knows no skin.

pub mod bands;
pub mod body;
pub mod cost;
pub mod design;
pub mod rank;
pub mod risk;
pub mod study;
pub mod variance;

mod mix;

pub use bands::{BadSample, Band, BandWithError, band, band_with_error};
pub use design::{Block, Design, Layout, Row};
pub use rank::{Influence, Stability, rank_inputs, spearman, stability};
pub use variance::{Decomposition, GroupShare, VarianceError, decompose, log_floored};
