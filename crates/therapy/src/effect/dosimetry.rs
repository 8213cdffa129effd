//! Dosimetry: from a dish's dose to vesicles taken up per cell, so that dishes and skin count the same thing.
//!
//! A contact is a vesicle that a cell has taken up, on both sides and by the same numbers: the clearance of its type, at
//! most what diffusion brings to a sphere, and less as it fills up (`delivery::filled`).
//!
//! Vesicles of 100 nm do not sink; they reach the cells by diffusion. Cells of clearance U at n per area are a floor that
//! takes up at the speed kappa = n U. From medium of depth H it takes the share 1 - sum 2 Bi²/(b² (b² + Bi² + Bi))
//! exp(-b² D t/H²) in the time t, with b tan b = Bi = kappa H/D (a slab with one side closed); a floor that kept every
//! arrival would take 0.28 over 3 mm in 24 h, cells take about a tenth of that. Contacts per cell = dose x H x share /
//! cells per area.
//!
//! The result (median and 90 % band) is printed by `cargo run -p exoskin-validation --bin checks -- dosimetry`.

use exoskin_evidence::Draws;
use std::f64::consts::{FRAC_PI_2, PI};

use super::super::delivery::parameters::{CAPACITY, CELL_RADIUS, clearance};
use super::super::delivery::{filled, most_brought};
use super::expectation::Answer;
use super::parameters as p;
use exoskin_quantity::unit::DAY_S;

/// Most dishes are read after a day. Values of D t/H² below which the floor does not feel the surface: both forms agree
/// to 1e-8.
const SHORT: f64 = 0.05; // number: numerics of the series
/// Terms of the slab's series.
const TERMS: usize = 12;
/// Newton steps to a root of the slab's series; the last ones change nothing.
const STEPS: usize = 8;

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

/// How the cells of one type take up vesicles, in a dish as in skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Taker {
    /// Clearance of an empty cell (um³/s).
    pub clearance_um3_per_s: f64,
    /// Load at which it has halved.
    pub capacity: f64,
}

impl Taker {
    /// Of cells named as in skin, in this draw, in a fluid with this diffusivity.
    pub fn drawn(cell: &str, diffusivity_um2_s: f64, draws: &dyn Draws) -> Taker {
        let most = most_brought(diffusivity_um2_s, draws.value(&CELL_RADIUS));
        Taker { clearance_um3_per_s: draws.value(clearance(cell)).min(most), capacity: draws.value(&CAPACITY) }
    }
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

    /// Share of the vesicles that cells with this clearance (um³/s) take up within `seconds`, 0 to 1.
    pub fn taken_up(&self, clearance_um3_per_s: f64, seconds: f64) -> f64 {
        let time = self.diffusivity_um2_s * seconds.max(0.0) / (self.depth_um * self.depth_um);
        let speed = self.cells_per_um2 * clearance_um3_per_s * self.depth_um / self.diffusivity_um2_s;
        if speed <= 0.0 || time <= 0.0 {
            return 0.0;
        }
        // The series needs many terms at first; there the infinite medium is exact.
        if time < SHORT {
            return from_infinite(speed, time);
        }
        let left: f64 = (0..TERMS).map(|k| mode(k, speed, time)).sum();
        (1.0 - left).clamp(0.0, 1.0)
    }

    /// Vesicles that a cell has taken up after `seconds` at this dose (vesicles per um³).
    pub fn contacts(&self, per_um3: f64, taker: &Taker, seconds: f64) -> f64 {
        let offered = per_um3 * self.depth_um / self.cells_per_um2;
        filled(taker.capacity, &|relief| offered * self.taken_up(taker.clearance_um3_per_s * relief, seconds))
    }
}

/// What one mode of the slab still contains at the time D t/H².
fn mode(k: usize, speed: f64, time: f64) -> f64 {
    let root = root(k, speed);
    let square = root * root;
    // 2 Bi²/(b² (b² + Bi² + Bi)), written so that an endless speed is no special case.
    let part = 2.0 / (square * (1.0 + 1.0 / speed + square / (speed * speed)));
    part * libm::exp(-square * time)
}

/// The k-th root of b tan b = Bi. Newton on b - k pi - atan(Bi/b), which rises and bends down: after the first step it
/// comes from below.
fn root(k: usize, speed: f64) -> f64 {
    let from = k as f64 * PI;
    // Exact for a slow floor; the first root never passes pi/2.
    let mut root = if k == 0 { (3.0 * speed / (3.0 + speed)).sqrt().min(FRAC_PI_2) } else { from }; // number: series
    for _ in 0..STEPS {
        let miss = root - from - libm::atan2(speed, root);
        let slope = 1.0 + 1.0 / (speed + root * root / speed);
        root -= miss / slope;
    }
    root
}

/// Share taken up by a floor under endless medium: (exp(x²) erfc(x) - 1 + 2 x/sqrt(pi))/Bi with x = Bi sqrt(time).
fn from_infinite(speed: f64, time: f64) -> f64 {
    let x = speed * time.sqrt();
    let rise = 2.0 * x / PI.sqrt();
    let taken = if x < SMALL {
        x * x * (1.0 - 4.0 * x / (3.0 * PI.sqrt()) + x * x / 2.0) // number: the series at 0
    } else if x < LARGE {
        libm::exp(x * x) * libm::erfc(x) - 1.0 + rise
    } else {
        (1.0 - 1.0 / (2.0 * x * x)) / (x * PI.sqrt()) - 1.0 + rise
    };
    taken / speed
}

/// Below this the difference of near equals loses digits, above the other both factors leave the range of numbers.
const SMALL: f64 = 1e-2; // number: numerics
const LARGE: f64 = 20.0; // number: numerics

/// Particles per um³ of a dose given as protein, pg/um³.
pub fn particles_per_um3_of_protein(pg_per_um3: f64, draws: &dyn Draws) -> f64 {
    pg_per_um3 * draws.value(&p::DISH_PARTICLES_PER_UG)
}

/// Vesicles that a cell named as in skin takes up in a day of a dish with this dose (particles per um³).
pub fn contacts_in_a_day(cell: &str, particles_per_um3: f64, draws: &dyn Draws) -> f64 {
    let dish = Dish::drawn(draws);
    let taker = Taker::drawn(cell, dish.diffusivity_um2_s, draws);
    dish.contacts(particles_per_um3 * draws.value(&p::DISH_VESICLE_SHARE), &taker, DAY_S)
}

/// Vesicles taken up per cell that give half the effect, in this draw, for cells named as in skin; at least 1.
pub fn half_effect_contacts(cell: &str, draws: &dyn Draws) -> f64 {
    let half_per_um3 = draws.value(&p::DISH_ACTIVE_DOSE) * draws.value(&p::DISH_HALF_OVER_ACTIVE);
    contacts_in_a_day(cell, half_per_um3, draws).max(1.0)
}

/// How a cell responds to what it has taken up in this draw: half effect and shape.
pub fn answer(cell: &str, draws: &dyn Draws) -> Answer {
    let half = half_effect_contacts(cell, draws);
    if draws.value(&p::SHAPE) < draws.value(&p::ONE_HIT_SHARE) {
        Answer::one_hit_half(half)
    } else {
        Answer::hill(half, draws.value(&p::HILL))
    }
}
