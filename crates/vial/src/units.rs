//! Factors between the units of rows and those of the code.

/// Seconds in an hour.
pub(crate) const HOUR_S: f64 = 3_600.0; // number: a conversion of units
/// Seconds in a day.
pub(crate) const DAY_S: f64 = 86_400.0; // number: a conversion of units
/// um³ in a millilitre.
pub(crate) const ML_UM3: f64 = 1e12; // number: a conversion of units
/// °C to K.
pub(crate) const ZERO_C_K: f64 = 273.15; // number: a conversion of units
/// A decade of temperature, for rates given per 10 °C.
pub(crate) const TEN_C: f64 = 10.0; // number: the ten of Q10

/// A rate per day as a rate per second.
pub(crate) fn per_day(rate: f64) -> f64 {
    rate / DAY_S
}
