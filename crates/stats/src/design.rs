//! One joint design over every declared prior: a Latin hypercube whose columns are keyed by (seed, parameter id).
//!
//! Two blocks. The **transport** rows sit inside the solve and are few (300); the **multiplied** rows (vial, dose,
//! potency) multiply afterwards and are many (1,000 or 10,000). In either block each parameter's column has exactly one
//! point in each of `n` equal slices of (0, 1), in its own order. Sample `s` pairs transport row `s mod n` with
//! multiplied row `s`; since the orders are independent, so are the two halves.
//!
//! Why not a scrambled Sobol sequence: a parameter's column must not change when another parameter is declared, and
//! must be the same in every arm (common random numbers). A Sobol dimension belongs to a position in a list; a column
//! here belongs to a name. With 300 rows in 30 dimensions a net is hardly more even than a Latin hypercube, and for
//! answers that are mostly sums of one-input effects both integrate equally well.
//!
//! Checked by: crates/evidence/tests/suite/design.rs (slices, correlations, keys, independence of the blocks).

mod places;

use std::sync::OnceLock;

use self::places::Places;
use crate::mix::{bits, key, open01, permutation};

/// The largest number below 1.
const BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;

/// Which rows a parameter's column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// Enters the transport solve: few rows.
    Transport,
    /// Multiplies the solved answer: one row per sample.
    Multiplied,
}

/// Numbers of rows; 0 is taken as 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Transport rows, each a solve.
    pub transport_rows: usize,
    /// Samples, each a multiplied row on top of a transport row.
    pub samples: usize,
}

impl Default for Layout {
    fn default() -> Layout {
        Layout { transport_rows: 300, samples: 1000 }
    }
}

/// The joint design.
#[derive(Clone, Debug)]
pub struct Design {
    layout: Layout,
    columns: Vec<Column>,
    places: Places,
}

/// One parameter's slices in row order, sorted by id in the design.
#[derive(Clone, Debug)]
struct Column {
    id: &'static str,
    block: Block,
    key: u64,
    rows: usize,
    /// Made on first use: a study uses only part of what is declared, and for a million samples each takes 4 MB.
    slices: OnceLock<Vec<u32>>,
}

impl Design {
    /// A design where the caller says which block each parameter id belongs to; an id named twice counts once.
    pub fn from_blocks(seed: u64, blocks: impl IntoIterator<Item = (&'static str, Block)>, layout: Layout) -> Design {
        let layout = Layout { transport_rows: layout.transport_rows.max(1), samples: layout.samples.max(1) };
        let mut columns: Vec<Column> =
            blocks.into_iter().map(|(id, block)| Column::new(seed, id, block, layout)).collect();
        columns.sort_by_key(|column| column.id);
        columns.dedup_by_key(|column| column.id);
        Design { layout, places: Places::of(columns.iter().map(|column| column.id)), columns }
    }

    /// Numbers of rows.
    pub fn layout(&self) -> Layout {
        self.layout
    }

    /// Ids of the parameters in `block`, in order of their names.
    pub fn ids(&self, block: Block) -> Vec<&'static str> {
        self.columns.iter().filter(|column| column.block == block).map(|column| column.id).collect()
    }

    /// The draws of one transport solve; parameters of the other block stay at their medians.
    /// Rows past the last stratified one are plain random rows.
    pub fn transport(&self, row: usize) -> Row<'_> {
        Row { design: self, transport: row, multiplied: None }
    }

    /// The draws of sample `sample`: its transport row and its multiplied row together.
    pub fn units(&self, sample: usize) -> Row<'_> {
        Row { design: self, transport: self.transport_row_of(sample), multiplied: Some(sample) }
    }

    /// The transport row under sample `sample`.
    pub fn transport_row_of(&self, sample: usize) -> usize {
        sample % self.layout.transport_rows
    }

    /// The transport row of every sample: samples that share one are not independent (see [`crate::bands`]).
    pub fn clusters(&self) -> Vec<u32> {
        (0..self.layout.samples).map(|sample| self.transport_row_of(sample) as u32).collect()
    }

    /// The positions of parameter `id` over the transport rows; none where it is not in that block.
    pub fn transport_column(&self, id: &str) -> Option<Vec<f64>> {
        let column = self.column(id).filter(|column| column.block == Block::Transport)?;
        Some((0..self.layout.transport_rows).map(|row| column.unit(row)).collect())
    }

    /// The positions of parameter `id` over the samples, whichever block it is in.
    pub fn sample_column(&self, id: &str) -> Option<Vec<f64>> {
        self.first_of_column(id, self.layout.samples)
    }

    /// As [`Design::sample_column`], of the first `samples` samples.
    pub fn first_of_column(&self, id: &str, samples: usize) -> Option<Vec<f64>> {
        let column = self.column(id)?;
        let row_of = |sample| match column.block {
            Block::Transport => self.transport_row_of(sample),
            Block::Multiplied => sample,
        };
        Some((0..samples.min(self.layout.samples)).map(|sample| column.unit(row_of(sample))).collect())
    }

    fn column(&self, id: &str) -> Option<&Column> {
        let mut near = self.places.near(id).filter_map(|place| self.columns.get(place));
        near.find(|column| std::ptr::eq(column.id, id)).or_else(|| {
            let at = self.columns.binary_search_by(|column| column.id.cmp(id)).ok()?;
            self.columns.get(at)
        })
    }
}

impl Column {
    fn new(seed: u64, id: &'static str, block: Block, layout: Layout) -> Column {
        let key = key(seed, id);
        let rows = match block {
            Block::Transport => layout.transport_rows,
            Block::Multiplied => layout.samples,
        };
        Column { id, block, key, rows, slices: OnceLock::new() }
    }

    /// Position in (0, 1): a random point within the row's own slice.
    fn unit(&self, row: usize) -> f64 {
        let within = open01(bits(self.key, row as u64));
        let slices = self.slices.get_or_init(|| permutation(mix_order(self.key), self.rows));
        match slices.get(row) {
            Some(&slice) => ((f64::from(slice) + within) / self.rows as f64).min(BELOW_ONE),
            None => within,
        }
    }
}

/// The stream for the order, separate from the stream for the points within the slices.
fn mix_order(key: u64) -> u64 {
    crate::mix::mix(key ^ 0x006F_7264_6572)
}

/// One row of the design, as a way to ask for parameter values.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    design: &'a Design,
    transport: usize,
    multiplied: Option<usize>,
}

impl Row<'_> {
    /// Position of the parameter called `id`; one half if the design does not contain it.
    pub fn unit_of(&self, id: &str) -> f64 {
        let Some(column) = self.design.column(id) else { return 0.5 };
        match column.block {
            Block::Transport => column.unit(self.transport),
            Block::Multiplied => self.multiplied.map_or(0.5, |row| column.unit(row)),
        }
    }
}
