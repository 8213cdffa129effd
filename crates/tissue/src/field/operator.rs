//! The whole balance of a voxel at rest: A c = supply, all axes at once.

use rayon::prelude::*;

use super::fields::State;
use super::line::Line;
use super::{Diffusion, Grid, Side, Substrate};

/// A c = supply; pinned voxels stand for themselves.
pub(crate) struct Operator<'a> {
    grid: &'a Grid,
    substrate: &'a Substrate,
    state: &'a State,
    /// What a voxel loses per concentration, 1/min; 1 where pinned.
    pub diagonal: Vec<f64>,
    /// What comes in whatever the concentration; the value where pinned.
    pub supply: Vec<f64>,
    free: Vec<bool>,
    taken: bool,
}

/// Uptake k and supply s of every voxel.
pub(crate) type Rates = (Vec<f64>, Vec<f64>);

impl<'a> Operator<'a> {
    pub(crate) fn new(grid: &'a Grid, substrate: &'a Substrate, state: &'a State, rates: Option<Rates>) -> Self {
        let voxels = grid.voxels();
        let taken = rates.as_ref().is_some_and(|(uptake, _)| uptake.iter().any(|k| *k > 0.0));
        let (mut diagonal, mut supply) = rates.unwrap_or_else(|| (vec![0.0; voxels], vec![0.0; voxels]));
        let mut operator = Operator {
            grid,
            substrate,
            state,
            diagonal: Vec::new(),
            supply: Vec::new(),
            free: vec![true; voxels],
            taken,
        };
        for voxel in 0..voxels {
            let place = grid.place(voxel);
            if let Some(value) = operator.pinned(voxel, place) {
                operator.free[voxel] = false;
                (diagonal[voxel], supply[voxel]) = (1.0, value);
                continue;
            }
            diagonal[voxel] += substrate.decay;
            for axis in 0..3 {
                let [_, own, _, inflow] = operator.couple(axis, voxel, place);
                diagonal[voxel] -= own;
                supply[voxel] += inflow;
            }
        }
        operator.diagonal = diagonal;
        operator.supply = supply;
        operator
    }

    /// Voxels of a plane across z.
    pub(crate) fn plane(&self) -> usize {
        self.grid.counts[0] * self.grid.counts[1]
    }

    /// Whether anything takes the substrate away or sets its value.
    pub(crate) fn settles(&self) -> bool {
        let open = self.substrate.sides.as_flattened().iter().any(|side| *side != Side::Closed);
        self.substrate.decay > 0.0 || open || self.taken || self.free.contains(&false)
    }

    /// Nothing in all voxels that are not pinned.
    pub(crate) fn clear_free(&self, values: &mut [f64]) {
        for (value, free) in values.iter_mut().zip(&self.free) {
            if *free {
                *value = 0.0;
            }
        }
    }

    /// out = A c.
    pub(crate) fn apply(&self, c: &[f64], out: &mut [f64]) {
        let [nx, ny, _] = self.grid.counts;
        let strides = [1, nx, nx * ny];
        out.par_chunks_mut(nx * ny).enumerate().for_each(|(k, plane)| {
            for (in_plane, out) in plane.iter_mut().enumerate() {
                let voxel = k * nx * ny + in_plane;
                let place = [in_plane % nx, in_plane / nx, k];
                let mut sum = self.diagonal[voxel] * c[voxel];
                if self.free[voxel] {
                    for axis in 0..3 {
                        let [lower, _, upper, _] = self.couple(axis, voxel, place);
                        if place[axis] > 0 {
                            sum -= lower * c[voxel - strides[axis]];
                        }
                        if place[axis] + 1 < self.grid.counts[axis] {
                            sum -= upper * c[voxel + strides[axis]];
                        }
                    }
                }
                *out = sum;
            }
        });
    }

    /// Along one axis: what comes from before, per own concentration (negative), from behind, and inflow.
    fn couple(&self, axis: usize, voxel: usize, place: [usize; 3]) -> [f64; 4] {
        let (i, last) = (place[axis], self.grid.counts[axis] - 1);
        if let (Diffusion::ByVoxel { values, .. }, Some(factors)) =
            (&self.substrate.diffusion, self.state.plan.voxel_factors)
        {
            return self.couple_voxel(axis, voxel, place, values, factors[axis]);
        }
        let line = self.line(axis, place[2]);
        let mut inflow = 0.0;
        for (end, at) in [(0, 0), (1, last)] {
            if i == at {
                inflow += line.inflow[end];
            }
        }
        [line.lower[i], line.diagonal[i], line.upper[i], inflow]
    }

    fn couple_voxel(&self, axis: usize, voxel: usize, place: [usize; 3], d: &[f64], factor: f64) -> [f64; 4] {
        let stride = [1, self.grid.counts[0], self.plane()][axis];
        let face = |a: f64, b: f64| if a + b > 0.0 { 2.0 * factor * a * b / (a + b) } else { 0.0 };
        let (i, last) = (place[axis], self.grid.counts[axis] - 1);
        let lower = if i > 0 { face(d[voxel - stride], d[voxel]) } else { 0.0 };
        let upper = if i < last { face(d[voxel], d[voxel + stride]) } else { 0.0 };
        let (mut loss, mut inflow) = (lower + upper, 0.0);
        for (end, at) in [(0, 0), (1, last)] {
            if let (Side::Value(value), true) = (self.substrate.sides[axis][end], i == at) {
                loss += 2.0 * factor * d[voxel];
                inflow += 2.0 * factor * d[voxel] * value;
            }
        }
        [lower, -loss, upper, inflow]
    }

    fn line(&self, axis: usize, depth: usize) -> &Line {
        let plan = &self.state.plan;
        match axis {
            0 => &plan.x[plan.kinds[depth]].line,
            1 => &plan.y[plan.kinds[depth]].line,
            _ => &plan.z.line,
        }
    }

    /// The value at which a voxel is pinned; z counts before y before x, single voxels most.
    fn pinned(&self, voxel: usize, place: [usize; 3]) -> Option<f64> {
        let own = self.state.pins.as_ref().map(|pins| pins.values[voxel]).filter(|value| !value.is_nan());
        let side = |axis: usize| {
            let [first, last] = self.state.plan.pinned[axis];
            let at_last = last.filter(|_| place[axis] + 1 == self.grid.counts[axis]);
            at_last.or(first.filter(|_| place[axis] == 0))
        };
        own.or_else(|| side(2)).or_else(|| side(1)).or_else(|| side(0))
    }
}
