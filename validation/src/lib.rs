//! The model compared with published trials. This is the only place that reads outcomes; nothing here reaches back into
//! the model.
//!
//! The scorecard: `exoskin_score` compares, `exoskin::Validate` runs the scenarios; here are the table
//! (`evidence/trials.csv`), the map (`validation/trials.toml`) and the page of the book.
//!
//! [`checks`]: the list of checks of transport and delivery, against closed forms and finer meshes.
//!
//! [`storage_fit`]: the one fit that is made here: two parameters of the vial, from storage rows.
//!
//! [`series_check`], [`dish_check`]: whether a stability series recovers the rates of simulated products, and a
//! dose-response curve their effects.
//!
//! [`controls`]: treatments that are known to move a readout, so that a null elsewhere could have been otherwise.
//!
//! There is nothing else to tune: no other constant in this crate changes a prediction.

pub mod checks;
pub mod controls;
pub mod dish_check;
pub mod facts;
pub mod recovery;
pub mod series_check;
pub mod storage_fit;

use std::path::PathBuf;

/// The project's root.
pub fn root() -> PathBuf {
    let own = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    own.parent().map_or(own.clone(), PathBuf::from)
}
