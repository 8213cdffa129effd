//! Sizes of people's units in base units, for code that makes or shows numbers.

/// Seconds in a minute.
pub const MINUTE_S: f64 = 60.0;
/// Seconds in an hour.
pub const HOUR_S: f64 = 3600.0;
/// Seconds in a day.
pub const DAY_S: f64 = 86_400.0;
/// Micrometres in a millimetre.
pub const MM_UM: f64 = 1e3;
/// Square micrometres in a square millimetre.
pub const MM2_UM2: f64 = 1e6;
/// Square micrometres in a square centimetre.
pub const CM2_UM2: f64 = 1e8;
/// Cubic micrometres in a nanolitre.
pub const NL_UM3: f64 = 1e6;
/// Cubic micrometres in a microlitre or cubic millimetre.
pub const UL_UM3: f64 = 1e9;
/// Cubic micrometres in a millilitre.
pub const ML_UM3: f64 = 1e12;
/// Micrometres in a nanometre.
pub const NM_UM: f64 = 1e-3;
/// One nanolitre per minute in cubic micrometres per second.
pub const NL_PER_MIN: f64 = NL_UM3 / MINUTE_S;
/// 0 °C in kelvin.
pub const ZERO_CELSIUS_K: f64 = 273.15;
