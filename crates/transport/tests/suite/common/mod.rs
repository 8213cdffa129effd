//! Small Markov processes for the tests.
#![allow(dead_code, missing_docs)]

use exoskin_transport::{Break, Controls, Graph, Process, Rates, Sink, Stream};

/// Constant rates on a graph.
pub struct Constant {
    pub graph: Graph,
    pub rates: Rates,
}

impl Process for Constant {
    fn graph(&self) -> &Graph {
        &self.graph
    }

    fn rates(&self, _: f64, rates: &mut Rates) {
        rates.clone_from(&self.rates);
    }
}

/// A number between `low` and `high`, even in the logarithm.
pub fn log_between(stream: &mut Stream, low: f64, high: f64) -> f64 {
    low * libm::pow(high / low, stream.uniform())
}

/// A random system with everything a graph can have: edges, pools, reservoirs with outlets, sinks of all kinds of places.
pub fn random_system(seed: u64, cells: usize, slowest: f64, fastest: f64) -> Constant {
    let mut stream = Stream::new(seed, 0, 0, 0);
    let mut draw = |low: f64, high: f64| log_between(&mut stream, low, high);
    let bandwidth = 3.min(cells - 1);
    let mut graph = Graph { cells, bandwidth, reservoirs: 2, fates: 4, ..Graph::default() };
    for i in 0..cells {
        for j in i + 1..cells.min(i + 1 + bandwidth) {
            graph.edges.push((i as u32, j as u32));
        }
        if i % 2 == 0 {
            graph.pools.push(i as u32);
        }
        if i % 3 == 0 {
            graph.outlets.push((i as u32 / 3 % 2, i as u32));
        }
    }
    for place in (0..graph.places()).step_by(2) {
        graph.sinks.push(Sink { place: place as u32, fate: (place / 2 % 4) as u16 });
    }
    let mut rates = graph.no_rates();
    let lists = [
        &mut rates.forward,
        &mut rates.backward,
        &mut rates.bind,
        &mut rates.release,
        &mut rates.outlet,
        &mut rates.sink,
    ];
    for rate in lists.into_iter().flatten() {
        *rate = draw(slowest, fastest);
    }
    Constant { graph, rates }
}

/// Random contents that sum to one.
pub fn random_state(seed: u64, places: usize) -> Vec<f64> {
    let mut stream = Stream::new(seed, 1, 0, 0);
    let raw: Vec<f64> = (0..places).map(|_| stream.uniform()).collect();
    let sum: f64 = raw.iter().sum();
    raw.into_iter().map(|value| value / sum).collect()
}

/// Breaks that force `count` equal steps up to `end_s`.
pub fn equal_steps(end_s: f64, count: u32) -> Vec<Break> {
    (1..=count).map(|k| Break { time_s: end_s * f64::from(k) / f64::from(count), ..Break::default() }).collect()
}

/// Controls that accept every step.
pub fn any_step() -> Controls {
    Controls { step_tolerance: f64::MAX, first_step_s: f64::MAX, ..Controls::default() }
}
