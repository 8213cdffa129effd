//! Vesicles as dots in space and time.
//!
//! A dot ends where the ledger says, at a place and time by what the sinks of that fate took. Until then it is somewhere
//! among what has not ended: the dots that are left are shared out over film, channel and tissue as the solver's
//! contents are, those that end deepest being the deepest, and within each of them lie where the profile says. Each dot
//! keeps its own random numbers, so it moves only as the profile does.

use std::collections::BTreeMap;

use exoskin_therapy::delivery::Setup;
use exoskin_therapy::delivery::lattice::{FATES, Region, fate};
use exoskin_therapy::delivery::outcome::WAITING;
use exoskin_transport::Stream;

use super::cells::around;
use super::profile::{Profile, along, cumulative, into};
use super::uptakes::Taken;

/// Where a dot is while it has not ended; fates follow.
pub const PLACES: [&str; 5] = ["film", "residue", "channel", "tissue", "bound"];

/// A dot at one time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DotAt {
    /// Across, across, down from the surface (um); negative in the film.
    pub at_um: [f64; 3],
    /// Number of its place or fate in the scene's states.
    pub state: u16,
}

/// Names of all states.
pub(super) fn states(setup: &Setup) -> Vec<String> {
    let taken = setup.cells.iter().map(|cells| format!("taken_up_{}", cells.name));
    PLACES.iter().chain(&FATES).map(|name| (*name).to_owned()).chain(taken).collect()
}

/// A vesicle that stands for others.
struct Dot {
    /// Its own random numbers: across, down, turn, bound or free.
    own: [f64; 4],
    /// How deep it ends: outside, in the channel, in tissue.
    side: u8,
    /// Where it ends, if it does: number of the time, place, state.
    end: Option<(usize, [f64; 3], u16)>,
    /// The place in which it still is when the count ends.
    last: usize,
}

/// All dots at all times.
pub(super) fn dots(
    setup: &Setup,
    profile: &Profile,
    counts: &BTreeMap<String, u32>,
    taken: &Taken,
    states: &[String],
    stream: &mut Stream,
) -> Vec<Vec<DotAt>> {
    let mut dots: Vec<Dot> = Vec::new();
    for (name, &count) in counts {
        let state = states.iter().position(|state| state == name).unwrap_or(1) as u16;
        let of_type = setup.cells.iter().position(|cells| name.strip_prefix("taken_up_") == Some(cells.name.as_str()));
        let ending = Ending::of(setup, profile, name);
        for number in 0..count as usize {
            let own = std::array::from_fn(|_| stream.uniform());
            let end = match of_type.map(|cell_type| &taken.vesicles[cell_type]) {
                Some(all) if !all.is_empty() => {
                    let (point, look) = all[number * all.len() / count as usize];
                    Some((look, point, state))
                }
                Some(_) => None,
                None => ending.draw(profile, state, own, (number as f64 + 0.5) / f64::from(count), stream),
            };
            dots.push(Dot { own, side: ending.side, end, last: ending.last });
        }
    }
    // The first are the most superficial: what ends outside, then what ends late.
    let mut order: Vec<usize> = (0..dots.len()).collect();
    let late = |dot: &Dot| dot.end.map_or(usize::MAX, |(look, ..)| look);
    order.sort_by_key(|&at| (dots[at].side, std::cmp::Reverse(late(&dots[at])), at));
    let mut all = Vec::with_capacity(profile.looks.len());
    for look in 0..profile.looks.len() {
        all.push(Moment::of(profile, look).place(&dots, &order, look + 1 == profile.looks.len()));
    }
    all
}

/// Where dots of one fate end.
struct Ending {
    side: u8,
    last: usize,
    sinks: Vec<(usize, usize)>,
    sums: Vec<f64>,
    on_top: Option<(f64, usize)>,
}

impl Ending {
    fn of(setup: &Setup, profile: &Profile, name: &str) -> Ending {
        let waiting = WAITING.iter().position(|known| *known == name);
        let number = fate(name);
        let sinks = if number < FATES.len() { profile.sinks(|fate, _| fate == number) } else { Vec::new() };
        let sums = cumulative(sinks.iter().map(|(sink, _)| profile.total(*sink)));
        let (side, last) = match (name, waiting) {
            // In the order of `WAITING`: film, channel, tissue, bound.
            (_, Some(place)) => ([0, 1, 2, 2][place], [0, 2, 3, 4][place]),
            ("washed_back" | "plug_crust" | "phagocytosed", _) => (1, 2),
            ("degraded" | "lymph", _) => (2, 3),
            (name, _) if name.starts_with("taken_up_") => (2, 3),
            _ => (0, 1),
        };
        // What is washed off leaves the surface when that happens. What no sink here takes, such as what lodges in
        // follicles beside a channel, lies on the surface until the end.
        let last_look = profile.looks_s.len().saturating_sub(1);
        let rinsed = setup.film.rinse_s.filter(|_| name == "washed");
        let look = rinsed.and_then(|rinse_s| profile.looks_s.iter().position(|&time_s| time_s >= rinse_s));
        let lies = number < FATES.len() && name != "dried_residue" && sums.last().is_none_or(|sum| *sum <= 0.0);
        let on_top = lies.then(|| (setup.cell_radius_um, look.unwrap_or(last_look)));
        Ending { side, last, sinks, sums, on_top }
    }

