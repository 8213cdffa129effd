//! From the units in which parameters are declared to um and s.

/// um³/s in a nL/min.
pub(crate) const UM3_PER_S_PER_NL_PER_MIN: f64 = 1e6 / 60.0; // number: a unit or the reference of a declaration
/// s in a minute.
pub(crate) const S_PER_MIN: f64 = 60.0; // number: a unit or the reference of a declaration
/// s in an hour.
pub(crate) const S_PER_H: f64 = 3600.0; // number: a unit or the reference of a declaration
/// s in a day.
pub(crate) const S_PER_D: f64 = 86400.0; // number: a unit or the reference of a declaration
/// Absolute zero (°C).
pub(crate) const ABSOLUTE_ZERO_C: f64 = -273.15; // number: a unit or the reference of a declaration
/// nm in a um.
pub(crate) const NM_PER_UM: f64 = 1000.0; // number: a unit or the reference of a declaration
/// The diameter for which diffusivities and the accessible share are declared (nm).
pub(crate) const REFERENCE_NM: f64 = 100.0; // number: a unit or the reference of a declaration
/// The film thickness for which the drying time is declared (um).
pub(crate) const DRYING_FILM_UM: f64 = 40.0; // number: a unit or the reference of a declaration
pub(crate) use exoskin_scenario::COUNT_ENDS_S;
/// um/s in a uL/cm²/min.
pub(crate) const UM_PER_S_PER_UL_PER_CM2_PER_MIN: f64 = 10.0 / 60.0; // number: a unit or the reference of a declaration
/// um in a m.
pub(crate) const UM_PER_M: f64 = 1e6; // number: a unit or the reference of a declaration
/// mm in a m.
pub(crate) const MM_PER_M: f64 = 1e3; // number: a unit or the reference of a declaration
/// J in a kcal.
pub(crate) const J_PER_KCAL: f64 = 4184.0; // number: a unit or the reference of a declaration
/// L in a m³.
pub(crate) const L_PER_M3: f64 = 1e3; // number: a unit or the reference of a declaration
/// mL in a m³.
pub(crate) const ML_PER_M3: f64 = 1e6; // number: a unit or the reference of a declaration
