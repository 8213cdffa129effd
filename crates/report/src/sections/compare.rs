//! The arms side by side; one arm needs no table.

use exoskin_record::summary::{ArmSummary, Summary};
use maud::{Markup, Render, html};

use super::arm::{arm_id, put_on};
use super::bands::{counts, shares};
use crate::markup::{Table, told, whole};
use exoskin_answer::numbers::{UNDEFINED, percent};
use exoskin_answer::outcome::{assumed_share, too_few_draws};

const HEADS: [&str; 5] =
    ["Arm", "What was done", "Taken up, of applied", "Own vesicles per one taken up", "Share assumed"];

/// A further column where the wound is chronic: the same in every arm, and that is the point.
const BY_ITSELF: &str = "Such wounds that close in 4 days on their own";

pub(super) fn render(summary: &Summary) -> Markup {
    if summary.arms.len() < 2 {
        return Markup::default();
    }
    let alone = summary.follow_up.closes_by_itself.filter(|share| share.is_finite());
    let row = |(i, arm)| {
        let mut cells = row(summary, arm, i);
        cells.extend(alone.map(|share| whole(percent(share))));
        cells
    };
    let table = Table::new(
        "cards-narrow compare",
        "Medians with 90 % bands. All arms use the same random draws, so no difference between arms comes from chance.",
        HEADS.into_iter().chain(alone.map(|_| BY_ITSELF)),
    )
    .rows(summary.arms.iter().enumerate().map(row));
    html! { section #compare { h2 { "The arms side by side" } (table) } }
}

fn row(summary: &Summary, arm: &ArmSummary, i: usize) -> Vec<Markup> {
    let path = |key: &str| format!("/arms/{i}/{key}");
    let mut cells = vec![html! { a href={ "#" (arm_id(i, arm)) } { (arm.name) } }, put_on(arm).render()];
    if !arm.has_vesicles() {
        cells.extend(["–"; 3].map(|dash| dash.render()));
        return cells;
    }
    let counted = |band| told(&path("endogenous_ratio"), counts(band));
    cells.push(told(&path("taken_up_share"), shares(&arm.taken_up_share.band())));
    cells.push(arm.endogenous_ratio.as_ref().map_or_else(|| UNDEFINED.render(), counted));
    cells.push(match assumed_share(summary, arm) {
        Some(share) => told(&path("assumed_share/share"), whole(percent(share))),
        None if too_few_draws(summary).is_some() => "not enough draws".render(),
        None => UNDEFINED.render(),
    });
    cells
}
