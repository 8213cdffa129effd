//! The description of a transport problem: a fixed graph of places, and rates on it that may change over time.
//!
//! Places are numbered `0..cells` (coupled by edges, ordered for a small bandwidth), then pools (bound vesicles, each
//! tied to one cell), then reservoirs (one-way sources such as a dried residue).

/// The graph; it stays the same while the rates change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Graph {
    /// Number of cells.
    pub cells: usize,
    /// Largest difference of the two cell numbers of an edge.
    pub bandwidth: usize,
    /// Pairs (i, j), i < j, of cells that exchange vesicles.
    pub edges: Vec<(u32, u32)>,
    /// Pool k (place `cells + k`) exchanges with this cell.
    pub pools: Vec<u32>,
    /// Reservoir outlets: (reservoir index, cell); one way.
    pub outlets: Vec<(u32, u32)>,
    /// Number of reservoirs (places `cells + pools.len() ..`).
    pub reservoirs: usize,
    /// Where vesicles leave for good, sorted by place.
    pub sinks: Vec<Sink>,
    /// Number of fates.
    pub fates: usize,
}

/// One way out of a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sink {
    /// The place it leaves.
    pub place: u32,
    /// The fate it leads to.
    pub fate: u16,
}

/// Rates in 1/s, in the order of the graph's lists.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rates {
    /// Edge (i, j): from i to j.
    pub forward: Vec<f64>,
    /// Edge (i, j): from j to i.
    pub backward: Vec<f64>,
    /// Pool k: from its cell into it.
    pub bind: Vec<f64>,
    /// Pool k: back to its cell.
    pub release: Vec<f64>,
    /// Outlets.
    pub outlet: Vec<f64>,
    /// Sinks.
    pub sink: Vec<f64>,
    /// What a process records about its last call, so as to write only what has changed; empty before the first. The
    /// solver does not touch it.
    pub last: Vec<f64>,
}

impl Graph {
    /// Number of places: cells, pools, reservoirs.
    pub fn places(&self) -> usize {
        self.cells + self.pools.len() + self.reservoirs
    }

    /// Place number of reservoir `index`.
    pub fn reservoir(&self, index: usize) -> usize {
        self.cells + self.pools.len() + index
    }

    /// Rates of the right lengths, all zero.
    pub fn no_rates(&self) -> Rates {
        Rates {
            forward: vec![0.0; self.edges.len()],
            backward: vec![0.0; self.edges.len()],
            bind: vec![0.0; self.pools.len()],
            release: vec![0.0; self.pools.len()],
            outlet: vec![0.0; self.outlets.len()],
            sink: vec![0.0; self.sinks.len()],
            last: Vec::new(),
        }
    }

    /// Calls `visit(from, to, rate)` for every transition between places (not for the sinks).
    pub(crate) fn each_transition(&self, rates: &Rates, mut visit: impl FnMut(usize, usize, f64)) {
        for (k, &(i, j)) in self.edges.iter().enumerate() {
            visit(i as usize, j as usize, rates.forward[k]);
            visit(j as usize, i as usize, rates.backward[k]);
        }
        for (k, &cell) in self.pools.iter().enumerate() {
            visit(cell as usize, self.cells + k, rates.bind[k]);
            visit(self.cells + k, cell as usize, rates.release[k]);
        }
        for (k, &(reservoir, cell)) in self.outlets.iter().enumerate() {
            visit(self.reservoir(reservoir as usize), cell as usize, rates.outlet[k]);
        }
    }

    /// The generator as a dense matrix, column by column (`m[to][from]`), fates as the last rows: for small systems.
    pub fn dense(&self, rates: &Rates) -> Vec<Vec<f64>> {
        let places = self.places();
        let size = places + self.fates;
        let mut matrix = vec![vec![0.0; size]; size];
        let mut add = |from: usize, to: usize, rate: f64| {
            matrix[to][from] += rate;
            matrix[from][from] -= rate;
        };
        self.each_transition(rates, &mut add);
        for (k, sink) in self.sinks.iter().enumerate() {
            add(sink.place as usize, places + sink.fate as usize, rates.sink[k]);
        }
        matrix
    }
}

/// A graph with time-dependent rates.
pub trait Process {
    /// The graph.
    fn graph(&self) -> &Graph;

    /// Writes all rates at `time_s` into `rates`, which contains what the last call left there (zeros before the
    /// first), so what never changes may be written once.
    fn rates(&self, time_s: f64, rates: &mut Rates);

    /// Longest step from `time_s` over which rates frozen at the midpoint are good enough (s).
    fn longest_step(&self, time_s: f64) -> f64 {
        let _ = time_s;
        f64::INFINITY
    }

    /// Asked before every step whether to give up; it must be possible to end a long solve.
    fn stopped(&self) -> bool {
        false
    }

    /// True for places whose contents count in the error estimate (all but a large source, say).
    fn weighs(&self, place: usize) -> bool {
        let _ = place;
        true
    }
}
