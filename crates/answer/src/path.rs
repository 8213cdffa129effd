//! Where a shown number is in its document: JSON pointers into `summary.json` or the document of hazards.
//!
//! Pages carry them as `data-q`, so that anybody, and a test over random scenarios, can check a page against the
//! document.

use exoskin_record::summary::{ArmSummary, Comparison, Difference, Summary};

/// The arm, for example `/arms/0`; nothing if the summary does not contain it.
pub fn arm(summary: &Summary, arm: &ArmSummary) -> String {
    let place = summary.arms.iter().position(|one| one.name == arm.name);
    place.map_or_else(String::new, |place| format!("/arms/{place}"))
}

/// A step of an arm's strip.
pub fn step(summary: &Summary, one: &ArmSummary, step: &str) -> String {
    let place = one.strip.iter().position(|other| other.step == step);
    place.map_or_else(String::new, |place| format!("{}/strip/{place}", arm(summary, one)))
}

/// A row of the comparison.
pub fn row(comparison: &Comparison, row: &Difference) -> String {
    let same = |other: &Difference| other.arm == row.arm && other.readout == row.readout && other.day == row.day;
    let place = comparison.rows.iter().position(same);
    place.map_or_else(String::new, |place| format!("/comparison/rows/{place}"))
}

/// A readout on its `day`-th day: medians and ends are in lists, so the index follows after `#`.
pub fn on_day(summary: &Summary, one: &ArmSummary, key: &str, day: usize) -> String {
    format!("{}/readouts/{key}#{day}", arm(summary, one))
}
