//! The arms side by side; one arm needs no table.

use exoskin_record::summary::{ArmSummary, Summary};
use maud::{Markup, Render, html};

use super::arm::{arm_id, has_vesicles, put_on};
use super::bands::{counts, shares};
use crate::markup::{Table, whole};
use exoskin_answer::numbers::{UNDEFINED, percent};
use exoskin_answer::outcome::too_few_draws;

const HEADS: [&str; 5] =
    ["Arm", "What was done", "Taken up of applied", "Own vesicles per one taken up", "Share assumed"];

/// A further column where the wound is chronic: the same in every arm, and that is the point.
const BY_ITSELF: &str = "Such wounds that close in 4 days by themselves";

pub(super) fn render(summary: &Summary) -> Markup {
    if summary.arms.len() < 2 {
        return Markup::default();
    }
    let few = too_few_draws(summary);
    let alone = summary.follow_up.closes_by_itself.filter(|share| share.is_finite());
    let row = |(i, arm)| {
        let mut cells = row(arm, i, few.is_none());
        cells.extend(alone.map(|share| whole(percent(share))));
        cells
    };
    let table = Table::new(
        "cards-narrow compare",
        "Medians with 90 % bands. All arms use the same random draws, so no difference between them comes from different draws.",
        HEADS.into_iter().chain(alone.map(|_| BY_ITSELF)),
    )
    .rows(summary.arms.iter().enumerate().map(row));
    html! { section #compare { h2 { "The arms side by side" } (table) } }
}

fn row(arm: &ArmSummary, i: usize, is_told: bool) -> Vec<Markup> {
    let mut cells = vec![html! { a href={ "#" (arm_id(i, arm)) } { (arm.name) } }, put_on(arm).render()];
    if !has_vesicles(arm) {
        cells.extend(["–"; 3].map(|dash| dash.render()));
        return cells;
    }
    let assumed = || whole(percent(arm.assumed_share.share));
    cells.push(shares(&arm.taken_up_share.band()));
    cells.push(arm.endogenous_ratio.as_ref().map_or_else(|| UNDEFINED.render(), counts));
    cells.push(if is_told { assumed() } else { "not told: too few draws".render() });
    cells
}
