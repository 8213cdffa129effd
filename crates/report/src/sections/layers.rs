//! Does the product add anything: the mechanism's answer beside what trials of this kind have shown.

use exoskin_record::summary::Summary;
use maud::{Markup, html};

use crate::layers::{conflicts, skill_line, table};
use exoskin_answer::layers::{MECHANISM, Row, TRIALS, basis, explanations, rows, without_arms};
use exoskin_answer::outcome::told_for;

pub(super) fn render(summary: &Summary) -> Markup {
    if summary.trials_layer.is_none() {
        return Markup::default();
    }
    let rows = rows(summary);
    html! {
        section #layers {
            h2 { "Does the product add anything? Two answers, never averaged" }
            @if rows.is_empty() { @for line in without_arms(summary) { p { (line) } } } @else { (both(summary, &rows)) }
            (skill_line(summary))
        }
    }
}

fn both(summary: &Summary, rows: &[Row<'_>]) -> Markup {
    let told = told_for(summary);
    let (first, rest): (Vec<&Row<'_>>, Vec<&Row<'_>>) =
        rows.iter().partition(|row| told.contains(&row.readout.key.as_str()));
    let all: Vec<&Row<'_>> = rows.iter().collect();
    let shown = if first.is_empty() { &all } else { &first };
    html! {
        p.lead { b { "Mechanism" } (MECHANISM.trim_start_matches("Mechanism")) " " b { "Trials" } (TRIALS.trim_start_matches("Trials")) }
        (table(summary, shown, "two-layers"))
        (conflicts(shown))
        @if !first.is_empty() && !rest.is_empty() {
            details {
                summary { "The same for every other readout (" (rest.len()) ")" }
                (table(summary, &rest, "two-layers"))
                (conflicts(&rest))
            }
        }
        (behind(rows))
    }
}

/// The trials behind the figures, and what lies outside the mechanism.
fn behind(rows: &[Row<'_>]) -> Markup {
    let mut groups = Vec::new();
    for row in rows {
        if !groups.contains(&row.shown) {
            groups.push(row.shown);
        }
    }
    html! {
        @if let Some(first) = groups.first() { p { (explanations(first)) } }
        p.note { "Trials behind these figures. " @for (i, shown) in groups.iter().enumerate() { @if i > 0 { "; " } (basis(shown)) } "." }
    }
}
