//! What a step of one length needs, worked out once per substrate.

use super::line::{Line, LineSpec, LineStep};
use super::{Diffusion, Grid, Side, Substrate};

/// Largest D dt/dx² of one substep. Above it the implicit scheme stays stable but hardly damps the shortest waves.
const LARGEST_NUMBER: f64 = 4.0;

/// Below this D dt/dx² Crandall's weights are positive as they are, from 1/6 on; Crank-Nicolson's up to 1.
const POSITIVE_TO: f64 = 5.0 / 6.0;

/// How a substrate was computed so far: what the run's notes should say.
#[derive(Clone, Debug, PartialEq)]
pub struct Notes {
    /// Its name.
    pub substrate: String,
    /// The largest D dt/dx² of the latest step, before it was divided.
    pub diffusion_number: f64,
    /// Substeps that the latest step was divided into.
    pub substeps: usize,
    /// Lines that would have gone below zero and were moved towards backward Euler.
    pub limited_lines: u64,
    /// Lines solved.
    pub lines: u64,
}

impl std::fmt::Display for Notes {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(f, "{}: D dt/dx² is at most {:.3}", self.substrate, self.diffusion_number)?;
        if self.substeps > 1 {
            write!(f, ", above {LARGEST_NUMBER}, so each step is divided into {}", self.substeps)?;
        }
        if self.diffusion_number / self.substeps.max(1) as f64 > POSITIVE_TO {
            write!(f, "; above 5/6 the second-order scheme alone can go below zero beside a steep source")?;
        }
        match self.limited_lines {
            0 => write!(f, "; no line needed the limiter"),
            moved => write!(f, "; {moved} of {} lines would have, and were limited", self.lines),
        }
    }
}

/// One substrate's substep.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    /// Length of a substep, min.
    pub h: f64,
    pub substeps: usize,
    pub diffusion_number: f64,
    /// exp(-decay h).
    pub decayed: f64,
    /// Along x and y, one per kind of layer; along z one.
    pub x: Vec<LineStep>,
    pub y: Vec<LineStep>,
    pub z: LineStep,
    /// Kind of each layer.
    pub kinds: Vec<usize>,
    /// For diffusivity by voxel: factor over dx² along each axis.
    pub voxel_factors: Option<[f64; 3]>,
    /// Values of pinned sides.
    pub pinned: [[Option<f64>; 2]; 3],
}

impl Plan {
    pub(crate) fn new(substrate: &Substrate, grid: &Grid, dt: f64) -> Plan {
        let (kinds, depths) = kinds(substrate, grid.counts[2]);
        let along = |axis: usize, depth: usize| spec(substrate, grid, axis, depth).line();
        let voxel_factors = voxel_factors(substrate, grid);
        let lines: Vec<[Line; 2]> = depths.iter().map(|&depth| [along(0, depth), along(1, depth)]).collect();
        let z = along(2, 0);
        let fastest = lines.iter().flatten().map(|line| line.fastest).fold(z.fastest, f64::max);
        let fastest = voxel_fastest(substrate, grid).unwrap_or(fastest);
        let diffusion_number = fastest * dt;
        let substeps = (diffusion_number / LARGEST_NUMBER).ceil().max(1.0) as usize;
        let h = dt / substeps as f64;
        let decayed = libm::exp(-substrate.decay * h);
        let step = |line| LineStep::new(line, h, decayed);
        let (x, y) = lines.into_iter().map(|[x, y]| (step(x), step(y))).unzip();
        Plan {
            h,
            substeps,
            diffusion_number,
            decayed,
            x,
            y,
            z: step(z),
            kinds,
            voxel_factors,
            pinned: substrate.sides.map(|sides| {
                sides.map(|side| match side {
                    Side::Pinned(value) => Some(value),
                    _ => None,
                })
            }),
        }
    }

    /// Lines of one substep.
    pub(crate) fn lines(&self, grid: &Grid) -> u64 {
        let [nx, ny, nz] = grid.counts;
        (ny * nz + nx * nz + nx * ny) as u64
    }

    /// Whether single voxels or whole sides are pinned by this plan.
    pub(crate) fn pins_sides(&self) -> bool {
        self.pinned.as_flattened().iter().any(Option::is_some)
    }
}

/// The lines of `substrate` along `axis` in the layer `depth`.
pub(crate) fn spec<'a>(substrate: &'a Substrate, grid: &Grid, axis: usize, depth: usize) -> LineSpec<'a> {
    LineSpec { substrate, axis, spacing: grid.spacing[axis], count: grid.counts[axis], depth }
}

/// For diffusivity by voxel: factor over dx² along each axis.
pub(crate) fn voxel_factors(substrate: &Substrate, grid: &Grid) -> Option<[f64; 3]> {
    let Diffusion::ByVoxel { ratio, .. } = &substrate.diffusion else { return None };
    Some(std::array::from_fn(|axis| ratio[axis] / (grid.spacing[axis] * grid.spacing[axis])))
}

fn voxel_fastest(substrate: &Substrate, grid: &Grid) -> Option<f64> {
    let Diffusion::ByVoxel { values, .. } = &substrate.diffusion else { return None };
    let factor = voxel_factors(substrate, grid)?.into_iter().fold(0.0, f64::max);
    Some(values.iter().copied().fold(0.0, f64::max) * factor)
}

/// The kind of each layer, equal where diffusivity, drift and partition are, and one layer of each kind.
fn kinds(substrate: &Substrate, layers: usize) -> (Vec<usize>, Vec<usize>) {
    let describe = |depth: usize| {
        let numbers = |axis| [substrate.diffusivity(axis, depth).unwrap_or(0.0), substrate.velocity(axis, depth)];
        ([numbers(0), numbers(1)], substrate.held(depth))
    };
    let mut depths: Vec<usize> = Vec::new();
    let kinds = (0..layers)
        .map(|depth| {
            depths.iter().position(|&known| describe(known) == describe(depth)).unwrap_or_else(|| {
                depths.push(depth);
                depths.len() - 1
            })
        })
        .collect();
    (kinds, depths)
}
