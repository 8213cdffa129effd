//! Cells that fill up: where the expected load passes a tenth of a cell's capacity, uptake is U / (1 + n / capacity).
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
        factor(load, &self.capacity)
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
            // The load of a cell that never fills up, then the root of n (1 + n / capacity) = free.
            let free = applied * taken[at] / cells_there[at] / factor(*load, &self.capacity);
            let next =
                if free > FREE_BELOW * full { 0.5 * full * ((1.0 + 4.0 * free / full).sqrt() - 1.0) } else { free };
            if next > FREE_BELOW * full {
                change = change.max((next - *load).abs() / next);
            }
            *load = next;
        }
        change
    }
}

fn factor(load: f64, capacity: &Capacity) -> f64 {
    if load > FREE_BELOW * capacity.per_cell { 1.0 / (1.0 + load / capacity.per_cell) } else { 1.0 }
}
