//! What the product adds, counted out of a hundred where there is anything to see.

use exoskin_record::summary::{ArmSummary, Comparison, Difference, Summary};
use maud::{Markup, html};

use crate::markup::told as marked;
use exoskin_answer::layers::{self, for_patients, skill_for_patients};
use exoskin_answer::outcome::{difference, knows_procedure, span, told_for};
use exoskin_answer::path;
use exoskin_answer::readout::{Better, ReadoutDefinition, definition};
use exoskin_answer::seen::{self, Judgement};
use exoskin_answer::values::holds_zero;

/// What the product adds, counted out of a hundred.
pub(super) fn adds(summary: &Summary, arm: &ArmSummary) -> Markup {
    let Some(comparison) = &summary.comparison else { return Markup::default() };
    let is_directed = |key: &&str| definition(summary, key).better != Better::Neither;
    let found = told_for(summary).into_iter().filter(is_directed).find_map(|key| {
        difference(comparison, &arm.name, key).filter(|row| row.leading_above().is_finite()).map(|row| (key, row))
    });
    let Some((key, row)) = found.filter(|_| arm.name != comparison.against) else { return Markup::default() };
    let told = definition(summary, key);
    let (after, readout, other) = (span(row.day), &told.patient, other(comparison));
    let trials = of_trials(summary, key, &arm.name);
    let (lead, rest) = match seen::judged(row) {
        Judgement::Undefined => return Markup::default(),
        Judgement::TooSmall if trials.is_none() => (
            "Nothing that you could see.",
            format!("{readout} is the same with this product as {other}, to within 1 part in 100."),
        ),
        Judgement::MostlyTooSmall if trials.is_none() => (
            "In most computed cases, nothing that you could see.",
            format!(
                "{readout} is the same with this product as {other} in the middle case. In a few cases there is a difference."
            ),
        ),
        // Never "nothing to see" alone where studies say otherwise.
        Judgement::TooSmall => (
            "By all that is known of how it works, next to nothing.",
            format!("{readout} is computed to be the same with this product as {other}, to within 1 part in 100."),
        ),
        Judgement::MostlyTooSmall => (
            "By all that is known of how it works, next to nothing in most computed cases.",
            format!(
                "{readout} is computed to be the same with this product as {other} in the middle case. In a few cases there is a difference."
            ),
        ),
        Judgement::Open => (
            "Nobody knows.",
            format!(
                "{readout} could be less or more with this product than {other}. In the middle case there is no difference."
            ),
        ),
        Judgement::Likely | Judgement::Clear => {
            return html! { (something(summary, comparison, row, &told)) (studies(summary, trials.as_ref())) };
        }
    };
    html! { (nothing(lead, &format!("After {after}, {rest}"))) (studies(summary, trials.as_ref())) }
}

/// What published studies say about the readout; nothing where they are about something else.
fn of_trials(summary: &Summary, key: &str, arm: &str) -> Option<(&'static str, Vec<String>)> {
    let rows = layers::rows(summary);
    let row = rows.iter().find(|row| row.readout.key == key)?;
    Some(for_patients(row, row.arm(arm)?))
}

fn studies(summary: &Summary, trials: Option<&(&'static str, Vec<String>)>) -> Markup {
    html! {
        @if let Some((lead, sentences)) = trials { p { b { (lead) } @for line in sentences { " " (line) } } }
        @if let Some(skill) = skill_for_patients(summary) { p { (skill) } }
    }
}

fn nothing(lead: &str, rest: &str) -> Markup {
    html! { h2 { "What the product adds" } p { b { (lead) } " " (rest) } }
}

/// How many of a hundred cases do better.
fn something(summary: &Summary, comparison: &Comparison, row: &Difference, told: &ReadoutDefinition) -> Markup {
    let up = told.better == Better::More;
    let above = row.leading_above();
    let good = if up { above } else { 1.0 - above };
    let count = (100.0 * good.clamp(0.0, 1.0)).round();
    let way = if up { "more" } else { "less" };
    let at = if row.acts.is_some() { "acts/above" } else { "above" };
    html! {
        h2 { "What the product may add" }
        (people_picture(count as usize))
        p {
            "The computer runs your treatment many times. Each time it guesses differently about what nobody knows. "
            @if row.acts.is_some() { "Nobody knows whether such products do anything at all; these are the runs in which they do. " }
            "After "
            (span(row.day)) ", "
            b { (marked(&format!("{}/{at}", path::row(comparison, row)), format!("{count} of 100"))) } " such runs have " (way) " " (told.name)
            " with this product than " (other(comparison)) ". " b { (100.0 - count) }
            " do not. With no effect at all, it would be about 50 and 50."
            @if holds_zero(&row.leading()) {
                " " b { "So nobody can be sure that the product does anything here." }
            }
        }
        p {
            (size(comparison, row, &told.key, up))
            @if knows_procedure(summary, comparison) { (procedure_share(row)) }
        }
    }
}

fn other(comparison: &Comparison) -> &'static str {
    if comparison.untreated.as_ref() == Some(&comparison.against) {
        return "with no treatment at all";
    }
    "with the same treatment without it"
}

/// The change with the product, where the change that would happen anyway is set to 100.
fn size(comparison: &Comparison, row: &Difference, key: &str, up: bool) -> Markup {
    let anyway = comparison.procedure.as_deref().unwrap_or(&comparison.against);
    let told = difference(comparison, anyway, key).filter(|row| !seen::is_change_too_small(row));
    let Some(change) = told.map(|row| row.change.median) else { return Markup::default() };
    let with = [row.leading().p05, row.leading().median, row.leading().p95].map(|d| 100.0 * (1.0 + d / change));
    let is_plain = (change > 0.0) == up && with.iter().all(|parts| (0.0..1000.0).contains(parts));
    if !is_plain {
        return Markup::default();
    }
    let (low, high) = (with[0].min(with[2]), with[0].max(with[2]));
    html! {
        "How much? If the change without the product is 100, the change with it is about "
        b { (format_args!("{:.0}", with[1])) } " in the middle case. It could be anything from "
        (format_args!("{low:.0} to {high:.0}. "))
    }
}

fn procedure_share(row: &Difference) -> &'static str {
    match seen::procedure_share(row).map(|share| share.median) {
        Some(share) if share >= 0.95 => "Nearly all of what you see comes from the procedure, not from the product.",
        Some(share) if share > 0.5 => "Most of what you see comes from the procedure, not from the product.",
        _ => "",
    }
}

/// A hundred people; those who do better are filled.
fn people_picture(count: usize) -> Markup {
    html! {
        svg.people viewBox="0 0 500 80" role="img" aria-label={ (count) " of 100" } {
            @for i in 0..100 {
                circle class=(if i < count { "yes" } else { "no" }) cx=(10 + 20 * (i % 25)) cy=(10 + 20 * (i / 25)) r="7.5" {}
            }
        }
    }
}
