//! Where vial meets skin: scenario, film, delivery.
//!
//! [`scenario`] reads what a person wants to know; [`delivery`] computes where the vesicles of one application go in
//! the first 48 hours, for one draw of every prior; [`parameters`] declares the numbers in between.

pub mod body;
pub mod course;
pub mod delivery;
pub mod effect;
pub mod hazard;
pub mod heat;
pub mod parameters;
pub mod readouts;
pub mod scenario;
pub(crate) mod units;

pub use units::COUNT_ENDS_S;
