//! Lines of which each has its own coefficients: diffusivity by voxel, or single pinned voxels.

use multiversion::multiversion;
use multiversion::target::match_target;

use super::lanes::{Columns, Lanes, Rows, Turn};
use super::turn::{From, To};
use super::{limit, turn, with_scratch};
use crate::field::Side;
use crate::field::line::Line;

/// How neighbours on the lines are coupled.
#[derive(Clone, Copy)]
pub(crate) enum Spread<'a> {
    /// As on a line of which all are copies.
    Alike(&'a Line),
    /// By the diffusivity of each voxel.
    ByVoxel {
        /// 1/D of every voxel of the grid, min/um².
        resistance: &'a [f64],
        /// Factor of this axis over dx², 1/um².
        factor: f64,
        /// What happens at the two ends.
        sides: [Side; 2],
    },
}

/// A sweep over lines that do not share their coefficients.
#[derive(Clone, Copy)]
pub(crate) struct Varied<'a> {
    pub spread: Spread<'a>,
    /// Concentration of pinned voxels of the whole grid, NaN for free ones.
    pub pinned: Option<&'a [f64]>,
    /// Step, min.
    pub h: f64,
    /// Factor on the result.
    pub scale: f64,
}

/// Lines that can be solved each on its own.
pub(crate) trait VariedLines {
    fn run_varied(&mut self, varied: Varied) -> u64;
}

impl VariedLines for Columns<'_, '_> {
    fn run_varied(&mut self, varied: Varied) -> u64 {
        with_scratch(room(self), |scratch| columns(self, varied, scratch))
    }
}

impl VariedLines for Rows<'_> {
    fn run_varied(&mut self, varied: Varied) -> u64 {
        with_scratch(room(self), |scratch| rows(self, varied, scratch))
    }
}

/// Lanes of a block.
const WIDTH: usize = 16;

/// Blocks of scratch: resistance, mask, state, result, positive result, eliminated right-hand side, back coefficients.
const BLOCKS: usize = 7;

fn room(lanes: &impl Lanes) -> usize {
    BLOCKS * WIDTH * lanes.length()
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn columns(lanes: &mut Columns<'_, '_>, varied: Varied, scratch: &mut [f64]) -> u64 {
    all(lanes, varied, scratch, turn::plain)
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn rows(lanes: &mut Rows<'_>, varied: Varied, scratch: &mut [f64]) -> u64 {
    match_target! {
        "x86_64+avx512f" => all(lanes, varied, scratch, |from: From, to: To| turn::avx512(from, to)),
        "x86_64+avx2" => all(lanes, varied, scratch, |from: From, to: To| turn::avx2(from, to)),
        _ => all(lanes, varied, scratch, turn::plain),
    }
}

/// The parts of the scratch.
struct Blocks<'a> {
    resistance: &'a mut [[f64; WIDTH]],
    free: &'a mut [[f64; WIDTH]],
    before: &'a mut [[f64; WIDTH]],
    after: &'a mut [[f64; WIDTH]],
    positive: &'a mut [[f64; WIDTH]],
    eliminated: &'a mut [[f64; WIDTH]],
    back: &'a mut [[f64; WIDTH]],
}

impl<'a> Blocks<'a> {
    #[inline(always)]
    fn new(scratch: &'a mut [f64], n: usize) -> Option<Self> {
        let mut parts = scratch.as_chunks_mut::<WIDTH>().0.chunks_exact_mut(n);
        Some(Blocks {
            resistance: parts.next()?,
            free: parts.next()?,
            before: parts.next()?,
            after: parts.next()?,
            positive: parts.next()?,
            eliminated: parts.next()?,
            back: parts.next()?,
        })
    }
}

#[inline(always)]
fn all(lanes: &mut impl Lanes, varied: Varied, scratch: &mut [f64], turn: impl Turn) -> u64 {
    let Some(mut blocks) = Blocks::new(scratch, lanes.length()) else { return 0 };
    let (mut first, mut moved, total) = (0, 0, lanes.lanes());
    while first < total {
        let count = (total - first).min(WIDTH);
        moved += one(lanes, first, count, varied, &mut blocks, turn);
        first += count;
    }
    moved
}

#[inline(always)]
fn one(
    lanes: &mut impl Lanes,
    first: usize,
    count: usize,
    varied: Varied,
    blocks: &mut Blocks,
    turn: impl Turn,
) -> u64 {
    lanes.gather(first, count, blocks.before, turn);
    if let Spread::ByVoxel { resistance, .. } = varied.spread {
        lanes.gather_from(resistance, first, count, blocks.resistance, turn);
        for row in blocks.resistance.iter_mut() {
            row[count..].fill(1.0);
        }
    }
    if let Some(pinned) = varied.pinned {
        lanes.gather_from(pinned, first, count, blocks.free, turn);
        for value in blocks.free.as_flattened_mut() {
            *value = if value.is_nan() { 1.0 } else { 0.0 };
        }
    } else {
        blocks.free.fill([1.0; WIDTH]);
    }
    let below = solve(varied, 0.5, -1.0, 2.0, blocks);
    let mut moved = 0;
    if below {
        std::mem::swap(&mut blocks.after, &mut blocks.positive);
        solve(varied, 1.0, 0.0, 1.0, blocks);
        std::mem::swap(&mut blocks.after, &mut blocks.positive);
        moved = limit(blocks.before, blocks.after, blocks.positive);
    }
    lanes.scatter(first, count, blocks.after, turn);
    moved
}

/// after = scale (keep before + gain P^-1 (before + tau b)), tau = part of h. Says whether anything is below zero.
#[inline(always)]
fn solve(varied: Varied, part: f64, keep: f64, gain: f64, blocks: &mut Blocks) -> bool {
    let tau = part * varied.h;
    match varied.spread {
        Spread::Alike(line) => eliminate(&mut Alike { line, tau }, blocks),
        Spread::ByVoxel { factor, sides, .. } => {
            eliminate(&mut ByVoxel { tau_factor: tau * factor, sides, face: [0.0; WIDTH] }, blocks);
        }
    }
    substitute(varied.scale * keep, varied.scale * gain, blocks)
}

/// tau times the coefficients of one place: lower, upper, what is lost, what flows in.
struct Place {
    lower: [f64; WIDTH],
    upper: [f64; WIDTH],
    loss: [f64; WIDTH],
    inflow: [f64; WIDTH],
}

trait Coupling {
    /// Places are asked for in order.
    fn place(&mut self, i: usize, resistance: &[[f64; WIDTH]]) -> Place;
}

struct Alike<'a> {
    line: &'a Line,
    tau: f64,
}

