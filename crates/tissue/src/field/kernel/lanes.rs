//! From the field into a block and back.

/// Lines and where their values are.
pub(crate) trait Lanes {
    /// Voxels of a line.
    fn length(&self) -> usize;
    /// How many lines there are.
    fn lanes(&self) -> usize;
    /// Copies `count` lines from `first` on into a block; lanes beyond are zero.
    fn gather<const W: usize>(&self, first: usize, count: usize, block: &mut [[f64; W]]);
    /// Copies them back.
    fn scatter<const W: usize>(&mut self, first: usize, count: usize, block: &[[f64; W]]);
    /// Copies the same voxels of another field over the whole grid.
    fn gather_from<const W: usize>(&self, field: &[f64], first: usize, count: usize, block: &mut [[f64; W]]);
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
    fn gather<const W: usize>(&self, first: usize, count: usize, block: &mut [[f64; W]]) {
        for (lanes, row) in block.iter_mut().zip(self.rows.iter()) {
            load(lanes, &row[first..first + count]);
        }
    }

    #[inline(always)]
    fn scatter<const W: usize>(&mut self, first: usize, count: usize, block: &[[f64; W]]) {
        for (lanes, row) in block.iter().zip(self.rows.iter_mut()) {
            row[first..first + count].copy_from_slice(&lanes[..count]);
        }
    }

    #[inline(always)]
    fn gather_from<const W: usize>(&self, field: &[f64], first: usize, count: usize, block: &mut [[f64; W]]) {
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
    fn gather<const W: usize>(&self, first: usize, count: usize, block: &mut [[f64; W]]) {
        transpose_in(&self.plane[first * self.length..(first + count) * self.length], self.length, block);
    }

    #[inline(always)]
    fn scatter<const W: usize>(&mut self, first: usize, count: usize, block: &[[f64; W]]) {
        transpose_out(&mut self.plane[first * self.length..(first + count) * self.length], self.length, block);
    }

    #[inline(always)]
    fn gather_from<const W: usize>(&self, field: &[f64], first: usize, count: usize, block: &mut [[f64; W]]) {
        let start = self.start + first * self.length;
        transpose_in(&field[start..start + count * self.length], self.length, block);
    }
}

/// Edge of a tile that is transposed in registers.
const TILE: usize = 8;

#[inline(always)]
fn transpose_in<const W: usize>(rows: &[f64], length: usize, block: &mut [[f64; W]]) {
    let count = rows.len() / length;
    if count < W {
        block.fill([0.0; W]);
    }
    let mut lane = 0;
    while lane + TILE <= count {
        let part = &rows[lane * length..(lane + TILE) * length];
        let mut column = 0;
        while column + TILE <= length {
            let tile: [[f64; TILE]; TILE] = std::array::from_fn(|r| chunk(&part[r * length + column..]));
            for (i, lanes) in transposed(tile).iter().enumerate() {
                block[column + i][lane..lane + TILE].copy_from_slice(lanes);
            }
            column += TILE;
        }
        for column in column..length {
            for r in 0..TILE {
                block[column][lane + r] = part[r * length + column];
            }
        }
        lane += TILE;
    }
    for lane in lane..count {
        for (lanes, value) in block.iter_mut().zip(&rows[lane * length..]) {
            lanes[lane] = *value;
        }
    }
}

#[inline(always)]
fn transpose_out<const W: usize>(rows: &mut [f64], length: usize, block: &[[f64; W]]) {
    let count = rows.len() / length;
    let mut lane = 0;
    while lane + TILE <= count {
        let part = &mut rows[lane * length..(lane + TILE) * length];
        let mut column = 0;
        while column + TILE <= length {
            let tile: [[f64; TILE]; TILE] = std::array::from_fn(|i| chunk(&block[column + i][lane..]));
            for (r, values) in transposed(tile).iter().enumerate() {
                part[r * length + column..][..TILE].copy_from_slice(values);
            }
            column += TILE;
        }
        for column in column..length {
            for r in 0..TILE {
                part[r * length + column] = block[column][lane + r];
            }
        }
        lane += TILE;
    }
    for lane in lane..count {
        for (lanes, value) in block.iter().zip(&mut rows[lane * length..(lane + 1) * length]) {
            *value = lanes[lane];
        }
    }
}

#[inline(always)]
fn chunk(from: &[f64]) -> [f64; TILE] {
    let mut values = [0.0; TILE];
    values.copy_from_slice(&from[..TILE]);
    values
}

/// Three rounds of exchanges, each a shuffle of whole registers.
#[inline(always)]
fn transposed(tile: [[f64; TILE]; TILE]) -> [[f64; TILE]; TILE] {
    exchanged::<1>(exchanged::<2>(exchanged::<4>(tile)))
}

/// Exchanges the off-diagonal quarters of every block of 2 x `HALF` rows and columns.
#[inline(always)]
fn exchanged<const HALF: usize>(tile: [[f64; TILE]; TILE]) -> [[f64; TILE]; TILE] {
    std::array::from_fn(|r| {
        std::array::from_fn(|c| {
            let down = r & HALF != 0;
            let right = c & HALF != 0;
            if down == right { tile[r][c] } else { tile[r ^ HALF][c ^ HALF] }
        })
    })
}
