//! All cells of a tissue with what moves them on: the state of the tier's cells.

use super::contact::Spring;
use super::neighbours::bin_width_um;
use super::{Bins, Cells, CellsError, Column, Domain, Draws, Events, Neighbours, Plan, mechanics, motility, phenotype};
use crate::field::Fields;

/// How much a gap between two cells may shrink before lists are made again, in um. Larger: longer lists, made less often.
const SKIN_UM: f64 = 2.5;

/// Cells, their lists and their clockwork.
#[derive(Clone, Debug)]
pub struct Population {
    pub(crate) plan: Plan,
    pub(crate) cells: Cells,
    pub(crate) domain: Domain,
    pub(crate) seed: u64,
    pub(crate) neighbours: Neighbours,
    /// By how much gaps may have shrunk since the lists were made, in um; infinite: lists are due.
    pub(crate) slack_used_um: f64,
    pub(crate) gone: Vec<u32>,
    /// Springs of this step.
    pub(crate) springs: Vec<Spring>,
    pub(crate) counted: Events,
    pub(crate) listings: u64,
}

impl Population {
    /// No cells yet.
    ///
    /// # Errors
    /// If the domain is empty or not finite.
    pub fn new(plan: Plan, domain: Domain, seed: u64) -> Result<Population, CellsError> {
        let sound = (0..3).all(|axis| domain.low[axis] <= domain.high[axis])
            && domain.low.iter().chain(&domain.high).all(|edge| edge.is_finite());
        if !sound {
            return Err(CellsError::Domain { low: domain.low, high: domain.high });
        }
        let cells = Cells::new(&plan);
        Ok(Population {
            plan,
            cells,
            domain,
            seed,
            neighbours: Neighbours::default(),
            slack_used_um: f64::INFINITY,
            gone: Vec::new(),
            springs: Vec::new(),
            counted: Events::default(),
            listings: 0,
        })
    }

    /// Places a cell of a type; returns its identity.
    ///
    /// # Errors
    /// If the type does not exist, the place is outside the domain, or there are too many cells.
    pub fn place(&mut self, kind: usize, at: [f64; 3]) -> Result<u64, CellsError> {
        if kind >= self.plan.types.len() {
            return Err(CellsError::Kind { found: kind, types: self.plan.types.len() });
        }
        if !self.domain.contains(at) {
            return Err(CellsError::Outside { cell: self.cells.len(), at });
        }
        let most = u32::MAX as usize - 1;
        if self.cells.len() >= most {
            return Err(CellsError::TooMany { found: self.cells.len() + 1, most });
        }
        self.slack_used_um = f64::INFINITY;
        Ok(self.cells.place(&self.plan, kind, at))
    }

    /// The cells.
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// The cells, to set up a model that starts in mid-course.
    pub fn cells_mut(&mut self) -> &mut Cells {
        &mut self.cells
    }

    /// The compiled types.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// Where cells can be.
    pub fn domain(&self) -> &Domain {
        &self.domain
    }

    /// Everything that happened so far.
    pub fn events(&self) -> Events {
        self.counted
    }

    /// Listed partners per cell; a pair within a piece counts once.
    pub fn listed_per_cell(&self) -> f64 {
        self.neighbours.listed() as f64 / self.cells.len().max(1) as f64
    }

    /// How often lists were made.
    pub fn listings(&self) -> u64 {
        self.listings
    }

    /// Bytes held by cells and lists.
    pub fn bytes(&mut self) -> usize {
        self.cells.bytes() + self.neighbours.bytes()
    }

    /// One step of the mechanics: lists where due, velocities, positions.
    pub fn step_mechanics(&mut self, dt_min: f64) {
        self.list_if_due();
        mechanics::push_and_stick(&self.plan, &mut self.cells, &self.neighbours);
        if self.plan.uses.motility {
            motility::add_headings(&mut self.cells);
        }
        self.pull_springs();
        let longest = mechanics::advance(&mut self.cells, &self.domain, dt_min);
        // Two cells can come closer by twice the longest way.
        self.slack_used_um += 2.0 * longest;
    }

    /// Cells that move on their own turn.
    pub fn step_motility(&mut self, fields: &Fields, step: u32, dt_min: f64) {
        if self.plan.uses.motility {
            let draws = Draws { seed: self.seed, step };
            motility::turn(&self.plan, &mut self.cells, fields, draws, dt_min);
        }
    }

