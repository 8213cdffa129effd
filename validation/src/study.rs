//! The scenario of each trial, run as any scenario is.

use std::collections::BTreeMap;
use std::path::Path;

use exoskin_quantity::Checked;
use exoskin_record::Cache;
use exoskin_record::cache::Key;
use exoskin_record::summary::Summary;
use exoskin_scenario::Scenario;
use exoskin_study as study;
use exoskin_study::{Keeper, MODEL_VERSION, Options, Unwatched};

use crate::comparisons::Comparison;

const S_PER_D: f64 = 86_400.0;

/// How exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Solved transport draws per arm.
    pub draws: usize,
    /// Samples.
    pub samples: usize,
}

/// Reads `validation/trials/NAME.toml`.
///
/// # Errors
/// A mistake in the file, with its place.
pub fn scenario(root: &Path, name: &str) -> Checked<Scenario> {
    exoskin_therapy::read_scenario(&root.join("validation/trials").join(format!("{name}.toml")))
}

/// The same treatment, followed to `day` and no further: an arm's later sessions have not happened by then.
pub fn until(mut scenario: Scenario, day: f64) -> Scenario {
    scenario.until_s = day * S_PER_D;
    for arm in &mut scenario.arms {
        arm.sessions.retain(|session| session.at_s <= scenario.until_s);
    }
    scenario
}

/// Runs scenarios, each to each day once.
pub struct Studies<'a> {
    root: &'a Path,
    effort: Effort,
    kept: Kept,
    done: BTreeMap<(String, u64), Result<Summary, String>>,
}

impl<'a> Studies<'a> {
    /// Nothing has been run yet.
    pub fn new(root: &'a Path, effort: Effort) -> Studies<'a> {
        Studies { root, effort, kept: Kept(Cache::of_user()), done: BTreeMap::new() }
    }

    /// The summary that answers `comparison`; run at the first call.
    pub fn summary(&mut self, comparison: &Comparison) -> &Result<Summary, String> {
        let key = (comparison.scenario.clone(), comparison.day.to_bits());
        let (root, effort, kept) = (self.root, self.effort, &self.kept);
        self.done.entry(key).or_insert_with(|| run(root, effort, kept, comparison))
    }
}

fn run(root: &Path, effort: Effort, kept: &Kept, comparison: &Comparison) -> Result<Summary, String> {
    let scenario = scenario(root, &comparison.scenario).map_err(|wrong| wrong.to_string())?;
    let scenario = until(scenario, comparison.day);
    let mut options = Options::new(scenario.seed, effort.samples, effort.draws);
    // The tables of delays and sizes say nothing about a trial.
    options.delays_min.clear();
    options.sizes_nm.clear();
    study::run(&scenario, &options, kept, &Unwatched).map_err(|wrong| wrong.to_string())
}

/// Solved transport rows of earlier runs, shared with the command.
struct Kept(Cache);

impl Kept {
    fn key(text: &str) -> Key {
        Key::transport_rows(MODEL_VERSION, text)
    }
}

impl Keeper for Kept {
    fn block(&self, key: &str) -> Option<Vec<Vec<f64>>> {
        self.0.load(&Kept::key(key))
    }

    fn keep_block(&self, key: &str, rows: &[Vec<f64>]) {
        // A cache that cannot be written costs time later, but not this answer.
        let _ = self.0.store(&Kept::key(key), &rows.to_vec());
    }
}
