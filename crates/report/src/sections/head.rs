//! The first screen: what was applied, how many vesicles end up in living cells, how certain that is.

use exoskin_record::summary::{ArmSummary, Band, Summary};
use maud::{Markup, html};

use super::arm::{arm_id, put_on, strip_band};
use super::bands::share;
use super::cells::gets;
use super::decides::assumed;
use crate::markup::{joined, spans, told, warnings, whole};
use crate::svg::inline;
use exoskin_answer::block::Block;
use exoskin_answer::compare;
use exoskin_answer::numbers::{capital, decimal, integer, people, people_range, percent, tally, tally_range};
use exoskin_answer::path;
use exoskin_answer::plain::{given, is_injected, step_of};
use exoskin_answer::words::{cell_type, tidy};

/// With more arms than this, those without vesicles share one line.
const MOST_CARDS: usize = 3;

pub(super) fn render(summary: &Summary) -> Markup {
    let many = summary.arms.len() > MOST_CARDS;
    let (shown, others): (Vec<_>, Vec<_>) =
        summary.arms.iter().enumerate().partition(|(_, arm)| !many || arm.has_vesicles());
    html! {
        header {
            p.use {
                strong { "For research and planning only. Not a medical device." }
                " A computed estimate, not a measurement."
            }
            h1 { (summary.title) }
            p.lead { (setting(summary)) }
            (warnings(summary))
            (verdict(summary))
            @if let Some(words) = exoskin_answer::layers::in_short(summary) { p.plain { b { (words) } } }
            div class={ "cards arms-" (shown.len().min(3)) } {
                @for (i, arm) in shown { (card(summary, arm, i)) "\n" }
            }
            @if !others.is_empty() { (without_card(summary, &others)) }
            p.key {
                (inline(34, 14, html! { rect.hatched width="34" height="14" {} }))
                " Hatched, here and below: assumed, grade D, or claimed without a measurement."
            }
        }
    }
}

/// Whether the arms differ, in the words of `exoskin compare`: before any count, which says nothing about an effect.
fn verdict(summary: &Summary) -> Markup {
    let comparison = summary.comparison.as_ref().filter(|_| summary.arms.len() > 1);
    let blocks = comparison.map(|comparison| compare::answer(summary, comparison)).unwrap_or_default();
    html! { @for block in &blocks { @if let Block::Paragraph(text) = block { p.plain { (spans(text)) } } } }
}

fn without_card(summary: &Summary, arms: &[(usize, &ArmSummary)]) -> Markup {
    html! {
        p.puton {
            "For comparison, without whole vesicles: " (joined(arms.iter().map(|(i, arm)| link(*i, arm)), ", ")) "."
        }
        (own_closing(summary))
    }
}

fn link(i: usize, arm: &ArmSummary) -> Markup {
    html! { a href={ "#" (arm_id(i, arm)) } { (arm.name) } }
}

fn setting(summary: &Summary) -> Markup {
    let (skin, days) = (&summary.skin, summary.follow_up.days);
    html! {
        (capital(&tidy(&skin.site))) @if let Some(years) = skin.age_years { ", age " (decimal(years, 2)) }
        "; " (whole(decimal(skin.area_cm2, 3))) " cm² treated; " (whole(people(skin.epidermal_cells_per_mm2)))
        " living epidermal cells per mm². Vesicles are counted over the first 48 hours after application"
        @if days > 0.0 { "; the skin is followed for " (decimal(days, 3)) " days" }
        ". The range behind every number is the 90\u{a0}% band over " (whole(integer(u64::from(summary.samples))))
        " samples."
    }
}

fn card(summary: &Summary, arm: &ArmSummary, i: usize) -> Markup {
    html! {
        article.card {
            h2 { (link(i, arm)) }
            p.puton { (put_on(arm)) }
            @if arm.has_vesicles() { (answer(summary, arm)) } @else {
                p.big { "0" }
                p {
                    "No whole vesicles are given in this arm. It shows what skin, procedure and liquid do without them."
                }
            }
            (own_closing(summary))
        }
    }
}

