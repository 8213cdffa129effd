//! How much work a solve is, from its meshes alone: what a run costs is told before it is solved.

use super::lattice::{Lattice, Resolution};
use super::setup::Setup;

/// Passes on the coarse mesh until cells agree with what they took up, on average.
const PASSES: f64 = 3.0; // number: numerics, a guess; changes only the estimated cost
/// Work of one place of the mesh beside that of its factorisation.
const PLACE: f64 = 60.0; // number: numerics, a guess; changes only the estimated cost

/// Work of [`super::solve()`], in multiplications of one time step.
pub fn work(setup: &Setup) -> f64 {
    let mesh = Resolution::of(setup);
    coarse_work(setup, &mesh) + of_mesh(setup, &Resolution { split: 2 * mesh.split, ..mesh })
}

/// Work of [`super::solve_coarsely_until()`], likewise.
pub fn work_coarsely(setup: &Setup) -> f64 {
    if setup.is_column() { work(setup) } else { coarse_work(setup, &Resolution::of(setup)) }
}

fn coarse_work(setup: &Setup, mesh: &Resolution) -> f64 {
    let passes = if setup.capacity.is_some() { PASSES } else { 1.0 };
    passes * of_mesh(setup, mesh)
}

/// Places times what each of them costs: banded matrices are as wide as a layer has rings.
fn of_mesh(setup: &Setup, resolution: &Resolution) -> f64 {
    let lattice = Lattice::new(setup, resolution);
    let rings = lattice.mesh.rings() as f64;
    lattice.unknowns() as f64 * (PLACE + rings * rings)
}
