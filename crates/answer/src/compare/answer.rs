//! The first sentences of a comparison: what the procedure does on its own, what each product adds, what that rests on.

use crate::numbers::percent;
use crate::readout::definition;
use crate::seen::{self, is_carried, is_seen};
use crate::{outcome, values, words as plain};
use exoskin_record::summary::{Band, Comparison, Difference, Summary};

use super::panels::{Apart, Panel, on_day, panels};
use super::{rounded, signed};
use crate::block::{Block, paragraph};
use crate::course::unit_text;

/// The answer in a few sentences.
pub fn answer(summary: &Summary, comparison: &Comparison) -> Vec<Block> {
    let panels = panels(summary, comparison, &[]);
    let Some(panel) = asked(summary, &panels) else { return Vec::new() };
    let sentences = [
        by_itself(summary, comparison, panel),
        control(comparison, panel),
        Some(added(summary, comparison, panel)),
        elsewhere(comparison, &panels, panel),
        Some(rests(summary, panel)),
        closes(summary),
    ];
    vec![paragraph(&sentences.into_iter().flatten().collect::<Vec<_>>().join(" "))]
}

/// The readout that the answer is about.
fn asked<'a, 'b>(summary: &Summary, panels: &'b [Panel<'a>]) -> Option<&'b Panel<'a>> {
    let there: Vec<&str> = panels.iter().map(|panel| panel.key).collect();
    let key = outcome::asked(summary, &there)?;
    panels.iter().find(|panel| panel.key == key)
}

/// What happens with nothing applied, compared with untouched skin.
fn by_itself(summary: &Summary, comparison: &Comparison, panel: &Panel<'_>) -> Option<String> {
    let own = comparison.procedure.as_deref();
    let name = own.unwrap_or(&comparison.against);
    let row = panel.row(name)?;
    let alone = row.arm == *name && own.is_some();
    let hurts = summary.arms.iter().any(|arm| !matches!(arm.procedure.as_str(), "" | "none"));
    let subject = match (hurts, alone) {
        (true, true) => "The procedure on its own".to_owned(),
        (true, false) => format!("The procedure with what `{name}` applies"),
        (false, _) => format!("`{name}`"),
    };
    let untouched = comparison.untreated.as_deref().filter(|other| *other != name).and_then(|other| panel.row(other));
    let (made, beside) = match untouched {
        // Both against the same arm: the difference of their medians, with the untouched arm's band.
        Some(other) if name == comparison.against => (other.difference.turned(), "untouched skin"),
        Some(other) if seen::is_too_small(row) => (other.difference.turned(), "untouched skin"),
        _ => (row.change, "its start"),
    };
    let when = when(panel);
    let unit = unit_text(panel.unit);
    let value = format!("{}{unit}", values::median(&row.value));
    Some(if is_seen(&made, row) {
        format!("{subject} leaves {} at {value} {when}, {} against {beside}.", panel.said, difference(&made, panel))
    } else {
        format!(
            "{subject} makes no visible difference to {}: {value} {when}, {} against {beside}.",
            panel.said,
            difference(&made, panel)
        )
    })
}

/// What the liquid without vesicles does: it is cold, it dries, it keeps a wound moist.
fn control(comparison: &Comparison, panel: &Panel<'_>) -> Option<String> {
    let alone = panel.row(comparison.procedure.as_deref()?)?;
    let seen = alone.arm != comparison.against && is_seen(&alone.difference, alone);
    let made = difference(&alone.difference.turned(), panel);
    seen.then(|| format!("`{}` against the procedure alone: {made}.", comparison.against))
}

fn when(panel: &Panel<'_>) -> String {
    let text = on_day(panel.day);
    if text.starts_with("at ") { text.replacen("at ", "after ", 1) } else { format!("on {text}") }
}

fn difference(band: &Band, panel: &Panel<'_>) -> String {
    signed(&rounded(band, panel.step)) + &unit_text(panel.unit)
}

