//! What can be wrong with a field.

/// Why fields cannot be made or moved on.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FieldError {
    /// A grid that does not exist.
    #[error(
        "a grid of {counts:?} voxels with edges of {spacing:?} um is impossible: counts and edges must be above zero, at most 4294967295 voxels"
    )]
    Grid {
        /// Edges of a voxel, um.
        spacing: [f64; 3],
        /// Voxels along x, y and z.
        counts: [usize; 3],
    },
    /// A substrate that cannot be computed.
    #[error("substrate `{name}`: {why}")]
    Substrate {
        /// Its name.
        name: String,
        /// What is wrong.
        why: String,
    },
    /// A step that cannot be made.
    #[error("a step must be a positive number of minutes, not {0}")]
    Step(f64),
    /// An exchange that does not fit.
    #[error("exchange with cells: {0}")]
    Exchange(String),
    /// A steady state that was not reached.
    #[error("`{name}` did not settle: {left:.1e} of its imbalance is left after {rounds} rounds")]
    Unsettled {
        /// The substrate.
        name: String,
        /// Imbalance that is left, relative.
        left: f64,
        /// Rounds made.
        rounds: usize,
    },
    /// A substrate without anything that would let it settle.
    #[error("`{name}` has no steady state: it neither decays nor leaves, and no side sets its value")]
    NoSteadyState {
        /// The substrate.
        name: String,
    },
}
