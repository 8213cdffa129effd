//! What a card rests on, collapsed: formula, inputs, what others observed.

use exoskin_record::risk::{Hazard, InputOrigin, Observation, RiskInput};
use maud::{Markup, Render, html};

use super::marks::{quoted, spaced_unit};
use crate::markup::{Table, joined, list};
use exoskin_answer::numbers::people_band;

pub(super) fn render(hazard: &Hazard) -> Markup {
    let parts = html! { (inputs(hazard)) (observations(hazard)) };
    html! { @if !parts.0.is_empty() { div.sources { (parts) } } }
}

fn inputs(hazard: &Hazard) -> Markup {
    let count = match hazard.inputs.len() {
        1 => "1 input".to_owned(),
        several => format!("{several} inputs"),
    };
    html! { @if !hazard.inputs.is_empty() || hazard.formula.is_some() {
        details {
            summary { "What it rests on (" (count) ")" }
            @if let Some(formula) = &hazard.formula { p { code { (formula) } } }
            @if !hazard.inputs.is_empty() { (table(&hazard.inputs)) }
        }
    } }
}

fn table(inputs: &[RiskInput]) -> Table {
    let caption = "Median with the 90 % band of what was drawn; a striped edge marks what is assumed.";
    let mut table = Table::new("inputs", caption, ["input", "value", "from", "reason for the range"]);
    for input in inputs {
        table.row_of(if input.origin == InputOrigin::Assumed { "is-assumed" } else { "" }, row(input));
    }
    table
}

fn row(input: &RiskInput) -> Vec<Markup> {
    vec![
        html! { (input.title) small { code { (input.id) } } },
        html! { (people_band(&input.band)) (spaced_unit(&input.unit)) },
        from(input),
        quoted(&input.reason).render(),
    ]
}

fn from(input: &RiskInput) -> Markup {
    match input.origin {
        InputOrigin::Evidence => html! {
            "measured"
            @if let Some(grade) = &input.grade { ", grade " (grade) }
            small { (joined(input.evidence.iter().map(|id| html! { code { (id) } }), " ")) }
        },
        InputOrigin::Assumed => html! { b { "assumed" } },
        InputOrigin::GivenByYou => html! { "your value" },
        InputOrigin::Scenario => html! { "the scenario" },
    }
}

fn observations(hazard: &Hazard) -> Markup {
    html! { @if !hazard.observations.is_empty() {
        // Where nothing is computed, what others observed is all there is.
        details open[hazard.quantities.is_empty()] {
            summary { "What others have seen (" (hazard.observations.len()) ")" }
            (list(hazard.observations.iter().map(observation)))
        }
    } }
}

fn observation(seen: &Observation) -> Markup {
    html! {
        (seen.what.trim()) " " span.soft { "(" (seen.in_whom) "; " (seen.species) ")" } " " b { (seen.reading) }
        small { "grade " (seen.grade) "; " (seen.source) "; " code { (seen.evidence) } }
    }
}
