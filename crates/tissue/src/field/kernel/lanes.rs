//! From the field into a block and back. `turn` transposes a tile.

use super::turn::{From, TILE, To};

/// How a tile is transposed.
pub(crate) trait Turn: Fn(From, To) + Copy {}
impl<T: Fn(From, To) + Copy> Turn for T {}

/// Lines and where their values are.
pub(crate) trait Lanes {
    /// Voxels of a line.
    fn length(&self) -> usize;
    /// How many lines there are.
    fn lanes(&self) -> usize;
    /// Copies `count` lines from `first` on into a block; lanes beyond are zero.
    fn gather<const W: usize>(&self, first: usize, count: usize, block: &mut [[f64; W]], turn: impl Turn);
    /// Copies them back.
    fn scatter<const W: usize>(&mut self, first: usize, count: usize, block: &[[f64; W]], turn: impl Turn);
    /// Copies the same voxels of another field over the whole grid.
    fn gather_from<const W: usize>(
        &self,
        field: &[f64],
        first: usize,
        count: usize,
        block: &mut [[f64; W]],
        turn: impl Turn,
    );
}

/// Lines across rows: along y in a plane, along z in a slab. Neighbouring voxels of a row are neighbouring lanes.
pub(crate) struct Columns<'a, 'b> {
    /// The rows, one per voxel of a line.
    pub rows: &'a mut [&'b mut [f64]],
    /// Number of the first row's first voxel, and how far the next row is.
    pub start: usize,
    pub stride: usize,
}

impl Lanes for Columns<'_, '_> {
    #[inline(always)]
    fn length(&self) -> usize {
        self.rows.len()
    }

    #[inline(always)]
    fn lanes(&self) -> usize {
        self.rows.first().map_or(0, |row| row.len())
    }

    #[inline(always)]
    fn gather<const W: usize>(&self, first: usize, count: usize, block: &mut [[f64; W]], _turn: impl Turn) {
        for (lanes, row) in block.iter_mut().zip(self.rows.iter()) {
            load(lanes, &row[first..first + count]);
        }
    }

    #[inline(always)]
    fn scatter<const W: usize>(&mut self, first: usize, count: usize, block: &[[f64; W]], _turn: impl Turn) {
        for (lanes, row) in block.iter().zip(self.rows.iter_mut()) {
            row[first..first + count].copy_from_slice(&lanes[..count]);
        }
    }

    #[inline(always)]
    fn gather_from<const W: usize>(
        &self,
        field: &[f64],
        first: usize,
        count: usize,
        block: &mut [[f64; W]],
        _turn: impl Turn,
    ) {
        for (i, lanes) in block.iter_mut().enumerate() {
            let start = self.start + i * self.stride + first;
            load(lanes, &field[start..start + count]);
        }
    }
}

#[inline(always)]
fn load<const W: usize>(lanes: &mut [f64; W], from: &[f64]) {
    if let Some(whole) = from.first_chunk::<W>() {
        *lanes = *whole;
    } else {
        *lanes = [0.0; W];
        lanes[..from.len()].copy_from_slice(from);
    }
}

/// Lines along the rows of a plane. Neighbouring rows are neighbouring lanes, so copying transposes.
pub(crate) struct Rows<'a> {
    /// The plane.
    pub plane: &'a mut [f64],
    /// Voxels of a row.
    pub length: usize,
    /// Number of the plane's first voxel.
    pub start: usize,
}

impl Lanes for Rows<'_> {
    #[inline(always)]
    fn length(&self) -> usize {
        self.length
    }

    #[inline(always)]
    fn lanes(&self) -> usize {
        self.plane.len() / self.length
    }

    #[inline(always)]
    fn gather<const W: usize>(&self, first: usize, count: usize, block: &mut [[f64; W]], turn: impl Turn) {
        transpose_in(&self.plane[first * self.length..(first + count) * self.length], self.length, block, turn);
    }

    #[inline(always)]
    fn scatter<const W: usize>(&mut self, first: usize, count: usize, block: &[[f64; W]], turn: impl Turn) {
        transpose_out(&mut self.plane[first * self.length..(first + count) * self.length], self.length, block, turn);
    }

    #[inline(always)]
    fn gather_from<const W: usize>(
        &self,
        field: &[f64],
        first: usize,
        count: usize,
        block: &mut [[f64; W]],
        turn: impl Turn,
    ) {
        let start = self.start + first * self.length;
        transpose_in(&field[start..start + count * self.length], self.length, block, turn);
    }
}

#[inline(always)]
fn transpose_in<const W: usize>(rows: &[f64], length: usize, block: &mut [[f64; W]], turn: impl Turn) {
    let count = rows.len() / length;
    if count < W {
        block.fill([0.0; W]);
    }
    let whole = length - length % TILE;
    for (group, part) in rows.chunks_exact(TILE * length).enumerate() {
        let tiles: [&[[f64; TILE]]; TILE] = std::array::from_fn(|r| part[r * length..][..whole].as_chunks().0);
        for (c, lanes) in block.as_chunks_mut::<TILE>().0.iter_mut().enumerate() {
            turn(tiles.map(|row| &row[c]), lanes.each_mut().map(|lanes| &mut lanes.as_chunks_mut().0[group]));
        }
        for (column, lanes) in block.iter_mut().enumerate().skip(whole) {
            for r in 0..TILE {
                lanes[group * TILE + r] = part[r * length + column];
            }
        }
    }
    for lane in count - count % TILE..count {
        for (lanes, value) in block.iter_mut().zip(&rows[lane * length..]) {
            lanes[lane] = *value;
        }
    }
}

#[inline(always)]
fn transpose_out<const W: usize>(rows: &mut [f64], length: usize, block: &[[f64; W]], turn: impl Turn) {
    let count = rows.len() / length;
    let whole = length - length % TILE;
    for (group, part) in rows.chunks_exact_mut(TILE * length).enumerate() {
        let mut rest = part.chunks_exact_mut(length);
        let mut tiles: [&mut [[f64; TILE]]; TILE] =
            std::array::from_fn(|_| rest.next().unwrap_or_default()[..whole].as_chunks_mut().0);
        for (c, lanes) in block.as_chunks::<TILE>().0.iter().enumerate() {
            turn(lanes.each_ref().map(|lanes| &lanes.as_chunks().0[group]), tiles.each_mut().map(|row| &mut row[c]));
        }
        for (column, lanes) in block.iter().enumerate().skip(whole) {
            for r in 0..TILE {
                part[r * length + column] = lanes[group * TILE + r];
            }
        }
    }
    for lane in count - count % TILE..count {
        for (lanes, value) in block.iter().zip(&mut rows[lane * length..(lane + 1) * length]) {
            *value = lanes[lane];
        }
    }
}