/// A chronic wound: what happens anyway, in every arm.
fn own_closing(summary: &Summary) -> Markup {
    let share = summary.follow_up.closes_by_itself.filter(|share| share.is_finite());
    html! { @if let Some(share) = share {
        p.own { (whole(percent(share))) " of such wounds close within four days on their own." }
    } }
}

fn answer(summary: &Summary, arm: &ArmSummary) -> Markup {
    let taken = strip_band(arm, "taken_up");
    let (own, step) = (path::arm(summary, arm), path::step(summary, arm, "taken_up"));
    html! {
        p.big {
            (whole(told(&format!("{step}/median"), tally(taken.median))))
            small {
                "vesicles in living cells"
                @if let Some(range) = tally_range(&taken) { "; 90\u{a0}% range " (whole(told(&step, range))) }
            }
        }
        p.sentence { (sentence(arm, &taken)) }
        ul.facts {
            li {
                (told(&format!("{own}/taken_up_share"), share(&arm.taken_up_share.band()))) " of the whole vesicles "
                (given(arm)) " end up in living cells; "
                (told(&format!("{own}/entered_share"), share(&arm.entered_share.band())))
                (if is_injected(arm) { " leave the depots." } else { " enter." })
            }
            (working(summary, arm))
            (hit_cells(arm))
            @if let Some(ratio) = &arm.endogenous_ratio { li { (own_vesicles(ratio)) } }
        }
        (assumed(summary, arm))
    }
}

fn sentence(arm: &ArmSummary, taken: &Band) -> Markup {
    let label = arm.dose.label_vesicles.filter(|label| *label > 0.0);
    html! {
        @if let Some(label) = label {
            "Of the " (whole(people(label))) " particles " (step_of("label", arm).0) ", about "
            (whole(tally(taken.median))) " whole vesicles (" (whole(percent(taken.median / label))) ")"
        } @else {
            "The product's file gives a range, not a single count. Of about " (whole(people(strip_band(arm, "on_skin").median)))
            " whole vesicles " (given(arm)) ", about " (whole(tally(taken.median)))
        }
        " end up in living cells within 48 hours."
    }
}

/// The last step of the strip: what switches a cell on.
fn working(summary: &Summary, arm: &ArmSummary) -> Markup {
    let (band, step) = (strip_band(arm, "working"), path::step(summary, arm, "working"));
    html! { @if arm.step("working").is_some() {
        li {
            "Cells that respond to these: " b { (whole(told(&format!("{step}/median"), tally(band.median)))) }
            @if let Some(range) = tally_range(&band) { " " span.soft { "(" (told(&step, range)) ")" } }
            ". How many vesicles a cell needs is assumed; 0 if vesicles do nothing."
        }
    } }
}

fn hit_cells(arm: &ArmSummary) -> Markup {
    let most = || arm.cells.iter().max_by(|a, b| a.1.count.total_cmp(&b.1.count).then_with(|| b.0.cmp(a.0)));
    let shown = arm.cells.get_key_value("keratinocyte").or_else(most);
    html! { @if let Some((name, cells)) = shown {
        li {
            "Very unevenly distributed: " b { (whole(gets(cells.share_hit_1.median, cells.count))) } " of the "
            (whole(people(cells.count))) " " (cell_type(name)) " get any."
        }
    } }
}

/// The body's own vesicles compared with the product's, in a sentence.
fn own_vesicles(ratio: &Band) -> Markup {
    html! {
        @if !ratio.median.is_finite() || ratio.median <= 0.0 {
            "The body's own vesicles cannot be compared: nothing was taken up."
        } @else {
            "The body's own: in the same 48 hours the living layer secretes " b { (whole(people(ratio.median))) }
            " vesicles for each one taken up " span.soft { "(" (whole(people_range(ratio))) ")" } "."
        }
    }
}
