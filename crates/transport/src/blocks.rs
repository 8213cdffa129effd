//! The solver's factorisation of I - tau A: block by block along the band, storing each block's full inverse.
//!
//! Cells are cut into consecutive blocks as wide as the graph's bandwidth, so that every edge stays within a block or
//! leads to the next one. Eliminating a block adds non-negative transitions and leaks to the next (a Markov chain
//! watched only outside the block), and a block is inverted by Gauss-Jordan steps whose pivots are the sum of the
//! column's transitions and its leak. As in [`crate::banded`], nothing is ever subtracted, so every probability is
//! accurate relative to its own size. Rows are padded to eight numbers and always summed in eight lanes: the same bits
//! whatever the machine's vector width.

use multiversion::multiversion;

use crate::process::Graph;

mod kernel;
mod plan;

use kernel::LANES;
use plan::{Part, Plan};

/// I - tau A of one graph, factorised again for every step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Blocks {
    plan: Plan,
    /// Inverses of the blocks, row by row, with columns multiplied by their pivots; and the reciprocals of the pivots.
    inverses: Vec<[f64; LANES]>,
    reciprocals: Vec<[f64; LANES]>,
    /// tau times the rate of leaving the cells, plus one: column sums of the matrix.
    slack: Vec<f64>,
    /// tau times the rates of the edges between blocks.
    down: Vec<f64>,
    up: Vec<f64>,
    work: Work,
    /// Blocks before this one are empty and stay so.
    first: usize,
}

/// Workspace for the current block.
#[derive(Clone, Debug, Default)]
struct Work {
    pair: kernel::Pair,
    /// Chance of leaking for good, from each cell of the last block.
    leaked: Vec<[f64; LANES]>,
    x: Vec<[f64; LANES]>,
    y: Vec<[f64; LANES]>,
}

impl Blocks {
    pub(crate) fn new(graph: &Graph) -> Self {
        let plan = Plan::new(graph);
        let widest = plan.parts.iter().map(|part| part.chunks).max().unwrap_or(0);
        let chunks = || vec![[0.0; LANES]; widest];
        let work = Work { pair: kernel::Pair::new(widest), leaked: chunks(), x: chunks(), y: chunks() };
        Blocks {
            inverses: vec![[0.0; LANES]; plan.stored],
            reciprocals: vec![[0.0; LANES]; plan.columns],
            slack: vec![1.0; graph.cells],
            down: vec![0.0; plan.links],
            up: vec![0.0; plan.links],
            plan,
            work,
            first: 0,
        }
    }

    /// Slack of every cell, to be filled before [`Blocks::factorise`]: 1 + tau times the rate of leaving the cells.
    pub(crate) fn slack_mut(&mut self) -> &mut [f64] {
        &mut self.slack
    }

    /// Number of leading blocks that stay empty from `state` on, as long as these rates apply.
    pub(crate) fn idle(&self, backward: &[f64], state: &[f64]) -> usize {
        let mut idle = 0;
        for (index, part) in self.plan.parts.iter().enumerate().take(self.plan.skippable) {
            if state[part.cells()].iter().any(|&x| x != 0.0) {
                break;
            }
            let next = self.plan.parts.get(index + 1);
            if next.is_none_or(|next| next.links.iter().all(|link| backward[link.edge as usize] == 0.0)) {
                idle = index + 1;
            }
        }
        idle
    }

    /// Factorises for these rates of the edges, leaving out the first `idle` blocks.
    pub(crate) fn factorise(&mut self, forward: &[f64], backward: &[f64], tau: f64, idle: usize) {
        self.first = idle;
        factorise(self, forward, backward, tau);
    }

    /// Solves (I - tau A) x = x in place; non-negative in, non-negative out.
    pub(crate) fn solve(&mut self, x: &mut [f64]) {
        solve(self, x);
    }

    /// Solves the transposed system in place.
    pub(crate) fn solve_transposed(&mut self, x: &mut [f64]) {
        solve_transposed(self, x);
    }
}

