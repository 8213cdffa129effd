//! One step of all fields: planes across z hold the lines along x and y, slabs across y those along z.
//!
//! Planes and slabs are the pieces that threads share; `passes` says what is done to them and in which order.

use rayon::prelude::*;

use super::exchange::Exchange;
use super::fields::{Fields, Pins, State};
use super::kernel::{ByVoxel, Columns, Rows, Shared, SharedLines, Spread, Varied, VariedLines, VoxelLines};
use super::line::LineStep;
use super::passes::{Act, Pass, Shape, passes};
use super::{FieldError, Grid, Substrate};

impl Fields {
    /// Moves all substrates on by `dt` minutes.
    ///
    /// # Errors
    /// If `dt` is not a positive number.
    pub fn step(&mut self, dt: f64) -> Result<(), FieldError> {
        self.advance_all(dt, 1, None)
    }

    /// `count` steps of `dt` minutes in one go: the same bits as one after the other, in less time.
    ///
    /// # Errors
    /// As [`Fields::step`].
    pub fn run(&mut self, dt: f64, count: usize) -> Result<(), FieldError> {
        self.advance_all(dt, count, None)
    }

    /// A step with cells that take up and give off.
    ///
    /// # Errors
    /// As [`Fields::run_with`].
    pub fn step_with(&mut self, dt: f64, exchange: &Exchange) -> Result<(), FieldError> {
        self.run_with(dt, 1, exchange)
    }

    /// `count` steps of `dt` minutes with cells that take up and give off in each of them.
    ///
    /// # Errors
    /// As [`Fields::step`]; if `exchange` is not closed for this step or belongs to other fields.
    pub fn run_with(&mut self, dt: f64, count: usize, exchange: &Exchange) -> Result<(), FieldError> {
        exchange.check(self, dt)?;
        self.advance_all(dt, count, Some(exchange))
    }

    fn advance_all(&mut self, dt: f64, count: usize, exchange: Option<&Exchange>) -> Result<(), FieldError> {
        self.plan_for(dt)?;
        let first = self.steps();
        for substrate in 0..self.substrates().len() {
            let maps = exchange.map(|exchange| exchange.maps(substrate));
            let (grid, description, values, state) = self.parts(substrate);
            let shape = Shape {
                substeps: state.plan.substeps,
                cells: maps.is_some(),
                pinned: state.plan.pins_sides() || state.pins.is_some(),
            };
            let sweep = Sweep { grid, substrate: description, state, maps };
            let moved: u64 = passes(first, count, shape).iter().map(|pass| sweep.pass(values, pass)).sum();
            state.limited_lines += moved;
            state.lines += state.plan.lines(grid) * (state.plan.substeps * count) as u64;
        }
        self.advance(count as u64);
        Ok(())
    }

    /// Sets pinned sides and voxels to their values.
    pub(crate) fn impose(&mut self, substrate: usize) {
        let (grid, description, values, state) = self.parts(substrate);
        Sweep { grid, substrate: description, state, maps: None }.pass(values, &Pass::Planes(vec![Act::Pin]));
    }
}

/// Maps c -> a c + b of all voxels.
type Maps<'a> = (&'a [f64], &'a [f64]);

/// What is known while one substrate moves on.
struct Sweep<'a> {
    grid: &'a Grid,
    substrate: &'a Substrate,
    state: &'a State,
    maps: Option<Maps<'a>>,
}

