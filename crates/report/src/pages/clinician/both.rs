//! Does the product add anything: mechanism and trials side by side, on the sheet.

use exoskin_record::summary::Summary;
use maud::{Markup, html};

use crate::layers::{conflicts, skill_line, table};
use exoskin_answer::layers::{Row, basis, rows, without_arms};
use exoskin_answer::outcome::told_for;

/// Rows that fit on the sheet.
const MOST: usize = 3;

pub(super) fn render(summary: &Summary) -> Markup {
    if summary.trials_layer.is_none() {
        return Markup::default();
    }
    let all = rows(summary);
    let told = told_for(summary);
    let wanted: Vec<&Row<'_>> = all.iter().filter(|row| told.contains(&row.readout.key.as_str())).take(MOST).collect();
    html! {
        h2 { "Does the product add anything? " small { "two answers, never averaged" } }
        @if wanted.is_empty() {
            @for line in without_arms(summary) { p { (line) } }
        } @else {
            (table(summary, &wanted, "even two-layers"))
            (conflicts(&wanted))
            @if let Some(row) = wanted.first() { p.use { "Trials: " (basis(row.shown)) ". They cannot tell one product from another." } }
        }
        (skill_line(summary))
    }
}
