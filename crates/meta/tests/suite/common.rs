//! The built-in table, and small made-up ones.

use exoskin_meta::contrasts::{Contrast, Error, Group, Told, built_in};
use exoskin_meta::parameters::Values;
use exoskin_meta::sample::{Effort, FULL, Sample, fit};
use std::sync::OnceLock;

pub const SEED: u64 = 1;
/// Enough for tables that tests make up.
pub const QUICK: Effort = Effort { rounds: 4, learning: 400, draws: 1600 };

pub fn real() -> &'static [Contrast] {
    static REAL: OnceLock<Vec<Contrast>> = OnceLock::new();
    REAL.get_or_init(|| built_in().unwrap_or_else(|wrong| panic!("{wrong}")))
}

/// The posterior of the built-in table, fitted once for all tests.
pub fn fitted() -> &'static Sample {
    static FITTED: OnceLock<Sample> = OnceLock::new();
    FITTED.get_or_init(|| fit(real(), FULL, SEED))
}

pub fn contrast(trial: &str, told: Told, error: Error) -> Contrast {
    Contrast {
        trial: trial.to_owned(),
        endpoint: "volume".to_owned(),
        group: Group::Structure,
        unblinded: false,
        told,
        error,
        offset: 0.0,
    }
}

pub const VALUES: Values =
    Values { mean: 0.3, trial: 0.2, endpoint: 0.15, groups: [0.1, 0.0, -0.1], unblinded: 0.1, kept: 0.4 };