impl Coupling for Alike<'_> {
    #[inline(always)]
    fn place(&mut self, i: usize, resistance: &[[f64; WIDTH]]) -> Place {
        let inflow = match i {
            0 => self.line.inflow[0],
            _ => 0.0,
        } + if i + 1 == resistance.len() { self.line.inflow[1] } else { 0.0 };
        Place {
            lower: [self.tau * self.line.lower[i]; WIDTH],
            upper: [self.tau * self.line.upper[i]; WIDTH],
            loss: [-self.tau * self.line.diagonal[i]; WIDTH],
            inflow: [self.tau * inflow; WIDTH],
        }
    }
}

struct ByVoxel {
    tau_factor: f64,
    sides: [Side; 2],
    /// The face towards the place before.
    face: [f64; WIDTH],
}

impl Coupling for ByVoxel {
    #[inline(always)]
    fn place(&mut self, i: usize, resistance: &[[f64; WIDTH]]) -> Place {
        let lower = self.face;
        let here = &resistance[i];
        let twice = 2.0 * self.tau_factor;
        if let Some(next) = resistance.get(i + 1) {
            for lane in 0..WIDTH {
                self.face[lane] = twice / (here[lane] + next[lane]);
            }
        } else {
            self.face = [0.0; WIDTH];
        }
        let mut place = Place { lower, upper: self.face, loss: [0.0; WIDTH], inflow: [0.0; WIDTH] };
        for lane in 0..WIDTH {
            place.loss[lane] = lower[lane] + self.face[lane];
        }
        if i == 0 {
            end(&mut place, self.sides[0], twice, here);
        }
        if i + 1 == resistance.len() {
            end(&mut place, self.sides[1], twice, here);
        }
        place
    }
}

/// What happens at the first or last voxel of lines with a diffusivity by voxel.
#[inline(always)]
fn end(place: &mut Place, side: Side, twice: f64, here: &[f64; WIDTH]) {
    match side {
        Side::Closed | Side::Outflow => {}
        Side::Value(value) => {
            for lane in 0..WIDTH {
                let face = twice / here[lane];
                place.loss[lane] += face;
                place.inflow[lane] += face * value;
            }
        }
        Side::Pinned(_) => {
            let zeros = [0.0; WIDTH];
            *place = Place { lower: zeros, upper: zeros, loss: zeros, inflow: zeros };
        }
    }
}

/// Forward elimination: `eliminated` and `back`, so that w_i = eliminated_i + back_i w_(i+1).
#[inline(always)]
fn eliminate(coupling: &mut impl Coupling, blocks: &mut Blocks) {
    let mut eliminated = [0.0; WIDTH];
    let mut back = [0.0; WIDTH];
    for i in 0..blocks.before.len() {
        let place = coupling.place(i, blocks.resistance);
        let (free, before) = (&blocks.free[i], &blocks.before[i]);
        for lane in 0..WIDTH {
            let lower = place.lower[lane] * free[lane];
            let loss = place.loss[lane] * free[lane];
            let pivot = 1.0 / ((1.0 + loss) - lower * back[lane]);
            let inflow = place.inflow[lane] * free[lane];
            eliminated[lane] = pivot * ((before[lane] + inflow) + lower * eliminated[lane]);
            back[lane] = pivot * (place.upper[lane] * free[lane]);
        }
        blocks.eliminated[i] = eliminated;
        blocks.back[i] = back;
    }
}

/// Back substitution and the explicit half.
#[inline(always)]
fn substitute(keep: f64, gain: f64, blocks: &mut Blocks) -> bool {
    let mut w = [0.0; WIDTH];
    let mut signs = [0u64; WIDTH];
    for i in (0..blocks.before.len()).rev() {
        let (eliminated, back) = (&blocks.eliminated[i], &blocks.back[i]);
        let (before, after) = (&blocks.before[i], &mut blocks.after[i]);
        for lane in 0..WIDTH {
            w[lane] = eliminated[lane] + back[lane] * w[lane];
            after[lane] = keep * before[lane] + gain * w[lane];
            signs[lane] |= after[lane].to_bits();
        }
    }
    signs.iter().fold(0, |all, sign| all | sign) >> 63 != 0
}