#[multiversion(targets("x86_64+avx512f", "x86_64+avx2", "aarch64+neon"))]
fn factorise(blocks: &mut Blocks, forward: &[f64], backward: &[f64], tau: f64) {
    let Blocks { plan, inverses, reciprocals, slack, down, up, work, first } = blocks;
    let mut before: Option<&Part> = None;
    for (index, part) in plan.parts.iter().enumerate().skip(*first) {
        let chunks = part.chunks;
        let (done, rest) = inverses.split_at_mut(part.at);
        let rows = &mut rest[..(part.padded + 1) * chunks];
        rows.fill([0.0; LANES]);
        let flat = rows.as_flattened_mut();
        for edge in &part.edges {
            flat[edge.to_later as usize] += tau * forward[edge.edge as usize];
            flat[edge.to_earlier as usize] += tau * backward[edge.edge as usize];
        }
        if let Some(before) = before {
            let size = part.links.len();
            let (down, up) = (&mut down[part.link_at..part.link_at + size], &mut up[part.link_at..part.link_at + size]);
            for (link, (down, up)) in part.links.iter().zip(down.iter_mut().zip(up.iter_mut())) {
                *down = tau * forward[link.edge as usize];
                *up = tau * backward[link.edge as usize];
            }
            let inverse = &done[before.at..before.at + before.padded * before.chunks];
            let reciprocal = &reciprocals[before.pivots_at..before.pivots_at + before.chunks];
            let leaked = work.leaked.as_flattened();
            for (link, up) in part.links.iter().zip(&*up) {
                slack[part.start + link.later as usize] += up * leaked[link.earlier as usize];
            }
            carry(before, part, (inverse, reciprocal), down, up, &mut work.x, &mut work.y, rows);
        }
        // The last row: what leaves the block from each column.
        let out = rows[part.padded * chunks..].as_flattened_mut();
        out.fill(1.0);
        out[..part.size].copy_from_slice(&slack[part.cells()]);
        if let Some(after) = plan.parts.get(index + 1) {
            for link in &after.links {
                out[link.earlier as usize] += tau * forward[link.edge as usize];
            }
        }
        let reciprocal = &mut reciprocals[part.pivots_at..part.pivots_at + chunks];
        kernel::invert(rows, chunks, &mut work.pair, reciprocal);
        let leaked = &mut work.leaked[..chunks];
        kernel::weigh_rows(&rows[..part.size * chunks], chunks, &slack[part.cells()], leaked);
        kernel::scale(leaked, reciprocal);
        before = Some(part);
    }
    for &cell in &plan.alone {
        slack[cell as usize] = 1.0 / slack[cell as usize];
    }
}

/// Adds to `rows` the paths from the later block through the earlier one and back.
#[inline(always)]
#[allow(clippy::too_many_arguments)] // the fields of one struct, borrowed apart
fn carry(
    before: &Part,
    part: &Part,
    (inverse, reciprocal): (&[[f64; LANES]], &[[f64; LANES]]),
    down: &[f64],
    up: &[f64],
    entering: &mut [[f64; LANES]],
    through: &mut [[f64; LANES]],
    rows: &mut [[f64; LANES]],
) {
    let (entering, through) = (&mut entering[..part.chunks], &mut through[..part.chunks]);
    entering.fill([0.0; LANES]);
    for (link, up) in part.links.iter().zip(up) {
        entering.as_flattened_mut()[link.later as usize] += up;
    }
    if part.aligned {
        kernel::scale(entering, reciprocal);
    }
    let reciprocal = reciprocal.as_flattened();
    let mut at = 0;
    for run in part.links.chunk_by(|a, b| a.earlier == b.earlier) {
        let row = &inverse[run[0].earlier as usize * before.chunks..][..before.chunks];
        through.fill([0.0; LANES]);
        if part.aligned {
            kernel::multiply(through, entering, row);
        } else {
            for (link, up) in part.links.iter().zip(up) {
                let from = link.earlier as usize;
                through.as_flattened_mut()[link.later as usize] += up * reciprocal[from] * row.as_flattened()[from];
            }
        }
        for (link, down) in run.iter().zip(&down[at..]) {
            let target = &mut rows[link.later as usize * part.chunks..][..part.chunks];
            kernel::add_scaled(target, *down, through);
        }
        at += run.len();
    }
}

#[multiversion(targets("x86_64+avx512f", "x86_64+avx2", "aarch64+neon"))]
fn solve(blocks: &mut Blocks, x: &mut [f64]) {
    sweep::<false>(blocks, x);
}

#[multiversion(targets("x86_64+avx512f", "x86_64+avx2", "aarch64+neon"))]
fn solve_transposed(blocks: &mut Blocks, x: &mut [f64]) {
    sweep::<true>(blocks, x);
}

/// A block's inverse, or its transpose, times `x`, which is overwritten.
#[inline(always)]
fn product<const TRANSPOSED: bool>(
    part: &Part,
    (inverses, reciprocals): (&[[f64; LANES]], &[[f64; LANES]]),
    x: &mut [[f64; LANES]],
    out: &mut [[f64; LANES]],
) {
    let inverse = &inverses[part.at..part.at + part.size * part.chunks];
    let reciprocal = &reciprocals[part.pivots_at..part.pivots_at + part.chunks];
    if TRANSPOSED {
        kernel::weigh_rows(inverse, part.chunks, x.as_flattened(), out);
        kernel::scale(out, reciprocal);
    } else {
        kernel::scale(x, reciprocal);
        kernel::apply_rows(inverse, part.chunks, x, out);
    }
}

