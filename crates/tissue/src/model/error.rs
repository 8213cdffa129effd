//! Why a model cannot be made or moved on.

use crate::cells::CellsError;
use crate::field::FieldError;

/// Why a model cannot be made or moved on.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ModelError {
    /// Something about the cells.
    #[error(transparent)]
    Cells(#[from] CellsError),
    /// Something about the fields.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// A time step that is not a positive number, or does not hold a whole number of smaller ones.
    #[error("`{what}` is {found} min; expected a whole multiple of `{of}`, {smaller} min")]
    TimeStep {
        /// Which step.
        what: &'static str,
        /// Its value.
        found: f64,
        /// The step that has to fit into it.
        of: &'static str,
        /// That step's value.
        smaller: f64,
    },
    /// More steps than the random streams can number.
    #[error("the model has made {0} steps of its mechanics, the most there are")]
    Ended(u32),
}
