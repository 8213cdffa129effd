//! What one solve says: fates, what entered, what cells got.

use exoskin_transport::Solution;

use super::lattice::{FATES, Lattice, Region, SinkKind};
use super::setup::Setup;

/// The outcome of one solve, as shares of the vesicles applied to the skin.
#[derive(Clone, Debug, PartialEq)]
pub struct Delivered {
    /// Every fate with its probability; they sum to 1.
    pub fates: Vec<(String, f64)>,
    /// Vesicles in the supply divided by those applied: 1, except for a mouth held at the film's concentration. All
    /// shares here are shares of the supply.
    pub supply: f64,
    /// Net through the mouths until the film is dry, and through the intact barrier; into tissue where the surface is
    /// bare; all but the back-flow of an injection.
    pub entered: f64,
    /// Reached tissue, living or not, or was taken up at its wall (net).
    pub in_tissue: f64,
    /// Reached living tissue or was taken up at its wall (net).
    pub reached_cell: f64,
    /// Taken up by living cells.
    pub taken_up: f64,
    /// Inside channel and tissue at each requested time.
    pub inside_at: Vec<f64>,
    /// What the channel can hold at the film's initial concentration.
    pub capacity: f64,
    /// Loads of cells, by type in the order of the setup.
    pub classes: Vec<Vec<CellClass>>,
    /// Fluid that one channel gave off over the whole time (um³).
    pub fluid_um3: f64,
    /// When the film was dry (s); infinite where it did not dry.
    pub dry_s: f64,
    /// The state at the requested times.
    pub looks: Vec<LookAt>,
    /// Unknowns of the solve.
    pub unknowns: u32,
    /// Accepted steps.
    pub steps: u32,
    /// Work of all steps in multiplications, over meshes, passes and refused steps too.
    pub work: f64,
}

/// Cells of one type that expect the same load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellClass {
    /// Cells around one channel (in one unit cell).
    pub cells: f64,
    /// Share of the unit cell's applied vesicles that all of them together take up.
    pub share: f64,
}

/// Where the vesicles are at one time.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LookAt {
    /// Time since application (s).
    pub time_s: f64,
    /// Share in each region: film, channel, tissue, bound.
    pub film: f64,
    /// In the lumen.
    pub channel: f64,
    /// Free in tissue.
    pub tissue: f64,
    /// Bound in tissue.
    pub bound: f64,
    /// Dried residue.
    pub residue: f64,
    /// Share by fate, in the order of the fates.
    pub fates: Vec<f64>,
    /// Share in each cell of the mesh, bound included.
    pub cells: Vec<f64>,
    /// Share that had left by each sink of the lattice.
    pub sinks: Vec<f64>,
}

impl Delivered {
    /// Richardson extrapolation of this solve with one on a mesh twice as coarse: the error falls by 2^order.
    ///
    /// The corrections of all fates sum to zero, so the fates still sum to 1. No correction removes more than half of a
    /// share; what this limit leaves over is taken from the positive corrections, in proportion. The steps of the strip
    /// are extrapolated as what each adds to the one below it, so they keep their order.
    pub fn extrapolated(&self, coarse: &Delivered, order: f64) -> Delivered {
        let weight = 1.0 / (libm::exp2(order) - 1.0);
        let better = |fine: f64, coarse: f64| (fine + weight * (fine - coarse)).max(MOST_TAKEN * fine);
        let mut next = self.clone();
        correct(&mut next.fates, &coarse.fates, weight);
        for (fine, coarse) in next.inside_at.iter_mut().zip(&coarse.inside_at) {
            *fine = better(*fine, *coarse);
        }
        next.taken_up = next.fates.iter().filter(|(name, _)| name.starts_with(TAKEN_UP)).map(|(_, share)| share).sum();
        let step = |upper: fn(&Delivered) -> f64, lower: fn(&Delivered) -> f64| {
            let adds = |delivered: &Delivered| (upper(delivered) - lower(delivered)).max(0.0);
            better(adds(self), adds(coarse))
        };
        next.taken_up = next.taken_up.min(1.0);
        next.reached_cell = (next.taken_up + step(|d| d.reached_cell, |d| d.taken_up)).min(1.0);
        next.in_tissue = (next.reached_cell + step(|d| d.in_tissue, |d| d.reached_cell)).min(1.0);
        next.entered = (next.in_tissue + step(|d| d.entered, |d| d.in_tissue)).min(1.0);
        // Loads of single cells exist on one mesh only: each type's loads follow its fate.
        let totals = next.fates.iter().zip(&self.fates).filter(|((name, _), _)| name.starts_with(TAKEN_UP));
        for (classes, ((_, next), (_, fine))) in next.classes.iter_mut().zip(totals) {
            if *fine > 0.0 {
                classes.iter_mut().for_each(|class| class.share *= next / fine);
            }
        }
        next
    }
}

