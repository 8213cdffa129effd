//! What the model needs and nobody has measured well.

use crate::parameter::{Origin, Parameter};
use crate::tables::row;

/// The assumed parameters with their reasons and those that rest on grade D, as Markdown.
pub fn gaps(parameters: &[&Parameter]) -> String {
    let assumed: Vec<_> = parameters.iter().filter(|p| matches!(p.origin, Origin::Assumed(_))).collect();
    let weak: Vec<_> =
        parameters.iter().filter(|p| p.is_assumed_or_d() && matches!(p.origin, Origin::Evidence(_))).collect();
    let mut text = format!(
        "# Gaps in the evidence\n\nOf {} parameters, {} are assumed and {} rest on grade D.\n",
        parameters.len(),
        assumed.len(),
        weak.len()
    );
    text.push_str("\n## Assumed\n\n");
    for parameter in assumed {
        text.push_str(&entry(parameter));
    }
    text.push_str("\n## Resting on grade D\n\n");
    for parameter in weak {
        text.push_str(&entry(parameter));
    }
    text
}

fn entry(parameter: &Parameter) -> String {
    let why = match parameter.origin {
        Origin::Assumed(reason) => reason.to_owned(),
        Origin::Evidence(ids) => ids.iter().map(|id| note_of(id)).collect::<Vec<_>>().join("; "),
    };
    let unit = parameter.shown_unit();
    format!("- `{}`: {}, {}{unit}. {why}\n", parameter.id, parameter.name, crate::prior_text(&parameter.prior))
}

fn note_of(id: &str) -> String {
    match row(id) {
        Some(row) if row.note.is_empty() => format!("`{id}`"),
        Some(row) => format!("`{id}`: {}", row.note),
        None => format!("`{id}` (no such row)"),
    }
}
