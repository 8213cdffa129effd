//! A block: one transport problem and how many rows of the design are solved for it.

use exoskin_therapy::delivery::Case;

/// Rows of one transport problem.
#[derive(Clone, Debug)]
pub struct Block {
    /// The problem.
    pub case: Case,
    /// Number of rows, from the first of the design.
    pub rows: usize,
    /// Whether to keep the loads of cells.
    pub loads: bool,
    /// Parameters fixed by the scenario.
    pub held: Vec<(String, f64)>,
    /// Everything the numbers depend on.
    pub key: String,
}
