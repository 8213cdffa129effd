//! The arms side by side; one arm needs no table.

use exoskin_record::summary::{ArmSummary, Band, Summary};

use super::head::put_on;
use super::{arm_id, has_vesicles};
use crate::markup::{Table, escape, whole};
use exoskin_answer::numbers::{UNDEFINED, people, people_range, percent, percent_range};
use exoskin_answer::outcome::too_few_draws;

const HEADS: [&str; 5] =
    ["Arm", "What was done", "Taken up of applied", "Own vesicles per one taken up", "Share assumed"];

/// A further column where the wound is chronic: the same in every arm, and that is the point.
const BY_ITSELF: &str = "Such wounds that close in 4 days by themselves";

pub(crate) fn render(summary: &Summary) -> String {
    if summary.arms.len() < 2 {
        return String::new();
    }
    let few = too_few_draws(summary);
    let alone = summary.follow_up.closes_by_itself.filter(|share| share.is_finite());
    let heads: Vec<&str> = HEADS.into_iter().chain(alone.map(|_| BY_ITSELF)).collect();
    let mut table = Table::new(
        "cards-narrow compare",
        "Medians with 90 % bands. All arms use the same random draws, so no difference between them comes from different draws.",
        &heads,
    );
    for (i, arm) in summary.arms.iter().enumerate() {
        let mut cells = row(arm, i, few.is_none());
        cells.extend(alone.map(|share| whole(percent(share))));
        table.row(cells);
    }
    format!("<section id=\"compare\">\n<h2>The arms side by side</h2>\n{}</section>\n", table.finish())
}

fn row(arm: &ArmSummary, i: usize, is_told: bool) -> Vec<String> {
    let mut cells = vec![format!("<a href=\"#{}\">{}</a>", arm_id(i, arm), escape(&arm.name)), put_on(arm)];
    if !has_vesicles(arm) {
        cells.extend(["–".into(), "–".into(), "–".into()]);
        return cells;
    }
    cells.push(shares(&arm.taken_up_share.band()));
    cells.push(arm.endogenous_ratio.as_ref().map_or_else(|| UNDEFINED.into(), counts));
    cells.push(if is_told { whole(percent(arm.assumed_share.share)) } else { "not told: too few draws".into() });
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
