//! A block: one transport problem and how many rows of the design are solved for it.

use exoskin_evidence::Prior;
use exoskin_therapy::delivery::Case;

/// Rows of one transport problem.
#[derive(Clone, Debug)]
pub struct Block {
    /// The problem.
    pub case: Case,
    /// Number of rows, from the first of the design.
    pub rows: usize,
    /// Number of these that are solved on both meshes; the others are solved on the coarse one.
    pub full: usize,
    /// The block whose correction of the coarse mesh is used where no row is solved on both.
    pub like: Option<usize>,
    /// Whether to keep the loads of cells.
    pub loads: bool,
    /// Parameters set by the scenario.
    pub held: Vec<(String, Prior)>,
    /// Everything the numbers depend on.
    pub key: String,
}

impl Block {
    /// Solves: rows on the coarse mesh, and those on both.
    pub fn solves(&self) -> usize {
        self.rows + if self.full < self.rows { self.full } else { 0 }
    }
}
