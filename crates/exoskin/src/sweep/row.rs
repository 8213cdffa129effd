//! What one point gives: a row for each of its arms, cached under everything it depends on.

use std::collections::{BTreeMap, BTreeSet};

use exoskin_answer::outcome;
use exoskin_record::summary::{ArmSummary, Band, StripStep, Summary};
use exoskin_record::{Cache, Key};
use serde::{Deserialize, Serialize};

use super::point::Point;
use crate::folder::{self, VERSION};
use crate::options::{Keep, Options};

/// One row of the table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SweepRow {
    /// Number of the point, from 1.
    pub point: usize,
    /// The values that were varied, in the order of the paths.
    pub values: Vec<String>,
    /// Name of the arm.
    pub arm: String,
    /// What it gives.
    #[serde(flatten)]
    pub given: SweepArm,
}

/// What one arm gives.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SweepArm {
    /// Particles on the label; this and the other counts are none in an arm that applies nothing.
    pub label: Option<Band>,
    /// Whole vesicles on the skin.
    pub whole: Option<Band>,
    /// Vesicles that entered.
    pub entered: Option<Band>,
    /// Vesicles taken up.
    pub taken_up: Option<Band>,
    /// Vesicles taken up that set something off.
    pub working: Option<Band>,
    /// Readouts for the reason of the visit, each on the day on which it is assessed.
    pub readouts: BTreeMap<String, SweepReadout>,
}

/// One readout on its day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SweepReadout {
    /// Its unit.
    pub unit: String,
    /// The day.
    pub day: f64,
    /// Its value.
    #[serde(flatten)]
    pub band: Band,
}

/// What a point gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Given {
    arms: Vec<(String, SweepArm)>,
    /// Readouts for the reason of the visit.
    sought: BTreeSet<String>,
}

/// What a study of a point says. All readouts are here: which of them are shown depends on the other points as well.
pub(super) fn given(summary: &Summary) -> Given {
    Given {
        arms: summary.arms.iter().map(|arm| (arm.name.clone(), of_arm(summary, arm))).collect(),
        sought: outcome::sought(summary).into_iter().map(str::to_owned).collect(),
    }
}

fn of_arm(summary: &Summary, arm: &ArmSummary) -> SweepArm {
    let step = |name: &str| arm.step(name).map(StripStep::band);
    let readout = |key: &String| {
        let series = arm.readouts.get(key)?;
        let place = outcome::nearest(series, day(summary, key)?)?;
        let band = outcome::band(series, place);
        Some((key.clone(), SweepReadout { unit: series.unit.clone(), day: *series.days.get(place)?, band }))
    };
    SweepArm {
        label: step("label"),
        whole: step("on_skin"),
        entered: step("entered"),
        taken_up: step("taken_up"),
        working: step("working"),
        readouts: arm.readouts.keys().filter_map(readout).collect(),
    }
}

/// The day on which a readout is assessed.
fn day(summary: &Summary, key: &str) -> Option<f64> {
    let compared = summary.comparison.as_ref().and_then(|comparison| outcome::chosen_day(comparison, key));
    let fixed = || summary.readouts.iter().find(|one| one.key == key).and_then(|one| one.days.first().copied());
    compared.or_else(fixed).or(Some(summary.follow_up.days))
}

/// Whether finished points outlive this program.
pub(super) fn keeps(options: &Options) -> bool {
    matches!(options.keep, Keep::Disk) && Cache::of_user().folder().is_some()
}

/// What an earlier sweep found.
pub(super) fn kept(point: &Point, options: &Options) -> Option<Given> {
    if !keeps(options) {
        return None;
    }
    let text: String = Cache::of_user().load(&key(point, options))?;
    serde_json::from_str(&text).ok()
}

/// Keeps it; a cache that cannot be written costs time later, but not this answer.
pub(super) fn keep(point: &Point, options: &Options, given: &Given) {
    if let (true, Ok(text)) = (keeps(options), serde_json::to_string(given)) {
        drop(Cache::of_user().store(&key(point, options), &text));
    }
}

/// Everything that makes a run of the point what it is.
fn key(point: &Point, options: &Options) -> Key {
    let seed = options.seed.unwrap_or(point.scenario.seed);
    Key::new("sweep point", VERSION).with("run", &folder::identity(&point.scenario, options, seed).hex())
}

/// The rows of a point, with every readout, and whether it is sought.
pub(super) fn rows(place: usize, point: &Point, given: Given) -> Vec<(SweepRow, BTreeSet<String>)> {
    let row = |(arm, of_arm)| {
        let row = SweepRow { point: place + 1, values: point.values.clone(), arm, given: of_arm };
        (row, given.sought.clone())
    };
    given.arms.into_iter().map(row).collect()
}

/// The rows with the readouts that are sought at any point: all rows have the same columns where they exist.
pub(super) fn with_same_readouts(rows: Vec<(SweepRow, BTreeSet<String>)>) -> Vec<SweepRow> {
    let sought: BTreeSet<String> = rows.iter().flat_map(|(_, sought)| sought.iter().cloned()).collect();
    rows.into_iter()
        .map(|(mut row, _)| {
            row.given.readouts.retain(|key, _| sought.contains(key));
            row
        })
        .collect()
}
