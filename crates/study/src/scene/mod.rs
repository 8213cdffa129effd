//! A piece of skin to look at: the reported draw as single vesicles and cells in space and time.
//!
//! The solver knows shares of places, not single vesicles. Here the ledger's counts are scaled to the skin around one
//! channel, and single vesicles are placed by the solved profile: where they end by what each sink took, where they are
//! before by what each place contains at that time. So every count and every profile is the solver's; a vesicle's way from
//! one place to the next is not.
//!
//! * `profile`: the solve with what each place and each sink has at each time
//! * `cells`: the living cells of the piece
//! * `uptakes`: which cell took up how many vesicles, and when
//! * `dots`: vesicles in space and time
//!
//! Checked by: crates/exoskin/tests/suite/scene.rs.

mod cells;
mod dots;
mod profile;
mod uptakes;

use std::collections::BTreeMap;

use exoskin_record::summary::Ledger;
use exoskin_scenario::Scenario;
use exoskin_therapy::delivery::Setup;
use exoskin_therapy::delivery::outcome::fate_names;
use exoskin_transport::Stream;

use crate::arm::ledger;
use crate::draws::{Held, design};
use crate::plan::Plan;
use crate::sampled::Sampled;
use crate::{Keeper, Options, StudyError, Watch, samples};

pub use cells::SceneCell;
pub use dots::{DotAt, PLACES};
use profile::Profile;
pub use uptakes::Uptake;

/// Random stream of scenes.
const SCENE_PROCESS: u32 = 2;

/// How much of a scene is drawn at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Most {
    /// Dots.
    pub dots: u32,
    /// Cells.
    pub cells: u32,
}

/// A piece of skin.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Which sample it is.
    pub sample: usize,
    /// The draw.
    pub setup: Setup,
    /// Times since application (s).
    pub looks_s: Vec<f64>,
    /// Thickness of the film at those times (um); 0 once it is dry or washed off.
    pub film_um: Vec<f64>,
    /// Events on the time axis: s, name.
    pub events: Vec<(f64, String)>,
    /// The ledger of the whole treatment.
    pub ledger: Ledger,
    /// How many such pieces make up the treated skin.
    pub pieces: f64,
    /// Vesicles by fate on this piece: the ledger's, divided by the pieces.
    pub vesicles: BTreeMap<String, u64>,
    /// Dots by fate.
    pub dots_by_fate: BTreeMap<String, u32>,
    /// Names of the places and ends of [`DotAt::state`].
    pub states: Vec<String>,
    /// Dots by time: `dots[look][dot]`.
    pub dots: Vec<Vec<DotAt>>,
    /// Cells that are drawn.
    pub cells: Vec<SceneCell>,
    /// Cells of each type on this piece.
    pub cells_by_type: Vec<u64>,
    /// What the cells that are drawn took up.
    pub uptakes: Vec<Uptake>,
    /// Vesicles in cells at each time.
    pub taken_by_look: Vec<u64>,
}

impl Scene {
    /// Vesicles applied to this piece.
    pub fn applied(&self) -> u64 {
        self.vesicles.values().sum()
    }

    /// Dots of one time.
    pub fn dot_count(&self) -> u32 {
        self.dots_by_fate.values().sum()
    }
}

