//! What cells take out of their voxel and put in, and what that leaves inside them.
//!
//! The fields see one affine map per voxel. Its change in one step is `f t sum(s - k u)` over the voxel's cells with
//! `f = (1 + kt/2) / (1 + kt + (kt)²/2)`, so each cell's part of it is exact: `f t (s - k u)` times the voxel.

use crate::cells::{Cells, Plan, Population};
use crate::field::{Exchange, Fields, Grid};

/// What one cell does to one substrate, per minute and volume of the cell, and its export per minute.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Rates {
    uptake: f64,
    supply: f64,
    export: f64,
}

impl Rates {
    fn of(plan: &Plan, cells: &Cells, cell: usize, substrate: usize) -> Rates {
        let value = |first: usize| plan.behaviour(cells, cell, first + substrate);
        let slots = &plan.slots;
        let secretion = value(slots.secretion);
        Rates {
            uptake: secretion + value(slots.uptake),
            supply: secretion * value(slots.target),
            export: value(slots.export),
        }
    }
}

/// All cells' rates, by type and by whether they live where no rule changes them.
struct RateTable<'a> {
    plan: &'a Plan,
    ruled: bool,
    /// For each type the living, then the dead, for each of them every substrate.
    table: Vec<Rates>,
}

impl<'a> RateTable<'a> {
    fn new(plan: &'a Plan) -> RateTable<'a> {
        let slots = &plan.slots;
        let substrates = slots.substrates;
        let firsts = [slots.secretion, slots.target, slots.uptake, slots.export];
        let ruled = firsts.iter().any(|&first| (first..first + substrates).any(|slot| plan.is_ruled(slot)));
        let mut table = Vec::new();
        for kind in 0..plan.types.len() {
            for dead in [false, true] {
                table.extend((0..substrates).map(|substrate| {
                    let [secretion, target, uptake, export] = firsts.map(|first| {
                        let value = plan.base(kind)[first + substrate];
                        if dead { plan.of_dead(first + substrate, value) } else { value }
                    });
                    Rates { uptake: secretion + uptake, supply: secretion * target, export }
                }));
            }
        }
        RateTable { plan, ruled, table }
    }

    /// Uptake per minute and supply in densities per minute of a cell in a voxel of this volume.
    fn of(&self, cells: &Cells, cell: usize, substrate: usize, per_voxel: f64) -> (f64, f64) {
        let rates = if self.ruled {
            Rates::of(self.plan, cells, cell, substrate)
        } else {
            let group = 2 * cells.kind(cell) + usize::from(cells.fate(cell).dead());
            self.table[group * self.plan.slots.substrates + substrate]
        };
        let share = cells.volume(cell).total() * per_voxel;
        (share * rates.uptake, share * rates.supply + rates.export * per_voxel)
    }
}

/// Which voxel a place is in, without a division.
struct Voxels {
    origin: [f64; 3],
    per_um: [f64; 3],
    counts: [usize; 3],
}

impl Voxels {
    fn new(grid: &Grid) -> Voxels {
        Voxels { origin: grid.origin, per_um: grid.spacing.map(|edge| 1.0 / edge), counts: grid.counts }
    }

    fn at(&self, at: [f64; 3]) -> usize {
        let [i, j, k] = core::array::from_fn(|axis| {
            let steps = (at[axis] - self.origin[axis]) * self.per_um[axis];
            (steps.max(0.0) as usize).min(self.counts[axis] - 1)
        });
        (k * self.counts[1] + j) * self.counts[0] + i
    }
}

/// Adds up what all cells do.
pub fn gather(population: &Population, fields: &Fields, exchange: &mut Exchange) {
    let (plan, cells) = (population.plan(), population.cells());
    let (table, voxels) = (RateTable::new(plan), Voxels::new(fields.grid()));
    let per_voxel = 1.0 / fields.grid().voxel_volume();
    exchange.clear();
    for cell in 0..cells.len() {
        let voxel = voxels.at(cells.at(cell));
        for substrate in 0..plan.slots.substrates {
            let (uptake, supply) = table.of(cells, cell, substrate, per_voxel);
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
        let (table, voxels) = (RateTable::new(&plan), Voxels::new(fields.grid()));
        let voxel_um3 = fields.grid().voxel_volume();
        for cell in 0..population.cells().len() {
            let voxel = voxels.at(population.cells().at(cell));
            for substrate in 0..plan.slots.substrates {
                let (uptake, supply) = table.of(population.cells(), cell, substrate, 1.0 / voxel_um3);
                let x = exchange.maps(substrate).0[voxel] * dt_min;
                let share = (1.0 + 0.5 * x) / (1.0 + x + 0.5 * x * x);
                let met = self.sums[substrate][voxel];
                let taken = share * dt_min * (uptake * met - supply * f64::from(self.steps)) * voxel_um3;
                population.cells_mut().add_internal(cell, substrate, taken);
            }
        }
    }
}
