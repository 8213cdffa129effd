//! The study: every arm of a scenario over the joint design, and the results as one summary.
//!
//! 1. [`plan`]: which transport problems have to be solved ([`Block`]s of rows), each once however many arms use it
//! 2. [`solved`]: one row of a block: a draw of every prior, one solve, as plain numbers that can be kept
//! 3. [`samples`]: thousands of vials and doses multiplied onto the solved rows
//! 4. [`arm`], [`cells`], [`course`], [`influence`]: bands, loads, pictures, what drives the result
//! 5. [`treatments`], [`follow`]: what acts when, and every arm's skin by day
//! 6. [`chunk`], [`tally`]: samples handed on as they are finished, and the columns that take what the answer needs
//! 7. [`compare`]: readouts, comparison of arms
//! 8. `shares`: how many of all people
//! 9. [`summary`]: everything in one document
//!
//! [`scene`] shows the reported draw as single vesicles and cells.
//!
//! The answer does not depend on threads, on the order of work, or on what was cached from an earlier run.

mod acting;
pub mod arm;
pub mod block;
pub mod cells;
pub mod chunk;
pub mod compare;
mod correct;
pub mod course;
pub mod draws;
pub mod follow;
pub mod influence;
mod keep;
mod own;
pub mod people;
mod plain;
pub mod plan;
pub mod rehearsal;
mod sampled;
pub mod samples;
pub mod scene;
mod shares;
pub mod solved;
pub mod summary;
pub mod tally;
mod told;
pub mod treatments;
pub mod why;
pub mod work;
pub mod yardstick;

use exoskin_quantity::Diagnostic;
use exoskin_record::summary::{ArmSummary, Summary};
use exoskin_scenario::Scenario;

pub use block::Block;
pub use chunk::{About, Chunk, Nobody, Sink};
pub use follow::{Follow, What};
pub use keep::{Forget, Keeper, Memory};
pub use own::{Decided, Own};
pub use plain::{held_in_vain, warnings};
pub use plan::Plan;
pub use solved::Solved;
use tally::{Tally, Wanted};
pub use work::Work;

/// Version of everything that a solved row depends on besides its key: raise it when equations, mesh or accuracy
/// change.
pub const MODEL_VERSION: &str = "transport-9";

/// How exactly.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Seed of every random stream.
    pub seed: u64,
    /// Samples drawn from the uncertain inputs.
    pub samples: usize,
    /// Solved transport rows per arm.
    pub draws: usize,
    /// Whether every row is solved on both meshes; otherwise a tenth is, and corrects the rest.
    pub all_on_both: bool,
    /// Delays of the apply-within table (min).
    pub delays_min: Vec<f64>,
    /// Diameters of the size table (nm).
    pub sizes_nm: Vec<f64>,
    /// Solved rows for each delay and size: the first ones of the design.
    pub side_draws: usize,
    /// Whether inputs are ranked by what they do to the count.
    pub drivers: bool,
    /// Whether the reported draw is drawn over time; otherwise only where its vesicles are is told.
    pub pictures: bool,
    /// Whether the skin is followed after the count; otherwise there are no readouts and no comparison.
    pub follow: bool,
    /// Whether of all that can be followed only the differences between arms are wanted, on the middle patient: not how
    /// patients differ, each hypothesis alone, dark spots, or what drives the count and where its vesicles are.
    pub gains_only: bool,
    /// Arms that are compared with each other in addition to the standard comparison, by name: those with a price.
    pub beside: Vec<String>,
    /// The arm that the others are set against, by name; none takes the vehicle where there is one.
    pub against: Option<String>,
}

impl Options {
    /// The default tables with the given seed, samples and solved rows.
    pub fn new(seed: u64, samples: usize, draws: usize) -> Options {
        Options {
            seed,
            samples,
            draws,
            all_on_both: false,
            delays_min: vec![0.0, 5.0, 10.0, 30.0, 60.0, 120.0],
            sizes_nm: vec![30.0, 100.0, 150.0],
            side_draws: draws.min(SIDE_DRAWS),
            drivers: true,
            pictures: true,
            follow: true,
            gains_only: false,
            beside: Vec::new(),
            against: None,
        }
    }

    /// Leaves out everything but the count: no tables of delays and sizes, no ranking of inputs.
    pub fn count_only(&mut self) {
        self.delays_min.clear();
        self.sizes_nm.clear();
        self.drivers = false;
    }

    /// Leaves out everything but the differences between arms: see [`Options::gains_only`].
    pub fn gains_only(&mut self) {
        self.count_only();
        self.gains_only = true;
    }

    /// How many of `rows` rows are solved on both meshes.
    fn full_of(&self, rows: usize) -> usize {
        if self.all_on_both { rows } else { correct::full_of(rows) }
    }
}

/// Default number of solved rows for each delay and size.
const SIDE_DRAWS: usize = 100;

/// A watcher of the work.
pub trait Watch: Sync {
    /// Told how many of the solves are done.
    fn progress(&self, done: usize, total: usize);
    /// Told how many of the samples are followed.
    fn followed(&self, _done: usize, _total: usize) {}
    /// Asked whether to stop.
    fn stopped(&self) -> bool;
}

/// No watcher.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unwatched;

impl Watch for Unwatched {
    fn progress(&self, _done: usize, _total: usize) {}
    fn stopped(&self) -> bool {
        false
    }
}

