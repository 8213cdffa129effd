//! Events on the time axis: rubbing, rinsing, plugging, drying, times of recording.

use exoskin_transport::{Break, Jump, Move};

use super::flow::Flow;
use super::lattice::{Lattice, RESIDUE, Region, fate};
use super::setup::{Setup, TRACE_ENDS_S};

/// A named instant.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// When, since application (s).
    pub time_s: f64,
    /// What.
    pub name: &'static str,
}

/// Breaks of the solve, in order of time, and the events shown to people.
#[derive(Clone, Debug, Default)]
pub struct Timeline {
    /// Breaks.
    pub breaks: Vec<Break>,
    /// Events.
    pub events: Vec<Event>,
    /// Index of the recorded state for each requested time.
    pub looks: Vec<usize>,
}

impl Timeline {
    /// The timeline of `setup`, recording the state at the requested times since application (s).
    pub fn new(setup: &Setup, lattice: &Lattice, flow: &Flow, looks_s: &[f64]) -> Timeline {
        let end = setup.end_s;
        let within = |time: f64| time > 0.0 && time < end;
        let mut entries: Vec<(f64, Break, Option<&'static str>, Mark)> = Vec::new();
        let at = |time_s: f64| Break { time_s, ..Break::default() };
        for &time in setup.film.rub_s.iter().filter(|&&time| within(time) && time < flow.dry_s) {
            let jump = Some(rub(lattice));
            entries.push((time, Break { jump, restart: true, ..at(time) }, Some("rubbed in"), Mark::None));
        }
        for time in flow.additions_s().filter(|&time| within(time) && time < flow.dry_s) {
            let jump = Some(rub(lattice));
            entries.push((time, Break { jump, restart: true, ..at(time) }, Some("next product"), Mark::None));
        }
        if within(flow.plug_s) {
            entries.push((flow.plug_s, Break { restart: true, ..at(flow.plug_s) }, Some("plug"), Mark::None));
        }
        if within(flow.dry_s) {
            let jump = Some(dry(lattice));
            let brk = Break { jump, restart: true, ..at(flow.dry_s) };
            let rinsed = setup.film.rinse_s == Some(flow.dry_s);
            entries.push((flow.dry_s, brk, (!rinsed).then_some("film dry"), Mark::None));
        }
        if let Some(time) = setup.film.rinse_s.filter(|&time| within(time)) {
            let jump = Some(rinse(lattice));
            entries.push((time, Break { jump, restart: true, ..at(time) }, Some("rinsed"), Mark::None));
        }
        if setup.barrier.trace_per_s > 0.0 && within(TRACE_ENDS_S) {
            entries.push((TRACE_ENDS_S, at(TRACE_ENDS_S), None, Mark::None));
        }
        for (index, &time) in looks_s.iter().enumerate() {
            entries.push((
                time.clamp(0.0, end),
                Break { look: true, ..at(time.clamp(0.0, end)) },
                None,
                Mark::Look(index),
            ));
        }
        entries.push((end, at(end), None, Mark::None));
        entries.sort_by(|a, b| a.0.total_cmp(&b.0));
        Timeline::collect(entries, looks_s.len())
    }

    fn collect(entries: Vec<(f64, Break, Option<&'static str>, Mark)>, looks: usize) -> Timeline {
        let mut timeline = Timeline { looks: vec![0; looks], ..Timeline::default() };
        let mut seen = 0;
        for (time_s, brk, name, mark) in entries {
            match mark {
                Mark::Look(index) => timeline.looks[index] = seen,
                Mark::None => {}
            }
            seen += usize::from(brk.look);
            timeline.breaks.push(brk);
            timeline.events.extend(name.map(|name| Event { time_s, name }));
        }
        timeline
    }
}

enum Mark {
    None,
    Look(usize),
}

fn film_cells(lattice: &Lattice) -> impl Iterator<Item = usize> + '_ {
    (0..lattice.regions.len()).filter(|&cell| lattice.regions[cell] == Region::Film)
}

/// What is in the film becomes residue.
fn dry(lattice: &Lattice) -> Jump {
    let to = lattice.graph.reservoir(RESIDUE) as u32;
    Jump { moves: film_cells(lattice).map(|cell| Move { from: cell as u32, to, share: 1.0 }).collect() }
}

/// Film and residue are washed off.
fn rinse(lattice: &Lattice) -> Jump {
    let to = (lattice.graph.places() + fate("washed")) as u32;
    let residue = lattice.graph.reservoir(RESIDUE);
    Jump {
        moves: film_cells(lattice)
            .chain(std::iter::once(residue))
            .map(|place| Move { from: place as u32, to, share: 1.0 })
            .collect(),
    }
}

/// The film becomes uniform.
fn rub(lattice: &Lattice) -> Jump {
    let cells: Vec<usize> = film_cells(lattice).collect();
    let volumes: Vec<f64> = cells
        .iter()
        .map(|&cell| {
            let (layer, ring) = lattice.position(cell);
            lattice.mesh.volume(layer, ring)
        })
        .collect();
    let total: f64 = volumes.iter().sum();
    let mut moves = Vec::with_capacity(cells.len() * cells.len());
    for &from in &cells {
        for (&to, volume) in cells.iter().zip(&volumes) {
            moves.push(Move { from: from as u32, to: to as u32, share: volume / total });
        }
    }
    Jump { moves }
}
