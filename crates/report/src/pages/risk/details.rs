//! What a card rests on, folded: formula, inputs, what others saw.

use exoskin_record::risk::{Hazard, InputOrigin, Observation, RiskInput};

use super::quoted;
use crate::markup::{Table, escape};
use exoskin_answer::numbers::people_band;

pub(super) fn render(hazard: &Hazard) -> String {
    let parts = inputs(hazard) + &observations(hazard);
    if parts.is_empty() { String::new() } else { format!("<div class=\"sources\">{parts}</div>\n") }
}

fn inputs(hazard: &Hazard) -> String {
    let formula = hazard.formula.as_deref().map(|text| format!("<p><code>{}</code></p>", escape(text)));
    let formula = formula.unwrap_or_default();
    if hazard.inputs.is_empty() && formula.is_empty() {
        return String::new();
    }
    let mut table = Table::new(
        "inputs",
        "Median with the 90 % band of what was drawn; a striped edge marks what is assumed.",
        &["input", "value", "from", "why this range"],
    );
    for input in &hazard.inputs {
        let attributes = if input.origin == InputOrigin::Assumed { "class=\"is-assumed\"" } else { "" };
        table.row_with(attributes, row(input));
    }
    let table = if hazard.inputs.is_empty() { String::new() } else { table.finish() };
    let count = match hazard.inputs.len() {
        1 => "1 input".to_owned(),
        several => format!("{several} inputs"),
    };
    format!("<details><summary>What it rests on ({count})</summary>{formula}{table}</details>\n")
}

fn row(input: &RiskInput) -> Vec<String> {
    let unit = if input.unit == "1" { String::new() } else { format!(" {}", input.unit) };
    vec![
        format!("{}<small><code>{}</code></small>", escape(&input.title), escape(&input.id)),
        escape(&format!("{}{unit}", people_band(&input.band))),
        from(input),
        quoted(&input.reason),
    ]
}

fn from(input: &RiskInput) -> String {
    let grade = input.grade.as_deref().map(|grade| format!(", grade {}", escape(grade))).unwrap_or_default();
    let rows: Vec<String> = input.evidence.iter().map(|id| format!("<code>{}</code>", escape(id))).collect();
    match input.origin {
        InputOrigin::Evidence => format!("measured{grade}<small>{}</small>", rows.join(" ")),
        InputOrigin::Assumed => "<b>assumed</b>".into(),
        InputOrigin::GivenByYou => "given by you".into(),
        InputOrigin::Scenario => "the scenario".into(),
    }
}

fn observations(hazard: &Hazard) -> String {
    if hazard.observations.is_empty() {
        return String::new();
    }
    let items: String = hazard.observations.iter().map(observation).collect();
    format!(
        "<details{}><summary>What others saw ({})</summary><ul>{items}</ul></details>\n",
        // Where nothing is computed, what others saw is all there is.
        if hazard.quantities.is_empty() { " open" } else { "" },
        hazard.observations.len()
    )
}

fn observation(seen: &Observation) -> String {
    format!(
        "<li>{} <span class=\"soft\">({}; {})</span> <b>{}</b><small>grade {}; {}; <code>{}</code></small></li>",
        escape(seen.what.trim()),
        escape(&seen.in_whom),
        escape(&seen.species),
        escape(&seen.reading),
        escape(&seen.grade),
        escape(&seen.source),
        escape(&seen.evidence)
    )
}
