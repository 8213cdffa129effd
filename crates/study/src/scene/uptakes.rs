//! Which cell took up how many vesicles, and when: the ledger's counts, spread over what each sink took.

use std::collections::BTreeMap;

use exoskin_therapy::delivery::Setup;
use exoskin_therapy::delivery::lattice::{FATES, SinkKind};
use exoskin_transport::Stream;

use super::cells::Living;
use super::profile::{Profile, along, cumulative};

/// Vesicles that one cell took up between two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uptake {
    /// The cell.
    pub cell: u32,
    /// Number of the first time at which they are inside.
    pub look: u16,
    /// How many.
    pub vesicles: u32,
}

/// What the cells of a piece took up.
pub(super) struct Taken {
    /// By cell and time.
    pub uptakes: Vec<Uptake>,
    /// Each type's vesicles, one after the other: where they are now (um), and since when.
    pub vesicles: Vec<Vec<([f64; 3], usize)>>,
}

impl Taken {
    /// Vesicles in cells at each of `looks` times.
    pub fn by_look(&self, looks: usize) -> Vec<u64> {
        let since = |look: usize| self.vesicles.iter().flatten().filter(|(_, taken)| *taken <= look).count() as u64;
        (0..looks).map(since).collect()
    }
}

/// What each cell took up.
pub(super) fn taken(
    setup: &Setup,
    profile: &Profile,
    vesicles: &BTreeMap<String, u64>,
    living: &Living,
    stream: &mut Stream,
) -> Taken {
    let mut counted: BTreeMap<(u32, u16), u32> = BTreeMap::new();
    let mut placed = Vec::with_capacity(setup.cells.len());
    for (cell_type, cells) in setup.cells.iter().enumerate() {
        let count = vesicles.get(&format!("taken_up_{}", cells.name)).copied().unwrap_or(0);
        let sinks = profile.sinks(|fate, _| fate == FATES.len() + cell_type);
        let sums = cumulative(sinks.iter().map(|(sink, _)| profile.total(*sink)));
        let mut own = Vec::with_capacity(count as usize);
        for number in 0..count {
            // Evenly along all sinks, so that each gets its share to within one.
            let at = along(&sums, (number as f64 + stream.uniform()) / count as f64);
            let Some(&(sink, place)) = sinks.get(at) else { break };
            let look = profile.when(sink, stream.uniform());
            let (behind, middle) = behind(profile, sink, place);
            let unit = stream.uniform();
            let point = match living.one(cell_type, behind, middle, unit) {
                Some(cell) => {
                    *counted.entry((cell as u32, look as u16)).or_insert(0) += 1;
                    inside(living.cells[cell].at_um, cells.radius_um, stream)
                }
                None => super::cells::around(middle.0, middle.1, unit),
            };
            own.push((point, look));
        }
        placed.push(own);
    }
    let uptakes = counted.into_iter().map(|((cell, look), vesicles)| Uptake { cell, look, vesicles }).collect();
    Taken { uptakes, vesicles: placed }
}

/// The place whose cells a sink feeds: its own, or the one behind the wall that it touches.
fn behind(profile: &Profile, sink: usize, place: usize) -> (usize, (f64, f64)) {
    let lattice = &profile.lattice;
    let (layer, ring) = lattice.position(place);
    let beside = match lattice.sinks[sink] {
        // A wall is touched sideways or from above; the two differ in area.
        SinkKind::Contact { area_um2, .. } if area_um2 == lattice.mesh.wall_area(layer, ring) => place + 1,
        SinkKind::Contact { .. } => place + lattice.mesh.rings(),
        _ => place,
    };
    (beside, profile.inside(beside, 0.5, 0.5))
}

/// A point inside a cell.
fn inside(middle: [f64; 3], radius_um: f64, stream: &mut Stream) -> [f64; 3] {
    let height = 2.0 * stream.uniform() - 1.0;
    let turn = 2.0 * std::f64::consts::PI * stream.uniform();
    let flat = libm::sqrt((1.0 - height * height).max(0.0));
    let out = radius_um * libm::cbrt(stream.uniform());
    let direction = [flat * libm::cos(turn), flat * libm::sin(turn), height];
    std::array::from_fn(|axis| middle[axis] + out * direction[axis])
}
