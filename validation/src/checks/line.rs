//! A row of finite volumes of unit cross-section between two ends, made of the project's own edge rates.

use exoskin_transport::rates::{exchange, in_series};
use exoskin_transport::uniformisation::uniformisation;
use exoskin_transport::{Break, Controls, Graph, Process, Rates, Sink, Solution, march};

/// A layer: thickness (um), accessible share, diffusivity (um²/s), cells.
#[derive(Clone, Copy)]
pub struct Layer {
    pub thickness_um: f64,
    pub accessible: f64,
    pub diffusivity: f64,
    pub cells: usize,
}

/// What is beyond an end.
#[derive(Clone, Copy, PartialEq)]
pub enum End {
    Closed,
    /// Concentration 1 forever: a source so large that nothing changes it.
    Held,
    Absorbing,
}

/// Volume of a held source (um³): what leaves it is a share of about 1e-12.
const SOURCE_UM3: f64 = 1e14;

pub struct Line {
    graph: Graph,
    rates: Rates,
    /// phi times volume of each cell.
    pub volumes: Vec<f64>,
    source: Option<usize>,
    longest_s: f64,
}

impl Line {
    /// Layers from left to right with a flow (um³/s) carried to the right over every face.
    pub fn new(layers: &[Layer], flow: f64, left: End, right: End) -> Line {
        let mut halves: Vec<(f64, f64)> = Vec::new();
        for layer in layers {
            let width = layer.thickness_um / layer.cells as f64;
            let cell = (layer.accessible * width, 2.0 * layer.accessible * layer.diffusivity / width);
            halves.extend(std::iter::repeat_n(cell, layer.cells));
        }
        let mut line = Line {
            graph: Graph { cells: 0, bandwidth: 1, fates: 1, ..Graph::default() },
            rates: Rates::default(),
            volumes: Vec::new(),
            source: None,
            longest_s: f64::INFINITY,
        };
        if left == End::Held {
            line.source = Some(0);
            line.volumes.push(SOURCE_UM3);
        }
        let mut last = (left == End::Held).then_some(f64::INFINITY);
        for (volume, half) in halves {
            let conductance = last.map(|before| if before.is_infinite() { half } else { in_series(before, half) });
            if let Some(conductance) = conductance {
                line.join(conductance, flow, volume);
            } else {
                line.volumes.push(volume);
            }
            last = Some(half);
        }
        line.close(last.unwrap_or(0.0), flow, right);
        line
    }

    fn join(&mut self, conductance: f64, flow: f64, volume: f64) {
        let from = self.volumes.len() - 1;
        let (right, left) = exchange(conductance, flow);
        self.graph.edges.push((from as u32, from as u32 + 1));
        self.rates.forward.push(right / self.volumes[from]);
        self.rates.backward.push(left / volume);
        self.volumes.push(volume);
    }

    fn close(&mut self, half: f64, flow: f64, right: End) {
        self.graph.cells = self.volumes.len();
        if right == End::Absorbing {
            let last = self.volumes.len() - 1;
            self.graph.sinks.push(Sink { place: last as u32, fate: 0 });
            self.rates.sink.push(exchange(half, flow).0 / self.volumes[last]);
        }
    }

    /// Steps of at most this length, accepted whatever their error.
    pub fn with_steps(self, longest_s: f64) -> Line {
        Line { longest_s, ..self }
    }

    /// Contents at the start: the source, or else a uniform filling of concentration 1, as shares of the whole.
    fn initial(&self) -> Vec<f64> {
        match self.source {
            Some(_) => (0..self.volumes.len()).map(|k| if k == 0 { 1.0 } else { 0.0 }).collect(),
            None => {
                let all: f64 = self.volumes.iter().sum();
                self.volumes.iter().map(|volume| volume / all).collect()
            }
        }
    }

    /// Marches, recording the state at the given times.
    pub fn march_to(&self, times_s: &[f64], controls: &Controls) -> Solution {
        self.march_from(&self.initial(), times_s, controls)
    }

    pub fn march_from(&self, initial: &[f64], times_s: &[f64], controls: &Controls) -> Solution {
        let breaks: Vec<Break> =
            times_s.iter().map(|&time_s| Break { time_s, look: true, ..Break::default() }).collect();
        march(self, initial, 0.0, &breaks, controls).expect("solved")
    }

    /// The exact distribution at a time, by uniformisation.
    pub fn exact(&self, initial: &[f64], time_s: f64) -> Vec<f64> {
        let mut all = initial.to_vec();
        all.resize(self.graph.places() + self.graph.fates, 0.0);
        let mut state = uniformisation(&self.graph.dense(&self.rates), &all, time_s);
        state.truncate(initial.len());
        state
    }

    /// Concentrations of the cells between the ends, relative to the source's.
    pub fn concentrations(&self, places: &[f64]) -> Vec<f64> {
        let first = usize::from(self.source.is_some());
        let unit = if first == 1 { places[0] / SOURCE_UM3 } else { 1.0 };
        (first..places.len()).map(|k| places[k] / self.volumes[k] / unit).collect()
    }

    /// What left on the right, in um³ at concentration 1.
    pub fn passed(&self, fates: &[f64]) -> f64 {
        fates[0] * SOURCE_UM3
    }
}

impl Process for Line {
    fn graph(&self) -> &Graph {
        &self.graph
    }

    fn rates(&self, _: f64, rates: &mut Rates) {
        for (to, from) in [
            (&mut rates.forward, &self.rates.forward),
            (&mut rates.backward, &self.rates.backward),
            (&mut rates.sink, &self.rates.sink),
        ] {
            to.copy_from_slice(from);
        }
    }

    fn longest_step(&self, _: f64) -> f64 {
        self.longest_s
    }

    fn weighs(&self, place: usize) -> bool {
        Some(place) != self.source
    }
}
