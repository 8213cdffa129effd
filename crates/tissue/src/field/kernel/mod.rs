//! Lines solved in blocks: many neighbouring lines side by side, one per lane, in a scratch block small enough for the cache.
//!
//! Every lane sees the same operations in the same order whatever the width of its block and whatever the processor's
//! registers, so the result has the same bits everywhere. Nothing here fuses a multiplication with an addition.

#![allow(clippy::needless_range_loop)] // a lane indexes several arrays at once

mod block;
mod lanes;
mod turn;
mod varied;
mod voxel;

pub(crate) use block::{Shared, SharedLines};
pub(crate) use lanes::{Columns, Rows};
pub(crate) use varied::{Spread, Varied, VariedLines};
pub(crate) use voxel::{ByVoxel, VoxelLines};

use std::cell::RefCell;

use super::aligned::Aligned;

thread_local! {
    /// Room for blocks; kept between calls, since asking the system for it anew would cost more than a sweep.
    static SCRATCH: RefCell<Aligned> = RefCell::default();
}

/// Lends `length` numbers of scratch, not cleared.
pub(crate) fn with_scratch<T>(length: usize, work: impl FnOnce(&mut [f64]) -> T) -> T {
    SCRATCH.with_borrow_mut(|scratch| {
        if scratch.len() < length {
            *scratch = Aligned::new(length, 0.0);
        }
        work(&mut scratch[..length])
    })
}

/// Moves lanes that went below zero towards the positive solution, as little as needed; the sum along a lane stays the same.
/// Lanes that were below zero before are left alone. Returns how many were moved.
fn limit<const W: usize>(before: &[[f64; W]], accurate: &mut [[f64; W]], positive: &[[f64; W]]) -> u64 {
    let mut share = [1.0f64; W];
    let mut sound = [true; W];
    for ((before, accurate), positive) in before.iter().zip(accurate.iter()).zip(positive) {
        for lane in 0..W {
            sound[lane] &= before[lane] >= 0.0;
            if accurate[lane] < 0.0 {
                share[lane] = share[lane].min(positive[lane] / (positive[lane] - accurate[lane]));
            }
        }
    }
    let mut moved = 0;
    for lane in (0..W).filter(|&lane| sound[lane] && share[lane] < 1.0) {
        moved += 1;
        for (accurate, positive) in accurate.iter_mut().zip(positive) {
            accurate[lane] = (positive[lane] + share[lane] * (accurate[lane] - positive[lane])).max(0.0);
        }
    }
    moved
}
