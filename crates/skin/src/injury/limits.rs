//! What is absurd: values beyond any device are typing errors. These limits do not affect any result.

use std::ops::RangeInclusive;

use exoskin_quantity::unit::{DAY_S, MINUTE_S};

/// Channels per um²: from one in 10 cm² to one on every 100 by 100 um.
pub(crate) const DENSITY_PER_UM2: RangeInclusive<f64> = 1e-9..=1e-4; // number: limit of input
/// Passes.
pub(crate) const PASSES: RangeInclusive<f64> = 1.0..=100.0; // number: limit of input
/// Channel widths, um.
pub(crate) const WIDTH_UM: RangeInclusive<f64> = 1.0..=2_000.0; // number: limit of input
/// Needle lengths, um.
pub(crate) const NEEDLE_UM: RangeInclusive<f64> = 10.0..=10_000.0; // number: limit of input
/// Channel depths, um.
pub(crate) const DEPTH_UM: RangeInclusive<f64> = 1.0..=10_000.0; // number: limit of input
/// Ratio of depth to needle length.
pub(crate) const DEPTH_RATIO: RangeInclusive<f64> = 0.01..=1.2; // number: limit of input
/// Coagulated rims, um.
pub(crate) const COAGULATED_UM: RangeInclusive<f64> = 0.0..=1_000.0; // number: limit of input
/// Dead rims, um.
pub(crate) const DEAD_UM: RangeInclusive<f64> = 0.0..=200.0; // number: limit of input
/// Shares.
pub(crate) const SHARE: RangeInclusive<f64> = 0.0..=1.0;
/// Half-lives, s: a minute to 60 days.
pub(crate) const HALF_LIFE_S: RangeInclusive<f64> = MINUTE_S..=60.0 * DAY_S; // number: limit of input
/// Shapes of a beta distribution.
pub(crate) const BETA_SHAPE: RangeInclusive<f64> = 0.1..=1_000.0; // number: limit of input
/// Above this share of the surface channels touch, and one channel no longer represents all.
pub(crate) const LARGEST_MOUTH_SHARE: f64 = 0.3; // number: limit of input
/// Holes per um²: one in 100 cm² to ten per cm².
pub(crate) const HOLES_PER_UM2: RangeInclusive<f64> = 1e-10..=1e-7; // number: limit of input
/// Widths of holes, um.
pub(crate) const HOLE_WIDTH_UM: RangeInclusive<f64> = 100.0..=20_000.0; // number: limit of input
/// Above this share of the treated skin, holes leave no skin between them.
pub(crate) const LARGEST_HOLE_SHARE: f64 = 0.9; // number: limit of input
/// Injection points per um²: one in 100 cm² to 25 per cm².
pub(crate) const POINTS_PER_UM2: RangeInclusive<f64> = 1e-10..=2.5e-7; // number: limit of input
/// Volumes of one injection point, um³: 0.1 uL to 1 mL.
pub(crate) const POINT_UM3: RangeInclusive<f64> = 1e8..=1e12; // number: limit of input
