//! The counting strip of every arm in one table: from the label to vesicles that have an effect.

use exoskin_record::summary::{ArmSummary, Band, StripStep, Summary};
use maud::{Markup, Render, html};

use super::strip;
use crate::markup::{Table, soft, told};
use crate::scale::LogScale;
use crate::svg;
use exoskin_answer::numbers::{tally, tally_range};
use exoskin_answer::path;
use exoskin_answer::plain::{is_injected, way_of};
use exoskin_answer::words::tidy;

pub(super) fn render(summary: &Summary) -> Markup {
    let counted: Vec<&ArmSummary> = summary.arms.iter().filter(|arm| arm.has_vesicles()).collect();
    let Some(scale) = strip::axis(&summary.arms) else { return Markup::default() };
    if summary.arms.len() < 2 || counted.is_empty() {
        return Markup::default();
    }
    let steps = steps(&counted);
    let injected = counted.iter().all(|arm| is_injected(arm));
    let names = steps.iter().map(|step| way_of(step, injected).0);
    let row = |arm: &&ArmSummary| {
        let cells = steps.iter().map(|step| {
            let found = arm.step(step);
            told(&path::step(summary, arm, step), cell(found, &scale))
        });
        std::iter::once(arm.name.render()).chain(cells).collect()
    };
    let table = Table::new(
        "cards-narrow strips",
        "Whole vesicles per treatment at each step, median and 90 % band; bars on one log scale from a single vesicle.",
        std::iter::once("Arm".to_owned()).chain(names),
    )
    .rows(counted.iter().map(row));
    html! {
        section #strips {
            h2 { "From the label to the cell" }
            (table)
            p.note { (strip::working()) }
            @for arm in counted.iter().filter(|arm| arm.products.len() > 1) { (several(arm)) }
            (none(summary))
        }
    }
}

/// Every step of any arm, in the order of the arm that has most of them.
fn steps<'a>(arms: &[&'a ArmSummary]) -> Vec<&'a str> {
    let longest = arms.iter().max_by_key(|arm| arm.strip.len());
    let mut steps: Vec<&str> = longest.map(|arm| names(arm)).unwrap_or_default();
    for name in arms.iter().flat_map(|arm| names(arm)) {
        if !steps.contains(&name) {
            steps.push(name);
        }
    }
    steps
}

fn names(arm: &ArmSummary) -> Vec<&str> {
    arm.strip.iter().map(|step| step.step.as_str()).collect()
}

fn cell(step: Option<&StripStep>, scale: &LogScale) -> Markup {
    let Some(step) = step else { return html! { span.soft { "–" } } };
    let band = step.band();
    let range = tally_range(&band).filter(|_| band.p05 != band.p95);
    html! { b.n { (tally(band.median)) } (bar(&band, scale)) @if let Some(range) = range { (soft(range)) } }
}

fn bar(band: &Band, scale: &LogScale) -> Markup {
    let [low, middle, high] = [band.p05, band.median, band.p95].map(|value| 100.0 * scale.place(value));
    html! {
        svg.mini width="100%" height="12" aria-hidden="true" {
            (svg::bar("reach", 0.0, middle, 1, 10))
            (svg::bar("band", low, (high - low).max(0.4), 4, 4))
            (svg::upright("median", middle, [0, 12]))
        }
    }
}

/// With several products, the strip counts one of them.
fn several(arm: &ArmSummary) -> Markup {
    html! {
        p.note {
            b { (arm.name) } " holds " (arm.products.len()) " products; its line counts the vesicles of "
            (tidy(&arm.product)) " alone. What the others change in the skin is followed all the same."
        }
    }
}

fn none(summary: &Summary) -> Markup {
    let without = summary.arms.iter().filter(|arm| !arm.has_vesicles());
    let names: Vec<&str> = without.map(|arm| arm.name.as_str()).collect();
    html! { @if !names.is_empty() { p.note { "Without whole vesicles: " (names.join(", ")) "." } } }
}
