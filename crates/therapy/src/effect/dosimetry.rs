//! Dosimetry: from a dish's dose to contacts per cell, so that dishes and skin use the same quantity.
//!
//! Vesicles of 100 nm do not sink; they reach the cells by diffusion. From medium of depth H, an absorbing floor takes
//! the share 1 - sum 8/((2k+1)² pi²) exp(-(2k+1)² pi² D t/(4 H²)) in the time t (a slab with one side closed): 0.28
//! over 3 mm in 24 h. Contacts per cell = dose x H x share / cells per area.
//!
//! The result (median and 90 % band; `cargo run -p exoskin-validation --bin checks -- dosimetry` prints the table):
//!
//! | dose | contacts per cell in 24 h |
//! | --- | --- |
//! | 1e10 particles per mL (worked in one lot, not in another) | 1.3e4 (5e3 to 4e4) |
//! | 6e10 particles per mL (worked) | 8e4 (3e4 to 2e5) |
//! | 10 ug/mL (worked) | 2e4 (1e3 to 4e5) |
//! | vesicles for half the effect | 2,500 (140 to 4.5e4) |
//!
//! A keratinocyte in the reference case meets 0.1 on average, one at a channel's mouth a hundred: 3e-5 and 4 % of the
//! largest effect, with bands of two to four decades, because nobody knows the shape that far below the doses used in
//! dishes ([`super::parameters::SHAPE`]).

use exoskin_evidence::Draws;
use std::f64::consts::PI;

use super::expectation::Answer;
use super::parameters as p;
use exoskin_quantity::unit::DAY_S;

/// A day in seconds: most dishes are read after 24 h. Values of D t/H² below which the floor does not feel the surface:
/// both forms agree to 1e-8.
const SHORT: f64 = 0.05; // number: numerics of the series
/// Terms of the slab's series.
const TERMS: usize = 12;

/// A dish in one draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dish {
    /// Depth of the medium (um).
    pub depth_um: f64,
    /// Cells per um² of its floor.
    pub cells_per_um2: f64,
    /// Diffusivity of a vesicle in it (um²/s).
    pub diffusivity_um2_s: f64,
}

impl Dish {
    /// The dish of this draw.
    pub fn drawn(draws: &dyn Draws) -> Dish {
        Dish {
            depth_um: draws.value(&p::DISH_MEDIUM_DEPTH),
            cells_per_um2: draws.value(&p::DISH_CELLS),
            diffusivity_um2_s: draws.value(&p::DISH_DIFFUSIVITY),
        }
    }

    /// Share of the vesicles that reach the cells within `seconds`, 0 to 1.
    pub fn reached(&self, seconds: f64) -> f64 {
        let time = self.diffusivity_um2_s * seconds.max(0.0) / (self.depth_um * self.depth_um);
        // The series needs many terms at first; there the infinite medium is exact: 2 sqrt(time/pi).
        if time < SHORT {
            return 2.0 * libm::sqrt(time / PI);
        }
        let left: f64 = (0..TERMS).map(|k| mode(k, time)).sum();
        (1.0 - left).clamp(0.0, 1.0)
    }

    /// Contacts per cell in a day at this dose (vesicles or particles per um³).
    pub fn contacts_in_a_day(&self, per_um3: f64) -> f64 {
        per_um3 * self.depth_um * self.reached(DAY_S) / self.cells_per_um2
    }
}

/// What one mode of the slab still contains at the time D t/H².
fn mode(k: usize, time: f64) -> f64 {
    let odd = (2 * k + 1) as f64 * PI;
    8.0 / (odd * odd) * libm::exp(-odd * odd * time / 4.0) // number: the slab's series
}

/// Particles per um³ of a dose given as protein, pg/um³.
pub fn particles_per_um3_of_protein(pg_per_um3: f64, draws: &dyn Draws) -> f64 {
    pg_per_um3 * draws.value(&p::DISH_PARTICLES_PER_UG)
}

/// Vesicles per cell that give half the effect, in this draw; at least 1.
pub fn half_effect_contacts(draws: &dyn Draws) -> f64 {
    let half_per_um3 = draws.value(&p::DISH_ACTIVE_DOSE) * draws.value(&p::DISH_HALF_OVER_ACTIVE);
    let particles = Dish::drawn(draws).contacts_in_a_day(half_per_um3);
    (particles * draws.value(&p::DISH_VESICLE_SHARE)).max(1.0)
}

/// How a cell responds to contacts in this draw: half effect and shape.
pub fn answer(draws: &dyn Draws) -> Answer {
    let half = half_effect_contacts(draws);
    if draws.value(&p::SHAPE) < draws.value(&p::ONE_HIT_SHARE) {
        Answer::one_hit_half(half)
    } else {
        Answer::hill(half, draws.value(&p::HILL))
    }
}
