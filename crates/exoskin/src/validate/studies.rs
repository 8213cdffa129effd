//! The scenario of each comparison, run as any scenario is.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exoskin_quantity::Checked;
use exoskin_quantity::unit::DAY_S;
use exoskin_record::summary::Summary;
use exoskin_scenario::Scenario;
use exoskin_score::comparisons::{Comparison, List};

use crate::error::{Error, Result};
use crate::options::Options;
use crate::solve::Job;
use crate::watch::Watch;

/// Where a comparison's scenario lies: a file ending in .toml beside the map, or a name in the folder that is named as the
/// map is.
fn path(map: &Path, comparison: &Comparison) -> PathBuf {
    let beside = map.parent().unwrap_or(Path::new("."));
    match comparison.scenario.strip_suffix(".toml") {
        Some(_) => beside.join(&comparison.scenario),
        None => beside.join(map.file_stem().unwrap_or_default()).join(format!("{}.toml", comparison.scenario)),
    }
}

/// The same treatment, followed to the day of the comparison and no further: an arm's later sessions have not happened by
/// then.
fn scenario(map: &Path, comparison: &Comparison) -> Checked<Scenario> {
    let mut scenario = exoskin_therapy::read_scenario(&path(map, comparison))?;
    scenario.until_s = comparison.day * DAY_S;
    for arm in &mut scenario.arms {
        arm.sessions.retain(|session| session.at_s <= scenario.until_s);
    }
    Ok(scenario)
}

/// Refuses a scenario that cannot be read, or lacks an arm that is compared.
pub(super) fn check(map: &Path, list: &List, comparison: &Comparison) -> Checked<()> {
    let scenario = scenario(map, comparison)?;
    let arms: Vec<&str> = scenario.arms.iter().map(|arm| arm.name.as_str()).collect();
    match comparison.arms.iter().find(|arm| !arms.contains(&arm.as_str())) {
        Some(arm) => {
            let wrong = list.mistake(comparison, format!("{} has no arm `{arm}`", scenario.file));
            Err(wrong.expected(arms.join(", ")).nearest(exoskin_quantity::nearest(arm, arms)))
        }
        None => Ok(()),
    }
}

/// Runs scenarios, each to each day once.
pub(super) struct Studies<'a> {
    map: &'a Path,
    options: &'a Options,
    watch: &'a dyn Watch,
    done: BTreeMap<(String, u64), std::result::Result<Summary, String>>,
}

impl<'a> Studies<'a> {
    /// Nothing has been run yet.
    pub fn new(map: &'a Path, options: &'a Options, watch: &'a dyn Watch) -> Studies<'a> {
        Studies { map, options, watch, done: BTreeMap::new() }
    }

    /// The summary that answers `comparison`, or why there is none; run at the first call.
    pub fn summary(&mut self, comparison: &Comparison) -> Result<&std::result::Result<Summary, String>> {
        let key = (comparison.scenario.clone(), comparison.day.to_bits());
        if !self.done.contains_key(&key) {
            let summary = match self.run(comparison) {
                Err(stopped @ Error::Interrupted { .. }) => return Err(stopped),
                other => other.map_err(|wrong| wrong.to_string()),
            };
            self.done.insert(key.clone(), summary);
        }
        self.done.get(&key).ok_or_else(|| Error::Run("a study was lost".to_owned()))
    }

    fn run(&self, comparison: &Comparison) -> Result<Summary> {
        let scenario = scenario(self.map, comparison)?;
        let mut job = Job::new(&scenario, self.options, self.watch);
        // The tables of delays and sizes say nothing about a trial.
        job.exactly.delays_min.clear();
        job.exactly.sizes_nm.clear();
        job.run()
    }
}
