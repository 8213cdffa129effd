//! The model compared with published trials. This is the only place that reads outcomes; nothing here reaches back into
//! the model.
//!
//! 1. [`table`]: `evidence/trials.csv`, without the trials that are never used
//! 2. [`comparisons`]: `validation/trials.toml`: which published endpoint is compared with which readout, and why
//! 3. [`published`]: the published difference with its error, as far as it was reported
//! 4. [`study`]: the scenario of each trial, run as any scenario is
//! 5. [`predicted`]: the same difference as the model's summary gives it
//! 6. [`forecast`], [`mod@reference`], [`verdict`]: distance between the two, compared with a rule that knows no
//!    biology
//! 7. [`page`]: the table for people
//!
//! [`checks`]: the list of checks of transport and delivery, against closed forms and finer meshes.
//!
//! [`storage_fit`]: the one fit that is made here: two parameters of the vial, from storage rows.
//!
//! [`series_check`], [`dish_check`]: whether a stability series recovers the rates of simulated products, and a
//! dose-response curve their effects.
//!
//! There is nothing else to tune: no other constant in this crate changes a prediction.

pub mod checks;
pub mod comparisons;
pub mod dish_check;
pub mod facts;
pub mod forecast;
pub mod page;
pub mod predicted;
pub mod published;
pub mod recovery;
pub mod reference;
pub mod scored;
pub mod series_check;
pub mod storage_fit;
pub mod study;
pub mod table;
pub mod verdict;

use std::path::PathBuf;

/// The project's root.
pub fn root() -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    own.parent().map_or(own.clone(), PathBuf::from)
}
