//! The unknowns of the model with their priors. All act on the natural logarithm of the published improvement with a product
//! over that without it.

use exoskin_score::reference;
use exoskin_stats::normal;

/// Standard deviation between trials: half-normal with this scale.
pub const BETWEEN_TRIALS: f64 = 0.3;
/// Standard deviation between endpoints of one trial: half-normal with this scale.
pub const BETWEEN_ENDPOINTS: f64 = 0.2;
/// Standard deviation of a group of endpoints around the mean.
pub const BETWEEN_GROUPS: f64 = 0.2;
/// What raters add who are not said to be blind: half-normal with this scale.
pub const UNBLINDED: f64 = 0.2;
/// A bias that all trials share: half-normal with this scale. No trial can tell it from the mean, so it stays as it is.
pub const COMMON_BIAS: f64 = 0.2;

/// How many unknowns the posterior is over.
pub const UNKNOWNS: usize = 8;
/// Their names, in the order of the coordinates.
pub const NAMES: [&str; UNKNOWNS] = [
    "mean",
    "between trials",
    "between endpoints",
    "structure",
    "recovery",
    "pigment and hair",
    "unblinded",
    "kept without significance",
];

/// One set of values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Values {
    /// Mean of the logarithm over trials; its prior is the rule of thumb.
    pub mean: f64,
    /// Standard deviation between trials.
    pub trial: f64,
    /// Standard deviation between endpoints of one trial.
    pub endpoint: f64,
    /// What the groups of endpoints add, in the order of [`crate::contrasts::Group::ALL`].
    pub groups: [f64; 3],
    /// What unblinded raters add.
    pub unblinded: f64,
    /// How likely a result that is not significantly better is published, compared with one that is.
    pub kept: f64,
}

impl Values {
    /// From coordinates that are standard normal before anything is known.
    pub fn of(z: &[f64; UNKNOWNS]) -> Values {
        Values {
            mean: libm::log(reference::factor(normal::cumulative(z[0]))),
            trial: half_normal(BETWEEN_TRIALS, z[1]),
            endpoint: half_normal(BETWEEN_ENDPOINTS, z[2]),
            groups: [BETWEEN_GROUPS * z[3], BETWEEN_GROUPS * z[4], BETWEEN_GROUPS * z[5]],
            unblinded: half_normal(UNBLINDED, z[6]),
            kept: normal::cumulative(z[7]),
        }
    }

    /// The values in the order of [`NAMES`].
    pub fn list(&self) -> [f64; UNKNOWNS] {
        let [structure, recovery, other] = self.groups;
        [self.mean, self.trial, self.endpoint, structure, recovery, other, self.unblinded, self.kept]
    }
}

/// The value of a half-normal at the position of a standard normal coordinate.
pub fn half_normal(scale: f64, z: f64) -> f64 {
    // The upper tail of a half-normal is twice that of the normal, and small tails keep their digits.
    -scale * normal::quantile(0.5 * normal::cumulative(-z))
}
