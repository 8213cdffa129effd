//! Lines along which the diffusivity differs from voxel to voxel, none of them pinned.
//!
//! One division per voxel: with r = 1/D, the flow across a face is 2 f / (r + r') per difference (harmonic mean). With
//! S = r + r' of the face ahead, E = 1 + what the elimination brought, and q = 2 f tau, the pivot is S / (S E + q), the back
//! coefficient q / (S E + q), and the face's share of the next pivot q E / (S E + q).

use multiversion::multiversion;
use multiversion::target::match_target;

use super::lanes::{Columns, Lanes, Rows, Turn};
use super::turn::{From, To};
use super::{limit, turn, with_scratch};
use crate::field::Side;

/// A sweep over lines with a diffusivity by voxel.
#[derive(Clone, Copy)]
pub(crate) struct ByVoxel<'a> {
    /// 1/D of every voxel of the grid, min/um²; finite.
    pub resistance: &'a [f64],
    /// Factor of this axis over dx², 1/um².
    pub factor: f64,
    /// What happens at the two ends.
    pub sides: [Side; 2],
    /// Step, min.
    pub h: f64,
    /// Factor on the result.
    pub scale: f64,
}

/// Lines that can be solved by the diffusivity of their voxels.
pub(crate) trait VoxelLines {
    /// One step. Returns how many lines the limiter moved.
    fn run_voxel(&mut self, by_voxel: ByVoxel) -> u64;
}

impl VoxelLines for Columns<'_, '_> {
    fn run_voxel(&mut self, by_voxel: ByVoxel) -> u64 {
        with_scratch(room(self), |scratch| columns(self, by_voxel, scratch))
    }
}

impl VoxelLines for Rows<'_> {
    fn run_voxel(&mut self, by_voxel: ByVoxel) -> u64 {
        with_scratch(room(self), |scratch| rows(self, by_voxel, scratch))
    }
}

/// Lanes of a block.
const WIDTH: usize = 16;

/// Blocks of scratch: state, resistance or back coefficients, result, positive result.
const BLOCKS: usize = 4;

type Block = [[f64; WIDTH]];

