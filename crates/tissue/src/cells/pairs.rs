//! What each pair of cells does to both, many pairs at a time.
//!
//! Pairs are taken in tiles that fit the processor's first cache: what they need is gathered, the tile is computed with
//! the widest instructions there are, and the results are added up pair by pair in the order of the list. So a sum has the
//! same bits on every processor.

use core::ops::Range;

use multiversion::multiversion;

use super::Body;
use super::mechanics::Law;
use super::neighbours::Piece;

/// Pairs per tile; a cell with more partners makes a larger one.
const TILE: usize = 256;

/// Cells never count as closer than this, in um: a direction stays defined.
const CLOSEST_UM: f64 = 1e-5;

/// Pressure is given in multiples of what twelve like neighbours, close packed, exert: `12 (1 - sqrt(pi / (2 sqrt 3)))²`.
const PER_PRESSURE_UNIT: f64 = 1.0 / 0.027_288_820_670_331;

/// Four numbers of a pair. Before: the way from one to the other, and their radii together, negative. After: the velocity
/// that the first gets, and the pressure of both, negative. The signs let one subtraction serve all four.
type Row = [f64; 4];

/// Reach, repulsion and adhesion of a pair where pairs differ.
type Strength = [f64; 3];

/// Room for the pairs of a tile.
#[derive(Default)]
struct Tile {
    rows: Vec<Row>,
    strengths: Vec<Strength>,
}

/// Sets the velocities and pressures of one piece.
pub(crate) fn sum_piece(
    bodies: &[Body],
    law: &Law,
    first: usize,
    lists: &Piece,
    velocity: &mut [[f64; 3]],
    pressure: &mut [f64],
) {
    let mut sums = vec![[0.0; 4]; velocity.len()];
    let mut tile = Tile::default();
    let mut from = 0;
    while from < sums.len() {
        let start = lists.starts[2 * from] as usize;
        let mut to = from + 1;
        while to < sums.len() && lists.starts[2 * to + 2] as usize - start <= TILE {
            to += 1;
        }
        let pairs = lists.starts[2 * to] as usize - start;
        if tile.rows.len() < pairs {
            tile.rows.resize(pairs, Row::default());
        }
        let rows = &mut tile.rows[..pairs];
        gather(rows, bodies, first, lists, from..to);
        match law {
            Law::Alike { reach_fold, repulsion, adhesion } => compute_alike(rows, *reach_fold, *repulsion, *adhesion),
            Law::Each(affinities) => {
                tile.strengths.clear();
                for cell in from..to {
                    let body = &bodies[first + cell];
                    let partners = lists.starts[2 * cell] as usize..lists.starts[2 * cell + 2] as usize;
                    tile.strengths.extend(lists.partners[partners].iter().map(|&partner| {
                        let other = &bodies[partner as usize];
                        let adhesion = body.root_adhesion * other.root_adhesion * affinities.of(body, other);
                        [body.reach + other.reach, body.root_repulsion * other.root_repulsion, adhesion]
                    }));
                }
                compute_each(rows, &tile.strengths);
            }
        }
        add_up(rows, first, lists, from..to, &mut sums);
        from = to;
    }
    for ((velocity, pressure), sum) in velocity.iter_mut().zip(pressure).zip(&sums) {
        *velocity = [sum[0], sum[1], sum[2]];
        *pressure = sum[3] * PER_PRESSURE_UNIT;
    }
}

fn row(body: &Body) -> Row {
    [body.at[0], body.at[1], body.at[2], body.radius]
}

fn minus(a: Row, b: Row) -> Row {
    core::array::from_fn(|place| a[place] - b[place])
}

fn plus(a: Row, b: Row) -> Row {
    core::array::from_fn(|place| a[place] + b[place])
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn gather(rows: &mut [Row], bodies: &[Body], first: usize, lists: &Piece, cells: Range<usize>) {
    let begin = lists.starts[2 * cells.start] as usize;
    for cell in cells {
        let mut own = row(&bodies[first + cell]);
        own[3] = -own[3];
        let pairs = lists.starts[2 * cell] as usize..lists.starts[2 * cell + 2] as usize;
        let out = &mut rows[pairs.start - begin..pairs.end - begin];
        for (out, &partner) in out.iter_mut().zip(&lists.partners[pairs]) {
            *out = minus(own, row(&bodies[partner as usize]));
        }
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn compute_alike(rows: &mut [Row], reach_fold: f64, repulsion: f64, adhesion: f64) {
    for row in rows {
        *row = push(*row, -reach_fold * row[3], repulsion, adhesion);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn compute_each(rows: &mut [Row], strengths: &[Strength]) {
    for (row, [reach, repulsion, adhesion]) in rows.iter_mut().zip(strengths) {
        *row = push(*row, *reach, *repulsion, *adhesion);
    }
}

#[inline(always)]
fn push([x, y, z, touch]: Row, reach: f64, repulsion: f64, adhesion: f64) -> Row {
    let touch = -touch;
    let distance = (x * x + y * y + z * z).sqrt().max(CLOSEST_UM);
    // One division for three quotients.
    let inverse = 1.0 / (distance * touch * reach);
    let overlap = (1.0 - distance * distance * reach * inverse).max(0.0);
    let within = (1.0 - distance * distance * touch * inverse).max(0.0);
    let speed = (repulsion * overlap * overlap - adhesion * within * within) * touch * reach * inverse;
    [x * speed, y * speed, z * speed, -overlap * overlap]
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn add_up(rows: &[Row], first: usize, lists: &Piece, cells: Range<usize>, sums: &mut [Row]) {
    let begin = lists.starts[2 * cells.start] as usize;
    for cell in cells {
        let [inside, outside, end] = [0, 1, 2].map(|place| lists.starts[2 * cell + place] as usize);
        let mut own = [0.0; 4];
        for (row, &partner) in rows[inside - begin..outside - begin].iter().zip(&lists.partners[inside..outside]) {
            let other = &mut sums[partner as usize - first];
            *other = minus(*other, *row);
            own = plus(own, *row);
        }
        for row in &rows[outside - begin..end - begin] {
            own = plus(own, *row);
        }
        own[3] = -own[3];
        sums[cell] = plus(sums[cell], own);
    }
}