/// Names of uptake fates begin with this.
const TAKEN_UP: &str = "taken_up_";
/// The least that a correction leaves of a share.
const MOST_TAKEN: f64 = 0.5; // number: numerics, a correction never takes more than half

/// Adds the corrections of an extrapolation to all fates.
fn correct(fates: &mut [(String, f64)], coarse: &[(String, f64)], weight: f64) {
    let wanted = |fine: f64, coarse: f64| (weight * (fine - coarse)).max(-MOST_TAKEN * fine);
    let corrections: Vec<f64> =
        fates.iter().zip(coarse).map(|((_, fine), (_, coarse))| wanted(*fine, *coarse)).collect();
    let over: f64 = corrections.iter().sum();
    let adding: f64 = corrections.iter().filter(|correction| **correction > 0.0).sum();
    let kept = if over > 0.0 && adding > 0.0 { 1.0 - over / adding } else { 1.0 };
    for ((_, share), correction) in fates.iter_mut().zip(corrections) {
        *share += if correction > 0.0 { kept * correction } else { correction };
    }
}

/// All names of fates for `setup`: final ones, and places where vesicles are still under way when the count ends.
pub fn fate_names(setup: &Setup) -> Vec<String> {
    let ending = FATES.iter().map(|name| (*name).to_owned());
    let taken = setup.cells.iter().map(|cells| format!("taken_up_{}", cells.name));
    ending.chain(taken).chain(WAITING.iter().map(|name| (*name).to_owned())).collect()
}

/// Where vesicles may still be when the count ends.
pub const WAITING: [&str; 4] = ["still_film", "still_channel", "still_tissue", "still_bound"];

/// Contents by where they still are: film, channel, tissue, bound, residue.
pub(crate) fn waiting(lattice: &Lattice, places: &[f64]) -> [f64; 5] {
    let mut sums = [0.0; 5];
    for (cell, &region) in lattice.regions.iter().enumerate() {
        match region {
            Region::Closed => {}
            Region::Film => sums[0] += places[cell],
            Region::Channel => sums[1] += places[cell],
            _ => sums[2] += places[cell],
        }
    }
    let pools = lattice.graph.pools.len();
    sums[3] = places[lattice.graph.cells..lattice.graph.cells + pools].iter().sum();
    sums[4] = places[lattice.graph.cells + pools..].iter().sum();
    sums
}

/// The steps of the strip at the end, each a share of the vesicles applied to the skin.
pub(crate) struct Strip {
    pub(crate) entered: f64,
    pub(crate) in_tissue: f64,
    pub(crate) reached_cell: f64,
    pub(crate) taken_up: f64,
}

/// Each step is the next one plus what stayed behind on the way to it, so that rounding cannot change their order.
///
/// Nothing passes the mouths once the film is dry, so what had entered by then is what is inside or has ended inside.
/// The fluid on a bared surface and the mouth of a follicle are still outside.
pub(crate) fn strip(setup: &Setup, lattice: &Lattice, solution: &Solution, taken_up: f64) -> Strip {
    let graph = &lattice.graph;
    let (mut living, mut dead, mut channel) = (0.0, 0.0, 0.0);
    let mut add = |region: Region, amount: f64| match region {
        Region::Closed | Region::Film => {}
        Region::Channel => channel += amount,
        Region::Rim { .. } => dead += amount,
        _ => living += amount,
    };
    let region_of = |place: usize| match place.checked_sub(graph.cells) {
        None => lattice.regions[place],
        Some(pool) => graph.pools.get(pool).map_or(Region::Film, |&cell| lattice.regions[cell as usize]),
    };
    for (place, &contents) in solution.places.iter().enumerate() {
        add(region_of(place), contents);
    }
    for (sink, &ended) in graph.sinks.iter().zip(&solution.by_sink) {
        if (sink.fate as usize) < FATES.len() {
            add(region_of(sink.place as usize), ended);
        }
    }
    // Where everything is inside, as in a depot, rounding could add up to more than the whole.
    let taken_up = taken_up.min(1.0);
    let reached_cell = (taken_up + living).min(1.0);
    let in_tissue = (reached_cell + dead).min(1.0);
    let inside = if setup.lumen_is_outside() { 0.0 } else { channel };
    Strip { entered: (in_tissue + inside).min(1.0), in_tissue, reached_cell, taken_up }
}

/// Loads of cells from what each sink took.
pub(crate) fn classes(setup: &Setup, lattice: &Lattice, by_sink: &[f64]) -> Vec<Vec<CellClass>> {
    let mut classes = vec![Vec::new(); setup.cells.len()];
    for (kind, &share) in lattice.sinks.iter().zip(by_sink) {
        match *kind {
            SinkKind::Volume { cell_type, cells, .. } | SinkKind::Contact { cell_type, cells, .. } => {
                classes[cell_type].push(CellClass { cells, share });
            }
            _ => {}
        }
    }
    classes
}