    /// Collects the cells that a cell touches: those within reach of each other. Lists must not be due.
    pub fn touching(&self, cell: usize, close: &mut Vec<u32>) {
        let bodies = self.cells.body.all();
        let body = &bodies[cell];
        self.neighbours.bins.close_to(body.at, body.reach, self.slack_used_um, close);
        close.retain(|&other| other as usize != cell && body.touches(&bodies[other as usize]));
        close.sort_unstable();
    }

    /// For every cell the others that it touches now, in ascending order, whether or not lists are due.
    pub fn contacts(&self) -> Vec<Vec<u32>> {
        let bodies = self.cells.body.all();
        let bins = Bins::new(bodies, bin_width_um(bodies, 0.0));
        let mut close = Vec::new();
        let touching = bodies.iter().enumerate().map(|(cell, body)| {
            bins.close_to(body.at, body.reach, 0.0, &mut close);
            close.retain(|&other| other as usize != cell && body.touches(&bodies[other as usize]));
            close.sort_unstable();
            close.clone()
        });
        touching.collect()
    }

    /// Sorts and lists cells if they have moved too far, or some are new.
    pub(crate) fn list_if_due(&mut self) {
        if self.slack_used_um > SKIN_UM {
            self.regroup();
        }
    }

    /// Whether a cell touches a basement membrane: a wall of the domain that it reaches.
    pub fn touches_membrane(&self, cell: usize) -> bool {
        let body = &self.cells.body.all()[cell];
        self.domain.wall_um_per_min > 0.0 && self.domain.nearest_side_um(body.at) < body.reach
    }

    /// The columns that rules write, while they read the rest.
    pub(crate) fn take_ruled(&mut self) -> (Column<f64>, Column<f64>) {
        (self.cells.ruled.clone(), self.cells.custom.clone())
    }

    /// The columns back, written.
    pub(crate) fn give_ruled(&mut self, ruled: Column<f64>, custom: Column<f64>) {
        (self.cells.ruled, self.cells.custom) = (ruled, custom);
    }

    /// One step of the phenotype: growth, death, cycle, division.
    pub fn step_phenotype(&mut self, step: u32, dt_min: f64) -> Events {
        let draws = Draws { seed: self.seed, step };
        let before = self.cells.len();
        let mut events = Events::default();
        if self.plan.uses.transformation {
            events.transformations = phenotype::transform_all(&self.plan, &mut self.cells, draws, dt_min);
        }
        let change = phenotype::advance(&self.plan, &mut self.cells, &self.domain, draws, dt_min, &mut self.gone);
        events.add(change.events);
        if self.cells.len() != before || !self.gone.is_empty() || events.transformations > 0 {
            self.slack_used_um = f64::INFINITY;
        } else {
            // A gap between two cells shrinks by what both reaches grow.
            self.slack_used_um += 2.0 * change.growth_um;
        }
        self.remove_gone();
        self.counted.add(events);
        events
    }

    /// Sorts cells by place and lists who can touch whom.
    pub(crate) fn regroup(&mut self) {
        let width = bin_width_um(self.cells.body.all(), SKIN_UM);
        let mut bins = Bins::new(self.cells.body.all(), width);
        self.cells.reorder(bins.members());
        bins.settle();
        self.neighbours = Neighbours::list(self.cells.body.all(), bins, SKIN_UM);
        self.slack_used_um = 0.0;
        self.listings += 1;
    }

    /// Lists again without sorting, as they were before a snapshot.
    pub(crate) fn relist(&mut self) {
        if self.slack_used_um <= SKIN_UM {
            let left = SKIN_UM - self.slack_used_um;
            let bins = Bins::new(self.cells.body.all(), bin_width_um(self.cells.body.all(), left));
            self.neighbours = Neighbours::list(self.cells.body.all(), bins, left);
        }
    }

    pub(crate) fn remove_gone(&mut self) {
        if self.gone.is_empty() {
            return;
        }
        let mut stays = vec![true; self.cells.len()];
        self.gone.iter().for_each(|&cell| stays[cell as usize] = false);
        let order: Vec<u32> = (0..self.cells.len() as u32).filter(|&cell| stays[cell as usize]).collect();
        self.cells.reorder(&order);
        self.gone.clear();
    }
}
