//! How cells push and stick, and where that takes them.
//!
//! With centres d apart, radii that add up to R and reaches that add up to S, one cell moves away from the other at
//! `sqrt(r1 r2) (1 - d/R)²` while d < R and towards it at `sqrt(a1 a2) (1 - d/S)²` while d < S: PhysiCell's potential.
//! There is no inertia; the step is of second order (Adams-Bashforth): `x += dt (3/2 v - 1/2 v_before)`.

use rayon::prelude::*;

use super::neighbours::PIECE;
use super::{Body, Cells, Neighbours, Plan, pairs};

/// How well pairs of types stick: square roots of both affinities multiplied, by type and type; 1 where none is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Affinities {
    types: usize,
    table: Option<Vec<f64>>,
}

impl Affinities {
    /// Of a model's types.
    pub fn new(plan: &Plan) -> Affinities {
        let types = plan.types.len();
        let of = |from: usize, to: usize| plan.types[from].mechanics.affinity[to].max(0.0);
        let pairs =
            || (0..types * types).map(|pair| (of(pair / types, pair % types) * of(pair % types, pair / types)).sqrt());
        Affinities { types, table: plan.uses.affinity.then(|| pairs().collect()) }
    }

    #[inline(always)]
    pub(crate) fn of(&self, a: &Body, b: &Body) -> f64 {
        self.table.as_ref().map_or(1.0, |table| table[a.kind as usize * self.types + b.kind as usize])
    }
}

/// What the strength of a pair depends on.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Law {
    /// Nothing: all cells are alike but for their size.
    Alike {
        /// Reach in radii.
        reach_fold: f64,
        /// Repulsion in um/min.
        repulsion: f64,
        /// Adhesion in um/min.
        adhesion: f64,
    },
    /// The cells themselves, and how well their types stick to each other.
    Each(Affinities),
}

impl Law {
    /// Of a model's types.
    pub fn new(plan: &Plan) -> Law {
        let slots = &plan.slots;
        let same = [slots.reach, slots.repulsion, slots.adhesion].map(|slot| plan.same_for_all(slot));
        match same {
            [Some(reach_fold), Some(repulsion), Some(adhesion)] if !plan.uses.affinity => {
                Law::Alike { reach_fold, repulsion: repulsion.max(0.0), adhesion: adhesion.max(0.0) }
            }
            _ => Law::Each(Affinities::new(plan)),
        }
    }
}

/// Sets every cell's velocity and pressure from its neighbours.
pub fn push_and_stick(plan: &Plan, cells: &mut Cells, neighbours: &Neighbours) {
    let law = Law::new(plan);
    let bodies = cells.body.all();
    let velocities = cells.velocity.all_mut().par_chunks_mut(PIECE);
    let pressures = cells.pressure.all_mut().par_chunks_mut(PIECE);
    velocities.zip(pressures).zip(&neighbours.pieces).enumerate().for_each(|(piece, ((velocity, pressure), lists))| {
        pairs::sum_piece(bodies, &law, piece * PIECE, lists, velocity, pressure);
    });
}

/// What keeps cells where they belong.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Domain {
    /// Lowest corner in um.
    pub low: [f64; 3],
    /// Highest corner in um.
    pub high: [f64; 3],
    /// Whether cells stay in the plane in which they are (two dimensions).
    pub flat: bool,
    /// How hard the sides push cells back, in um/min; they never leave in any case.
    pub wall_um_per_min: f64,
}

impl Domain {
    /// Whether a place is inside.
    pub fn contains(&self, at: [f64; 3]) -> bool {
        (0..3).all(|axis| at[axis] >= self.low[axis] && at[axis] <= self.high[axis])
    }

    /// Distance to the nearest side.
    pub fn nearest_side_um(&self, at: [f64; 3]) -> f64 {
        let axes = 0..if self.flat { 2 } else { 3 };
        axes.map(|axis| (at[axis] - self.low[axis]).min(self.high[axis] - at[axis])).fold(f64::INFINITY, f64::min)
    }

    /// What the nearest side adds to a cell's velocity.
    fn push(&self, body: &Body) -> [f64; 3] {
        let (mut nearest, mut push) = (body.radius, [0.0; 3]);
        for axis in 0..if self.flat { 2 } else { 3 } {
            for (distance, sign) in [(body.at[axis] - self.low[axis], 1.0), (self.high[axis] - body.at[axis], -1.0)] {
                if distance < nearest {
                    nearest = distance;
                    push = [0.0; 3];
                    push[axis] = sign;
                }
            }
        }
        if nearest >= body.radius {
            return push;
        }
        let overlap = 1.0 - nearest / body.radius;
        push.map(|part| part * self.wall_um_per_min * overlap * overlap)
    }
}

/// Moves all cells by one step; returns the longest way that any went, in um.
pub fn advance(cells: &mut Cells, domain: &Domain, dt_min: f64) -> f64 {
    let (now, before) = (1.5 * dt_min, -0.5 * dt_min);
    let bodies = cells.body.all_mut().par_chunks_mut(PIECE);
    let velocities = cells.velocity.all_mut().par_chunks_mut(PIECE);
    let previous = cells.previous.all_mut().par_chunks_mut(PIECE);
    let longest = bodies.zip(velocities).zip(previous).map(|((bodies, velocities), previous)| {
        let mut longest: f64 = 0.0;
        for ((body, velocity), previous) in bodies.iter_mut().zip(velocities).zip(previous) {
            if body.movable == 0 {
                continue;
            }
            if domain.wall_um_per_min > 0.0 {
                let push = domain.push(body);
                (0..3).for_each(|axis| velocity[axis] += push[axis]);
            }
            if domain.flat {
                velocity[2] = 0.0;
            }
            let from = body.at;
            let mut way = 0.0;
            for axis in 0..3 {
                let to = from[axis] + now * velocity[axis] + before * previous[axis];
                body.at[axis] = to.clamp(domain.low[axis], domain.high[axis]);
                let step = body.at[axis] - from[axis];
                way += step * step;
            }
            longest = longest.max(way);
            *previous = *velocity;
        }
        longest
    });
    longest.reduce(|| 0.0, f64::max).sqrt()
}
