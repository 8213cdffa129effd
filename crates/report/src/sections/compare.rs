//! The arms side by side; one arm needs no table.

use exoskin_record::summary::{ArmSummary, Band, Summary};

use super::head::{put_on, strip_band};
use super::{arm_id, has_vesicles};
use crate::markup::{Table, escape, whole};
use crate::numbers::{UNDEFINED, people, people_range, percent, percent_range, without_error};

const HEADS: [&str; 8] = [
    "Arm",
    "What was done",
    "On the label",
    "Entered",
    "Taken up",
    "Taken up of applied",
    "Own vesicles per one taken up",
    "Share assumed",
];

pub(crate) fn render(summary: &Summary) -> String {
    if summary.arms.len() < 2 {
        return String::new();
    }
    let mut table = Table::new(
        "cards-narrow compare",
        "Medians with 90 % bands. All arms use the same random draws, so no difference between them comes from different draws.",
        &HEADS,
    );
    for (i, arm) in summary.arms.iter().enumerate() {
        table.row(row(arm, i));
    }
    format!("<section id=\"compare\">\n<h2>The arms side by side</h2>\n{}</section>\n", table.finish())
}

fn row(arm: &ArmSummary, i: usize) -> Vec<String> {
    let label = match arm.dose.label_vesicles {
        Some(label) => whole(people(label)),
        None => "no number".into(),
    };
    let mut cells = vec![format!("<a href=\"#{}\">{}</a>", arm_id(i, arm), escape(&arm.name)), put_on(arm), label];
    if !has_vesicles(arm) {
        cells.extend(["0".into(), "0".into(), "–".into(), "–".into(), "–".into()]);
        return cells;
    }
    cells.push(counts(&strip_band(arm, "entered")));
    cells.push(counts(&strip_band(arm, "taken_up")));
    cells.push(shares(&without_error(&arm.taken_up_share)));
    cells.push(arm.endogenous_ratio.as_ref().map_or_else(|| UNDEFINED.into(), counts));
    cells.push(whole(percent(arm.assumed_share.share)));
    cells
}

/// A count with its band below it.
pub(crate) fn counts(band: &Band) -> String {
    stacked(band, &people(band.median), &format!("({})", people_range(band)))
}

/// A share with its band below it.
pub(crate) fn shares(band: &Band) -> String {
    stacked(band, &percent(band.median), &percent_range(band))
}

/// A number with its band in softer type below it; a band without width is left out.
pub(crate) fn stacked(band: &Band, number: &str, range: &str) -> String {
    if band.p05 == band.p95 {
        return format!("<b>{}</b>", whole(number));
    }
    format!("<b>{}</b> <span class=\"soft n\">{range}</span>", whole(number))
}
