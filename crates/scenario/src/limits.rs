//! What is absurd: values beyond any real treatment are typing errors. These limits do not affect any result.

use std::ops::RangeInclusive;

use exoskin_quantity::unit::{DAY_S, HOUR_S};

/// The count ends after 48 hours (s).
pub const COUNT_ENDS_S: f64 = 48.0 * HOUR_S; // number: the count's end, by definition

/// Volumes applied to the skin, um³: 1 uL to 1 L.
pub(crate) const VOLUME_UM3: RangeInclusive<f64> = 1e9..=1e15; // number: limit of input
/// Areas, um²: 1 mm² to 2 m².
pub(crate) const AREA_UM2: RangeInclusive<f64> = 1e6..=2e12; // number: limit of input
/// How many times the area of its site an area may be: people differ less.
pub(crate) const AREA_OVER_SITE: f64 = 2.0; // number: limit of input
/// Film thicknesses, um: a tenth of a micrometre to 5 mm.
pub(crate) const FILM_UM: RangeInclusive<f64> = 0.1..=5e3; // number: limit of input
/// Delays between injury and application, s.
pub(crate) const DELAY_S: RangeInclusive<f64> = 0.0..=COUNT_ENDS_S;
/// Times of rubbing and rinsing since application, s.
pub(crate) const ON_SKIN_S: RangeInclusive<f64> = 1.0..=COUNT_ENDS_S;
/// How long the skin may be followed, s: a day to two years.
pub(crate) const UNTIL_S: RangeInclusive<f64> = DAY_S..=730.0 * DAY_S; // number: limit of input
/// How long it is followed at least by default, s.
pub(crate) const USUAL_S: f64 = 90.0 * DAY_S; // number: default of input
/// How long it is followed after the last session by default, s.
pub(crate) const AFTER_LAST_S: f64 = 28.0 * DAY_S; // number: default of input
/// Times of sessions, s: as long as the skin may be followed.
pub(crate) const CALENDAR_S: RangeInclusive<f64> = 0.0..=*UNTIL_S.end();
/// Temperatures of a product when it is applied, °C.
pub(crate) const PRODUCT_C: RangeInclusive<f64> = -2.0..=45.0; // number: limit of input
/// How far from 1 the weights of hypotheses may sum.
pub(crate) const WEIGHTS_SLACK: f64 = 1e-9; // number: limit of input
/// Time between repeated sessions, s.
pub(crate) const EVERY_S: RangeInclusive<f64> = 60.0..=3650.0 * DAY_S; // number: limit of input
/// Label counts, 1/um³: up to 1e15 per mL.
pub(crate) const LABEL_PER_UM3: RangeInclusive<f64> = 0.0..=1e3; // number: limit of input
/// Thickness of the stratum corneum that a scenario may set, um.
pub(crate) const STRATUM_CORNEUM_UM: RangeInclusive<f64> = 1.0..=400.0; // number: limit of input
/// Depth of the junction that a scenario may set, um.
pub(crate) const JUNCTION_UM: RangeInclusive<f64> = 5.0..=1_000.0; // number: limit of input
/// Free diffusivities that a reference case may set, um²/s.
pub(crate) const DIFFUSIVITY: RangeInclusive<f64> = 1e-3..=1e3; // number: limit of input
/// Arms of a scenario.
pub(crate) const MOST_ARMS: usize = 64;
/// Sessions of a scenario, over all arms.
pub(crate) const MOST_SESSIONS: usize = 1000;
/// Sessions of one series.
pub(crate) const LONGEST_REPEAT: i64 = MOST_SESSIONS as i64;
/// Fitzpatrick phototypes, first and last.
pub(crate) const PHOTOTYPES: (i64, i64) = (1, 6); // number: by definition of the scale
/// Products in one session.
pub(crate) const MOST_APPLICATIONS: usize = 16;
/// Times of rubbing after one application.
pub(crate) const MOST_RUBS: usize = 100;
/// Longest name, in characters.
pub(crate) const LONGEST_NAME: usize = 60;
/// Temperatures at which a parameter may be fixed, °C.
pub(crate) const TEMPERATURE_C: RangeInclusive<f64> = -200.0..=100.0; // number: limit of input
/// The largest multiple of the upper end of its prior at which a parameter may be fixed.
pub(crate) const BEYOND_PRIOR: f64 = 1e3; // number: limit of input
/// The same where the prior is a spread around a median.
pub(crate) const BEYOND_SPREAD: f64 = 10.0; // number: limit of input
/// Particles applied to the skin at once, by the label: counts stay exact up to 2^53, with room for what counters miss.
pub(crate) const MOST_PARTICLES: f64 = 1e15; // number: limit of input
/// Temperatures of a vehicle that is called cold, °C.
pub(crate) const COLD_C: RangeInclusive<f64> = *PRODUCT_C.start()..=15.0; // number: limit of input
