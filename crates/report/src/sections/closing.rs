//! What a reader must know, what the source does not say, and how to get the same bytes again.

use exoskin_record::summary::Summary;
use maud::{Markup, html};

use crate::markup::list;
use exoskin_answer::numbers::integer;

pub(super) fn render(summary: &Summary) -> Markup {
    html! {
        section #notes {
            h2 { "Notes" }
            (points("", &summary.notes, "No notes."))
            (source(summary))
            (again(summary))
            p.use {
                strong { "For research and planning only. Not a medical device." } " Not for diagnosis or treatment decisions."
            }
        }
    }
}

fn again(summary: &Summary) -> Markup {
    html! {
        h3 { "How to reproduce this" }
        p {
            "Scenario " code { (summary.scenario) } ", seed " code { (summary.seed) } ", " (tier(&summary.tier)) ", "
            (integer(u64::from(summary.transport_draws))) " transport solutions per arm, "
            (integer(u64::from(summary.samples))) " samples, summary schema " (summary.schema)
            ". The folder of this page contains " code { "scenario.toml" } " as it was read, and " code { "provenance.json" }
            " with version and hashes. The same version gives the same numbers, bit for bit, on any number of threads:"
        }
        pre { "exoskin run scenario.toml --seed " (summary.seed) }
    }
}

fn source(summary: &Summary) -> Markup {
    let source = if summary.source.is_empty() { "No source is named." } else { &summary.source };
    let lead = "What the source does not say; each item widens the bands:";
    html! {
        h3 { "Where the scenario comes from" }
        p { (source) }
        (points(lead, &summary.unknown, "Nothing is marked unknown."))
    }
}

fn tier(name: &str) -> String {
    match name {
        "reduced" => "reduced tier (one channel stands for all)".into(),
        "tissue" => "tissue tier (cell by cell)".into(),
        other => format!("{other} tier"),
    }
}

fn points(lead: &str, items: &[String], none: &str) -> Markup {
    html! {
        @if items.is_empty() { p { (none) } } @else {
            @if !lead.is_empty() { p { (lead) } }
            (list(items))
        }
    }
}
