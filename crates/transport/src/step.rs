//! One implicit step of a Markov generator frozen at the step's middle.
//!
//! Three backward-Euler substeps of a third of the step share one factorisation, y1 = P x, y2 = P y1,
//! y3 = P y2 with P = (I - dt A / 3)^-1. Their combination (-3 y1 + 6 y2 - y3) / 2 is of second order and
//! damps stiff modes to nothing; (I - P)^3 x, its distance from the third-order combination, measures the
//! error; y3 alone is positive whatever the step. Where the combination would turn a place negative, the
//! correction y -> combination is limited edge by edge (Zalesak 1979, doi:10.1016/0021-9991(79)90051-2),
//! so that vesicles are neither lost nor made.

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
    /// Given the `state` it will be applied to, leading cells that are empty and stay so are left out.
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

/// A counted way: what passes it in a step is added up.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Leaving {
    /// Sink, by its place in the graph's list.
    Sink(usize),
    /// Outlet, likewise.
    Outlet(usize),
}

/// The vectors of one step.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stages {
    pub(crate) y1: Vec<f64>,
    pub(crate) y2: Vec<f64>,
    pub(crate) y3: Vec<f64>,
    /// State after the step.
    pub(crate) next: Vec<f64>,
    /// Mean contents over the step: what sinks and edges carry is rate times this times the step.
    pub(crate) mean: Vec<f64>,
    outflow: Vec<f64>,
}

impl Stages {
    pub(crate) fn new(places: usize) -> Self {
        let zeros = || vec![0.0; places];
        Stages { y1: zeros(), y2: zeros(), y3: zeros(), next: zeros(), mean: zeros(), outflow: zeros() }
    }

    /// Fills all vectors from `x`; returns true where the combination turned negative somewhere.
    pub(crate) fn advance(&mut self, operator: &mut Operator, graph: &Graph, rates: &Rates, x: &[f64]) -> bool {
        operator.apply(graph, rates, x, &mut self.y1);
        operator.apply(graph, rates, &self.y1, &mut self.y2);
        operator.apply(graph, rates, &self.y2, &mut self.y3);
        let mut least = 0.0f64;
        for place in 0..x.len() {
            let (a, b, c) = (self.y1[place], self.y2[place], self.y3[place]);
            let next = -1.5 * a + 3.0 * b - 0.5 * c;
            let mean = (a + 2.5 * b - 0.5 * c) / SUBSTEPS;
            self.next[place] = next;
            self.mean[place] = mean;
            least = least.min(next).min(mean);
        }
        least < 0.0
    }

    /// Local error (I - P)^3 x of one place.
    pub(crate) fn error(&self, x: &[f64], place: usize) -> f64 {
        (x[place] - self.y3[place]) - 3.0 * (self.y1[place] - self.y2[place])
    }

    /// Reports what every sink and outlet carried in the step.
    pub(crate) fn carry(&self, graph: &Graph, rates: &Rates, step_s: f64, leave: &mut impl FnMut(Leaving, f64)) {
        for (k, (sink, &rate)) in graph.sinks.iter().zip(&rates.sink).enumerate() {
            leave(Leaving::Sink(k), step_s * rate * self.mean[sink.place as usize]);
        }
        for (k, (&(reservoir, _), &rate)) in graph.outlets.iter().zip(&rates.outlet).enumerate() {
            let place = graph.reservoir(reservoir as usize);
            leave(Leaving::Outlet(k), step_s * rate * self.mean[place]);
        }
    }

    /// Replaces `next` by the limited combination and reports what every sink and outlet carried.
    pub(crate) fn limit(&mut self, graph: &Graph, rates: &Rates, step_s: f64, leave: &mut impl FnMut(Leaving, f64)) {
        let Stages { y1, y2, y3, next, outflow, .. } = self;
        let half = 0.5 * step_s;
        // The correction's carrier: fluxes of it, times half a step, lead from y3 to the combination.
        let carrier = |place: usize| y2[place] - y3[place];
        outflow.fill(0.0);
        graph.each_pair(rates, |i, j, forward, backward| {
            let flux = half * (forward * carrier(i) - backward * carrier(j));
            outflow[if flux > 0.0 { i } else { j }] += flux.abs();
        });
        let ways = graph.ways_out(rates);
        for &(_, place, rate) in &ways {
            outflow[place] += (half * rate * carrier(place)).max(0.0);
        }
        // Share of each place's corrections that it can pay for.
        for (place, out) in outflow.iter_mut().enumerate() {
            *out = if *out > y3[place] { y3[place] / *out } else { 1.0 };
        }
        next.copy_from_slice(y3);
        graph.each_pair(rates, |i, j, forward, backward| {
            let flux = half * (forward * carrier(i) - backward * carrier(j));
            let limited = flux * outflow[if flux > 0.0 { i } else { j }];
            next[i] -= limited;
            next[j] += limited;
        });
        for (way, place, rate) in ways {
            let base = step_s * rate * (y1[place] + y2[place] + y3[place]) / SUBSTEPS;
            let flux = half * rate * carrier(place);
            let limited = if flux > 0.0 { flux * outflow[place] } else { flux.max(-base) };
            next[place] -= limited;
            leave(way, base + limited);
            if let Leaving::Outlet(k) = way {
                next[graph.outlets[k].1 as usize] += limited;
            }
        }
        for value in next.iter_mut() {
            *value = value.max(0.0);
        }
    }
}

impl Graph {
    /// Calls `visit(i, j, i to j, j to i)` once for every connected pair of places.
    fn each_pair(&self, rates: &Rates, mut visit: impl FnMut(usize, usize, f64, f64)) {
        for (k, &(i, j)) in self.edges.iter().enumerate() {
            visit(i as usize, j as usize, rates.forward[k], rates.backward[k]);
        }
        for (k, &cell) in self.pools.iter().enumerate() {
            visit(cell as usize, self.cells + k, rates.bind[k], rates.release[k]);
        }
    }

    /// Sinks and outlets with the place they leave and their rate.
    fn ways_out(&self, rates: &Rates) -> Vec<(Leaving, usize, f64)> {
        let sinks = self.sinks.iter().zip(&rates.sink).enumerate();
        let outlets = self.outlets.iter().zip(&rates.outlet).enumerate();
        sinks
            .map(|(k, (sink, &rate))| (Leaving::Sink(k), sink.place as usize, rate))
            .chain(outlets.map(|(k, (outlet, &rate))| (Leaving::Outlet(k), self.reservoir(outlet.0 as usize), rate)))
            .collect()
    }
}
