//! The solved draw: what each place of the mesh contains, and what each sink took, at each time.

use exoskin_therapy::delivery::lattice::{Lattice, SinkKind};
use exoskin_therapy::delivery::solve::DeliveryError;
use exoskin_therapy::delivery::timeline::Timeline;
use exoskin_therapy::delivery::{LookAt, Resolution, Setup, Stop, flow::Flow, solve_with_until};
use exoskin_transport::Controls;

use crate::course::LOOKS_S;

/// A draw over time.
pub(super) struct Profile {
    pub lattice: Lattice,
    pub looks: Vec<LookAt>,
    pub looks_s: Vec<f64>,
    pub film_um: Vec<f64>,
    pub events: Vec<(f64, String)>,
}

impl Profile {
    /// Solves `setup` on a mesh fine enough to be looked at.
    pub fn of(setup: &Setup, stop: Stop<'_>) -> Result<Profile, DeliveryError> {
        let resolution = Resolution { split: 2, ..Resolution::default() };
        let delivered = solve_with_until(setup, &LOOKS_S, &resolution, &Controls::default(), stop)?;
        let lattice = Lattice::new(setup, &resolution);
        let flow = Flow::new(setup);
        let events = Timeline::new(setup, &lattice, &flow, &[]).events;
        let events = events.into_iter().filter(|event| setup.channel.is_some() || event.name != "plug");
        let thickness =
            |time_s: f64| if setup.depot.is_none() && flow.wet(time_s) { flow.film_um(time_s) } else { 0.0 };
        Ok(Profile {
            looks_s: LOOKS_S.to_vec(),
            film_um: LOOKS_S.iter().map(|&time_s| thickness(time_s)).collect(),
            events: events.map(|event| (event.time_s, event.name.to_owned())).collect(),
            looks: delivered.looks,
            lattice,
        })
    }

    /// What `sink` had taken at each time.
    pub fn by_look(&self, sink: usize) -> impl Iterator<Item = f64> + '_ {
        self.looks.iter().map(move |look| look.sinks[sink])
    }

    /// What `sink` took in all.
    pub fn total(&self, sink: usize) -> f64 {
        self.looks.last().map_or(0.0, |look| look.sinks[sink])
    }

    /// Numbers of the sinks for which `wanted` holds, and the place that each of them leaves.
    pub fn sinks(&self, wanted: impl Fn(usize, &SinkKind) -> bool) -> Vec<(usize, usize)> {
        let graph = &self.lattice.graph;
        let all = graph.sinks.iter().zip(&self.lattice.sinks).enumerate();
        all.filter(|(_, (sink, kind))| wanted(usize::from(sink.fate), kind))
            .map(|(number, (sink, _))| (number, self.cell_of(sink.place as usize)))
            .collect()
    }

    /// The cell of the mesh that a place belongs to: a pool is where its cell is.
    fn cell_of(&self, place: usize) -> usize {
        let graph = &self.lattice.graph;
        place.checked_sub(graph.cells).and_then(|pool| graph.pools.get(pool)).map_or(place, |&cell| cell as usize)
    }

    /// The first time at which `sink` had taken more than the share `unit` of all that it takes.
    pub fn when(&self, sink: usize, unit: f64) -> usize {
        let wanted = unit * self.total(sink);
        let last = self.looks.len().saturating_sub(1);
        self.by_look(sink).position(|taken| taken > wanted).unwrap_or(last)
    }

    /// Radius and depth inside a cell of the mesh, at these shares of its area and of its height (um).
    pub fn inside(&self, cell: usize, across: f64, down: f64) -> (f64, f64) {
        let mesh = &self.lattice.mesh;
        let (layer, ring) = self.lattice.position(cell);
        let (inner, outer) = (mesh.r[ring] * mesh.r[ring], mesh.r[ring + 1] * mesh.r[ring + 1]);
        let radius = libm::sqrt(inner + across * (outer - inner));
        (radius, mesh.z[layer] + down * mesh.height(layer))
    }
}

/// The place of a share `unit` along `weights` laid end to end; the last one with any weight for rounding's sake.
pub(super) fn along(cumulative: &[f64], unit: f64) -> usize {
    let all = cumulative.last().copied().unwrap_or(0.0);
    let found = cumulative.partition_point(|sum| *sum <= unit * all);
    found.min(cumulative.len().saturating_sub(1))
}

/// Running sums.
pub(super) fn cumulative(weights: impl Iterator<Item = f64>) -> Vec<f64> {
    weights
        .scan(0.0, |sum, weight| {
            *sum += weight;
            Some(*sum)
        })
        .collect()
}

/// The place of a share `unit` along weights laid end to end, and how far into it the share reaches.
pub(super) fn into(cumulative: &[f64], unit: f64) -> (usize, f64) {
    let at = along(cumulative, unit);
    let all = cumulative.last().copied().unwrap_or(0.0);
    let before = at.checked_sub(1).map_or(0.0, |before| cumulative[before]);
    let weight = cumulative[at] - before;
    let share = if weight > 0.0 { (unit * all - before) / weight } else { 0.5 };
    (at, share.clamp(0.0, 1.0))
}
