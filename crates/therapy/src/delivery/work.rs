//! How much work a solve is: counted after it, estimated before it, so that the cost of a run is told before it starts.

use super::lattice::{Lattice, Resolution};
use super::setup::Setup;
use super::solve::solve_coarsely_until;

/// Work of one place of the mesh in a step beside that of its factorisation, in multiplications.
const PLACE: f64 = 300.0; // number: numerics, measured; changes only the estimated cost
/// Steps that the usual accuracy needs for every coarse one, all passes together; and of these, for every one on the
/// finer mesh.
const USUAL_STEPS: f64 = 1.6; // number: numerics, measured; changes only the estimated cost
const PASSES: f64 = 1.5; // number: numerics, measured; changes only the estimated cost
/// Coarse steps of all passes where a mesh is too large to be tried.
const COARSE_STEPS: f64 = 70.0; // number: numerics, measured; changes only the estimated cost
/// Meshes of at most this many places are tried: that takes milliseconds.
const TRIED: usize = 3000; // number: numerics; changes only the estimated cost

/// Work of one solve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effort {
    /// On a coarse mesh with long steps.
    pub coarse: f64,
    /// With the usual accuracy, on both meshes.
    pub both: f64,
}

/// What solving `setup` takes; one that is not too large is solved coarsely to see how many steps it needs.
pub fn effort(setup: &Setup) -> Effort {
    let mesh = Resolution::of(setup);
    let lattice = |mesh: Resolution| Lattice::new(setup, &mesh);
    let coarse = lattice(Resolution::coarse(setup));
    let tried = (coarse.unknowns() <= TRIED).then(|| solve_coarsely_until(setup, &[], &|| false).ok()).flatten();
    let steps = tried.map_or(COARSE_STEPS, |delivered| delivered.work / of_step(&coarse));
    let (usual, finer) = (of_step(&lattice(mesh)), of_step(&lattice(Resolution { split: 2 * mesh.split, ..mesh })));
    Effort { coarse: steps * of_step(&coarse), both: USUAL_STEPS * steps * (usual + finer / PASSES) }
}

/// Work of one step: places times what each of them costs, since banded matrices are as wide as a layer has rings.
pub(super) fn of_step(lattice: &Lattice) -> f64 {
    let rings = lattice.mesh.rings() as f64;
    lattice.unknowns() as f64 * (PLACE + rings * rings)
}
