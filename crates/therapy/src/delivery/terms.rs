//! Edges and sinks sorted by what changes their rates, so that a step writes only those that changed.

use exoskin_transport::Rates;
use exoskin_transport::rates::{exchange, in_series};

use super::flow::Flow;
use super::lattice::Region;

/// What an edge is made of; none of it changes with time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: Side,
    pub(super) to: Side,
    pub(super) way: Way,
    /// The most that passes (um³/s), whatever diffusion brings: infinite except at the wall of a follicle.
    pub(super) passes: f64,
}

/// One end of an edge.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    pub(super) region: Region,
    /// Volume (um³); film: area of the ring times the layer's share of the thickness (per um).
    pub(super) volume: f64,
    /// Area divided by the distance from the middle to the face (um).
    pub(super) factor: f64,
}

/// How water passes through an edge.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way {
    /// Film to film sideways: share of the mouth's flow that spreads outward here. Heights are shares of the
    /// thickness: area and volume shrink alike.
    Lateral(f64),
    /// Down within the film: share of the mouth's flow that rises here.
    FilmVertical(f64),
    /// From the film into the mouth; share of the mouth's area.
    Mouth(f64),
    /// Down the lumen: share of the mouth's flow at this depth, share of its area.
    Lumen(f64),
    /// Outward in radius, through wall or tissue: share of the mouth's flow that enters here.
    Radial(f64),
    /// No flow.
    Still,
}

/// What a region offers before there is a plug: share of the volume that is accessible, diffusivity (um²/s).
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) accessible: f64,
    pub(super) diffusivity: f64,
}

/// The functions of time at one instant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Now {
    film_um: f64,
    wet: bool,
    outflow: f64,
    plugged: bool,
    free: f64,
    open: f64,
}

impl Now {
    pub(super) fn new(flow: &Flow, time_s: f64) -> Now {
        Now {
            film_um: flow.film_um(time_s),
            wet: flow.wet(time_s),
            outflow: flow.outflow_um3_per_s(time_s),
            plugged: flow.plugged(time_s),
            free: flow.free_share(time_s),
            open: flow.open(time_s),
        }
    }

    /// Records what the rates were written for.
    pub(super) fn note(&self, last: &mut Vec<f64>) {
        let truth = |yes: bool| f64::from(u8::from(yes));
        last.clear();
        last.extend([self.film_um, truth(self.wet), self.outflow, truth(self.plugged), self.free, self.open]);
    }

    /// What the rates were last written for.
    pub(super) fn noted(last: &[f64]) -> Option<Now> {
        let &[film_um, wet, outflow, plugged, free, open] = last else { return None };
        Some(Now { film_um, wet: wet == 1.0, outflow, plugged: plugged == 1.0, free, open })
    }
}

/// Edges by what changes their rates, and sinks that change.
#[derive(Clone, Debug, Default)]
pub(super) struct Terms {
    /// Never.
    still: Vec<Term>,
    /// The flow through open mouths: sideways in the film.
    spread: Vec<Term>,
    /// The film's thickness and the flow through open mouths.
    film: Vec<Term>,
    /// The film's thickness, flow, open mouths.
    mouth: Vec<Mouth>,
    /// The flow and the plug.
    moving: Vec<Plugging>,
    /// The flow, the plug and open mouths: from the channel's wall.
    wall: Vec<Plugging>,
    /// Washing back: sink, share of the outflow per volume (1/um³).
    pub(super) washed: Vec<(u32, f64)>,
    /// Whether that continues under a film: water does not mix into an ointment.
    pub(super) washed_while_wet: bool,
    /// Uptake of what is free in the channel: sink, rate (1/s).
    pub(super) touching: Vec<(u32, f64)>,
}

/// An edge in numbers.
#[derive(Clone, Copy, Debug)]
struct Term {
    edge: u32,
    /// phi D A / distance (um³/s).
    conductance: f64,
    /// Share of the outflow that it carries against its own direction, filtered by phi.
    share: f64,
    /// One over the volume that vesicles can be in, times the share that is free to move, at both ends.
    per_volume: (f64, f64),
}

/// An edge before the plug and after.
type Plugging = [Term; 2];

/// An edge through the mouth.
#[derive(Clone, Copy, Debug)]
struct Mouth {
    /// Before the plug and after; without the film's half.
    channel: Plugging,
    /// Conductance of the film's half at a thickness of one; infinite where the film is mixed.
    film: f64,
}

impl Terms {
    /// Sorts in edge number `k`.
    pub(super) fn push(&mut self, k: u32, edge: &Edge, place: impl Fn(Region) -> Place, flow: &Flow) {
        let states = [(1.0, 1.0), flow.in_plug()];
        let [before, after] = states.map(|(hindrance, free)| term(k, edge, &place, hindrance, free));
        let regions = (edge.from.region, edge.to.region);
        match edge.way {
            Way::Lateral(_) => self.spread.push(before),
            Way::FilmVertical(_) => self.film.push(before),
            Way::Mouth(_) => {
                let film = edge.from.factor * place(Region::Film).diffusivity;
                self.mouth.push(Mouth { channel: [before, after], film });
            }
            _ if regions.0 == Region::Channel && regions.1.is_tissue() => self.wall.push([before, after]),
            Way::Still if regions.0.is_tissue() && regions.1.is_tissue() => self.still.push(before),
            _ => self.moving.push([before, after]),
        }
    }

