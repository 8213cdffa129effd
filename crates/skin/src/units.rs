//! From the units in which the tables are written to um and s.

/// um² in a cm².
pub(crate) const UM2_PER_CM2: f64 = 1e8; // number: a unit of measure
/// um² in a mm².
pub(crate) const UM2_PER_MM2: f64 = 1e6; // number: a unit of measure
/// um³ in a mm³.
pub(crate) const UM3_PER_MM3: f64 = 1e9; // number: a unit of measure
/// um in a mm.
pub(crate) const UM_PER_MM: f64 = 1e3; // number: a unit of measure
/// s in a minute.
pub(crate) const S_PER_MIN: f64 = 60.0; // number: a unit of measure
/// s in an hour.
pub(crate) const S_PER_H: f64 = 3600.0; // number: a unit of measure
/// Hours in a day.
pub(crate) const H_PER_D: f64 = 24.0; // number: a unit of measure
/// Percent in one.
pub(crate) const PERCENT: f64 = 100.0; // number: a unit of measure
