//! How much skin belongs to each channel.
//!
//! An even pattern gives every channel the same area 1/n. Passes that fall at random give the areas of a planar
//! Poisson-Voronoi division, close to a gamma distribution with mean 1/n and the declared shape k. The classes have
//! equal numbers of channels; the mean area of a class between the quantiles a and b of that distribution is
//!
//! ```text
//! (classes / n) (P(k+1, k b n) - P(k+1, k a n)),   P the regularised lower incomplete gamma function,
//! ```
//!
//! so the areas of all classes add up exactly to the skin.

use std::f64::consts::PI;

use exoskin_evidence::Draws;
use exoskin_stats::gamma;

use crate::injury::{Injury, Pattern};
use crate::parameters::CELL_AREA_SHAPE;

/// Channels with about the same skin around them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct UnitCell {
    /// Share of all channels.
    pub share_of_channels: f64,
    /// Share of the skin's surface.
    pub share_of_area: f64,
    /// Radius of the circle with the area that belongs to one of them, um; never less than the channel's own.
    pub outer_radius_um: f64,
}

pub(crate) fn divide(injury: &Injury, classes: usize, draws: &dyn Draws) -> Vec<UnitCell> {
    let mean_area_um2 = 1.0 / injury.channels_per_um2;
    let classes = if injury.pattern == Pattern::Even { 1 } else { classes.max(1) };
    let shape = draws.value(&CELL_AREA_SHAPE);
    let share_of_channels = 1.0 / classes as f64;
    let area_below: Vec<f64> = (0..=classes).map(|i| area_below_quantile(i, classes, shape)).collect();
    let one = |ends: &[f64]| {
        let share_of_area = ends[1] - ends[0];
        let area_um2 = mean_area_um2 * share_of_area / share_of_channels;
        let outer_radius_um = libm::sqrt(area_um2 / PI).max(injury.radius_um);
        UnitCell { share_of_channels, share_of_area, outer_radius_um }
    };
    area_below.windows(2).map(one).collect()
}

/// Share of the total area that belongs to the `i` smallest of `classes` classes.
fn area_below_quantile(i: usize, classes: usize, shape: f64) -> f64 {
    if i == 0 {
        0.0
    } else if i >= classes {
        1.0
    } else {
        gamma::cumulative(shape + 1.0, gamma::quantile(shape, i as f64 / classes as f64))
    }
}