/// What each arm adds to the one it is compared with.
fn added(summary: &Summary, comparison: &Comparison, panel: &Panel<'_>) -> String {
    let control = |row: &Difference| {
        row.arm == comparison.against
            || comparison.untreated.as_ref() == Some(&row.arm)
            || comparison.procedure.as_ref() == Some(&row.arm)
    };
    let products = panel.rows.iter().copied().filter(|row| !control(row));
    let (unseen, seen): (Vec<&Difference>, Vec<&Difference>) = products.partition(|row| seen::is_too_small(row));
    let (visible, rare): (Vec<&Difference>, Vec<&Difference>) = seen.into_iter().partition(|row| seen::is_visible(row));
    let mut parts = Vec::new();
    if !visible.is_empty() {
        let each =
            visible.iter().map(|row| format!("`{}` {}{}", row.arm, difference(&row.leading(), panel), often(row)));
        let each = each.collect::<Vec<_>>().join(", ");
        let acts = if visible.iter().any(|row| row.acts.is_some()) { " if vesicles act" } else { "" };
        parts.push(format!("Compared with `{}`, {}{acts}: {each}.", comparison.against, panel.said));
    }
    parts.extend(rare.iter().map(|row| {
        let (chance, acts) = match seen::often(row) {
            Some(often) => (format!(" ({often})"), "in most cases in which vesicles act"),
            None => (String::new(), "except at one end of the band"),
        };
        let most = most(&[row], panel);
        format!(
            "`{}` would make no visible difference to {} compared with `{}` {acts}{chance}: at most {most}.",
            row.arm, panel.said, comparison.against
        )
    }));
    if !unseen.is_empty() {
        let acts = if unseen.iter().any(|row| row.acts.is_some()) { ", even if vesicles act" } else { "" };
        parts.push(format!(
            "{} would make no visible difference to {} compared with `{}`{acts}: at most {}; 1 % of the value or scale counts as visible.",
            listed(&unseen),
            panel.said,
            comparison.against,
            most(&unseen, panel)
        ));
    }
    let is_null = visible.is_empty() && !parts.is_empty();
    if is_null && definition(summary, panel.key).controlled == Some(false) {
        parts.push(seen::UNCONTROLLED.to_owned());
    }
    if parts.is_empty() {
        return format!("No product is compared with `{}`.", comparison.against);
    }
    parts.join(" ")
}

/// How often it can be seen, after the numbers.
fn often(row: &Difference) -> String {
    seen::often(row).map_or_else(String::new, |often| format!(", {often}"))
}

/// Whichever end of a band is furthest from 0, with its sign.
fn most(rows: &[&Difference], panel: &Panel<'_>) -> String {
    let ends = rows.iter().flat_map(|row| [row.leading().p05, row.leading().p95]);
    let most = ends.fold(0.0, |most: f64, end| if end.abs() > most.abs() { end } else { most });
    difference(&Band::exact(most), panel)
}

/// `a`, `a or b`, `a, b or c`.
fn listed(rows: &[&Difference]) -> String {
    let names: Vec<String> = rows.iter().map(|row| format!("`{}`", row.arm)).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// Other readouts in which the arms differ.
fn elsewhere(comparison: &Comparison, panels: &[Panel<'_>], told: &Panel<'_>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for panel in panels.iter().filter(|panel| panel.key != told.key && panel.apart(comparison) == Apart::Arms) {
        let name = panel.said.clone();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        return Some("In every other readout, all treated arms look alike.".into());
    }
    Some(format!("Arms also differ visibly in {}: see below.", names.join(", ")))
}

/// Which assumption the answer rests on.
fn rests(summary: &Summary, panel: &Panel<'_>) -> String {
    let extrapolated = summary.arms.iter().find_map(|arm| arm.readouts.get(panel.key));
    let link = match extrapolated {
        Some(readout) if !readout.human_data => {
            " The step from the skin to this readout has not been measured in people."
        }
        _ => "",
    };
    let spread = |row: &Difference| {
        let medians = || row.by_hypothesis.values().map(|band| band.median);
        medians().fold(f64::MIN, f64::max) - medians().fold(f64::MAX, f64::min)
    };
    let widest = panel.rows.iter().filter(|row| is_carried(row)).max_by(|a, b| spread(a).total_cmp(&spread(b)));
    let holds = match widest {
        None => format!(
            "How vesicles act makes no visible difference to {}, so this does not depend on the assumed weights.",
            panel.said
        ),
        Some(row) => {
            let each = summary.follow_up.hypotheses.iter().filter_map(|one| {
                let band = row.by_hypothesis.get(&one.name)?;
                Some(format!("{} if {}", difference(band, panel), condition(&one.name)))
            });
            format!(
                "It depends on how vesicles act, which nobody knows; the weights are assumed: `{}` {}.",
                row.arm,
                each.collect::<Vec<_>>().join(", ")
            )
        }
    };
    holds + link
}

/// A hypothesis after `if`.
pub fn condition(key: &str) -> String {
    match key {
        "nothing" => "they do nothing".into(),
        "receptors" => "receptors sense them".into(),
        "cargo" => "their cargo works".into(),
        "relay" => "cells that take them up signal to their neighbours".into(),
        other => plain::hypothesis(other),
    }
}

/// What a chronic wound does without treatment.
fn closes(summary: &Summary) -> Option<String> {
    let share = summary.follow_up.closes_by_itself?;
    Some(format!("Without any treatment, {} of these wounds close within four days.", percent(share)))
}
