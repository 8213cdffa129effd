//! How much work a solve is: counted after it, estimated before it, so that the cost of a run is told before it starts.

use super::lattice::{Lattice, Resolution};
use super::setup::Setup;
use super::solve::solve_coarsely_until;

/// Work of one place of the mesh in a step beside that of its factorisation, in multiplications.
const PLACE: f64 = 300.0; // number: numerics, measured; changes only the estimated cost
/// Passes on the coarse mesh until cells agree with what they took up, on average.
const PASSES: f64 = 1.5; // number: numerics, measured; changes only the estimated cost
/// Steps of all passes where a mesh is too large to be tried.
const USUAL_STEPS: f64 = 80.0; // number: numerics, measured; changes only the estimated cost
/// Meshes of at most this many places are tried: that takes milliseconds.
const TRIED: usize = 3000; // number: numerics; changes only the estimated cost

/// Work of one solve.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effort {
    /// On the coarse mesh alone.
    pub coarse: f64,
    /// On both meshes.
    pub both: f64,
}

/// What solving `setup` takes; one that is not too large is solved on the coarse mesh to see how many steps it needs.
pub fn effort(setup: &Setup) -> Effort {
    let mesh = Resolution::of(setup);
    let lattice = Lattice::new(setup, &mesh);
    let coarse = of_step(&lattice);
    let finer = of_step(&Lattice::new(setup, &Resolution { split: 2 * mesh.split, ..mesh }));
    let solved = if setup.is_column() { coarse + finer } else { coarse };
    let tried = (lattice.unknowns() <= TRIED).then(|| solve_coarsely_until(setup, &[], &|| false).ok()).flatten();
    let steps = tried.map_or(USUAL_STEPS, |delivered| delivered.work / solved);
    let both = if setup.is_column() { steps * solved } else { steps * coarse + steps / PASSES * finer };
    Effort { coarse: steps * solved, both }
}

/// Work of one step: places times what each of them costs, since banded matrices are as wide as a layer has rings.
pub(super) fn of_step(lattice: &Lattice) -> f64 {
    let rings = lattice.mesh.rings() as f64;
    lattice.unknowns() as f64 * (PLACE + rings * rings)
}
