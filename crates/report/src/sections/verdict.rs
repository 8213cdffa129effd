//! What the bars of one readout say, in one or two sentences: which arms differ, and why the rest do not.

use exoskin_record::summary::{Comparison, Difference, Summary};
use maud::{Markup, html};

use crate::markup::{joined, whole};
use exoskin_answer::outcome::{self, difference};
use exoskin_answer::readout::unit;
use exoskin_answer::seen::{self, Judgement};
use exoskin_answer::values;

/// One or two plain sentences above the picture.
pub(super) fn verdict(summary: &Summary, comparison: &Comparison, key: &str, rows: &[(usize, &Difference)]) -> Markup {
    let of = |wanted: &[Judgement]| -> Vec<&Difference> {
        rows.iter().map(|(_, row)| *row).filter(|row| wanted.contains(&seen::judged(row))).collect()
    };
    let faint = of(&[Judgement::TooSmall, Judgement::MostlyTooSmall]);
    let open = of(&[Judgement::Open, Judgement::Undefined]);
    let mut sentences = sides(&of(&[Judgement::Clear]), comparison, ["More", "Less"]);
    sentences.extend(sides(&of(&[Judgement::Likely]), comparison, ["Probably more", "Probably less"]));
    if !open.is_empty() {
        sentences.push(either(summary, comparison, key, &open, sentences.is_empty()));
    }
    if !faint.is_empty() {
        sentences
            .push(html! { "Too small to see in most samples, even if vesicles act: " (names(&faint, comparison)) "." });
    }
    html! { p { (joined(sentences, " ")) } }
}

/// The rows above and below the arm that they are compared with, each in a sentence.
fn sides(rows: &[&Difference], comparison: &Comparison, [more, less]: [&'static str; 2]) -> Vec<Markup> {
    let side = |more: bool| -> Vec<&Difference> {
        rows.iter().copied().filter(|row| (row.leading().median > 0.0) == more).collect()
    };
    let sides = [(side(true), more), (side(false), less)].into_iter().filter(|(rows, _)| !rows.is_empty());
    sides
        .map(|(rows, way)| html! { (way) " than with " (comparison.against) ": " (names(&rows, comparison)) "." })
        .collect()
}

/// Arm names for a sentence.
fn names(rows: &[&Difference], comparison: &Comparison) -> Markup {
    joined(rows.iter().map(|row| html! { b { (named(row, comparison)) } }), ", ")
}

/// The arm's name; an arm called "none" must not read as "nobody".
pub(super) fn named(row: &Difference, comparison: &Comparison) -> String {
    let untreated = comparison.untreated.as_deref() == Some(row.arm.as_str());
    match (untreated, row.arm.as_str()) {
        (true, "none") => "nothing done".into(),
        (true, name) => format!("{name} (nothing done)"),
        (false, name) => name.to_owned(),
    }
}

/// Bands on both sides of zero: is the difference small, or is it unknown?
fn either(summary: &Summary, comparison: &Comparison, key: &str, rows: &[&Difference], all: bool) -> Markup {
    let lead = html! {
        "It could go either way" @if !all { " for " (names(rows, comparison)) }
    };
    let (bands, are) = if rows.len() == 1 {
        ("the band reaches zero or nearly", "is")
    } else {
        ("every band reaches zero or nearly", "the widest is")
    };
    let widest = rows.iter().map(|row| row.leading().p95 - row.leading().p05).fold(0.0, f64::max);
    let yard = comparison.procedure.as_deref().unwrap_or(&comparison.against);
    let made = difference(comparison, yard, key).map_or(0.0, |row| row.change.median.abs());
    if !(made > 0.0 && widest.is_finite()) {
        return html! { (lead) ": " (bands) "." };
    }
    let unit = outcome::readout(summary, key).map_or_else(String::new, |readout| unit(&readout.unit));
    let unit = if unit == "0 to 10" { "on a scale from 0 to 10".to_owned() } else { unit };
    let change = whole(format!("{} {}", values::value(made, made), unit));
    let (than, so) = if widest < made {
        ("narrower", "Any difference is smaller than that.")
    } else {
        ("wider", "Too little is known to say more.")
    };
    html! {
        (lead) ": " (bands) ", and " (are) " " (than) " than what " b { (yard) } " changes on its own (" (change) "). "
        (so)
    }
}
