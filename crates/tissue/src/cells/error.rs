//! What can be wrong with the cells of a model.

/// Why a model's cells cannot be used.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum CellsError {
    /// A list of a type is not as long as the model needs it.
    #[error("cell type `{kind}`: `{what}` has {found} entries; the model needs {expected}")]
    Length {
        /// The type.
        kind: String,
        /// Which list.
        what: &'static str,
        /// Its length.
        found: usize,
        /// The length needed.
        expected: usize,
    },
    /// A cycle without phases or with too many.
    #[error("cell type `{kind}`: the cycle has {found} phases; expected 1 to 255")]
    Phases {
        /// The type.
        kind: String,
        /// How many.
        found: usize,
    },
    /// A way out of a phase that leads nowhere.
    #[error("cell type `{kind}`: a phase leads to phase {to}, but the cycle has phases 0 to {}", phases - 1)]
    Link {
        /// The type.
        kind: String,
        /// Where the link leads.
        to: usize,
        /// How many phases there are.
        phases: usize,
    },
    /// A cell without a volume.
    #[error("cell type `{kind}`: a volume of {found} um³; expected a number above 0")]
    Volume {
        /// The type.
        kind: String,
        /// The volume.
        found: f64,
    },
    /// A type that the model does not have.
    #[error("cell type number {found}; the model has {types}")]
    Kind {
        /// The number.
        found: usize,
        /// How many there are.
        types: usize,
    },
    /// A cell outside the domain, or nowhere.
    #[error("cell {cell} at ({}, {}, {}) um is outside the domain", at[0], at[1], at[2])]
    Outside {
        /// The cell's position in the list.
        cell: usize,
        /// Its place.
        at: [f64; 3],
    },
    /// A domain that is empty or not finite.
    #[error("the domain from {low:?} to {high:?} um is empty or not finite")]
    Domain {
        /// Lowest corner.
        low: [f64; 3],
        /// Highest corner.
        high: [f64; 3],
    },
    /// Time steps that do not fit into one another.
    #[error("`{what}` is {found} min; expected a whole multiple of {of} min")]
    TimeStep {
        /// Which step.
        what: &'static str,
        /// Its value.
        found: f64,
        /// The step that has to fit into it.
        of: f64,
    },
    /// More cells than the crate can number.
    #[error("{found} cells; the most is {most}")]
    TooMany {
        /// How many.
        found: usize,
        /// The most.
        most: usize,
    },
}
