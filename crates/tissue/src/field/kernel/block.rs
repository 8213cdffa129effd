//! Lines that share their coefficients.

use multiversion::multiversion;

use super::lanes::{Columns, Lanes, Rows};
use super::{limit, with_scratch};
use crate::field::line::{LineStep, Sweep};

/// A sweep over lines that share their coefficients.
#[derive(Clone, Copy)]
pub(crate) struct Shared<'a> {
    pub step: &'a LineStep,
    /// Factor on the result: decay over the step, or 1.
    pub scale: f64,
}

/// One step along lines in a plane or slab. Returns how many lines the limiter moved.
pub(crate) trait SharedLines {
    fn run(&mut self, shared: Shared) -> u64;
}

impl SharedLines for Columns<'_, '_> {
    fn run(&mut self, shared: Shared) -> u64 {
        with_scratch(room(self), |scratch| columns(self, shared, scratch))
    }
}

impl SharedLines for Rows<'_> {
    fn run(&mut self, shared: Shared) -> u64 {
        with_scratch(room(self), |scratch| rows(self, shared, scratch))
    }
}

/// One step along all lines of `lanes`.
pub(crate) fn shared_lines(lanes: &mut impl SharedLines, shared: Shared) -> u64 {
    lanes.run(shared)
}

/// Widest block, lanes.
const WIDE: usize = 32;

/// Scratch for the block, and for the limiter the state before and the positive solution.
fn room(lanes: &impl Lanes) -> usize {
    3 * WIDE * lanes.length()
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2+fma", "x86_64+avx2", "aarch64+neon"))]
fn columns(lanes: &mut Columns<'_, '_>, shared: Shared, scratch: &mut [f64]) -> u64 {
    all(lanes, shared, scratch)
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2+fma", "x86_64+avx2", "aarch64+neon"))]
fn rows(lanes: &mut Rows<'_>, shared: Shared, scratch: &mut [f64]) -> u64 {
    all(lanes, shared, scratch)
}

#[inline(always)]
fn all(lanes: &mut impl Lanes, shared: Shared, scratch: &mut [f64]) -> u64 {
    let (mut first, mut moved, total) = (0, 0, lanes.lanes());
    while first < total {
        let left = total - first;
        let count = if left >= WIDE {
            moved += one::<WIDE>(lanes, first, WIDE, shared, scratch);
            WIDE
        } else if left >= 16 {
            moved += one::<16>(lanes, first, 16, shared, scratch);
            16
        } else {
            let count = left.min(8);
            moved += one::<8>(lanes, first, count, shared, scratch);
            count
        };
        first += count;
    }
    moved
}

#[inline(always)]
fn one<const W: usize>(lanes: &mut impl Lanes, first: usize, count: usize, shared: Shared, scratch: &mut [f64]) -> u64 {
    let n = lanes.length();
    let (block, spare) = scratch.split_at_mut(n * W);
    let block = block.as_chunks_mut::<W>().0;
    lanes.gather(first, count, block);
    let below = sweep(block, &shared.step.accurate, shared.scale);
    let mut moved = 0;
    if below {
        let (before, spare) = spare.split_at_mut(n * W);
        let before = before.as_chunks_mut::<W>().0;
        let positive = spare[..n * W].as_chunks_mut::<W>().0;
        lanes.gather(first, count, before);
        positive.copy_from_slice(before);
        sweep(positive, &shared.step.positive, shared.scale);
        moved = limit(before, block, positive);
    }
    lanes.scatter(first, count, block);
    moved
}

/// c <- scale (keep c + gain P^-1 (c + tau b)). Says whether anything is below zero afterwards.
#[inline(always)]
fn sweep<const W: usize>(block: &mut [[f64; W]], sweep: &Sweep, scale: f64) -> bool {
    let n = block.len();
    let (forward, pivot, back) = (&sweep.forward[..n], &sweep.pivot[..n], &sweep.back[..n]);
    add(&mut block[0], sweep.inflow[0]);
    add(&mut block[n - 1], sweep.inflow[1]);
    let mut f = [0.0; W];
    for (lanes, &forward) in block.iter_mut().zip(forward) {
        for lane in 0..W {
            f[lane] = lanes[lane] + forward * f[lane];
            lanes[lane] = f[lane];
        }
    }
    let (keep, gain) = (scale * sweep.keep, scale * sweep.gain);
    let mut w = [0.0; W];
    let mut signs = [0u64; W];
    for i in (0..n).rev() {
        let before = if i > 0 { block[i - 1] } else { [0.0; W] };
        let (forward, pivot, back) = (forward[i], pivot[i], back[i]);
        let lanes = &mut block[i];
        let mut c = [0.0; W];
        for lane in 0..W {
            let f = lanes[lane];
            w[lane] = pivot * f + back * w[lane];
            // What the forward sweep had added is taken out again: c itself was overwritten.
            c[lane] = f - forward * before[lane];
        }
        if i == 0 {
            add(&mut c, -sweep.inflow[0]);
        }
        if i + 1 == n {
            add(&mut c, -sweep.inflow[1]);
        }
        for lane in 0..W {
            lanes[lane] = keep * c[lane] + gain * w[lane];
            signs[lane] |= lanes[lane].to_bits();
        }
    }
    signs.iter().fold(0, |all, sign| all | sign) >> 63 != 0
}

#[inline(always)]
fn add<const W: usize>(lanes: &mut [f64; W], value: f64) {
    if value != 0.0 {
        for lane in lanes {
            *lane += value;
        }
    }
}
