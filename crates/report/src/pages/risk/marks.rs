//! Shapes and words of a hazard's states, and small texts of the page.

use exoskin_record::risk::{Hazard, HazardState};
use maud::{Markup, html};

use crate::pages::frame::{shape, symbol};
use exoskin_answer::words::tidy;

/// Every state, in the order of the legend.
pub(super) const STATES: [HazardState; 4] =
    [HazardState::Computed, HazardState::DataOnly, HazardState::NoData, HazardState::DoesNotApply];

/// Every symbol of the page.
pub(super) fn symbols() -> Markup {
    html! { @for state in STATES { (symbol(class(state), drawing(state))) } }
}

/// Class and symbol of a state.
pub(super) fn class(state: HazardState) -> &'static str {
    match state {
        HazardState::Computed => "computed",
        HazardState::DataOnly => "seen",
        HazardState::NoData => "no-data",
        HazardState::DoesNotApply => "not-here",
    }
}

fn drawing(state: HazardState) -> Markup {
    match state {
        HazardState::Computed => html! { path d="M2 18V11H6V18ZM8 18V2H12V18ZM14 18V7H18V18Z" fill="currentColor" {} },
        HazardState::DataOnly => html! {
            rect x="3" y="3" width="14" height="14" fill="#fff" stroke="currentColor" stroke-width="2.4" {}
        },
        HazardState::NoData => html! {
            circle cx="10" cy="10" r="8.2" fill="#fff" stroke="currentColor" stroke-width="1.8" stroke-dasharray="3 2" {}
            path d="M7 8a3 3 0 1 1 4.2 2.7Q10 11.3 10 12.6M10 14.4V16" fill="none" stroke="currentColor" stroke-width="2" {}
        },
        HazardState::DoesNotApply => html! { path d="M3 10H17" stroke="currentColor" stroke-width="3" {} },
    }
}

fn word(state: HazardState) -> &'static str {
    match state {
        HazardState::Computed => "computed",
        HazardState::DataOnly => "reports only, no rate",
        HazardState::NoData => "no data",
        HazardState::DoesNotApply => "does not apply",
    }
}

pub(super) fn meaning(state: HazardState) -> &'static str {
    match state {
        HazardState::Computed => "a chance or a figure with its band",
        HazardState::DataOnly => "seen by others; how often it would happen here cannot be concluded",
        HazardState::NoData => "nobody has looked, or no usable data were found; this is not good news",
        HazardState::DoesNotApply => "nothing in this scenario could cause it; the reason is given",
    }
}

/// Shape and word.
pub(super) fn mark(state: HazardState) -> Markup {
    html! { span class={ "mark " (class(state)) } { (shape(class(state))) " " (word(state)) } }
}

/// The name of a product after a title.
pub(super) fn of_product(hazard: &Hazard) -> Markup {
    html! { @if let Some(name) = &hazard.product { " " small { (tidy(name)) } } }
}

/// A unit after its number; none for a bare number.
pub(super) fn spaced_unit(unit: &str) -> String {
    if unit == "1" { String::new() } else { format!(" {unit}") }
}

/// Text in which words from a file are in backquotes, with quotation marks instead.
pub(super) fn quoted(text: &str) -> String {
    let mut inside = false;
    let change = |c: char| match c {
        '`' => {
            inside = !inside;
            if inside { '“' } else { '”' }
        }
        c => c,
    };
    text.chars().map(change).collect()
}
