//! The ideal channel of `benches/smoldyn/ideal_channel.py`, with and without outflow, by this project's transport solver:
//! closed end, mouth held at the film's concentration, 20 minutes.
//!
//! `cargo run --release -p exoskin-bench --example outflow -- [OUTFLOW_UM_PER_S ...]`
//!
//! Two meshes, the second twice as fine, extrapolated to zero width. Prints how many vesicles are in the channel and the
//! processor time of both solves; the script prints the exact series.
#![allow(clippy::print_stdout)]

use exoskin_transport::rates::{exchange, in_series};
use exoskin_transport::{Break, Controls, Graph, Process, Rates, graded_faces, march};

type Failure = Box<dyn std::error::Error>;

const AREA_UM2: f64 = std::f64::consts::PI * 35.0 * 35.0;
const LENGTH_UM: f64 = 150.0;
const DIFFUSIVITY: f64 = 6.6;
const PER_UM3: f64 = 0.01;
const SECONDS: f64 = 1200.0;
/// The film in channel volumes: filling the channel takes a ten-thousandth of it.
const FILM_VOLUMES: f64 = 1e4;
/// Smallest cell at the mouth (um) and growth from one to the next.
const FINEST_UM: f64 = 1.0;
const GROWTH: f64 = 1.15;
const REPEATS: usize = 50;

/// The film (place 0) and the channel in layers below it.
struct Channel {
    graph: Graph,
    faces: Vec<f64>,
    outflow_um_per_s: f64,
}

impl Channel {
    fn new(outflow_um_per_s: f64, split: usize) -> Channel {
        let coarse = graded_faces(0.0, LENGTH_UM, FINEST_UM, LENGTH_UM, GROWTH, LENGTH_UM);
        let between = |pair: &[f64]| -> Vec<f64> {
            (0..split).map(|part| pair[0] + (pair[1] - pair[0]) * part as f64 / split as f64).collect()
        };
        let mut faces: Vec<f64> = coarse.windows(2).flat_map(between).collect();
        faces.push(LENGTH_UM);
        let cells = faces.len();
        let edges = (1..cells as u32).map(|cell| (cell - 1, cell)).collect();
        Channel { graph: Graph { cells, bandwidth: 1, edges, ..Graph::default() }, faces, outflow_um_per_s }
    }

    fn height(&self, layer: usize) -> f64 {
        self.faces[layer + 1] - self.faces[layer]
    }

    fn volume(&self, place: usize) -> f64 {
        if place == 0 { FILM_VOLUMES * AREA_UM2 * LENGTH_UM } else { AREA_UM2 * self.height(place - 1) }
    }

    /// Vesicles in the channel at the end.
    fn count(&self) -> Result<f64, Failure> {
        let mut film = vec![0.0; self.graph.cells];
        film[0] = 1.0;
        let end = [Break { time_s: SECONDS, ..Break::default() }];
        let solution = march(self, &film, 0.0, &end, &Controls::default())?;
        Ok(PER_UM3 * self.volume(0) * solution.places[1..].iter().sum::<f64>())
    }
}

impl Process for Channel {
    fn graph(&self) -> &Graph {
        &self.graph
    }

    fn rates(&self, _time_s: f64, rates: &mut Rates) {
        let half = |layer: usize| 2.0 * DIFFUSIVITY * AREA_UM2 / self.height(layer);
        for (k, &(upper, lower)) in self.graph.edges.iter().enumerate() {
            let (upper, lower) = (upper as usize, lower as usize);
            let conductance = if upper == 0 { half(0) } else { in_series(half(upper - 1), half(lower - 1)) };
            let (down, up) = exchange(conductance, -self.outflow_um_per_s * AREA_UM2);
            rates.forward[k] = down / self.volume(upper);
            rates.backward[k] = up / self.volume(lower);
        }
    }

    fn weighs(&self, place: usize) -> bool {
        place > 0
    }
}

fn main() -> Result<(), Failure> {
    let mut outflows: Vec<f64> = std::env::args().skip(1).map(|text| text.parse()).collect::<Result<_, _>>()?;
    if outflows.is_empty() {
        outflows = vec![0.0, 0.1];
    }
    for outflow in outflows {
        let (coarse, fine) = (Channel::new(outflow, 1), Channel::new(outflow, 2));
        let extrapolated = |coarse: f64, fine: f64| fine + (fine - coarse) / 3.0;
        let answer = extrapolated(coarse.count()?, fine.count()?);
        let seconds =
            exoskin_bench::median_time(REPEATS, || Ok::<f64, Failure>(extrapolated(coarse.count()?, fine.count()?)))?;
        println!(
            "outflow {outflow} um/s: {answer:.1} vesicles, {} and {} layers, {:.2} ms",
            coarse.graph.cells - 1,
            fine.graph.cells - 1,
            1e3 * seconds
        );
    }
    Ok(())
}
