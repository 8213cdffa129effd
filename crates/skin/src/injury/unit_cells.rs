//! How much skin belongs to each channel.
//!
//! An even pattern gives every channel the same area 1/n. Passes that fall at random give the areas of a planar
//! Poisson-Voronoi division, close to a gamma distribution with mean 1/n and the declared shape k. The classes hold
//! equally many channels each; the mean area of a class between the quantiles a and b of that distribution is
//!
//! ```text
//! (classes / n) (P(k+1, k b n) - P(k+1, k a n)),   P the regularised lower incomplete gamma function,
//! ```
//!
//! so the areas of all classes add up to the skin exactly.

use std::f64::consts::PI;

use exoskin_evidence::Draws;

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

/// Share of the total area that belongs to the `i` of `classes` smallest classes.
fn area_below_quantile(i: usize, classes: usize, shape: f64) -> f64 {
    if i == 0 {
        0.0
    } else if i >= classes {
        1.0
    } else {
        let x = gamma_quantile(shape, i as f64 / classes as f64);
        gamma_p(shape + 1.0, x)
    }
}

/// The x with P(shape, x) = p, by bisection to the last bits.
fn gamma_quantile(shape: f64, p: f64) -> f64 {
    let mut low = 0.0;
    let mut high = shape + 1.0;
    for _ in 0..64 {
        if gamma_p(shape, high) < p {
            high *= 2.0;
        }
    }
    for _ in 0..200 {
        let middle = 0.5 * (low + high);
        if gamma_p(shape, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

/// The regularised lower incomplete gamma function P(a, x) by its series, which suits the x of a few a used here.
fn gamma_p(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let mut term = 1.0 / a;
    let mut sum = term;
    for step in 1..10_000 {
        term *= x / (a + f64::from(step));
        sum += term;
        if term < sum * f64::EPSILON {
            break;
        }
    }
    (sum * libm::exp(a * libm::log(x) - x - libm::lgamma(a))).min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn incomplete_gamma_meets_known_values() {
        // P(1, x) = 1 - exp(-x); P(0.5, x) = erf(sqrt x).
        for x in [0.1, 1.0, 3.0, 20.0] {
            assert!((gamma_p(1.0, x) - (1.0 - libm::exp(-x))).abs() < 1e-14, "x {x}");
            assert!((gamma_p(0.5, x) - libm::erf(libm::sqrt(x))).abs() < 1e-14, "x {x}");
        }
    }

    #[test]
    fn the_quantile_inverts() {
        for p in [0.01, 0.2, 0.5, 0.9, 0.999] {
            assert!((gamma_p(3.5, gamma_quantile(3.5, p)) - p).abs() < 1e-13, "p {p}");
        }
    }
}
