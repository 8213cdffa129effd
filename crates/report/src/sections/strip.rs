//! The counting strip: from the label to the living cell, one bar per step.

use exoskin_record::summary::{ArmSummary, Band, ProductCount, StripStep, Summary};
use maud::{Markup, html};

use super::arm::put_on;
use super::bands::number;
use crate::markup::{joined, told, whole};
use crate::rows::{Look, Row, label, log_rows};
use crate::scale::LogScale;
use exoskin_answer::arm::{SAMPLED, of_interval};
use exoskin_answer::numbers::{integer, people, people_band, people_range, percent, percent_range};
use exoskin_answer::path;
use exoskin_answer::plain::{WORKING, given, step_of};

/// One count axis for all arms, from a single vesicle upwards.
pub(super) fn axis(arms: &[ArmSummary]) -> Option<LogScale> {
    let values = arms.iter().flat_map(|arm| {
        let steps = arm.strip.iter().flat_map(|s| [s.median, s.p95]);
        steps.chain(own_count(arm))
    });
    let scale = LogScale::over(values, 40)?;
    Some(LogScale { low: 0, high: scale.high.max(3) })
}

pub(super) fn render(summary: &Summary, scale: Option<&LogScale>, arm: &ArmSummary) -> Markup {
    html! {
        h3 { "From the label to the cell" }
        p { (put_on(arm)) "." }
        @if !arm.strip.iter().any(|step| step.p95 > 0.0) {
            p { "Every step of the count, from the label to the cell, is " b { "0" } "." }
        } @else if let Some(scale) = scale { (counted(summary, scale, arm)) }
        @for other in &arm.beside { p { (beside(other)) } }
    }
}

fn counted(summary: &Summary, scale: &LogScale, arm: &ArmSummary) -> Markup {
    let rows: Vec<Row> = arm.strip.iter().map(|step| row(summary, arm, step)).chain(own_row(arm)).collect();
    html! {
        (log_rows(scale, 5, people, "vesicles per treatment, log scale", &rows))
        p.note {
            "Pale bar and stroke: median. Dark bar: 90\u{a0}% band. Shares of the label are ratios of medians; shares of "
            "what was applied are computed draw by draw where a band is shown. " em { "Entered" } " (of an injection: "
            em { "left the depot" } ") counts net passage until the film is dry; " em { "taken up" } " counts living "
            "cells after 48 hours: two meanings of “delivered”. " (working())
        }
        (other_draws(summary, arm))
    }
}

/// Another product of the same session, with its ledger.
fn beside(other: &ProductCount) -> Markup {
    let step = |name: &str| other.strip.iter().find(|step| step.step == name).map(StripStep::band).unwrap_or_default();
    html! {
        "In the same session, " b { (other.product) } ": "
        @if other.dose.applied_vesicles == 0 { "no whole vesicles." } @else {
            (whole(people_band(&step("on_skin")))) " vesicles on the skin, " (whole(people_band(&step("entered")))) " entered, "
            (whole(people_band(&step("taken_up")))) " taken up (" (whole(percent(other.taken_up_share.median))) "). Ledger: applied "
            (integer(other.ledger.applied)) " = the sum of " (other.ledger.fates.values().filter(|&&count| count > 0).count()) " fates."
        }
    }
}

/// How far the numbers may move with the seed.
fn other_draws(summary: &Summary, arm: &ArmSummary) -> Markup {
    let steps = arm.strip.iter().filter(|step| SAMPLED.contains(&step.step.as_str()));
    let told: Vec<String> = steps
        .filter_map(|step| {
            let intervals = step.intervals?;
            let [median, low, high] = [&intervals.median, &intervals.p05, &intervals.p95].map(of_interval);
            let name = step_of(&step.step, arm).0;
            Some(format!("{name}: median {median}, lower end of the band {low}, upper end {high}"))
        })
        .collect();
    html! {
        @if !told.is_empty() {
            p.note {
                "With " (people(f64::from(summary.transport_draws))) " other draws these numbers would lie, 95 % of the time, in: "
                (told.join("; ")) "."
            }
        }
    }
}

/// What the last step counts.
pub(super) fn working() -> Markup {
    html! { em { "Working" } ": " (WORKING) }
}

fn row(summary: &Summary, arm: &ArmSummary, step: &StripStep) -> Row {
    let (name, meaning) = step_of(&step.step, arm);
    let band = step.band();
    Row {
        label: label(&name, meaning),
        marks: vec![(band, Look::Bar)],
        numbers: html! { (told(&path::step(summary, arm, &step.step), number(&band))) small { (joined(shares(arm, step), " · ")) } },
        spoken: format!("{name}: {}", people_band(&band)),
    }
}

fn shares(arm: &ArmSummary, step: &StripStep) -> impl Iterator<Item = Markup> {
    let label = arm.dose.label_vesicles.filter(|label| *label > 0.0 && step.step != "label");
    let of_label = |label| whole(format_args!("{} of the label", percent(step.median / label)));
    label.map(of_label).into_iter().chain(of_applied(arm, step))
}

fn of_applied(arm: &ArmSummary, step: &StripStep) -> Option<Markup> {
    let banded = match step.step.as_str() {
        "label" | "whole_in_vial" | "on_skin" => return None,
        "entered" => Some(arm.entered_share.band()),
        "taken_up" => Some(arm.taken_up_share.band()),
        _ => None,
    };
    let applied = arm.step("on_skin").map(|s| s.median).filter(|n| *n > 0.0)?;
    Some(match banded.filter(|band| band.p05 < band.p95) {
        Some(band) => html! {
            (whole(percent(band.median))) " " (whole(percent_range(&band))) " of what was " (given(arm))
        },
        None => whole(format_args!("{} of what was {}", percent(step.median / applied), given(arm))),
    })
}

/// The body's own vesicles in 48 h: ratio times taken up, medians multiplied, so it has no band.
fn own_count(arm: &ArmSummary) -> Option<f64> {
    let taken = arm.step("taken_up")?.median;
    Some(taken * arm.endogenous_ratio?.median).filter(|own| own.is_finite() && *own > 0.0)
}

/// The body's own vesicles on the same axis.
fn own_row(arm: &ArmSummary) -> Option<Row> {
    let own = own_count(arm)?;
    let band = Band::exact(own);
    let ratio = &arm.endogenous_ratio?;
    Some(Row {
        label: label("the body's own", "secreted in 48 h by the living layer under the treated area"),
        marks: vec![(band, Look::Square)],
        numbers: html! {
            b { "about " (whole(people(own))) }
            small {
                (whole(people(ratio.median))) " times what is taken up " (whole(format_args!("({})", people_range(ratio))))
            }
        },
        spoken: format!(
            "the body's own vesicles: about {}; times what is taken up: {}",
            people(own),
            people_band(ratio)
        ),
    })
}
