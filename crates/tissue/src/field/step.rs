//! One step of all fields: planes across z hold the lines along x and y, slabs across y those along z.
//!
//! Even steps: cells, x, y, decay, z. Odd steps the same backwards. Planes and slabs are the pieces that threads share.

use rayon::prelude::*;

use super::exchange::Exchange;
use super::fields::{Fields, Pins, State};
use super::kernel::{Columns, Rows, Shared, Spread, Varied, shared_lines, varied_lines};
use super::line::LineStep;
use super::{FieldError, Grid, Substrate};

/// The order in which one substep goes through its parts.
#[derive(Clone, Copy, PartialEq)]
enum Order {
    PlanesFirst,
    SlabsFirst,
}

impl Fields {
    /// Moves all substrates on by `dt` minutes.
    ///
    /// # Errors
    /// If `dt` is not a positive number.
    pub fn step(&mut self, dt: f64) -> Result<(), FieldError> {
        self.advance_all(dt, None)
    }

    /// The same with cells that take up and give off.
    ///
    /// # Errors
    /// As [`Fields::step`]; if `exchange` is not closed for this step or belongs to other fields.
    pub fn step_with(&mut self, dt: f64, exchange: &Exchange) -> Result<(), FieldError> {
        exchange.check(self, dt)?;
        self.advance_all(dt, Some(exchange))
    }

    fn advance_all(&mut self, dt: f64, exchange: Option<&Exchange>) -> Result<(), FieldError> {
        self.plan_for(dt)?;
        let forwards = self.steps().is_multiple_of(2);
        for substrate in 0..self.substrates().len() {
            let maps = exchange.map(|exchange| exchange.maps(substrate));
            let (grid, description, values, state) = self.parts(substrate);
            let mut sweep = Sweep { grid, substrate: description, state, values, moved: 0 };
            sweep.substeps(forwards, maps);
            let moved = sweep.moved;
            state.limited_lines += moved;
            state.lines += state.plan.lines(grid) * state.plan.substeps as u64;
        }
        self.advance();
        Ok(())
    }

    /// Sets pinned sides and voxels to their values.
    pub(crate) fn impose(&mut self, substrate: usize) {
        let (grid, description, values, state) = self.parts(substrate);
        let plane = grid.counts[0] * grid.counts[1];
        let sweep = Sweep { grid, substrate: description, state, values: &mut [], moved: 0 };
        for (k, values) in values.chunks_mut(plane).enumerate() {
            sweep.impose_plane(k, values);
        }
    }
}

/// Maps c -> a c + b of all voxels.
type Maps<'a> = (&'a [f64], &'a [f64]);

/// One substrate on its way.
struct Sweep<'a> {
    grid: &'a Grid,
    substrate: &'a Substrate,
    state: &'a State,
    values: &'a mut [f64],
    moved: u64,
}

