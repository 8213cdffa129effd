//! What the bars of one readout say, in one or two sentences: who differs, and why the rest does not.

use exoskin_record::summary::{Comparison, Difference, Summary};

use crate::markup::{escape, whole};
use exoskin_answer::outcome::{self, difference};
use exoskin_answer::readout::unit;
use exoskin_answer::seen;
use exoskin_answer::values;

/// One or two plain sentences above the picture.
pub(super) fn verdict(summary: &Summary, comparison: &Comparison, key: &str, rows: &[(usize, &Difference)]) -> String {
    let (faint, others): (Vec<&Difference>, Vec<&Difference>) =
        rows.iter().map(|(_, row)| *row).partition(|row| seen::is_mostly_too_small(row));
    let (seen, null_rows): (Vec<&Difference>, Vec<&Difference>) =
        others.into_iter().partition(|row| seen::is_clear(row));
    let mut text = String::new();
    if !seen.is_empty() {
        text.push_str(&clear(&seen, comparison));
    }
    if !null_rows.is_empty() {
        text.push_str(&null(summary, comparison, key, &null_rows, seen.is_empty()));
    }
    if !faint.is_empty() {
        text.push_str(&format!(" In most samples too small to see: {}.", names(&faint, comparison)));
    }
    format!("<p>{}</p>\n", text.trim())
}

fn clear(seen: &[&Difference], comparison: &Comparison) -> String {
    let side = |more: bool| -> Vec<&Difference> {
        seen.iter().copied().filter(|row| (row.difference.median > 0.0) == more).collect()
    };
    let against = escape(&comparison.against);
    let part = |(rows, way): (Vec<&Difference>, &str)| {
        (!rows.is_empty()).then(|| format!("{way} than with {against}: {}. ", names(&rows, comparison)))
    };
    [(side(true), "More"), (side(false), "Less")].into_iter().filter_map(part).collect()
}

/// Arm names for a sentence.
fn names(rows: &[&Difference], comparison: &Comparison) -> String {
    rows.iter().map(|row| format!("<b>{}</b>", named(row, comparison))).collect::<Vec<_>>().join(", ")
}

/// The arm's name; an arm called "none" must not read as "nobody".
pub(super) fn named(row: &Difference, comparison: &Comparison) -> String {
    let untreated = comparison.untreated.as_deref() == Some(row.arm.as_str());
    match (untreated, row.arm.as_str()) {
        (true, "none") => "nothing done".into(),
        (true, name) => format!("{} (nothing done)", escape(name)),
        (false, name) => escape(name),
    }
}

/// Bands that hold zero: is the difference small, or does nobody know?
fn null(summary: &Summary, comparison: &Comparison, key: &str, rows: &[&Difference], all: bool) -> String {
    let whose = if all { String::new() } else { format!(" for {}", names(rows, comparison)) };
    let (bands, are) = if rows.len() == 1 {
        ("the band reaches zero or nearly", "is")
    } else {
        ("every band reaches zero or nearly", "the widest is")
    };
    let widest = rows.iter().map(|row| row.difference.p95 - row.difference.p05).fold(0.0, f64::max);
    let yard = comparison.procedure.as_deref().unwrap_or(&comparison.against);
    let made = difference(comparison, yard, key).map_or(0.0, |row| row.change.median.abs());
    if !(made > 0.0 && widest.is_finite()) {
        return format!("No difference can be seen{whose}: {bands}.");
    }
    let unit = outcome::readout(summary, key).map_or_else(String::new, |readout| unit(&readout.unit));
    let unit = if unit == "0 to 10" { "on a scale from 0 to 10".to_owned() } else { unit };
    let change = whole(format!("{} {}", values::value(made, made), escape(&unit)));
    let (than, so) = if widest < made {
        ("narrower", "What difference there may be is smaller than that.")
    } else {
        ("wider", "Too little is known to say more.")
    };
    format!(
        "No difference can be seen{whose}: {bands}, and {are} {than} than what <b>{}</b> changes by itself ({change}). {so}",
        escape(yard)
    )
}
