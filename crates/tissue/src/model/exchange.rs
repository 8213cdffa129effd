//! What cells take out of their voxel and put in, and what that leaves inside them.
//!
//! The fields see one affine map per voxel. Its change in one step is `f t sum(s - k u)` over the voxel's cells with
//! `f = (1 + kt/2) / (1 + kt + (kt)²/2)`, so each cell's part of it is exact: `f t (s - k u)` times the voxel.

use crate::cells::{Plan, Population};
use crate::field::{Exchange, Fields};

/// What one cell does to one substrate of its voxel: uptake per minute and supply in densities per minute.
fn rates(plan: &Plan, population: &Population, cell: usize, substrate: usize, voxel_um3: f64) -> (f64, f64) {
    let cells = population.cells();
    let value = |first: usize| plan.behaviour(cells, cell, first + substrate);
    let slots = &plan.slots;
    let share = cells.volume(cell).total() / voxel_um3;
    let secretion = value(slots.secretion);
    let supply = share * secretion * value(slots.target) + value(slots.export) / voxel_um3;
    (share * (secretion + value(slots.uptake)), supply)
}

/// Adds up what all cells do.
pub fn gather(population: &Population, fields: &Fields, exchange: &mut Exchange) {
    let plan = population.plan();
    let voxel_um3 = fields.grid().voxel_volume();
    exchange.clear();
    for cell in 0..population.cells().len() {
        let voxel = fields.grid().nearest_voxel(population.cells().at(cell));
        for substrate in 0..plan.slots.substrates {
            let (uptake, supply) = rates(plan, population, cell, substrate, voxel_um3);
            if uptake != 0.0 || supply != 0.0 {
                exchange.add(substrate, voxel, uptake, supply);
            }
        }
    }
}

/// Densities that cells met, summed over the steps between two steps of the mechanics.
#[derive(Clone, Debug, Default)]
pub struct Met {
    sums: Vec<Vec<f64>>,
    steps: u32,
}

impl Met {
    /// Forgets what was met.
    pub fn clear(&mut self, fields: &Fields) {
        self.sums.resize(fields.substrates().len(), Vec::new());
        for sum in &mut self.sums {
            sum.clear();
            sum.resize(fields.grid().voxels(), 0.0);
        }
        self.steps = 0;
    }

    /// Before a step in which cells come first: they meet what is there.
    pub fn before(&mut self, fields: &Fields) {
        self.steps += 1;
        for (substrate, sum) in self.sums.iter_mut().enumerate() {
            sum.iter_mut().zip(fields.values(substrate)).for_each(|(sum, value)| *sum += value);
        }
    }

    /// After a step in which cells came last: they met what their map led here, `u = (c - b) / a`.
    pub fn after(&mut self, fields: &Fields, exchange: &Exchange) {
        self.steps += 1;
        for (substrate, sum) in self.sums.iter_mut().enumerate() {
            let (factor, addend) = exchange.maps(substrate);
            let maps = factor.iter().zip(addend);
            for ((sum, value), (factor, addend)) in sum.iter_mut().zip(fields.values(substrate)).zip(maps) {
                *sum += (value - addend) / factor;
            }
        }
    }

    /// Hands out to every cell what it took, less what it gave.
    pub fn hand_out(&self, population: &mut Population, fields: &Fields, exchange: &mut Exchange, dt_min: f64) {
        // The maps hold factors; the rates are needed again.
        gather(population, fields, exchange);
        let plan = population.plan().clone();
        let voxel_um3 = fields.grid().voxel_volume();
        for cell in 0..population.cells().len() {
            let voxel = fields.grid().nearest_voxel(population.cells().at(cell));
            for substrate in 0..plan.slots.substrates {
                let (uptake, supply) = rates(&plan, population, cell, substrate, voxel_um3);
                let x = exchange.maps(substrate).0[voxel] * dt_min;
                let share = (1.0 + 0.5 * x) / (1.0 + x + 0.5 * x * x);
                let met = self.sums[substrate][voxel];
                let taken = share * dt_min * (uptake * met - supply * f64::from(self.steps)) * voxel_um3;
                population.cells_mut().add_internal(cell, substrate, taken);
            }
        }
    }
}
