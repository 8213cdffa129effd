//! The counting strip of every arm in one table: from the label to vesicles that do something.

use exoskin_record::summary::{ArmSummary, Band, StripStep, Summary};

use super::{has_vesicles, strip};
use crate::markup::{Table, escape, whole};
use crate::scale::LogScale;
use exoskin_answer::numbers::{tally, tally_range};
use exoskin_answer::plain::{WORKING, is_injected, way_of};
use exoskin_answer::words::tidy;

pub(crate) fn render(summary: &Summary) -> String {
    let counted: Vec<&ArmSummary> = summary.arms.iter().filter(|arm| has_vesicles(arm)).collect();
    let Some(scale) = strip::axis(&summary.arms) else { return String::new() };
    if summary.arms.len() < 2 || counted.is_empty() {
        return String::new();
    }
    let steps = steps(&counted);
    let injected = counted.iter().all(|arm| is_injected(arm));
    let names: Vec<String> = steps.iter().map(|step| way_of(step, injected).0).collect();
    let heads: Vec<&str> = std::iter::once("Arm").chain(names.iter().map(String::as_str)).collect();
    let mut table = Table::new(
        "cards-narrow strips",
        "Whole vesicles per treatment at each step, median and 90 % band; bars on one log scale from a single vesicle.",
        &heads,
    );
    for arm in &counted {
        let cells = steps.iter().map(|step| cell(arm.strip.iter().find(|s| s.step == *step), &scale));
        table.row(std::iter::once(escape(&arm.name)).chain(cells).collect());
    }
    format!(
        "<section id=\"strips\">\n<h2>From the label to the cell</h2>\n{}<p class=\"note\">{WORKING}</p>\n{}{}</section>\n",
        table.finish(),
        several(&counted),
        none(summary)
    )
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

fn cell(step: Option<&StripStep>, scale: &LogScale) -> String {
    let Some(step) = step else { return "<span class=\"soft\">–</span>".into() };
    let band = step.band();
    let range = if band.p05 == band.p95 {
        String::new()
    } else {
        tally_range(&band).map(|range| format!("<span class=\"soft n\">{range}</span>")).unwrap_or_default()
    };
    format!("<b>{}</b>{}{range}", whole(tally(band.median)), bar(&band, scale))
}

fn bar(band: &Band, scale: &LogScale) -> String {
    let place = |value: f64| 100.0 * scale.place(value);
    let (low, middle, high) = (place(band.p05), place(band.median), place(band.p95));
    format!(
        "<svg class=\"mini\" width=\"100%\" height=\"12\" aria-hidden=\"true\"><rect class=\"reach\" width=\"{middle:.1}%\" y=\"1\" height=\"10\"/><rect class=\"band\" x=\"{low:.1}%\" width=\"{:.1}%\" y=\"4\" height=\"4\"/><line class=\"median\" x1=\"{middle:.1}%\" x2=\"{middle:.1}%\" y1=\"0\" y2=\"12\"/></svg>",
        (high - low).max(0.4)
    )
}

/// With several products the strip counts one of them.
fn several(arms: &[&ArmSummary]) -> String {
    let said = arms.iter().filter(|arm| arm.products.len() > 1);
    said.map(|arm| {
        format!(
            "<p class=\"note\"><b>{}</b> holds {} products; its line counts the vesicles of {} alone. What the others change in the skin is followed all the same.</p>\n",
            escape(&arm.name),
            arm.products.len(),
            escape(&tidy(&arm.product))
        )
    })
    .collect()
}

fn none(summary: &Summary) -> String {
    let names: Vec<String> =
        summary.arms.iter().filter(|arm| !has_vesicles(arm)).map(|arm| escape(&arm.name)).collect();
    if names.is_empty() {
        return String::new();
    }
    format!("<p class=\"note\">Without whole vesicles: {}.</p>\n", names.join(", "))
}
