//! What would make a run fail, reported before anything is solved.
//!
//! Every setup that would be solved is built and checked, and a few people are followed on made-up counts: whatever is
//! refused or does not come out as a number there would end the run after all its work. Nothing is solved and nothing
//! is stored.
//!
//! Checked by: tests/suite/rehearsal.rs (every parameter fixed at either end of its allowed range).

use exoskin_evidence::{Draws, Medians};
use exoskin_scenario::Scenario;
use exoskin_stats::design::Design;
use exoskin_therapy::delivery::{CellClass, Setup};
use rayon::prelude::*;

use super::block::Block;
use super::draws::{Held, design};
use super::follow::{Follow, Followed};
use super::plan::Plan;
use super::samples;
use super::solved::Solved;
use super::{Options, StudyError};

/// Number of samples that are followed.
const FOLLOWED: usize = 3;
/// Number of samples whose vials are counted.
const COUNTED: usize = 1000;
/// A made-up share of everything: neither none nor all.
const SHARE: f64 = 1e-3;

/// Why a run would not finish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstacle {
    /// What is wrong, as a phrase.
    pub problem: String,
    /// The parameter whose fixed value is at fault, if there is one.
    pub held: Option<String>,
}

/// Looks for anything that would make a run of `scenario` fail.
///
/// # Errors
/// The first obstacle.
pub fn rehearse(scenario: &Scenario, options: &Options) -> Result<(), Obstacle> {
    let Err(problem) = attempt(scenario, options) else { return Ok(()) };
    let without = |id: &str| {
        let overrides = scenario.overrides.iter().filter(|(held, _)| held != id).cloned().collect();
        Scenario { overrides, ..scenario.clone() }
    };
    let to_blame = scenario.overrides.iter().find(|(id, _)| attempt(&without(id), options).is_ok());
    Err(Obstacle { problem, held: to_blame.map(|(id, _)| id.clone()) })
}

fn attempt(scenario: &Scenario, options: &Options) -> Result<(), String> {
    let said = |error: StudyError| error.to_string();
    let design = design(options);
    let plan = Plan::of(scenario, options).map_err(said)?;
    plan.blocks.iter().try_for_each(|block| setups(block, &design))?;
    counts(scenario, &plan, &design)?;
    let solved = plan.blocks.iter().map(made_up).collect::<Result<Vec<Vec<Solved>>, StudyError>>().map_err(said)?;
    let follow = Follow::of(scenario, options, &plan, &solved, &design).map_err(said)?;
    let medians = Held::new(&Medians, &scenario.overrides);
    people(scenario, &follow, &medians)?;
    (0..FOLLOWED.min(options.samples)).try_for_each(|sample| {
        let row = design.units(sample);
        people(scenario, &follow, &Held::new(&row, &scenario.overrides))
    })
}

/// Checks that the solver accepts every setup of a block.
fn setups(block: &Block, design: &Design) -> Result<(), String> {
    let named = |problem: String| format!("{}: {problem}", block.case.procedure.name);
    (0..block.rows).into_par_iter().try_for_each(|row| {
        let row_draws = design.transport(row);
        let units = block.case.unit_setups(&Held::new(&row_draws, &block.held)).map_err(|error| error.to_string())?;
        units.iter().try_for_each(|unit| unit.setup.check()).map_err(named)
    })
}

/// Checks that no sample applies more to the skin than can be counted.
fn counts(scenario: &Scenario, plan: &Plan, design: &Design) -> Result<(), String> {
    let most = exoskin_transport::LARGEST_COUNT as f64;
    for arm in &plan.arms {
        let (Some(application), Some(case)) = (&arm.application, &arm.case) else { continue };
        let timeline = exoskin_vial::Timeline::of(&application.product, &application.history);
        (0..COUNTED.min(design.layout().samples)).into_par_iter().try_for_each(|sample| {
            let row = design.units(sample);
            let draws = Held::new(&row, &scenario.overrides);
            let one = samples::sample(application, case, &timeline, &draws, 0).map_err(|error| error.to_string())?;
            // Not a number counts as too many as well.
            let countable = one.whole <= most && one.whole >= 0.0 && one.area_um2 > 0.0;
            let wrong = || {
                format!("{}: {:.1e} vesicles cannot be counted one by one", scenario.arms[arm.index].name, one.whole)
            };
            if countable { Ok(()) } else { Err(wrong()) }
        })?;
    }
    Ok(())
}

/// Rows without a solve: the cells are those of the medians, the shares are made up.
fn made_up(block: &Block) -> Result<Vec<Solved>, StudyError> {
    let setup = block.case.setup(&Held::new(&Medians, &block.held))?;
    let area_um2 = std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um;
    let row = Solved {
        supply: 1.0,
        entered: SHARE,
        in_tissue: SHARE,
        reached_cell: SHARE,
        taken_up: SHARE,
        entry_20min: SHARE,
        capacity: SHARE,
        cell_area_um2: area_um2,
        channel_um: [0.0; 2],
        fluid_um3: 0.0,
        fates: Vec::new(),
        per_um2: setup.cells.iter().map(|cells| cells.per_um2).collect(),
        loads: if block.loads { loads(&setup, area_um2) } else { Vec::new() },
    };
    Ok(vec![row; block.rows])
}

fn loads(setup: &Setup, area_um2: f64) -> Vec<Vec<CellClass>> {
    let class = |per_um2: f64| CellClass { cells: per_um2 * area_um2, share: SHARE };
    setup
        .cells
        .iter()
        .map(|cells| vec![class(cells.per_um2)].into_iter().filter(|one| one.cells > 0.0).collect())
        .collect()
}

/// Follows one person through every arm under every hypothesis that has a weight, and checks that every readout is a
/// number on every day.
fn people(scenario: &Scenario, follow: &Follow<'_>, draws: &dyn Draws) -> Result<(), String> {
    let weighed = scenario.hypotheses.weights.iter().filter(|(_, weight)| *weight > 0.0);
    let ways = std::iter::once(None).chain(weighed.map(|(hypothesis, _)| Some(*hypothesis)));
    for way in ways {
        let courses = follow.sample(0, way, draws).map_err(|error| error.to_string())?;
        courses.iter().try_for_each(|course| finite(follow, course))?;
    }
    Ok(())
}

fn finite(follow: &Follow<'_>, course: &Followed) -> Result<(), String> {
    for (definition, reading) in follow.definitions.iter().zip(&course.readings) {
        if !reading.start.is_finite() || reading.values.iter().any(|value| !value.is_finite()) {
            return Err(format!("{} comes out as no number", definition.words.name));
        }
    }
    if course.working.is_finite() { Ok(()) } else { Err("what vesicles set off comes out as no number".to_owned()) }
}