/// The scene of the first arm that applies vesicles; none where no arm does. It shows the sample of this number, or the
/// one that is reported: arms that show the same sample share every draw.
///
/// # Errors
/// As [`crate::run`]; a sample that there is not.
pub fn scene(
    scenario: &Scenario,
    options: &Options,
    most: Most,
    wanted: Option<usize>,
    keeper: &dyn Keeper,
    watch: &dyn Watch,
) -> Result<Option<Scene>, StudyError> {
    let design = design(options);
    let plan = Plan::of(scenario, options)?;
    let counted = plan.arms.iter().find_map(|arm| Some((arm.application.as_ref()?, arm.case.as_ref()?, arm.base?)));
    let Some((application, case, base)) = counted.filter(|(_, case, _)| case.per_um2 > 0.0) else { return Ok(None) };
    let solved = plan.solve(&design, keeper, watch)?;
    let samples = samples::samples(application, case, &scenario.overrides, &design, watch)?;
    let sampled = Sampled { samples, rows: &solved[base], clusters: design.clusters() };
    let shown = wanted.unwrap_or_else(|| sampled.reported());
    let sample =
        *sampled.samples.get(shown).ok_or_else(|| StudyError::Defect(format!("there is no sample {shown}")))?;
    let row_draws = design.transport(sample.row);
    let setup = case.setup(&Held::new(&row_draws, &scenario.overrides))?;
    let names = fate_names(&setup);
    let ledger = ledger(options, &sampled, shown, &names)?;
    let failed = |reason: String| StudyError::Solve { row: sample.row, what: case.procedure.name.clone(), reason };
    let profile = Profile::of(&setup, &|| watch.stopped()).map_err(|error| match error.is_stopped() {
        true => StudyError::Stopped,
        false => failed(error.to_string()),
    })?;
    let pieces = sample.area_um2 / (std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um);
    Ok(Some(drawn(setup, profile, ledger, pieces, most, options.seed, shown)))
}

fn drawn(setup: Setup, profile: Profile, ledger: Ledger, pieces: f64, most: Most, seed: u64, sample: usize) -> Scene {
    let mut stream = Stream::new(seed, 0, SCENE_PROCESS, 0);
    let applied = (ledger.applied as f64 / pieces).round() as u64;
    let vesicles = apportioned(&ledger.fates, applied);
    let count = applied.min(u64::from(most.dots));
    let dots_by_fate: BTreeMap<String, u32> =
        apportioned(&vesicles, count).into_iter().map(|(fate, dots)| (fate, dots as u32)).collect();
    let living = cells::living(&setup, &profile);
    let taken = uptakes::taken(&setup, &profile, &vesicles, &living, &mut stream);
    let states = dots::states(&setup);
    let dots = dots::dots(&setup, &profile, &dots_by_fate, &taken, &states, &mut stream);
    let (kept, uptakes) = cells::thinned(&living, &taken, most.cells, &mut stream);
    Scene {
        sample,
        looks_s: profile.looks_s.clone(),
        film_um: profile.film_um.clone(),
        events: profile.events.clone(),
        ledger,
        pieces,
        vesicles,
        dots_by_fate,
        states,
        dots,
        cells: kept,
        cells_by_type: living.by_type(setup.cells.len()),
        uptakes,
        taken_by_look: taken.by_look(profile.looks_s.len()),
        setup,
    }
}

/// `total` shared out in proportion to `counts`, each share off by less than one: the largest remainders are rounded up.
fn apportioned(counts: &BTreeMap<String, u64>, total: u64) -> BTreeMap<String, u64> {
    let all: u64 = counts.values().sum();
    if all == 0 {
        return counts.clone();
    }
    let exact = |count: u64| u128::from(count) * u128::from(total);
    let mut shares: Vec<(String, u64, u128)> = counts
        .iter()
        .map(|(name, &count)| (name.clone(), (exact(count) / u128::from(all)) as u64, exact(count) % u128::from(all)))
        .collect();
    let given: u64 = shares.iter().map(|(_, share, _)| share).sum();
    let mut order: Vec<usize> = (0..shares.len()).collect();
    order.sort_by(|&a, &b| shares[b].2.cmp(&shares[a].2).then(a.cmp(&b)));
    for &place in order.iter().take((total - given) as usize) {
        shares[place].1 += 1;
    }
    shares.into_iter().map(|(name, share, _)| (name, share)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_off_by_less_than_one_and_close() {
        let counts =
            BTreeMap::from([("a".to_owned(), 7), ("b".to_owned(), 1), ("c".to_owned(), 0), ("d".to_owned(), 5)]);
        let shared = apportioned(&counts, 6);
        assert_eq!(shared.values().sum::<u64>(), 6);
        for (name, share) in shared {
            assert!((share as f64 - counts[&name] as f64 * 6.0 / 13.0).abs() < 1.0, "{name}");
        }
        assert_eq!(apportioned(&BTreeMap::new(), 0), BTreeMap::new());
    }
}