    /// Writes the rates that differ from those of `before`.
    pub(super) fn write(&self, now: &Now, before: Option<&Now>, held_mouth: bool, rates: &mut Rates) {
        let changed = |part: fn(&Now) -> (f64, f64)| before.is_none_or(|before| part(before) != part(now));
        let plugged = usize::from(now.plugged);
        let plug = before.is_none_or(|before| before.plugged != now.plugged);
        let flow = plug || changed(|now| (now.outflow, 0.0));
        let open = changed(|now| (now.open, 0.0));
        if before.is_none() {
            self.still.iter().for_each(|term| term.write(rates, 0.0, 1.0, 1.0));
        }
        // The film gives or takes what all mouths together take or give; only open ones count.
        let carried = now.outflow * now.open;
        let stirred = changed(|now| (now.outflow, now.open));
        let thinned = changed(|now| (now.film_um, f64::from(u8::from(now.wet))));
        // A dry film contains nothing that its rates could move.
        if now.wet && (stirred || thinned) {
            let thinner = 1.0 / now.film_um;
            // Area and volume shrink alike, so the same flow is faster in a thinner film.
            self.spread.iter().for_each(|term| term.write(rates, carried * thinner, 1.0, 1.0));
            let of_film = |term: &Term| Term { conductance: term.conductance * thinner, ..*term };
            self.film.iter().for_each(|term| of_film(term).write(rates, carried, thinner, thinner));
        }
        if now.wet || changed(|now| (f64::from(u8::from(now.wet)), 0.0)) {
            self.mouth.iter().for_each(|mouth| mouth.write(rates, now, held_mouth));
        }
        if flow {
            self.moving.iter().for_each(|term| term[plugged].write(rates, now.outflow, 1.0, 1.0));
        }
        if flow || open {
            // Tissue around a closed channel cannot give back to it.
            self.wall.iter().for_each(|term| term[plugged].write(rates, now.outflow, 1.0, now.open));
        }
        if plug {
            self.touching.iter().for_each(|&(k, uptake)| rates.sink[k as usize] = uptake * now.free);
        }
        let washing = if now.wet && !self.washed_while_wet { 0.0 } else { now.outflow.max(0.0) * now.free };
        self.washed.iter().for_each(|&(k, share)| rates.sink[k as usize] = washing * share);
    }
}

impl Term {
    #[inline]
    fn write(&self, rates: &mut Rates, outflow: f64, forward: f64, backward: f64) {
        let (down, up) = exchange(self.conductance, -outflow * self.share);
        let k = self.edge as usize;
        rates.forward[k] = down * self.per_volume.0 * forward;
        rates.backward[k] = up * self.per_volume.1 * backward;
    }
}

impl Mouth {
    fn write(&self, rates: &mut Rates, now: &Now, held_mouth: bool) {
        let term = &self.channel[usize::from(now.plugged)];
        if !now.wet {
            return Term { conductance: 0.0, ..*term }.write(rates, 0.0, 1.0, 1.0);
        }
        let conductance = in_series_open(self.film / now.film_um, term.conductance);
        let per_film = if held_mouth { 1.0 } else { 1.0 / now.film_um };
        Term { conductance, ..*term }.write(rates, now.outflow, now.open * per_film, 1.0);
    }
}

fn term(k: u32, edge: &Edge, place: impl Fn(Region) -> Place, hindrance: f64, free: f64) -> Term {
    let half = |side: &Side| {
        let Place { accessible, diffusivity } = place(side.region);
        let (hindrance, free) = if side.region == Region::Channel { (hindrance, free) } else { (1.0, 1.0) };
        (side.factor * accessible * diffusivity / hindrance, accessible, free / (accessible * side.volume))
    };
    let (from, to) = (half(&edge.from), half(&edge.to));
    let (conductance, share) = match edge.way {
        Way::Mouth(share) => (to.0, share),
        Way::Lumen(share) | Way::Radial(share) | Way::Lateral(share) | Way::FilmVertical(share) => {
            (in_series_open(from.0, to.0), share)
        }
        Way::Still => (in_series_open(from.0, to.0), 0.0),
    };
    let conductance = in_series_open(conductance, edge.passes);
    Term { edge: k, conductance, share: share * from.1.min(to.1), per_volume: (from.2, to.2) }
}

/// Two factors in series; an infinite one drops out.
fn in_series_open(a: f64, b: f64) -> f64 {
    match (a.is_infinite(), b.is_infinite()) {
        (true, _) => b,
        (_, true) => a,
        _ => in_series(a, b),
    }
}
