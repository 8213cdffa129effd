//! Cells that fill up: where the expected load passes a tenth of a cell's capacity, uptake is U / (1 + n / capacity).
//! The capacity is the load at which uptake has halved, not a limit: at very high doses the fullest cell holds more.
//!
//! Loads are found on the coarse mesh by fixed-point iteration and carried over to the finer one, from parent cell to
//! cell.

use super::lattice::{Lattice, SinkKind};
use super::setup::{Capacity, Setup};

/// Below this share of its capacity a cell takes up as if it were empty.
const FREE_BELOW: f64 = 0.1; // number: the rule's own threshold, a tenth of capacity
/// The iteration has converged when no load moves by more than this share.
pub(super) const SETTLED: f64 = 0.01; // number: numerics, tolerance of the fixed point
/// Passes after which the last loads are accepted.
pub(super) const MOST_PASSES: u32 = 12;

/// Expected loads by place and cell type.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Occupancy {
    capacity: Capacity,
    rings: usize,
    film_layers: usize,
    types: usize,
    loads: Vec<f64>,
}

impl Occupancy {
    /// Empty cells on `lattice`.
    pub(super) fn empty(setup: &Setup, lattice: &Lattice) -> Option<Occupancy> {
        let capacity = setup.capacity.filter(|capacity| capacity.per_um2 > 0.0)?;
        let types = setup.cells.len();
        Some(Occupancy {
            capacity,
            rings: lattice.mesh.rings(),
            film_layers: lattice.film_layers,
            types,
            loads: vec![0.0; lattice.regions.len() * types],
        })
    }

    /// Factor on the uptake of a cell of this type touched from `place` of `lattice` (this mesh or a finer one).
    pub(super) fn relief(&self, lattice: &Lattice, cell_type: usize, place: usize) -> f64 {
        let (layer, ring) = lattice.position(place);
        // The ratio of the two meshes, from their rings: it gives the parents of a finer mesh's cells.
        let ratio = (lattice.mesh.rings() / self.rings).max(1);
        let below = layer.saturating_sub(lattice.film_layers) / ratio;
        let parent = (self.film_layers + below) * self.rings + ring / ratio;
        let load = self.loads.get(parent * self.types + cell_type).copied().unwrap_or(0.0);
        factor(load, self.capacity.per_cell)
    }

    /// New loads from the result of a solve; returns the largest relative change among loads that matter.
    pub(super) fn update(&mut self, setup: &Setup, lattice: &Lattice, by_sink: &[f64]) -> f64 {
        let mut taken = vec![0.0; self.loads.len()];
        let mut cells_there = vec![0.0; self.loads.len()];
        for (k, sink) in lattice.graph.sinks.iter().enumerate() {
            if let SinkKind::Volume { cell_type, cells, .. } | SinkKind::Contact { cell_type, cells, .. } =
                lattice.sinks[k]
            {
                let at = sink.place as usize * self.types + cell_type;
                taken[at] += by_sink[k];
                cells_there[at] += cells;
            }
        }
        let applied = self.capacity.per_um2 * std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um;
        let full = self.capacity.per_cell;
        let mut change = 0.0f64;
        for (at, load) in self.loads.iter_mut().enumerate() {
            if cells_there[at] <= 0.0 {
                continue;
            }
            let next = next_load(applied * taken[at] / cells_there[at], *load, full);
            if next > FREE_BELOW * full {
                change = change.max((next - *load).abs() / next);
            }
            *load = next;
        }
        change
    }
}

/// What one cell has taken up in the end, where `taken` says what it takes up at a factor on its uptake: the same rule
/// for a cell on its own, as in a dish.
pub(crate) fn filled(capacity: f64, taken: &dyn Fn(f64) -> f64) -> f64 {
    let mut load = 0.0;
    for _ in 0..MOST_PASSES {
        let next = next_load(taken(factor(load, capacity)), load, capacity);
        let settled = next <= FREE_BELOW * capacity || (next - load).abs() <= SETTLED * next;
        load = next;
        if settled {
            break;
        }
    }
    load
}

/// The load after a pass in which a cell that held `load` took up `taken`: what it would take up if it never filled up,
/// then the root of n (1 + n / capacity) = that.
fn next_load(taken: f64, load: f64, capacity: f64) -> f64 {
    let free = taken / factor(load, capacity);
    if free > FREE_BELOW * capacity { 0.5 * capacity * ((1.0 + 4.0 * free / capacity).sqrt() - 1.0) } else { free } // number: mathematics, a quadratic equation
}

fn factor(load: f64, capacity: f64) -> f64 {
    if load > FREE_BELOW * capacity { 1.0 / (1.0 + load / capacity) } else { 1.0 }
}
