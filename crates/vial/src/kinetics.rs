//! What a liquid loses to the wall and to decay while it is stored.
//!
//! With n the vesicles in the liquid and w those on the wall (and on other surfaces, which fill at the same pace), both as shares of the count at the start, and a wall of
//! capacity K: n' = -(s (1 - w/K) + l) n, w' = s (1 - w/K) n, where s = k_w A/V. Without a limit (K large) or without
//! loss (l = 0) the solution is in closed form; in between, the two are alternated symmetrically and extrapolated once
//! (error of the whole share below 1e-5). Checked by: tests/suite/kinetics.rs (closed forms, a fine Runge-Kutta,
//! composition of holds).

/// Vesicles in a vial, as shares of the count at the start.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shares {
    /// Whole, in the liquid.
    pub whole: f64,
    /// On the wall and other surfaces.
    pub wall: f64,
}

/// Rates of one hold in liquid.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LiquidRates {
    /// Adsorption onto a bare wall, 1/s.
    pub wall_per_s: f64,
    /// Loss in the liquid, 1/s.
    pub loss_per_s: f64,
    /// What a full wall holds, as a share of the count at the start; may be infinite.
    pub capacity: f64,
}

/// Ratio of capacity to content above which the filling of the wall changes nothing to within 1e-9.
const ROOMY: f64 = 1e9; // number: a matter of numerics
/// Product of decay, adsorption and filling in one step that keeps the alternation error below 1e-5.
const MIXING_PER_STEP: f64 = 0.003; // number: numerics, checked against a fine Runge-Kutta
/// Exponent below which the logistic equals a hyperbola to within rounding.
const STRAIGHT: f64 = 1e-12; // number: a matter of numerics
/// Steps after which the rest of a hold is done in one; adsorption ends long before.
const MOST_STEPS: usize = 400;

impl Shares {
    /// As counted: everything in the liquid, a bare wall.
    pub const START: Shares = Shares { whole: 1.0, wall: 0.0 };

    /// After `seconds` in liquid.
    pub fn held(self, rates: &LiquidRates, seconds: f64) -> Shares {
        if seconds <= 0.0 || self.whole <= 0.0 {
            return self;
        }
        if rates.wall_per_s == 0.0 || rates.capacity > ROOMY * self.whole {
            return self.held_by_roomy_wall(rates, seconds);
        }
        let (mut now, mut left_s) = (self, seconds);
        for _ in 0..MOST_STEPS {
            let step_s = now.step_s(rates);
            if step_s >= left_s {
                break;
            }
            now = now.extrapolated(rates, step_s);
            left_s -= step_s;
        }
        now.extrapolated(rates, left_s)
    }

    /// The longest step in which decay and a filling wall hardly disturb each other.
    ///
    /// Each alone is exact, and so is a wall whose free share stays constant: only their product counts.
    fn step_s(self, rates: &LiquidRates) -> f64 {
        let onto_wall_per_s = rates.wall_per_s * self.free(rates.capacity);
        let filling = self.whole / rates.capacity;
        let product = rates.loss_per_s * onto_wall_per_s * filling;
        if product > 0.0 { libm::sqrt(MIXING_PER_STEP / product) } else { f64::INFINITY }
    }

    /// Free wall, as a share of the bare one.
    fn free(self, capacity: f64) -> f64 {
        (1.0 - self.wall / capacity).clamp(0.0, 1.0)
    }

    /// The filling of the wall stays constant: exponential loss.
    fn held_by_roomy_wall(self, rates: &LiquidRates, seconds: f64) -> Shares {
        let wall_per_s = rates.wall_per_s * self.free(rates.capacity);
        let total_per_s = wall_per_s + rates.loss_per_s;
        if total_per_s <= 0.0 {
            return self;
        }
        let lost = -self.whole * libm::expm1(-total_per_s * seconds);
        Shares { whole: self.whole - lost, wall: self.wall + lost * wall_per_s / total_per_s }
    }

    /// One step, extrapolated from one whole and two half alternations (in the logarithm, so that it stays positive).
    fn extrapolated(self, rates: &LiquidRates, seconds: f64) -> Shares {
        let coarse = self.alternated(rates, seconds);
        let fine = self.alternated(rates, seconds / 2.0).alternated(rates, seconds / 2.0);
        if coarse.whole <= 0.0 || fine.whole <= 0.0 {
            return fine;
        }
        let correction = (libm::log(fine.whole) - libm::log(coarse.whole)) / 3.0;
        let wall = fine.wall + (fine.wall - coarse.wall) / 3.0;
        Shares {
            whole: (fine.whole * libm::exp(correction)).min(self.whole),
            wall: within(wall, self.wall, rates.capacity.max(self.wall)),
        }
    }

    /// Half a decay, adsorption, half a decay; both exact.
    fn alternated(self, rates: &LiquidRates, seconds: f64) -> Shares {
        let half = libm::exp(-rates.loss_per_s * seconds / 2.0);
        let between = Shares { whole: self.whole * half, wall: self.wall }.adsorbed(rates, seconds);
        Shares { whole: between.whole * half, wall: between.wall }
    }

    /// Adsorption alone: n and the free places c fall together, n' = c' = -(s/K) c n, a logistic with n - c constant.
    fn adsorbed(self, rates: &LiquidRates, seconds: f64) -> Shares {
        let free = rates.capacity - self.wall;
        if free <= 0.0 || self.whole <= 0.0 {
            return self;
        }
        let speed = rates.wall_per_s / rates.capacity * seconds;
        let excess = self.whole - free;
        let growth = libm::expm1(-speed * excess);
        let whole = if (speed * excess).abs() < STRAIGHT {
            self.whole / (1.0 + speed * free)
        } else {
            self.whole * excess / (excess - free * growth)
        };
        let whole = within(whole, 0.0, self.whole);
        Shares { whole, wall: self.wall + (self.whole - whole) }
    }
}

/// As `clamp`, but NaN stays NaN, to be reported as such: absurd rates must not crash the program.
fn within(value: f64, low: f64, high: f64) -> f64 {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn ends_that_are_no_numbers_do_not_panic() {
        assert_eq!((within(-1.0, 0.0, 2.0), within(3.0, 0.0, 2.0), within(1.0, 0.0, 2.0)), (0.0, 2.0, 1.0));
        assert!(within(f64::NAN, 0.0, f64::NAN).is_nan());
    }
}
