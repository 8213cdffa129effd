//! Two layers beside each other, never averaged: what the product adds by mechanism, and what trials of this kind have shown.
//!
//! Both are put in per cent of what the same treatment does without the product, because that is what trials of different
//! endpoints have in common: +40 % of a wanted change is more of it, −30 % of a harm is less of it.

mod blocks;
mod part;
mod patient;
mod words;

use exoskin_record::summary::{Band, Difference, Summary, TrialsLayer, TrialsShown};

use crate::outcome::{self, difference};
use crate::readout::{Better, ReadoutDefinition, definition};
use crate::{dark_spots, seen};

pub use blocks::{blocks, without_arms};
pub use part::{Part, in_short, parts};
pub use patient::{for_patients, skill_for_patients};
pub use words::{MECHANISM, TRIALS, basis, by_hypothesis, explanations, factor, percents, skill, skill_of_card};

/// One readout in both layers, on the day fixed for it.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    /// The readout.
    pub readout: ReadoutDefinition,
    /// The arm without the product.
    pub alone: &'a Difference,
    /// Whether that arm moves the readout to the worse side.
    pub is_harm: bool,
    /// Every arm that the layer of trials speaks of.
    pub arms: Vec<ArmRow<'a>>,
    /// What trials have shown.
    pub shown: &'a TrialsShown,
    /// The published result to expect, in per cent of what the arm without the product does; none where that is too small
    /// to see.
    pub published: Option<Band>,
    /// The same less a bias common to all trials.
    pub corrected: Option<Band>,
}

/// What one arm adds by mechanism.
#[derive(Clone, Debug)]
pub struct ArmRow<'a> {
    /// The arm compared with the one without the product.
    pub row: &'a Difference,
    /// The same in per cent of what the arm without the product does; none where that is too small to see.
    pub percent: Option<Band>,
    /// Where it parts from the trials.
    pub part: Option<Part>,
}

/// The layer of trials of a summary, if it speaks of any of its arms.
pub fn layer(summary: &Summary) -> Option<&TrialsLayer> {
    summary.trials_layer.as_ref().filter(|layer| layer.silent.is_empty() && !layer.arms.is_empty())
}

/// Every readout in both layers: what the skin is treated for first.
pub fn rows(summary: &Summary) -> Vec<Row<'_>> {
    let (Some(layer), Some(comparison)) = (layer(summary), &summary.comparison) else { return Vec::new() };
    let first = outcome::told_for(summary);
    let rest = outcome::keys(summary).into_iter().filter(|key| !first.contains(key));
    let keys = first.iter().copied().chain(rest).filter(|key| dark_spots::is_tabled(key));
    keys.filter_map(|key| {
        let shown = layer.shown.iter().find(|shown| shown.readouts.iter().any(|readout| readout == key))?;
        row(summary, layer, shown, key, difference(comparison, &comparison.against, key)?)
    })
    .collect()
}

fn row<'a>(
    summary: &'a Summary,
    layer: &'a TrialsLayer,
    shown: &'a TrialsShown,
    key: &str,
    alone: &'a Difference,
) -> Option<Row<'a>> {
    let comparison = summary.comparison.as_ref()?;
    let readout = definition(summary, key);
    let change = alone.change.median;
    let is_harm = match readout.better {
        Better::More => change < 0.0,
        Better::Less => change > 0.0,
        Better::Neither => return None,
    };
    let sized = change.is_finite() && change != 0.0 && !seen::is_change_too_small(alone);
    let room = room(alone, readout.better, is_harm);
    // Where the treatment has done all that there is to do, nothing can be added.
    if sized && room < LEAST_ROOM {
        return None;
    }
    let of_trials = |band: Band| sized.then(|| percent_of(band, is_harm, room));
    let mut row = Row {
        published: of_trials(shown.published),
        corrected: of_trials(shown.corrected),
        arms: Vec::new(),
        readout,
        alone,
        is_harm,
        shown,
    };
    let arms = layer.arms.iter().filter_map(|arm| difference(comparison, arm, key));
    for arm in arms.filter(|arm| arm.leading().median.is_finite()) {
        let percent = sized.then(|| arm.leading().times(100.0 / change));
        let part = part::part(&row, arm, percent);
        row.arms.push(ArmRow { row: arm, percent, part });
    }
    (!row.arms.is_empty()).then_some(row)
}

/// Less room than this, as a share of what the treatment has done, is none.
const LEAST_ROOM: f64 = 0.01;

/// How much more there could be of a wanted change, as a share of it: a scar cannot be less than none, a wound not more than
/// closed. A harm is only ever lessened, for which its own size is room enough.
fn room(alone: &Difference, better: Better, is_harm: bool) -> f64 {
    let change = alone.change.median.abs();
    let left = match (better, alone.scale) {
        _ if is_harm => return f64::INFINITY,
        (Better::Less, _) => alone.value.median,
        (_, Some(end)) => end - alone.value.median,
        (_, None) => return f64::INFINITY,
    };
    (left / change).max(0.0)
}

/// Factors on what the treatment does without the product, in per cent of it: more of a wanted change, less of a harm.
fn percent_of(factor: Band, is_harm: bool, room: f64) -> Band {
    if is_harm {
        let less = |factor: f64| 100.0 * (1.0 / factor - 1.0);
        return Band { median: less(factor.median), p05: less(factor.p95), p95: less(factor.p05) };
    }
    factor.map(|factor| 100.0 * (factor - 1.0).min(room))
}

impl Row<'_> {
    /// An arm's part of it.
    pub fn arm(&self, name: &str) -> Option<&ArmRow<'_>> {
        self.arms.iter().find(|arm| arm.row.arm == name)
    }

    /// The arm that pages for people are about, else the first.
    pub fn main(&self, summary: &Summary) -> Option<&ArmRow<'_>> {
        let name = outcome::main_arm(summary).map(|arm| arm.name.as_str());
        name.and_then(|name| self.arm(name)).or_else(|| self.arms.first())
    }

    /// A band turned so that more is better.
    pub fn good(&self, band: Band) -> Band {
        if self.is_harm { band.turned() } else { band }
    }
}
