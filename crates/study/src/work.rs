//! How much work a study is, and how much memory it takes, counted before it starts.
//!
//! Counted in the units in which the work is done: multiplications of the meshes, steps of wounds, people followed. What
//! one of them costs on a machine is for the caller to say.

use exoskin_scenario::{Scenario, Session};
use exoskin_skin::healing;
use exoskin_stats::design::{Block as Part, Design};
use exoskin_therapy::course;
use exoskin_therapy::delivery::{self, Effort};
use exoskin_therapy::readouts;
use rayon::prelude::*;

use super::block::Block;
use super::compare::{PEOPLE, wanted};
use super::draws::{Held, block_of, design};
use super::follow::{AT_ONCE, CHUNK, bare_courses};
use super::plan::Plan;
use super::shares::hurts;
use super::tally::Tally;
use super::{Keeper, Options, StudyError};

/// Work and memory of a study.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Work {
    /// Transport problems.
    pub solves: usize,
    /// Of these, those that are cached.
    pub kept: usize,
    /// Multiplications, over all transport problems.
    pub solving: f64,
    /// Of these, those of problems that are not cached.
    pub left_to_solve: f64,
    /// Courses followed, over arms and samples.
    pub courses: f64,
    /// Steps of wounds, over all courses.
    pub steps: f64,
    /// Treatments that act, over all courses.
    pub treatments: f64,
    /// Looks at hair, over all courses: their days.
    pub hair_days: f64,
    /// Arms that are counted.
    pub counted: usize,
    /// Bytes beside those of a program at rest.
    pub bytes: usize,
}

/// Bytes of a solved row besides its loads of cells, and with them; rows are in memory twice while they are stored.
const ROW_BYTES: (usize, usize) = (1_000, 8_000); // number: a guess; changes only the estimated cost
/// Bytes of a sample while an arm's bands are taken: vial, dose and a list in order.
const SAMPLE_BYTES: usize = 160; // number: a guess; changes only the estimated cost

/// The work of a study of `scenario`; `cached` says which blocks need not be solved.
///
/// # Errors
/// An unknown site.
pub fn work(scenario: &Scenario, options: &Options, threads: usize, cached: &dyn Keeper) -> Result<Work, StudyError> {
    let plan = Plan::of(scenario, options)?;
    let mut work = Work { counted: plan.arms.iter().filter(|arm| arm.base.is_some()).count(), ..Work::default() };
    let design = design(options);
    // A table's rows cost what those of their count do.
    let own: Vec<Effort> = plan
        .blocks
        .par_iter()
        .map(|block| if block.like.is_some() { Ok(Effort::default()) } else { effort(block, &design) })
        .collect::<Result<_, StudyError>>()?;
    for (place, block) in plan.blocks.iter().enumerate() {
        let one = own[block.like.unwrap_or(place)];
        let solving = block.full as f64 * one.both + (block.solves() - block.full) as f64 * one.coarse;
        let kept = cached.has_block(&block.key);
        work.solves += block.solves();
        work.kept += if kept { block.solves() } else { 0 };
        work.solving += solving;
        work.left_to_solve += if kept { 0.0 } else { solving };
        work.bytes += 2 * block.solves() * if block.loads { ROW_BYTES.1 } else { ROW_BYTES.0 };
    }
    following(scenario, options, &plan, &mut work);
    work.bytes += memory(scenario, options, threads);
    Ok(work)
}

/// Rows whose work is taken for that of all.
const TRIED: usize = 4; // number: a few rows of different cost; changes only the estimated cost

/// Work of one row of a block, the mean over its first rows.
fn effort(block: &Block, design: &Design) -> Result<Effort, StudyError> {
    let tried = TRIED.min(block.rows);
    let mut mean = Effort::default();
    for row in 0..tried {
        let row_draws = design.transport(row);
        let units = block.case.unit_setups(&Held::new(&row_draws, &block.held))?;
        for unit in units.iter().filter(|unit| unit.setup.check().is_ok()) {
            let one = delivery::effort(&unit.setup);
            mean.coarse += one.coarse / tried as f64;
            mean.both += one.both / tried as f64;
        }
    }
    Ok(mean)
}

fn following(scenario: &Scenario, options: &Options, plan: &Plan, work: &mut Work) {
    if !options.follow {
        return;
    }
    let arms = scenario.arms.len();
    let people = if options.gains_only { 0 } else { PEOPLE.min(options.samples) };
    let weighed = scenario.hypotheses.weights.iter().filter(|(_, weight)| *weight > 0.0).count();
    let under = if arms > 1 { wanted(scenario, options).under_each * weighed } else { 0 };
    let (all, forced) = ((options.samples + people) as f64, under as f64);
    let haired = if scenario.site == "scalp" { scenario.until_s / exoskin_quantity::unit::DAY_S } else { 0.0 };
    let mut course = |sessions: &[Session], treatments: usize, times: f64| {
        work.courses += times;
        work.steps += times * steps(sessions, scenario.until_s);
        work.treatments += times * treatments as f64;
        work.hair_days += times * haired;
    };
    for (arm, planned) in scenario.arms.iter().zip(&plan.arms) {
        course(&arm.sessions, planned.treatments.len(), all + forced);
    }
    let bare = bare_courses(scenario).0;
    bare.iter().for_each(|sessions| course(sessions, 0, all));
    // Dark spots are counted over anybody: every course that injures the skin heals once more in every sample.
    let arms = scenario.arms.iter().map(|arm| &arm.sessions);
    for sessions in arms.chain(&bare).filter(|sessions| hurts(sessions)) {
        work.steps += options.samples as f64 * steps(sessions, scenario.until_s);
    }
}

fn steps(sessions: &[Session], until_s: f64) -> f64 {
    let wounding = sessions.iter().filter(|session| !session.procedure.device_class.does_nothing());
    let at_s: Vec<f64> = wounding.map(|session| session.at_s).collect();
    healing::steps(&at_s, until_s) as f64
}

/// Bytes that depend on samples, arms and readouts.
fn memory(scenario: &Scenario, options: &Options, threads: usize) -> usize {
    let number = std::mem::size_of::<f64>();
    let samples = options.samples;
    // Positions of the samples in every prior that is asked for: about half of all.
    let multiplied = |p: &&&exoskin_evidence::Parameter| block_of(p) == Part::Multiplied;
    let all = exoskin_therapy::parameters::all();
    let design = all.iter().filter(multiplied).count() / 2 * samples * std::mem::size_of::<u32>();
    let arms = scenario.arms.len();
    if !options.follow {
        return design + samples * (SAMPLE_BYTES + number * arms);
    }
    let wounded =
        scenario.arms.iter().flat_map(|arm| &arm.sessions).any(|one| !one.procedure.device_class.does_nothing());
    let readouts = readouts::definitions(scenario.condition, wounded, scenario.site == "scalp").len();
    let days = course::days_of(scenario);
    let looks = (readouts, days.len(), course::reported_days(&days).len());
    let tally = Tally::most_bytes(scenario, looks, &wanted(scenario, options), samples);
    let people = Tally::most_bytes(scenario, looks, &Default::default(), PEOPLE.min(samples));
    let courses = arms + bare_courses(scenario).0.len();
    let under_way = (AT_ONCE * threads * CHUNK).min(samples) * courses * readouts * (days.len() + 8) * number;
    design + tally + people + under_way + samples * SAMPLE_BYTES
}