fn room(lanes: &impl Lanes) -> usize {
    BLOCKS * WIDTH * lanes.length()
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn columns(lanes: &mut Columns<'_, '_>, by_voxel: ByVoxel, scratch: &mut [f64]) -> u64 {
    all(lanes, by_voxel, scratch, turn::plain)
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn rows(lanes: &mut Rows<'_>, by_voxel: ByVoxel, scratch: &mut [f64]) -> u64 {
    match_target! {
        "x86_64+avx512f" => all(lanes, by_voxel, scratch, |from: From, to: To| turn::avx512(from, to)),
        "x86_64+avx2" => all(lanes, by_voxel, scratch, |from: From, to: To| turn::avx2(from, to)),
        _ => all(lanes, by_voxel, scratch, turn::plain),
    }
}

#[inline(always)]
fn all(lanes: &mut impl Lanes, by_voxel: ByVoxel, scratch: &mut [f64], turn: impl Turn) -> u64 {
    let n = lanes.length();
    let mut blocks = scratch.as_chunks_mut::<WIDTH>().0.chunks_exact_mut(n);
    let (Some(state), Some(back), Some(result), Some(positive)) =
        (blocks.next(), blocks.next(), blocks.next(), blocks.next())
    else {
        return 0;
    };
    let (mut first, mut moved, total) = (0, 0, lanes.lanes());
    while first < total {
        let count = (total - first).min(WIDTH);
        lanes.gather(first, count, state, turn);
        lanes.gather_from(by_voxel.resistance, first, count, back, turn);
        let below = solve(by_voxel, 0.5, state, back, result);
        if below {
            lanes.gather_from(by_voxel.resistance, first, count, back, turn);
            solve(by_voxel, 1.0, state, back, positive);
            moved += limit(state, result, positive);
        }
        lanes.scatter(first, count, result, turn);
        first += count;
    }
    moved
}

/// One step of a block with tau = part h. Says whether anything is below zero.
#[inline(always)]
fn solve(by_voxel: ByVoxel, part: f64, state: &Block, back: &mut Block, into: &mut Block) -> bool {
    let scheme = Scheme { tau: part * by_voxel.h, gain: by_voxel.scale / part, scale: by_voxel.scale };
    scheme.eliminate(by_voxel, state, back, into);
    scheme.substitute(state, back, into)
}

/// c' = scale ((1 - h/tau) c + h/tau P^-1 (c + tau b)): Crank-Nicolson for tau = h/2, backward Euler for tau = h.
struct Scheme {
    tau: f64,
    /// scale h / tau.
    gain: f64,
    scale: f64,
}

impl Scheme {
    /// Forward elimination: `into` and `back`, which holds the resistances before.
    #[inline(always)]
    fn eliminate(&self, by_voxel: ByVoxel, state: &Block, back: &mut Block, into: &mut Block) {
        let (last, q) = (state.len() - 1, 2.0 * self.tau * by_voxel.factor);
        let mut carried = Carried { share: [0.0; WIDTH], flow: [0.0; WIDTH] };
        for i in 0..=last {
            let after = if i < last { back[i + 1] } else { [0.0; WIDTH] };
            let here = Here { state: state[i], resistance: back[i], after };
            (into[i], back[i]) = if i == 0 || i == last {
                let [first_side, last_side] = by_voxel.sides;
                let sides = [(i == 0).then_some(first_side), (i == last).then_some(last_side)];
                carried.at_end(q, here, i == last, sides)
            } else {
                carried.inside(q, here)
            };
        }
    }

    /// Back substitution and the explicit half. Says whether anything is below zero.
    #[inline(always)]
    fn substitute(&self, state: &Block, back: &Block, into: &mut Block) -> bool {
        let keep = self.scale - self.gain;
        let (mut w, mut signs) = ([0.0; WIDTH], [0u64; WIDTH]);
        for i in (0..state.len()).rev() {
            let (d, back, state) = (into[i], back[i], state[i]);
            let mut out = [0.0; WIDTH];
            for lane in 0..WIDTH {
                w[lane] = d[lane] + back[lane] * w[lane];
                out[lane] = keep * state[lane] + self.gain * w[lane];
                signs[lane] |= out[lane].to_bits();
            }
            into[i] = out;
        }
        signs.iter().fold(0, |all, sign| all | sign) >> 63 != 0
    }
}

type Lane = [f64; WIDTH];

/// One place of a line.
#[derive(Clone, Copy)]
struct Here {
    state: Lane,
    resistance: Lane,
    /// Resistance of the next place.
    after: Lane,
}

/// What the face behind brings: to the pivot and to the right-hand side.
struct Carried {
    share: Lane,
    flow: Lane,
}

impl Carried {
    /// Eliminates a place inside the line: its right-hand side and its back coefficient.
    #[inline(always)]
    fn inside(&mut self, q: f64, here: Here) -> (Lane, Lane) {
        let (mut d, mut back) = ([0.0; WIDTH], [0.0; WIDTH]);
        for lane in 0..WIDTH {
            let e = 1.0 + self.share[lane];
            let g = here.state[lane] + self.flow[lane];
            let s = here.resistance[lane] + here.after[lane];
            let inverse = 1.0 / (s * e + q);
            d[lane] = (s * inverse) * g;
            back[lane] = q * inverse;
            self.share[lane] = e * back[lane];
            self.flow[lane] = back[lane] * g;
        }
        (d, back)
    }

    /// Eliminates the first or last place.
    #[inline(always)]
    fn at_end(&mut self, q: f64, here: Here, last: bool, sides: [Option<Side>; 2]) -> (Lane, Lane) {
        let (mut d, mut back) = ([0.0; WIDTH], [0.0; WIDTH]);
        let pinned = sides.iter().flatten().any(|side| matches!(side, Side::Pinned(_)));
        for lane in 0..WIDTH {
            let (mut e, mut g) = (1.0 + self.share[lane], here.state[lane] + self.flow[lane]);
            for side in sides.into_iter().flatten() {
                if let Side::Value(value) = side {
                    let face = q / here.resistance[lane];
                    e += face;
                    g += face * value;
                }
            }
            if pinned {
                (e, g) = (1.0, here.state[lane]);
            }
            let s = here.resistance[lane] + here.after[lane];
            if last || pinned {
                d[lane] = g / e;
                self.share[lane] = if last { 0.0 } else { q / s };
                self.flow[lane] = self.share[lane] * d[lane];
            } else {
                let inverse = 1.0 / (s * e + q);
                d[lane] = (s * inverse) * g;
                back[lane] = q * inverse;
                self.share[lane] = e * back[lane];
                self.flow[lane] = back[lane] * g;
            }
        }
        (d, back)
    }
}