/// Down the blocks and up again.
#[inline(always)]
fn sweep<const TRANSPOSED: bool>(blocks: &mut Blocks, x: &mut [f64]) {
    let Blocks { plan, inverses, reciprocals, slack, down, up, work, first } = blocks;
    let matrices = (inverses.as_slice(), reciprocals.as_slice());
    let (onward, back) = if TRANSPOSED { (up, down) } else { (down, up) };
    let Work { x: right, y: left, .. } = work;
    let parts = plan.parts.get(*first..).unwrap_or(&[]);
    for (index, part) in parts.iter().enumerate() {
        let (right, left) = (&mut right[..part.chunks], &mut left[..part.chunks]);
        let sum = right.as_flattened_mut();
        sum[part.size..].fill(0.0);
        sum[..part.size].copy_from_slice(&x[part.cells()]);
        if index > 0 {
            let before = parts[index - 1].start;
            for (link, rate) in part.links.iter().zip(&onward[part.link_at..]) {
                sum[link.later as usize] += rate * x[before + link.earlier as usize];
            }
        }
        product::<TRANSPOSED>(part, matrices, right, left);
        x[part.cells()].copy_from_slice(&left.as_flattened()[..part.size]);
    }
    for pair in parts.windows(2).rev() {
        let [part, after] = pair else { continue };
        let (right, left) = (&mut right[..part.chunks], &mut left[..part.chunks]);
        let sum = right.as_flattened_mut();
        sum.fill(0.0);
        for (link, rate) in after.links.iter().zip(&back[after.link_at..]) {
            sum[link.earlier as usize] += rate * x[after.start + link.later as usize];
        }
        product::<TRANSPOSED>(part, matrices, right, left);
        for (x, more) in x[part.cells()].iter_mut().zip(left.as_flattened()) {
            *x += more;
        }
    }
    for &cell in &plan.alone {
        x[cell as usize] *= slack[cell as usize];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stream;
    use crate::banded::Banded;

    /// Both factorisations of a random system on `graph`, forward and transposed: largest relative difference.
    fn difference(graph: &Graph, seed: u64) -> f64 {
        let mut stream = Stream::new(seed, 0, 0, 0);
        let mut draw = || libm::pow(10.0, 12.0 * stream.uniform() - 6.0);
        let mut plain = Banded::new(graph.cells, graph.bandwidth);
        let mut blocks = Blocks::new(graph);
        let tau = 0.3;
        let forward: Vec<f64> = graph.edges.iter().map(|_| draw()).collect();
        let backward: Vec<f64> = graph.edges.iter().map(|_| draw()).collect();
        for (k, &(i, j)) in graph.edges.iter().enumerate() {
            plain.add_transition(i as usize, j as usize, tau * forward[k]);
            plain.add_transition(j as usize, i as usize, tau * backward[k]);
        }
        for cell in 0..graph.cells {
            let leak = draw() * 1e-3;
            plain.add_leak(cell, tau * leak);
            blocks.slack_mut()[cell] = 1.0 + tau * leak;
        }
        plain.factorise();
        blocks.factorise(&forward, &backward, tau, 0);
        let x: Vec<f64> = (0..graph.cells).map(|_| draw()).collect();
        let mut worst = 0.0f64;
        for transposed in [false, true] {
            let (mut a, mut b) = (x.clone(), x.clone());
            if transposed {
                plain.solve_transposed(&mut a);
                blocks.solve_transposed(&mut b);
            } else {
                plain.solve(&mut a);
                blocks.solve(&mut b);
            }
            for (a, b) in a.iter().zip(&b) {
                worst = worst.max((a / b - 1.0).abs());
            }
        }
        worst
    }

    /// Layers of rings; in the named layers only the first `few` rings exist.
    fn layered(layers: usize, rings: usize, narrow: &[usize], few: usize) -> Graph {
        let mut graph = Graph { cells: layers * rings, bandwidth: rings, ..Graph::default() };
        let open = |layer: usize, ring: usize| ring < few || !narrow.contains(&layer);
        for layer in 0..layers {
            for ring in 0..rings {
                let cell = (layer * rings + ring) as u32;
                if ring + 1 < rings && open(layer, ring + 1) {
                    graph.edges.push((cell, cell + 1));
                }
                if layer + 1 < layers && open(layer, ring) && open(layer + 1, ring) {
                    graph.edges.push((cell, cell + rings as u32));
                }
            }
        }
        graph
    }

    #[test]
    fn agrees_with_plain_elimination_on_layers() {
        for rings in [2, 7, 8, 11, 16, 22, 24, 33, 49] {
            let graph = layered(6, rings, &[2, 3], rings.div_ceil(3));
            let worst = difference(&graph, rings as u64);
            assert!(worst < 1e-12, "{rings} rings: {worst:e}");
        }
    }

    #[test]
    fn agrees_with_plain_elimination_on_bands() {
        for (cells, bandwidth) in [(1, 1), (2, 1), (40, 1), (30, 3), (50, 9), (100, 20)] {
            let mut graph = Graph { cells, bandwidth, ..Graph::default() };
            for i in 0..cells {
                for j in i + 1..cells.min(i + 1 + bandwidth) {
                    graph.edges.push((i as u32, j as u32));
                }
            }
            let worst = difference(&graph, cells as u64);
            assert!(worst < 1e-12, "{cells} cells, band {bandwidth}: {worst:e}");
        }
    }
}
