//! Lines that share their coefficients.

use multiversion::multiversion;
use multiversion::target::match_target;

use super::lanes::{Columns, Lanes, Rows, Turn};
use super::turn::{From, To};
use super::{limit, turn, with_scratch};
use crate::field::line::{LineStep, Row, Sweep};

/// A sweep over lines that share their coefficients.
#[derive(Clone, Copy)]
pub(crate) struct Shared<'a> {
    pub step: &'a LineStep,
    /// One or two steps, each with or without decay.
    pub decays: [Option<bool>; 2],
}

/// One step along lines in a plane or slab. Returns how many lines the limiter moved.
pub(crate) trait SharedLines {
    fn run_shared(&mut self, shared: Shared) -> u64;
}

impl SharedLines for Columns<'_, '_> {
    fn run_shared(&mut self, shared: Shared) -> u64 {
        with_scratch(room(self), |scratch| columns(self, shared, scratch))
    }
}

impl SharedLines for Rows<'_> {
    fn run_shared(&mut self, shared: Shared) -> u64 {
        with_scratch(room(self), |scratch| rows(self, shared, scratch))
    }
}

/// Widest block, lanes.
const WIDE: usize = 32;

/// Scratch for the block, and for the limiter the state before and the positive solution.
fn room(lanes: &impl Lanes) -> usize {
    3 * WIDE * lanes.length()
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn columns(lanes: &mut Columns<'_, '_>, shared: Shared, scratch: &mut [f64]) -> u64 {
    let (mut first, mut moved, total) = (0, 0, lanes.lanes());
    while first < total {
        let left = total - first;
        let count = match left {
            WIDE.. => {
                moved += in_place::<WIDE>(lanes, first, shared, scratch);
                WIDE
            }
            16.. => {
                moved += in_place::<16>(lanes, first, shared, scratch);
                16
            }
            8.. => {
                moved += in_place::<8>(lanes, first, shared, scratch);
                8
            }
            _ => {
                moved += copied::<8>(lanes, first, left, shared, scratch, turn::plain);
                left
            }
        };
        first += count;
    }
    moved
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn rows(lanes: &mut Rows<'_>, shared: Shared, scratch: &mut [f64]) -> u64 {
    match_target! {
        "x86_64+avx512f" => each(lanes, shared, scratch, |from: From, to: To| turn::avx512(from, to)),
        "x86_64+avx2" => each(lanes, shared, scratch, |from: From, to: To| turn::avx2(from, to)),
        _ => each(lanes, shared, scratch, turn::plain),
    }
}

#[inline(always)]
fn each(lanes: &mut impl Lanes, shared: Shared, scratch: &mut [f64], turn: impl Turn) -> u64 {
    let (mut first, mut moved, total) = (0, 0, lanes.lanes());
    while first < total {
        let left = total - first;
        let count = match left {
            WIDE.. => {
                moved += copied::<WIDE>(lanes, first, WIDE, shared, scratch, turn);
                WIDE
            }
            16.. => {
                moved += copied::<16>(lanes, first, 16, shared, scratch, turn);
                16
            }
            _ => {
                moved += copied::<8>(lanes, first, left.min(8), shared, scratch, turn);
                left.min(8)
            }
        };
        first += count;
    }
    moved
}

/// A block copied out of the field and back.
#[inline(always)]
fn copied<const W: usize>(
    lanes: &mut impl Lanes,
    first: usize,
    count: usize,
    shared: Shared,
    scratch: &mut [f64],
    turn: impl Turn,
) -> u64 {
    let (block, spare) = scratch.split_at_mut(lanes.length() * W);
    let block = block.as_chunks_mut::<W>().0;
    lanes.gather(first, count, block, turn);
    let mut below = false;
    for decay in shared.decays.into_iter().flatten() {
        let sweep = &shared.step.accurate[usize::from(decay)];
        let doubtful = forward(block, sweep) | !sweep.positive_back;
        backward(block, sweep);
        below |= doubtful && below_zero(block);
    }
    let mut moved = 0;
    if below {
        lanes.gather(first, count, block, turn);
        for decay in shared.decays.into_iter().flatten() {
            moved += limited(block, spare, shared.step, decay);
        }
    }
    lanes.scatter(first, count, block, turn);
    moved
}

/// A block read from the field and written back as it is computed.
#[inline(always)]
fn in_place<const W: usize>(lanes: &mut Columns<'_, '_>, first: usize, shared: Shared, scratch: &mut [f64]) -> u64 {
    let n = lanes.rows.len();
    let mut moved = 0;
    for decay in shared.decays.into_iter().flatten() {
        let sweep = &shared.step.accurate[usize::from(decay)];
        let (block, spare) = scratch.split_at_mut(n * W);
        let block = block.as_chunks_mut::<W>().0;
        let doubtful = match sweep.even {
            true => read_forward::<W, true>(lanes, first, block, sweep),
            false => read_forward::<W, false>(lanes, first, block, sweep),
        };
        if doubtful || !sweep.positive_back {
            backward(block, sweep);
            if below_zero(block) {
                lanes.gather(first, W, block, turn::plain);
                moved += limited(block, spare, shared.step, decay);
            }
            lanes.scatter(first, W, block, turn::plain);
        } else {
            let mut c = [0.0; W];
            for ((d, row), to) in block.iter().zip(&sweep.rows).zip(lanes.rows.iter_mut()).rev() {
                for lane in 0..W {
                    c[lane] = d[lane] + row.back * c[lane];
                }
                to[first..first + W].copy_from_slice(&c);
            }
        }
    }
    moved
}

/// The forward half from the field into a block. Says whether some d is below zero.
#[inline(always)]
fn read_forward<const W: usize, const EVEN: bool>(
    lanes: &Columns<'_, '_>,
    first: usize,
    block: &mut [[f64; W]],
    sweep: &Sweep,
) -> bool {
    let mut state = Forward::<W>::new(chunk(&lanes.rows[0][first..first + W]));
    let after = lanes.rows.iter().skip(1);
    let mut into = block.iter_mut().zip(&sweep.rows);
    for (row, (to, coefficients)) in after.zip(&mut into) {
        *to = state.next::<EVEN>(coefficients, chunk(&row[first..first + W]));
    }
    for (to, coefficients) in into {
        *to = state.next::<EVEN>(coefficients, [0.0; W]);
    }
    state.below_zero()
}

/// The forward half in place. Says whether some d is below zero.
#[inline(always)]
fn forward<const W: usize>(block: &mut [[f64; W]], sweep: &Sweep) -> bool {
    match sweep.even {
        true => forward_as::<W, true>(block, sweep),
        false => forward_as::<W, false>(block, sweep),
    }
}

#[inline(always)]
fn forward_as<const W: usize, const EVEN: bool>(block: &mut [[f64; W]], sweep: &Sweep) -> bool {
    let mut state = Forward::<W>::new(block[0]);
    let last = block.len() - 1;
    for i in 0..last {
        let after = block[i + 1];
        block[i] = state.next::<EVEN>(&sweep.rows[i], after);
    }
    block[last] = state.next::<EVEN>(&sweep.rows[last], [0.0; W]);
    state.below_zero()
}

/// The back half in place.
#[inline(always)]
fn backward<const W: usize>(block: &mut [[f64; W]], sweep: &Sweep) {
    let mut c = [0.0; W];
    for (lanes, row) in block.iter_mut().zip(&sweep.rows).rev() {
        for lane in 0..W {
            c[lane] = lanes[lane] + row.back * c[lane];
        }
        *lanes = c;
    }
}

/// What the forward half carries from voxel to voxel.
struct Forward<const W: usize> {
    before: [f64; W],
    here: [f64; W],
    d: [f64; W],
    signs: [u64; W],
}

impl<const W: usize> Forward<W> {
    #[inline(always)]
    fn new(first: [f64; W]) -> Self {
        Forward { before: [0.0; W], here: first, d: [0.0; W], signs: [0; W] }
    }

    #[inline(always)]
    fn next<const EVEN: bool>(&mut self, row: &Row, after: [f64; W]) -> [f64; W] {
        for lane in 0..W {
            let explicit = if EVEN {
                row.here * self.here[lane] + row.below * (self.before[lane] + after[lane])
            } else {
                (row.here * self.here[lane] + row.inflow) + (row.below * self.before[lane] + row.above * after[lane])
            };
            self.d[lane] = explicit + row.carry * self.d[lane];
            self.signs[lane] |= self.d[lane].to_bits();
        }
        self.before = self.here;
        self.here = after;
        self.d
    }

    #[inline(always)]
    fn below_zero(&self) -> bool {
        self.signs.iter().fold(0, |all, sign| all | sign) >> 63 != 0
    }
}

#[inline(always)]
fn below_zero<const W: usize>(block: &[[f64; W]]) -> bool {
    block.as_flattened().iter().fold(0, |all, c| all | c.to_bits()) >> 63 != 0
}

/// One step of a block, followed by the limiter where it went below zero.
#[inline(always)]
fn limited<const W: usize>(block: &mut [[f64; W]], spare: &mut [f64], step: &LineStep, decay: bool) -> u64 {
    let (before, spare) = spare.split_at_mut(block.len() * W);
    let before = before.as_chunks_mut::<W>().0;
    let positive = spare[..block.len() * W].as_chunks_mut::<W>().0;
    before.copy_from_slice(block);
    let sweep = &step.accurate[usize::from(decay)];
    forward(block, sweep);
    backward(block, sweep);
    if !below_zero(block) {
        return 0;
    }
    positive.copy_from_slice(before);
    let sweep = &step.positive[usize::from(decay)];
    forward(positive, sweep);
    backward(positive, sweep);
    limit(before, block, positive)
}

#[inline(always)]
fn chunk<const W: usize>(from: &[f64]) -> [f64; W] {
    let mut values = [0.0; W];
    values.copy_from_slice(from);
    values
}