impl Sweep<'_> {
    /// All substeps: forwards cells come first and planes before slabs in the first substep; backwards is the mirror image.
    fn substeps(&mut self, forwards: bool, maps: Option<Maps>) {
        let count = self.state.plan.substeps;
        for done in 0..count {
            let from_start = if forwards { done } else { count - 1 - done };
            let order = if (from_start % 2 == 0) == forwards { Order::PlanesFirst } else { Order::SlabsFirst };
            let maps = maps.filter(|_| from_start == 0);
            match order {
                Order::PlanesFirst => {
                    self.planes(order, maps);
                    self.slabs(order);
                }
                Order::SlabsFirst => {
                    self.slabs(order);
                    self.planes(order, maps);
                }
            }
        }
    }

    /// Lines along x and y in every plane, and the cells' exchange.
    fn planes(&mut self, order: Order, maps: Option<Maps>) {
        let size = self.grid.counts[0] * self.grid.counts[1];
        let values = std::mem::take(&mut self.values);
        let this = &*self;
        let moved: u64 =
            values.par_chunks_mut(size).enumerate().map(|(k, plane)| this.plane(k, plane, order, maps)).sum();
        self.values = values;
        self.moved += moved;
    }

    fn plane(&self, k: usize, plane: &mut [f64], order: Order, maps: Option<Maps>) -> u64 {
        let start = k * plane.len();
        let maps = maps.map(|(a, b)| (&a[start..start + plane.len()], &b[start..start + plane.len()]));
        let mut moved = 0;
        if order == Order::PlanesFirst {
            if let Some(maps) = maps {
                apply(plane, maps);
            }
            moved += self.along_x(k, plane, 1.0);
            moved += self.along_y(k, plane, self.state.plan.decayed);
        } else {
            moved += self.along_y(k, plane, 1.0);
            moved += self.along_x(k, plane, 1.0);
            if let Some(maps) = maps {
                apply(plane, maps);
            }
        }
        self.impose_plane(k, plane);
        moved
    }

    fn along_x(&self, k: usize, plane: &mut [f64], scale: f64) -> u64 {
        let plan = &self.state.plan;
        let pins = self.state.pins.as_ref().filter(|pins| pins.in_plane[k] > 0);
        let mut rows = Rows { start: k * plane.len(), length: self.grid.counts[0], plane };
        match self.varied(0, &plan.x[plan.kinds[k]], pins, scale) {
            Some(varied) => varied_lines(&mut rows, varied),
            None => shared_lines(&mut rows, Shared { step: &plan.x[plan.kinds[k]], scale }),
        }
    }

    fn along_y(&self, k: usize, plane: &mut [f64], scale: f64) -> u64 {
        let plan = &self.state.plan;
        let pins = self.state.pins.as_ref().filter(|pins| pins.in_plane[k] > 0);
        let (start, stride) = (k * plane.len(), self.grid.counts[0]);
        let mut rows: Vec<&mut [f64]> = plane.chunks_mut(stride).collect();
        let mut columns = Columns { rows: &mut rows, start, stride };
        match self.varied(1, &plan.y[plan.kinds[k]], pins, scale) {
            Some(varied) => varied_lines(&mut columns, varied),
            None => shared_lines(&mut columns, Shared { step: &plan.y[plan.kinds[k]], scale }),
        }
    }

    /// Lines along z in every slab.
    fn slabs(&mut self, order: Order) {
        let [nx, ny, nz] = self.grid.counts;
        let scale = if order == Order::SlabsFirst { self.state.plan.decayed } else { 1.0 };
        let values = std::mem::take(&mut self.values);
        let mut planes: Vec<_> = values.chunks_mut(nx * ny).map(|plane| plane.chunks_mut(nx)).collect();
        let mut rows: Vec<&mut [f64]> = Vec::with_capacity(ny * nz);
        for _ in 0..ny {
            rows.extend(planes.iter_mut().filter_map(Iterator::next));
        }
        let this = &*self;
        let moved: u64 = rows.par_chunks_mut(nz).enumerate().map(|(j, slab)| this.along_z(j, slab, scale)).sum();
        drop(rows);
        drop(planes);
        self.values = values;
        self.moved += moved;
    }

    fn along_z(&self, j: usize, slab: &mut [&mut [f64]], scale: f64) -> u64 {
        let [nx, ny, _] = self.grid.counts;
        let plan = &self.state.plan;
        let pins = self.state.pins.as_ref().filter(|pins| pins.in_slab[j] > 0);
        let mut columns = Columns { rows: slab, start: j * nx, stride: nx * ny };
        let moved = match self.varied(2, &plan.z, pins, scale) {
            Some(varied) => varied_lines(&mut columns, varied),
            None => shared_lines(&mut columns, Shared { step: &plan.z, scale }),
        };
        if plan.pins_sides() || pins.is_some() {
            for (k, row) in slab.iter_mut().enumerate() {
                self.impose_row(j, k, row);
            }
        }
        moved
    }

    /// How lines are solved that do not share their coefficients; none if they do.
    fn varied<'b>(&'b self, axis: usize, step: &'b LineStep, pins: Option<&'b Pins>, scale: f64) -> Option<Varied<'b>> {
        let plan = &self.state.plan;
        let spread = match (&self.state.resistance, plan.voxel_factors) {
            (Some(resistance), Some(factors)) => {
                Spread::ByVoxel { resistance, factor: factors[axis], sides: self.substrate.sides[axis] }
            }
            _ if pins.is_some() => Spread::Alike(&step.line),
            _ => return None,
        };
        Some(Varied { spread, pinned: pins.map(|pins| pins.values.as_slice()), h: plan.h, scale })
    }

    fn impose_plane(&self, k: usize, plane: &mut [f64]) {
        let pinned = self.state.pins.as_ref().is_some_and(|pins| pins.in_plane[k] > 0);
        if self.state.plan.pins_sides() || pinned {
            for (j, row) in plane.chunks_mut(self.grid.counts[0]).enumerate() {
                self.impose_row(j, k, row);
            }
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

/// c -> a c + b.
fn apply(values: &mut [f64], (factor, addend): Maps) {
    for ((value, factor), addend) in values.iter_mut().zip(factor).zip(addend) {
        *value = factor * *value + addend;
    }
}