impl Sweep<'_> {
    /// Returns how many lines the limiter moved.
    fn pass(&self, values: &mut [f64], pass: &Pass) -> u64 {
        let [nx, ny, nz] = self.grid.counts;
        match pass {
            Pass::Planes(acts) => {
                let planes = values.par_chunks_mut(nx * ny).enumerate();
                planes.map(|(k, plane)| self.plane(k, plane, acts)).sum()
            }
            Pass::Slabs(acts) => {
                let mut planes: Vec<_> = values.chunks_mut(nx * ny).map(|plane| plane.chunks_mut(nx)).collect();
                let mut rows: Vec<&mut [f64]> = Vec::with_capacity(ny * nz);
                for _ in 0..ny {
                    rows.extend(planes.iter_mut().filter_map(Iterator::next));
                }
                rows.par_chunks_mut(nz).enumerate().map(|(j, slab)| self.slab(j, slab, acts)).sum()
            }
        }
    }

    fn plane(&self, k: usize, plane: &mut [f64], acts: &[Act]) -> u64 {
        let mut moved = 0;
        for act in acts {
            match *act {
                Act::Cells => self.exchange(k * plane.len(), plane),
                Act::Lines { axis: 0, decays } => moved += self.along_x(k, plane, decays),
                Act::Lines { decays, .. } => moved += self.along_y(k, plane, decays),
                Act::Pin => {
                    for (j, row) in plane.chunks_mut(self.grid.counts[0]).enumerate() {
                        self.impose_row(j, k, row);
                    }
                }
            }
        }
        moved
    }

    fn slab(&self, j: usize, slab: &mut [&mut [f64]], acts: &[Act]) -> u64 {
        touch(slab);
        let mut moved = 0;
        for act in acts {
            match *act {
                Act::Cells => {}
                Act::Lines { decays, .. } => moved += self.along_z(j, slab, decays),
                Act::Pin => {
                    for (k, row) in slab.iter_mut().enumerate() {
                        self.impose_row(j, k, row);
                    }
                }
            }
        }
        moved
    }

    /// c -> a c + b.
    fn exchange(&self, start: usize, values: &mut [f64]) {
        let Some((factors, addends)) = self.maps else { return };
        let part = start..start + values.len();
        for ((value, factor), addend) in values.iter_mut().zip(&factors[part.clone()]).zip(&addends[part]) {
            *value = factor * *value + addend;
        }
    }

    /// Factors on the results of one or two sweeps.
    fn scales(&self, decays: [Option<bool>; 2]) -> [Option<f64>; 2] {
        decays.map(|decay| decay.map(|decay| if decay { self.state.plan.decayed } else { 1.0 }))
    }

    fn along_x(&self, k: usize, plane: &mut [f64], decays: [Option<bool>; 2]) -> u64 {
        let plan = &self.state.plan;
        let pins = self.state.pins.as_ref().filter(|pins| pins.in_plane[k] > 0);
        let mut rows = Rows { start: k * plane.len(), length: self.grid.counts[0], plane };
        self.solve(&mut rows, 0, &plan.x[plan.kinds[k]], pins, decays)
    }

    fn along_y(&self, k: usize, plane: &mut [f64], decays: [Option<bool>; 2]) -> u64 {
        let plan = &self.state.plan;
        let pins = self.state.pins.as_ref().filter(|pins| pins.in_plane[k] > 0);
        let (start, stride) = (k * plane.len(), self.grid.counts[0]);
        let mut rows: Vec<&mut [f64]> = plane.chunks_mut(stride).collect();
        let mut columns = Columns { rows: &mut rows, start, stride };
        self.solve(&mut columns, 1, &plan.y[plan.kinds[k]], pins, decays)
    }

    fn along_z(&self, j: usize, slab: &mut [&mut [f64]], decays: [Option<bool>; 2]) -> u64 {
        let [nx, ny, _] = self.grid.counts;
        let pins = self.state.pins.as_ref().filter(|pins| pins.in_slab[j] > 0);
        let mut columns = Columns { rows: slab, start: j * nx, stride: nx * ny };
        self.solve(&mut columns, 2, &self.state.plan.z, pins, decays)
    }

    /// One or two steps along lines, with shared coefficients if they have them.
    fn solve(
        &self,
        lines: &mut (impl SharedLines + VariedLines + VoxelLines),
        axis: usize,
        step: &LineStep,
        pins: Option<&Pins>,
        decays: [Option<bool>; 2],
    ) -> u64 {
        let scales = self.scales(decays);
        let Some(spread) = self.spread(axis, step, pins) else {
            return lines.run_shared(Shared { step, decays });
        };
        let h = self.state.plan.h;
        if let (Spread::ByVoxel { resistance, factor, sides }, None) = (spread, pins) {
            let once = |scale| lines.run_voxel(ByVoxel { resistance, factor, sides, h, scale });
            return scales.into_iter().flatten().map(once).sum();
        }
        let pinned = pins.map(|pins| pins.values.as_slice());
        let once = |scale| lines.run_varied(Varied { spread, pinned, h, scale });
        scales.into_iter().flatten().map(once).sum()
    }

    /// How lines that do not share their coefficients are coupled; none if they do.
    fn spread<'b>(&'b self, axis: usize, step: &'b LineStep, pins: Option<&Pins>) -> Option<Spread<'b>> {
        match (&self.state.resistance, self.state.plan.voxel_factors) {
            (Some(resistance), Some(factors)) => {
                Some(Spread::ByVoxel { resistance, factor: factors[axis], sides: self.substrate.sides[axis] })
            }
            _ => pins.map(|_| Spread::Alike(&step.line)),
        }
    }

    /// Sets pinned voxels of one row. Where sides meet, z counts before y before x; single voxels count most.
    fn impose_row(&self, j: usize, k: usize, row: &mut [f64]) {
        let [nx, ny, nz] = self.grid.counts;
        let [x, y, z] = self.state.plan.pinned;
        if let [Some(value), _] = x {
            row[0] = value;
        }
        if let [_, Some(value)] = x {
            row[nx - 1] = value;
        }
        for (place, last, side) in [(j, ny - 1, y), (k, nz - 1, z)] {
            for (end, value) in [(0, side[0]), (last, side[1])] {
                if let Some(value) = value.filter(|_| place == end) {
                    row.fill(value);
                }
            }
        }
        if let Some(pins) = self.state.pins.as_ref().filter(|pins| pins.in_plane[k] > 0) {
            let start = (k * ny + j) * nx;
            for (value, pin) in row.iter_mut().zip(&pins.values[start..start + nx]) {
                if !pin.is_nan() {
                    *value = *pin;
                }
            }
        }
    }
}

/// Reads one number of every cache line, row by row: the processor foresees this order, which it cannot where blocks jump
/// from row to row.
fn touch(rows: &[&mut [f64]]) {
    let lines = rows.iter().flat_map(|row| row.chunks(NUMBERS_PER_LINE));
    std::hint::black_box(lines.fold(0, |all, line| all ^ line[0].to_bits()));
}

/// Numbers in a cache line.
const NUMBERS_PER_LINE: usize = 8;
