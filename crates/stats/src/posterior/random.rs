//! Random numbers of a walk, and pairs of normal ones from them.

use std::f64::consts::PI;

use crate::mix::{bits, open01};

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub(super) struct Random {
    key: u64,
    drawn: u64,
    spare: Option<f64>,
}

impl Random {
    pub fn new(seed: u64) -> Random {
        Random { key: seed, drawn: 0, spare: None }
    }

    /// In the open interval (0, 1).
    pub fn uniform(&mut self) -> f64 {
        let number = open01(bits(self.key, self.drawn));
        self.drawn += 1;
        number
    }

    /// With mean 0 and variance 1 (Box and Muller).
    pub fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        let radius = libm::sqrt(-2.0 * libm::log(self.uniform()));
        let angle = 2.0 * PI * self.uniform();
        self.spare = Some(radius * libm::sin(angle));
        radius * libm::cos(angle)
    }
}
