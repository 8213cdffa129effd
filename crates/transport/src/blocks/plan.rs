//! Which cell belongs to which block, and where the rates of each edge go.

use std::ops::Range;

use super::kernel::LANES;
use crate::process::Graph;

/// Even narrow bands are cut into blocks of about this many cells.
const NARROWEST: usize = LANES;

/// The blocks of one graph.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan {
    pub(super) parts: Vec<Part>,
    /// Cells without an edge.
    pub(super) alone: Vec<u32>,
    /// Leading blocks that only the next block leads into: no pools, no outlets.
    pub(super) skippable: usize,
    /// Length of all inverses, in chunks of eight.
    pub(super) stored: usize,
    /// Length of all pivots, likewise.
    pub(super) columns: usize,
    /// Edges between blocks.
    pub(super) links: usize,
}

/// One block: consecutive cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) start: usize,
    pub(super) size: usize,
    /// Size rounded up to an even number: pivots come in pairs.
    pub(super) padded: usize,
    /// Length of a row in chunks of eight.
    pub(super) chunks: usize,
    /// Where its inverse is stored, in chunks, with a row below it as workspace.
    pub(super) at: usize,
    /// Where its pivots are stored, in chunks.
    pub(super) pivots_at: usize,
    pub(super) edges: Vec<Inner>,
    /// Edges from the block before.
    pub(super) links: Vec<Link>,
    /// Where its links' rates are stored.
    pub(super) link_at: usize,
    /// Every link joins cells with the same number in their blocks, each at most once.
    pub(super) aligned: bool,
}

/// An edge within a block, with the positions of its two rates in the block's matrix.
#[derive(Clone, Copy, Debug)]
pub(super) struct Inner {
    pub(super) edge: u32,
    pub(super) to_later: u32,
    pub(super) to_earlier: u32,
}

/// An edge between neighbouring blocks, with the cells' numbers in their blocks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) edge: u32,
    pub(super) earlier: u32,
    pub(super) later: u32,
}

impl Part {
    pub(super) fn cells(&self) -> Range<usize> {
        self.start..self.start + self.size
    }

    fn number(&self, cell: u32) -> u32 {
        (cell as usize - self.start) as u32
    }
}

impl Plan {
    pub(super) fn new(graph: &Graph) -> Plan {
        let bandwidth = graph.bandwidth.max(1);
        let width = bandwidth * (NARROWEST / bandwidth).max(1);
        let mut joined = vec![false; graph.cells];
        for &(i, j) in &graph.edges {
            joined[i as usize] = true;
            joined[j as usize] = true;
        }
        let mut plan = Plan::default();
        // Block of each stretch of cells; a stretch without edges has none.
        let mut part_of = vec![usize::MAX; graph.cells.div_ceil(width)];
        for (stretch, part_of) in part_of.iter_mut().enumerate() {
            let cells = stretch * width..((stretch + 1) * width).min(graph.cells);
            let first = cells.clone().find(|&cell| joined[cell]);
            let last = cells.clone().rfind(|&cell| joined[cell]);
            let within = first.zip(last).map_or(0..0, |(first, last)| first..last + 1);
            plan.alone.extend(cells.filter(|cell| !within.contains(cell)).map(|cell| cell as u32));
            if !within.is_empty() {
                *part_of = plan.parts.len();
                plan.push(within);
            }
        }
        plan.place_edges(graph, |cell| part_of[cell as usize / width]);
        plan.skippable = plan.leading_without_sources(graph);
        plan
    }

    fn push(&mut self, cells: Range<usize>) {
        let size = cells.len();
        let padded = size.next_multiple_of(2);
        let chunks = padded.div_ceil(LANES);
        self.parts.push(Part {
            start: cells.start,
            size,
            padded,
            chunks,
            at: self.stored,
            pivots_at: self.columns,
            ..Part::default()
        });
        self.stored += (padded + 1) * chunks;
        self.columns += chunks;
    }

    fn place_edges(&mut self, graph: &Graph, part_of: impl Fn(u32) -> usize) {
        for (edge, &(i, j)) in graph.edges.iter().enumerate() {
            let (i, j) = (i.min(j), i.max(j));
            let (from, to) = (part_of(i), part_of(j));
            let (earlier, later) = (self.parts[from].number(i), self.parts[to].number(j));
            let part = &mut self.parts[to];
            if from == to {
                let row = (part.chunks * LANES) as u32;
                let (to_later, to_earlier) = (later * row + earlier, earlier * row + later);
                part.edges.push(Inner { edge: edge as u32, to_later, to_earlier });
            } else {
                part.links.push(Link { edge: edge as u32, earlier, later });
            }
        }
        for part in &mut self.parts {
            part.links.sort_by_key(|link| (link.earlier, link.later));
            part.link_at = self.links;
            self.links += part.links.len();
            let apart = part.links.windows(2).all(|pair| pair[0].earlier < pair[1].earlier);
            part.aligned = apart && part.links.iter().all(|link| link.earlier == link.later);
        }
    }

    fn leading_without_sources(&self, graph: &Graph) -> usize {
        let fed = graph.pools.iter().copied().chain(graph.outlets.iter().map(|&(_, cell)| cell)).min();
        let fed = fed.map_or(usize::MAX, |cell| cell as usize);
        self.parts.iter().take_while(|part| part.cells().end <= fed).count()
    }
}
