//! One implicit step of a Markov generator frozen at the step's midpoint.
//!
//! Three backward-Euler substeps of a third of the step share one factorisation, y1 = P x, y2 = P y1, y3 = P y2 with
//! P = (I - dt A / 3)^-1. Their combination (-3 y1 + 6 y2 - y3) / 2 is second-order and damps stiff modes completely;
//! (I - P)^3 x, its distance from the third-order combination, measures the error; y3 alone is positive for any step.
//! Where the combination would make a place negative, the correction y -> combination is limited edge by edge
//! (Zalesak 1979, doi:10.1016/0021-9991(79)90051-2), so that vesicles are neither lost nor created.

use multiversion::multiversion;

use crate::blocks::Blocks;
use crate::process::{Graph, Rates};

/// Substeps of one step.
const SUBSTEPS: f64 = 3.0;

/// The factorised operator P of one step, for the whole system of cells, pools and reservoirs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Operator {
    matrix: Blocks,
    tau: f64,
    pool_share: Vec<f64>,
    place_loss: Vec<f64>,
}

impl Operator {
    pub(crate) fn new(graph: &Graph) -> Self {
        Operator {
            matrix: Blocks::new(graph),
            tau: 0.0,
            pool_share: vec![1.0; graph.pools.len()],
            place_loss: vec![0.0; graph.places()],
        }
    }

    /// Factorises I - tau A with the pools eliminated.
    ///
    /// Given the `state` it will be applied to, leading cells that are empty and stay empty are left out.
    pub(crate) fn set(&mut self, graph: &Graph, rates: &Rates, step_s: f64, state: Option<&[f64]>) {
        let tau = step_s / SUBSTEPS;
        self.tau = tau;
        self.place_loss.fill(0.0);
        for (sink, &rate) in graph.sinks.iter().zip(&rates.sink) {
            self.place_loss[sink.place as usize] += rate;
        }
        for (&(reservoir, _), &rate) in graph.outlets.iter().zip(&rates.outlet) {
            self.place_loss[graph.reservoir(reservoir as usize)] += rate;
        }
        let slack = self.matrix.slack_mut();
        for (slack, loss) in slack.iter_mut().zip(&self.place_loss) {
            *slack = 1.0 + tau * loss;
        }
        for (k, &cell) in graph.pools.iter().enumerate() {
            let lost = tau * self.place_loss[graph.cells + k];
            let share = 1.0 / (1.0 + tau * rates.release[k] + lost);
            self.pool_share[k] = share;
            // What binds and does not come back within the substep leaves the cells.
            slack[cell as usize] += tau * rates.bind[k] * (1.0 + lost) * share;
        }
        let idle = state.map_or(0, |state| self.matrix.idle(&rates.backward, state));
        self.matrix.factorise(&rates.forward, &rates.backward, tau, idle);
    }

    /// x -> P x.
    pub(crate) fn apply(&mut self, graph: &Graph, rates: &Rates, x: &[f64], out: &mut [f64]) {
        let cells = graph.cells;
        out.copy_from_slice(x);
        for reservoir in 0..graph.reservoirs {
            let place = graph.reservoir(reservoir);
            out[place] /= 1.0 + self.tau * self.place_loss[place];
        }
        for (&(reservoir, cell), &rate) in graph.outlets.iter().zip(&rates.outlet) {
            out[cell as usize] += self.tau * rate * out[graph.reservoir(reservoir as usize)];
        }
        for (k, &cell) in graph.pools.iter().enumerate() {
            out[cell as usize] += self.tau * rates.release[k] * self.pool_share[k] * x[cells + k];
        }
        self.matrix.solve(&mut out[..cells]);
        for (k, &cell) in graph.pools.iter().enumerate() {
            out[cells + k] = (x[cells + k] + self.tau * rates.bind[k] * out[cell as usize]) * self.pool_share[k];
        }
    }

