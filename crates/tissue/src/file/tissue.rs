//! What a file says.

use crate::field::Grid;
use crate::model::{Model, ModelError, Setup};
use crate::rules::Note;

/// A tissue as a file describes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Tissue {
    /// What people call it; may be empty.
    pub title: String,
    /// What it is made of.
    pub setup: Setup,
    /// Names of the custom variables, in order.
    pub customs: Vec<String>,
    /// Its rules as text.
    pub rules: String,
    /// Single cells: type and place in um.
    pub cells: Vec<(usize, [f64; 3])>,
    /// Boxes full of cells.
    pub fills: Vec<Fill>,
    /// How long it is to run, in minutes.
    pub minutes: f64,
    /// What in the rules may not be meant.
    pub notes: Vec<Note>,
}

/// A box filled with cells of one type in hexagonal close packing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Position of the type.
    pub kind: usize,
    /// Lowest corner in um: the first cell's place.
    pub low: [f64; 3],
    /// Highest corner in um.
    pub high: [f64; 3],
    /// Distance between neighbours in um.
    pub spacing_um: f64,
}

/// What a run takes at its peak, measured: bytes per cell, and per voxel and substrate.
const BYTES_PER_CELL: u64 = 500;
const BYTES_PER_VALUE: u64 = 40;

impl Tissue {
    /// How many cells there are at the start.
    pub fn cells_at_start(&self) -> u64 {
        let filled = self.fills.iter().map(Fill::count);
        filled.fold(self.cells.len() as u64, u64::saturating_add)
    }

    /// Memory that a run with so many cells takes, in bytes: for a refusal before it starts.
    pub fn bytes_needed(&self, cells: u64) -> u64 {
        bytes_needed(&self.setup.grid, self.setup.substrates.len(), cells)
    }

    /// The model with its cells placed.
    ///
    /// # Errors
    /// If something in it cannot be, or a cell lies outside the domain.
    pub fn model(&self) -> Result<Model, ModelError> {
        let mut model = Model::new(self.setup.clone())?;
        for (kind, at) in &self.cells {
            model.place(*kind, *at)?;
        }
        for fill in &self.fills {
            fill.each(|at| model.place(fill.kind, at).map(drop))?;
        }
        Ok(model)
    }
}

/// Memory that a model takes at its peak, in bytes.
pub(crate) fn bytes_needed(grid: &Grid, substrates: usize, cells: u64) -> u64 {
    let values = (grid.voxels() as u64).saturating_mul(substrates as u64);
    cells.saturating_mul(BYTES_PER_CELL).saturating_add(values.saturating_mul(BYTES_PER_VALUE))
}

impl Fill {
    /// Distances between cells of a row, rows of a layer, and layers, as shares of the spacing.
    fn steps(&self) -> [f64; 3] {
        // number: heights of an equilateral triangle and of a regular tetrahedron with edges of 1
        [self.spacing_um, self.spacing_um * 0.75f64.sqrt(), self.spacing_um * (2.0f64 / 3.0).sqrt()]
    }

    /// By how much a layer's rows, and a row's cells, are shifted against those beside them.
    fn shift(&self, layer: u64, row: u64) -> [f64; 2] {
        let [across, along, _] = self.steps();
        let odd = layer % 2 == 1;
        [if (row % 2 == 1) != odd { 0.5 * across } else { 0.0 }, if odd { along / 3.0 } else { 0.0 }]
    }

    fn fit(&self, axis: usize, shift: f64) -> u64 {
        let room = self.high[axis] - self.low[axis] - shift;
        if room < 0.0 { 0 } else { ((room / self.steps()[axis]).floor() as u64).saturating_add(1) }
    }

    /// How many cells fit in.
    pub fn count(&self) -> u64 {
        let layers = self.fit(2, 0.0);
        let mut sum = 0u64;
        for (layer, many_layers) in [(0, layers.div_ceil(2)), (1, layers / 2)] {
            let rows = self.fit(1, self.shift(layer, 0)[1]);
            for (row, many_rows) in [(0, rows.div_ceil(2)), (1, rows / 2)] {
                let cells = self.fit(0, self.shift(layer, row)[0]);
                sum = sum.saturating_add(cells.saturating_mul(many_rows).saturating_mul(many_layers));
            }
        }
        sum
    }

    /// Hands out every place, row by row and layer by layer.
    ///
    /// # Errors
    /// The first one that `act` returns.
    pub fn each<E>(&self, mut act: impl FnMut([f64; 3]) -> Result<(), E>) -> Result<(), E> {
        let [across, along, up] = self.steps();
        for layer in 0..self.fit(2, 0.0) {
            for row in 0..self.fit(1, self.shift(layer, 0)[1]) {
                let shift = self.shift(layer, row);
                for cell in 0..self.fit(0, shift[0]) {
                    let steps = [cell as f64 * across + shift[0], row as f64 * along + shift[1], layer as f64 * up];
                    act(core::array::from_fn(|axis| self.low[axis] + steps[axis]))?;
                }
            }
        }
        Ok(())
    }
}