    fn draw(
        &self,
        profile: &Profile,
        state: u16,
        own: [f64; 4],
        along_sinks: f64,
        stream: &mut Stream,
    ) -> Option<(usize, [f64; 3], u16)> {
        if let Some((radius, look)) = self.on_top {
            return Some((look, around(radius * libm::sqrt(own[0]), 0.0, own[2]), state));
        }
        let &(sink, place) = self.sinks.get(along(&self.sums, along_sinks))?;
        let look = profile.when(sink, stream.uniform());
        let (radius, depth) = profile.inside(place, own[0], own[1]);
        // The film is as thick as it is at that time.
        let depth = if depth < 0.0 { depth * profile.film_um[look] } else { depth };
        Some((look, around(radius, depth, own[2]), state))
    }
}

/// What the solver has at one time.
struct Moment<'a> {
    profile: &'a Profile,
    look: usize,
    /// Contents of film, residue, channel, tissue with what is bound.
    contents: [f64; 4],
    bound_share: f64,
    /// Places of film, channel and tissue with their running contents.
    film: (Vec<usize>, Vec<f64>),
    channel: (Vec<usize>, Vec<f64>),
    tissue: (Vec<usize>, Vec<f64>),
}

impl Moment<'_> {
    fn of(profile: &Profile, look: usize) -> Moment<'_> {
        let at = &profile.looks[look];
        let regions = &profile.lattice.regions;
        let gather = |wanted: &dyn Fn(Region) -> bool| {
            let cells: Vec<usize> = (0..regions.len()).filter(|&cell| wanted(regions[cell])).collect();
            let sums = cumulative(cells.iter().map(|&cell| at.cells[cell].max(0.0)));
            (cells, sums)
        };
        let inside = at.tissue + at.bound;
        Moment {
            profile,
            look,
            contents: [at.film, at.residue, at.channel, inside],
            bound_share: if inside > 0.0 { at.bound / inside } else { 0.0 },
            film: gather(&|region| region == Region::Film),
            channel: gather(&|region| region == Region::Channel),
            tissue: gather(&|region| region.is_tissue()),
        }
    }

    fn place(&self, dots: &[Dot], order: &[usize], at_the_end: bool) -> Vec<DotAt> {
        let mut placed = vec![DotAt { at_um: [0.0; 3], state: 0 }; dots.len()];
        let has_ended = |dot: &Dot| dot.end.is_some_and(|(look, ..)| look <= self.look);
        let left: Vec<usize> = order.iter().copied().filter(|&at| !has_ended(&dots[at])).collect();
        let sums = cumulative(self.contents.iter().map(|share| share.max(0.0)));
        for (rank, &at) in left.iter().enumerate() {
            let dot = &dots[at];
            let place = match at_the_end {
                true => dot.last.min(3),
                false => along(&sums, (rank as f64 + 0.5) / left.len() as f64),
            };
            placed[at] = self.dot(dot, place, at_the_end.then_some(dot.last));
        }
        for (at, dot) in dots.iter().enumerate() {
            if let Some((_, at_um, state)) = dot.end.filter(|_| has_ended(dot)) {
                placed[at] = DotAt { at_um, state };
            }
        }
        placed
    }

    fn dot(&self, dot: &Dot, place: usize, last: Option<usize>) -> DotAt {
        let [across, down, turn, bind] = dot.own;
        let radius_um = self.profile.lattice.mesh.r.last().copied().unwrap_or(0.0);
        let on_top = || (radius_um * libm::sqrt(across), 0.0);
        let within = |(cells, sums): &(Vec<usize>, Vec<f64>)| {
            let has = sums.last().is_some_and(|sum| *sum > 0.0);
            has.then(|| {
                let (at, spread) = into(sums, down);
                self.profile.inside(cells[at], across, spread)
            })
        };
        let (radius, depth) = match place {
            0 => within(&self.film)
                .map_or_else(on_top, |(radius, share)| (radius, share * self.profile.film_um[self.look])),
            2 => within(&self.channel).unwrap_or_else(on_top),
            3 => within(&self.tissue).unwrap_or_else(on_top),
            _ => on_top(),
        };
        let bound = last.map_or(bind < self.bound_share, |last| last == 4);
        let state = if place == 3 && bound { 4 } else { place };
        DotAt { at_um: around(radius, depth, turn), state: state as u16 }
    }
}
