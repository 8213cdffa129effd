//! The living cells of a piece of skin: as many of each type in each place as the model has, spread evenly.

use exoskin_therapy::delivery::Setup;
use exoskin_therapy::delivery::lattice::SinkKind;
use exoskin_transport::Stream;

use super::profile::Profile;
use super::uptakes::{Taken, Uptake};

/// A cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SceneCell {
    /// Its type, in the order of the setup.
    pub cell_type: usize,
    /// Where its middle is: across, across, down from the surface (um).
    pub at_um: [f64; 3],
}

/// All living cells, those of a type and place together.
pub(super) struct Living {
    pub cells: Vec<SceneCell>,
    /// By type: place of the mesh, first cell and number of cells, where there are any.
    places: Vec<Vec<Place>>,
}

#[derive(Clone, Copy)]
struct Place {
    place: usize,
    middle: (f64, f64),
    first: usize,
    count: usize,
}

/// Shares of a sequence whose points are spread evenly: powers of the root of x⁴ = x + 1 (Roberts 2018, as published).
const EVEN: [f64; 3] = [0.819_172_513_396_164_5, 0.671_043_606_703_789_2, 0.549_700_477_901_970_3]; // number: a sequence

/// The living cells of `setup`.
pub(super) fn living(setup: &Setup, profile: &Profile) -> Living {
    let mut living = Living { cells: Vec::new(), places: vec![Vec::new(); setup.cells.len()] };
    let mut owed = vec![0.0; setup.cells.len()];
    for (sink, place) in profile.sinks(|_, kind| matches!(kind, SinkKind::Volume { .. })) {
        let SinkKind::Volume { cell_type, cells, .. } = profile.lattice.sinks[sink] else { continue };
        // Whole cells: what is left over of one place is owed to the next.
        owed[cell_type] += cells;
        let count = owed[cell_type].floor().max(0.0);
        owed[cell_type] -= count;
        living.add(cell_type, place, count as usize, profile);
    }
    living
}

impl Living {
    fn add(&mut self, cell_type: usize, place: usize, count: usize, profile: &Profile) {
        if count == 0 {
            return;
        }
        let first = self.cells.len();
        for number in first..first + count {
            let share = |step: f64| (number as f64 * step).fract();
            let (radius, depth) = profile.inside(place, share(EVEN[0]), share(EVEN[1]));
            self.cells.push(SceneCell { cell_type, at_um: around(radius, depth, share(EVEN[2])) });
        }
        let middle = profile.inside(place, 0.5, 0.5);
        self.places[cell_type].push(Place { place, middle, first, count });
    }

    /// A cell of this type in a place, or in the nearest place that has one; none where there is no such cell.
    pub fn one(&self, cell_type: usize, place: usize, middle: (f64, f64), unit: f64) -> Option<usize> {
        let places = &self.places[cell_type];
        let far = |one: &Place| libm::hypot(one.middle.0 - middle.0, one.middle.1 - middle.1);
        let here = places.binary_search_by_key(&place, |one| one.place).ok().map(|at| &places[at]);
        let found = here.or_else(|| places.iter().min_by(|a, b| far(a).total_cmp(&far(b))))?;
        Some(found.first + ((unit * found.count as f64) as usize).min(found.count - 1))
    }

    /// Cells by type.
    pub fn by_type(&self, types: usize) -> Vec<u64> {
        let mut counts = vec![0; types];
        self.cells.iter().for_each(|cell| counts[cell.cell_type] += 1);
        counts
    }
}

/// A point at this radius and depth, at a share of a turn.
pub(super) fn around(radius: f64, depth: f64, turn: f64) -> [f64; 3] {
    let angle = 2.0 * std::f64::consts::PI * turn;
    [radius * libm::cos(angle), radius * libm::sin(angle), depth]
}

/// At most `most` cells, those that took something up first, with their uptakes.
pub(super) fn thinned(living: &Living, taken: &Taken, most: u32, stream: &mut Stream) -> (Vec<SceneCell>, Vec<Uptake>) {
    let all = living.cells.len();
    let most = most as usize;
    if all <= most {
        return (living.cells.clone(), taken.uptakes.clone());
    }
    let keep = most as f64 / all as f64;
    let mut number = vec![None; all];
    let mut kept = Vec::with_capacity(most);
    for (place, cell) in living.cells.iter().enumerate() {
        if kept.len() < most && stream.uniform() < keep {
            number[place] = Some(kept.len() as u32);
            kept.push(*cell);
        }
    }
    let uptakes = taken.uptakes.iter().filter_map(|one| Some(Uptake { cell: number[one.cell as usize]?, ..*one }));
    (kept, uptakes.collect())
}