/// Why a study failed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum StudyError {
    /// Stopped by the watcher.
    #[error("stopped before it was finished")]
    Stopped,
    /// A transport problem could not be solved.
    #[error("draw {row} of {what} could not be solved: {reason}")]
    Solve {
        /// The row.
        row: usize,
        /// Which problem.
        what: String,
        /// Why.
        reason: String,
    },
    /// A row could not be kept.
    #[error("{0}")]
    Keep(String),
    /// Finished samples could not be taken.
    #[error("{0}")]
    Sink(String),
    /// What a product's file measured cannot be.
    #[error("{0}")]
    Input(Box<Diagnostic>),
    /// The site is unknown.
    #[error("{0}")]
    Site(#[from] exoskin_skin::UnknownSite),
    /// A count, band or share could not be computed: a defect.
    #[error("{0}")]
    Defect(String),
}

/// Runs every arm: the count of the first 48 hours, then the skin's course.
///
/// # Errors
/// Stopped, unsolvable draws, rows that cannot be kept.
pub fn run(
    scenario: &Scenario,
    options: &Options,
    keeper: &dyn Keeper,
    watch: &dyn Watch,
) -> Result<Summary, StudyError> {
    run_into(scenario, options, keeper, &mut Nobody, watch)
}

/// As [`run`]; every finished sample is handed to `sink` as well.
///
/// # Errors
/// As [`run`], and what `sink` says.
pub fn run_into(
    scenario: &Scenario,
    options: &Options,
    keeper: &dyn Keeper,
    sink: &mut dyn Sink,
    watch: &dyn Watch,
) -> Result<Summary, StudyError> {
    let design = draws::design(options);
    let plan = Plan::of(scenario, options)?;
    let solved = plan.solve(&design, keeper, watch)?;
    let follow = Follow::of(scenario, options, &plan, &solved, &design)?;
    let used = summary::asked(scenario, &plan, &follow)?;
    let wanted = compare::wanted(scenario, options);
    let samples = followed(&follow, &wanted, &used, keeper, sink, watch)?;
    let differ = options.follow && !options.gains_only;
    let people = What::people(if differ { compare::PEOPLE.min(options.samples) } else { 0 });
    let people = tally::days_of(&follow, people, keeper, watch)?;
    let counting = arm::Counting { scenario, options, design: &design, solved: &solved, watch };
    let mut arms = Vec::with_capacity(scenario.arms.len());
    for arm in &plan.arms {
        if watch.stopped() {
            return Err(StudyError::Stopped);
        }
        let varying = summary::varying_of(scenario, arm)?;
        let working = &samples.arms[arm.index].working;
        let counted = arm::arm(&counting, arm, &varying, working)?;
        arms.push(ArmSummary { readouts: compare::readouts(&follow, &samples, &people, arm.index)?, ..counted });
    }
    let mut summary = summary::summary(scenario, options, &design, &plan, &used.priors, arms)?;
    if options.follow {
        summary.readouts = told::readouts(scenario, &follow);
        if differ {
            let spots = shares::dark_spots(&follow, summary.arms.len(), watch)?;
            summary.arms.iter_mut().zip(spots).for_each(|(arm, spots)| arm.dark_spots = spots);
        }
        summary.follow_up = compare::follow_up(scenario, &follow, &design, watch)?;
        summary.follow_up.hot_or_cold = told::turns_hot_or_cold(&summary.arms);
        summary.follow_up.sought = told::sought(scenario, &follow, summary.follow_up.hot_or_cold);
        summary.comparison = compare::comparison(scenario, &wanted, &follow, &samples, keeper, watch)?;
        if differ && summary.comparison.is_some() {
            summary.why = why::of_follow(scenario, options, &follow, &summary.follow_up.sought)?;
        }
    }
    summary.notes.extend(yardsticks(scenario, &design, &plan, &solved, &summary)?);
    Ok(summary)
}

/// Every sample of the middle patient, into the columns that the summary needs and into `sink`.
fn followed(
    follow: &Follow<'_>,
    wanted: &Wanted,
    asked: &summary::Asked,
    keeper: &dyn Keeper,
    sink: &mut dyn Sink,
    watch: &dyn Watch,
) -> Result<Tally, StudyError> {
    let samples = follow.design().layout().samples;
    sink.begin(&follow.about(samples, asked)).map_err(StudyError::Sink)?;
    let mut tally = Tally::new(follow, wanted, samples);
    follow.each(What::first(samples), keeper, watch, &mut |first, followed| {
        tally.add(follow, wanted, followed);
        sink.chunk(&Chunk { follow, first, followed }).map_err(StudyError::Sink)
    })?;
    Ok(tally)
}

/// The reference-case sentence for every arm that holds the mouth.
fn yardsticks(
    scenario: &Scenario,
    design: &exoskin_stats::design::Design,
    plan: &Plan,
    solved: &[Vec<Solved>],
    summary: &Summary,
) -> Result<Vec<String>, StudyError> {
    let mut sentences = Vec::new();
    for (arm, said) in plan.arms.iter().zip(&summary.arms) {
        let (Some(case), Some(base)) = (&arm.case, arm.base) else { continue };
        if !case.ideal.held_mouth || case.per_um2 <= 0.0 {
            continue;
        }
        let row_draws = design.transport(0);
        let setup = case.setup(&draws::Held::new(&row_draws, &scenario.overrides))?;
        let row = &solved[base][0];
        let per_channel = case.per_um2 * row.cell_area_um2;
        sentences.extend(yardstick::sentence(&setup, row, per_channel).map(|text| format!("{}: {text}", said.name)));
    }
    Ok(sentences)
}
