//! Cells by place: cubes of equal size, in an order in which neighbours in space lie close in memory.

use super::Body;

/// Bins per side of a block: the bins of a block follow each other.
const BLOCK: usize = 4;

/// More bins than this per cell would cost more than they save.
const BINS_PER_CELL: usize = 8;

/// Cubes that hold the cells' positions.
#[derive(Clone, Debug, Default)]
pub struct Bins {
    low: [f64; 3],
    per_um: f64,
    blocks: [usize; 3],
    start: Vec<u32>,
    members: Vec<u32>,
    places: Vec<Place>,
}

/// Where a member is, relative to the lowest corner, and how far it reaches: enough to rule out most pairs.
type Place = [f32; 4];

/// What rounding to [`Place`] can cost at most, in um, relative to the size of the whole: pairs this close count as close.
const ROUNDING: f64 = 1e-6;

impl Bins {
    /// Sorts cells into cubes at least `size_um` wide.
    pub fn new(bodies: &[Body], size_um: f64) -> Bins {
        let (low, high) = bounds(bodies);
        let mut size = size_um;
        let most = BINS_PER_CELL * bodies.len() + BLOCK * BLOCK * BLOCK;
        let blocks = loop {
            let blocks = blocks_of(low, high, size);
            if blocks.iter().map(|&many| many as f64).product::<f64>() * (BLOCK * BLOCK * BLOCK) as f64 <= most as f64 {
                break blocks;
            }
            size *= 2.0;
        };
        let mut bins = Bins { low, per_um: 1.0 / size, blocks, ..Bins::default() };
        bins.sort(bodies);
        bins.places = bins.members.iter().map(|&cell| bins.place(&bodies[cell as usize])).collect();
        bins
    }

    /// A stable counting sort.
    fn sort(&mut self, bodies: &[Body]) {
        let bins = self.blocks.iter().product::<usize>() * BLOCK * BLOCK * BLOCK;
        let of: Vec<u32> = bodies.iter().map(|body| self.index(self.cube(body.at)) as u32).collect();
        let mut start = vec![0u32; bins + 1];
        for &bin in &of {
            start[bin as usize + 1] += 1;
        }
        for bin in 0..bins {
            start[bin + 1] += start[bin];
        }
        let mut next = start.clone();
        let mut members = vec![0u32; bodies.len()];
        for (cell, &bin) in of.iter().enumerate() {
            members[next[bin as usize] as usize] = cell as u32;
            next[bin as usize] += 1;
        }
        (self.start, self.members) = (start, members);
    }

    /// The cells in the order of their bins.
    pub fn members(&self) -> &[u32] {
        &self.members
    }

    /// After the cells were brought into the order of [`Bins::members`]: each is where it belongs.
    pub fn settle(&mut self) {
        for (place, member) in self.members.iter_mut().enumerate() {
            *member = place as u32;
        }
    }

    fn place(&self, body: &Body) -> Place {
        let [x, y, z] = core::array::from_fn(|axis| (body.at[axis] - self.low[axis]) as f32);
        [x, y, z, body.reach.max(body.radius) as f32]
    }

    /// Collects the cells whose reach and `reach_um` together covered the distance to `at`, give or take `slack_um`, when
    /// the bins were made; a few more may be among them, and the cell itself.
    pub fn close_to(&self, at: [f64; 3], reach_um: f64, slack_um: f64, close: &mut Vec<u32>) {
        let own: [f32; 3] = core::array::from_fn(|axis| (at[axis] - self.low[axis]) as f32);
        let extent = self.blocks.iter().max().map_or(0.0, |&blocks| (blocks * BLOCK) as f64) / self.per_um;
        let reach = (reach_um + slack_um + extent * ROUNDING) as f32;
        close.clear();
        self.ranges(at, |range| {
            let from = close.len();
            let mut many = from;
            close.resize(from + range.len(), 0);
            for (place, &member) in self.places[range.clone()].iter().zip(&self.members[range]) {
                let [x, y, z] = [own[0] - place[0], own[1] - place[1], own[2] - place[2]];
                let both = reach + place[3];
                close[many] = member;
                many += usize::from(x * x + y * y + z * z < both * both);
            }
            close.truncate(many);
        });
    }

    fn cube(&self, at: [f64; 3]) -> [usize; 3] {
        core::array::from_fn(|axis| {
            let place = ((at[axis] - self.low[axis]) * self.per_um) as usize;
            place.min(self.blocks[axis] * BLOCK - 1)
        })
    }

    fn index(&self, cube: [usize; 3]) -> usize {
        let block = cube.map(|place| place / BLOCK);
        let inner = cube.map(|place| place % BLOCK);
        let block = (block[2] * self.blocks[1] + block[1]) * self.blocks[0] + block[0];
        ((block * BLOCK + inner[2]) * BLOCK + inner[1]) * BLOCK + inner[0]
    }

    /// Calls `visit` with the positions of members of the bin around `at` and of the 26 around that, row by row.
    fn ranges(&self, at: [f64; 3], mut visit: impl FnMut(core::ops::Range<usize>)) {
        let cube = self.cube(at);
        let last = self.blocks.map(|blocks| blocks * BLOCK - 1);
        let span = |axis: usize| cube[axis].saturating_sub(1)..=(cube[axis] + 1).min(last[axis]);
        for z in span(2) {
            for y in span(1) {
                let (mut x, end) = (cube[0].saturating_sub(1), (cube[0] + 1).min(last[0]));
                while x <= end {
                    // Bins of a row follow each other up to the end of their block.
                    let stop = (x / BLOCK * BLOCK + BLOCK - 1).min(end);
                    let bin = self.index([x, y, z]);
                    visit(self.start[bin] as usize..self.start[bin + stop - x + 1] as usize);
                    x = stop + 1;
                }
            }
        }
    }

    /// Bytes held.
    pub fn bytes(&self) -> usize {
        (self.start.capacity() + self.members.capacity()) * size_of::<u32>()
            + self.places.capacity() * size_of::<Place>()
    }
}

fn bounds(bodies: &[Body]) -> ([f64; 3], [f64; 3]) {
    let (mut low, mut high) = ([f64::INFINITY; 3], [f64::NEG_INFINITY; 3]);
    for body in bodies {
        for axis in 0..3 {
            low[axis] = low[axis].min(body.at[axis]);
            high[axis] = high[axis].max(body.at[axis]);
        }
    }
    if bodies.is_empty() { ([0.0; 3], [0.0; 3]) } else { (low, high) }
}

fn blocks_of(low: [f64; 3], high: [f64; 3], size: f64) -> [usize; 3] {
    core::array::from_fn(|axis| ((high[axis] - low[axis]) / size / BLOCK as f64) as usize + 1)
}
