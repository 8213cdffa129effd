//! What each pair of cells does to both, many pairs at a time.
//!
//! Pairs are taken in tiles that fit the processor's first cache: what they need is gathered into rows, the rows are
//! computed with the widest instructions there are, and the results are added up pair by pair in the order of the list.
//! So a sum has the same bits on every processor.

use multiversion::multiversion;

use super::Body;
use super::mechanics::Affinities;
use super::neighbours::Piece;

/// Pairs per tile; a cell with more partners makes a larger one.
const TILE: usize = 256;

/// Cells never count as closer than this, in um: a direction stays defined.
const CLOSEST_UM: f64 = 1e-5;

/// Pressure is given in multiples of what twelve like neighbours, close packed, exert: `12 (1 - sqrt(pi / (2 sqrt 3)))²`.
const PER_PRESSURE_UNIT: f64 = 1.0 / 0.027_288_820_670_331;

/// What a tile's pairs need, and what comes of it; one row per number.
#[derive(Default)]
struct Tile {
    apart: [Vec<f64>; 3],
    touch: Vec<f64>,
    reach: Vec<f64>,
    repulsion: Vec<f64>,
    adhesion: Vec<f64>,
    filled: usize,
}

/// Sets the velocities and pressures of one piece.
pub(crate) fn sum_piece(
    bodies: &[Body],
    affinities: &Affinities,
    first: usize,
    lists: &Piece,
    velocity: &mut [[f64; 3]],
    pressure: &mut [f64],
) {
    velocity.fill([0.0; 3]);
    pressure.fill(0.0);
    let mut tile = Tile::default();
    tile.widen(TILE);
    let mut from = 0;
    while from < velocity.len() {
        let start = lists.starts[2 * from] as usize;
        let mut to = from + 1;
        while to < velocity.len() && lists.starts[2 * to + 2] as usize - start <= TILE {
            to += 1;
        }
        tile.widen(lists.starts[2 * to] as usize - start);
        gather(&mut tile, bodies, affinities, first, lists, from..to);
        let filled = tile.filled;
        let [x, y, z] = &mut tile.apart;
        let rows = Rows {
            apart: [&mut x[..filled], &mut y[..filled], &mut z[..filled]],
            touch: &tile.touch[..filled],
            reach: &tile.reach[..filled],
            repulsion: &mut tile.repulsion[..filled],
            adhesion: &tile.adhesion[..filled],
        };
        compute(rows);
        add_up(&tile, first, lists, from..to, velocity, pressure);
        from = to;
    }
}

impl Tile {
    fn widen(&mut self, pairs: usize) {
        if self.touch.len() < pairs {
            let [x, y, z] = &mut self.apart;
            for row in [x, y, z, &mut self.touch, &mut self.reach, &mut self.repulsion, &mut self.adhesion] {
                row.resize(pairs, 0.0);
            }
        }
    }
}

fn gather(
    tile: &mut Tile,
    bodies: &[Body],
    affinities: &Affinities,
    first: usize,
    lists: &Piece,
    cells: core::ops::Range<usize>,
) {
    let begin = lists.starts[2 * cells.start] as usize;
    let end = lists.starts[2 * cells.end] as usize;
    tile.filled = end - begin;
    let [x, y, z] = &mut tile.apart;
    let (x, y, z) = (&mut x[..end - begin], &mut y[..end - begin], &mut z[..end - begin]);
    let (touch, reach) = (&mut tile.touch[..end - begin], &mut tile.reach[..end - begin]);
    let (repulsion, adhesion) = (&mut tile.repulsion[..end - begin], &mut tile.adhesion[..end - begin]);
    for cell in cells {
        let body = &bodies[first + cell];
        for place in lists.starts[2 * cell] as usize..lists.starts[2 * cell + 2] as usize {
            let other = &bodies[lists.partners[place] as usize];
            let pair = place - begin;
            x[pair] = body.at[0] - other.at[0];
            y[pair] = body.at[1] - other.at[1];
            z[pair] = body.at[2] - other.at[2];
            touch[pair] = body.radius + other.radius;
            reach[pair] = body.reach + other.reach;
            repulsion[pair] = body.root_repulsion * other.root_repulsion;
            adhesion[pair] = body.root_adhesion * other.root_adhesion * affinities.of(body, other);
        }
    }
}

/// A tile's rows. Afterwards `apart` is the velocity that the first cell of a pair gets, `repulsion` the pressure of both.
struct Rows<'a> {
    apart: [&'a mut [f64]; 3],
    touch: &'a [f64],
    reach: &'a [f64],
    repulsion: &'a mut [f64],
    adhesion: &'a [f64],
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2", "aarch64+neon"))]
fn compute(rows: Rows<'_>) {
    let Rows { apart: [x, y, z], touch, reach, repulsion, adhesion } = rows;
    let places = x.iter_mut().zip(y).zip(z);
    let strengths = repulsion.iter_mut().zip(adhesion);
    for ((((x, y), z), (touch, reach)), (repulsion, adhesion)) in places.zip(touch.iter().zip(reach)).zip(strengths) {
        let distance = (*x * *x + *y * *y + *z * *z).sqrt().max(CLOSEST_UM);
        // One division for three quotients.
        let inverse = 1.0 / (distance * touch * reach);
        let overlap = (1.0 - distance * distance * reach * inverse).max(0.0);
        let within = (1.0 - distance * distance * touch * inverse).max(0.0);
        let speed = (*repulsion * overlap * overlap - adhesion * within * within) * touch * reach * inverse;
        *x *= speed;
        *y *= speed;
        *z *= speed;
        *repulsion = overlap * overlap * PER_PRESSURE_UNIT;
    }
}

fn add_up(
    tile: &Tile,
    first: usize,
    lists: &Piece,
    cells: core::ops::Range<usize>,
    velocity: &mut [[f64; 3]],
    pressure: &mut [f64],
) {
    let begin = lists.starts[2 * cells.start] as usize;
    let [x, y, z] = tile.apart.each_ref().map(|row| &row[..tile.filled]);
    let press = &tile.repulsion[..tile.filled];
    for cell in cells {
        let starts = &lists.starts[2 * cell..2 * cell + 3];
        let mut own = [0.0; 4];
        for place in starts[0] as usize..starts[1] as usize {
            let pair = place - begin;
            let partner = lists.partners[place] as usize - first;
            let change = [x[pair], y[pair], z[pair]];
            let other = &mut velocity[partner];
            (0..3).for_each(|axis| other[axis] -= change[axis]);
            pressure[partner] += press[pair];
            (0..3).for_each(|axis| own[axis] += change[axis]);
            own[3] += press[pair];
        }
        for place in starts[1] as usize..starts[2] as usize {
            let pair = place - begin;
            own[0] += x[pair];
            own[1] += y[pair];
            own[2] += z[pair];
            own[3] += press[pair];
        }
        (0..3).for_each(|axis| velocity[cell][axis] += own[axis]);
        pressure[cell] += own[3];
    }
}