    /// g -> P^T g.
    pub(crate) fn apply_transposed(&mut self, graph: &Graph, rates: &Rates, g: &[f64], out: &mut [f64]) {
        let cells = graph.cells;
        out.copy_from_slice(g);
        for (k, &cell) in graph.pools.iter().enumerate() {
            out[cell as usize] += self.tau * rates.bind[k] * self.pool_share[k] * g[cells + k];
        }
        self.matrix.solve_transposed(&mut out[..cells]);
        for (k, &cell) in graph.pools.iter().enumerate() {
            out[cells + k] = (g[cells + k] + self.tau * rates.release[k] * out[cell as usize]) * self.pool_share[k];
        }
        for (&(reservoir, cell), &rate) in graph.outlets.iter().zip(&rates.outlet) {
            out[graph.reservoir(reservoir as usize)] += self.tau * rate * out[cell as usize];
        }
        for reservoir in 0..graph.reservoirs {
            let place = graph.reservoir(reservoir);
            out[place] /= 1.0 + self.tau * self.place_loss[place];
        }
    }
}

/// What left by sinks and outlets, in the order of the graph's lists.
#[derive(Clone, Debug, Default)]
pub(crate) struct Left {
    pub(crate) by_sink: Vec<f64>,
    pub(crate) by_outlet: Vec<f64>,
    /// What left weighted places through sinks.
    pub(crate) weighed: f64,
}

/// How far a step is from a third-order one, summed over the weighted places, and what they contain.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Error {
    pub(crate) size: f64,
    pub(crate) contents: f64,
}

/// The vectors of one step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stages {
    y1: Vec<f64>,
    y2: Vec<f64>,
    y3: Vec<f64>,
    /// State after the step.
    pub(crate) next: Vec<f64>,
    /// Mean contents over the step: what sinks and edges carry is rate times this times the step.
    mean: Vec<f64>,
    /// Some place would become negative: the step needs the limiter.
    pub(crate) negative: bool,
    outflow: Vec<f64>,
    fluxes: Vec<f64>,
}

impl Stages {
    pub(crate) fn new(graph: &Graph) -> Self {
        let zeros = || vec![0.0; graph.places()];
        Stages {
            y1: zeros(),
            y2: zeros(),
            y3: zeros(),
            next: zeros(),
            mean: zeros(),
            negative: false,
            outflow: zeros(),
            fluxes: vec![0.0; graph.edges.len() + graph.pools.len()],
        }
    }

    /// Fills all vectors from `x`. `weights` are one for places that count in the error, zero for others.
    pub(crate) fn advance(
        &mut self,
        operator: &mut Operator,
        graph: &Graph,
        rates: &Rates,
        x: &[f64],
        weights: &[f64],
    ) -> Error {
        operator.apply(graph, rates, x, &mut self.y1);
        operator.apply(graph, rates, &self.y1, &mut self.y2);
        operator.apply(graph, rates, &self.y2, &mut self.y3);
        let (least, error) = combine(self, x, weights);
        self.negative = least < 0.0;
        error
    }

    /// Adds what every sink and outlet carried in the step.
    pub(crate) fn carry(&self, graph: &Graph, rates: &Rates, step_s: f64, weights: &[f64], left: &mut Left) {
        for ((sum, sink), rate) in left.by_sink.iter_mut().zip(&graph.sinks).zip(&rates.sink) {
            let place = sink.place as usize;
            let amount = step_s * rate * self.mean[place];
            *sum += amount;
            left.weighed += amount * weights[place];
        }
        for ((sum, &(reservoir, _)), rate) in left.by_outlet.iter_mut().zip(&graph.outlets).zip(&rates.outlet) {
            *sum += step_s * rate * self.mean[graph.reservoir(reservoir as usize)];
        }
    }

    /// Replaces `next` by the limited combination and adds what every sink and outlet carried.
    pub(crate) fn limit(&mut self, graph: &Graph, rates: &Rates, step_s: f64, weights: &[f64], left: &mut Left) {
        self.share_out(graph, rates, step_s);
        let Stages { y1, y2, y3, next, outflow, fluxes, .. } = self;
        let half = 0.5 * step_s;
        next.copy_from_slice(y3);
        for ((i, j), &flux) in graph.pairs().zip(&*fluxes) {
            let limited = flux * outflow[if flux > 0.0 { i } else { j }];
            next[i] -= limited;
            next[j] += limited;
        }
        // What leaves from a place at this rate: the positive part, and its limited correction.
        let leaving = |place: usize, rate: f64| {
            let base = step_s * rate * (y1[place] + y2[place] + y3[place]) / SUBSTEPS;
            let flux = half * rate * (y2[place] - y3[place]);
            (base, if flux > 0.0 { flux * outflow[place] } else { flux.max(-base) })
        };
        for ((sum, sink), &rate) in left.by_sink.iter_mut().zip(&graph.sinks).zip(&rates.sink) {
            let place = sink.place as usize;
            let (base, limited) = leaving(place, rate);
            next[place] -= limited;
            *sum += base + limited;
            left.weighed += (base + limited) * weights[place];
        }
        for ((sum, &(reservoir, cell)), &rate) in left.by_outlet.iter_mut().zip(&graph.outlets).zip(&rates.outlet) {
            let place = graph.reservoir(reservoir as usize);
            let (base, limited) = leaving(place, rate);
            next[place] -= limited;
            next[cell as usize] += limited;
            *sum += base + limited;
        }
        for value in next.iter_mut() {
            *value = value.max(0.0);
        }
    }

    /// Fills `fluxes` with the correction that every pair of places would exchange, and `outflow` with the share of its
    /// corrections that each place can afford.
    fn share_out(&mut self, graph: &Graph, rates: &Rates, step_s: f64) {
        let Stages { y2, y3, outflow, fluxes, .. } = self;
        let half = 0.5 * step_s;
        // The correction's carrier: fluxes of it, times half a step, lead from y3 to the combination.
        let carrier = |place: usize| y2[place] - y3[place];
        outflow.fill(0.0);
        let there = rates.forward.iter().chain(&rates.bind);
        let back = rates.backward.iter().chain(&rates.release);
        for (((i, j), (there, back)), flux) in graph.pairs().zip(there.zip(back)).zip(fluxes.iter_mut()) {
            *flux = half * (there * carrier(i) - back * carrier(j));
            outflow[if *flux > 0.0 { i } else { j }] += flux.abs();
        }
        for (sink, rate) in graph.sinks.iter().zip(&rates.sink) {
            let place = sink.place as usize;
            outflow[place] += (half * rate * carrier(place)).max(0.0);
        }
        for (&(reservoir, _), rate) in graph.outlets.iter().zip(&rates.outlet) {
            let place = graph.reservoir(reservoir as usize);
            outflow[place] += (half * rate * carrier(place)).max(0.0);
        }
        for (out, &contents) in outflow.iter_mut().zip(&*y3) {
            *out = if *out > contents { contents / *out } else { 1.0 };
        }
    }
}

/// Fills `next` and `mean` from the substeps; returns the smallest value, and the error of the step.
#[multiversion(targets("x86_64+avx512f", "x86_64+avx2", "aarch64+neon"))]
fn combine(stages: &mut Stages, x: &[f64], weights: &[f64]) -> (f64, Error) {
    let Stages { y1, y2, y3, next, mean, .. } = stages;
    let (mut least, mut size, mut contents) = ([0.0f64; LANES], [0.0; LANES], [0.0; LANES]);
    let mut chunk = |at: usize, lanes: usize| {
        for lane in 0..lanes {
            let place = at + lane;
            let (a, b, c) = (y1[place], y2[place], y3[place]);
            next[place] = -1.5 * a + 3.0 * b - 0.5 * c;
            mean[place] = (a + 2.5 * b - 0.5 * c) / SUBSTEPS;
            least[lane] = least[lane].min(next[place]).min(mean[place]);
            // (I - P)^3 x.
            size[lane] += ((x[place] - c) - 3.0 * (a - b)).abs() * weights[place];
            contents[lane] += c * weights[place];
        }
    };
    let whole = x.len() / LANES * LANES;
    (0..whole).step_by(LANES).for_each(|at| chunk(at, LANES));
    chunk(whole, x.len() - whole);
    let sum = |lanes: [f64; LANES]| lanes.iter().sum::<f64>();
    let error = Error { size: sum(size), contents: sum(contents) };
    (least.iter().copied().fold(0.0, f64::min), error)
}

/// Sums are taken in this many lanes whatever the machine's vector width.
const LANES: usize = 8;

impl Graph {
    /// All connected pairs of places: edges, then cells with their pools.
    fn pairs(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let edges = self.edges.iter().map(|&(i, j)| (i as usize, j as usize));
        let pools = self.pools.iter().enumerate().map(|(k, &cell)| (cell as usize, self.cells + k));
        edges.chain(pools)
    }
}
