//! A comparison of arms: the answer, then a table for each readout in which the difference is large enough to see.

mod answer;
mod counts;
mod panels;

use crate::numbers::{decimal, percent, ratio_band};
use crate::{dark_spots, seen, values, words as plain};
use exoskin_record::summary::{Band, Comparison, Difference, HypothesisUse, Summary};

use exoskin_quantity::write::figure;

use crate::block::{Block, Document, Table, paragraph};
use crate::seen::{depends, is_carried, is_seen};
use panels::{Apart, Panel, panels};

pub use answer::{answer, condition as hypothesis_if};
pub use counts::counts;

/// Every readout on the days asked for, or on its fixed days if none were asked for: a table where the arms differ, a
/// line where they are alike, a word where differences are too small to see. With `all` each readout has its table.
pub fn blocks(summary: &Summary, comparison: &Comparison, days: &[f64], all: bool) -> Document {
    let panels: Vec<Panel<'_>> = panels(summary, comparison, days);
    let (moving, still): (Vec<&Panel<'_>>, Vec<&Panel<'_>>) = panels.iter().partition(|panel| panel.moves());
    let of = |apart| moving.iter().copied().filter(|panel| panel.apart(comparison) == apart).collect::<Vec<_>>();
    let mut out = Document::default();
    out.part(counts(summary));
    out.part([paragraph(&format!(
        "Each arm against `{}`, sample by sample: same person, same wound, same lot. Medians with 90 % bands in brackets: a median difference is not the difference of two medians. Differences and chances are of the samples in which vesicles act on cells. 0 means less than about a thousandth of the value.",
        comparison.against
    ))]);
    let (apart, alike, unseen) = if all {
        (moving.clone(), Vec::new(), Vec::new())
    } else {
        (of(Apart::Arms), of(Apart::Untouched), of(Apart::Nothing))
    };
    for panel in &apart {
        out.part([Block::Heading(panel.title.clone()), table(panel, summary, comparison, all)]);
        out.part(by_hypothesis(panel, summary, all));
    }
    out.part(alike_table(&alike, comparison));
    let ends: Vec<&Panel<'_>> = alike.iter().copied().filter(|panel| panel.ends_differ(comparison)).collect();
    out.part(names("Arms differ only at one end of a band in", &ends, "."));
    out.part(names("The arms do not differ visibly in", &unseen, "."));
    out.part(names("No arm changes", &still, "."));
    out.part(dark_spots::sentence(summary).map(|text| paragraph(&text)));
    if !panels.iter().any(|panel| panel.rows.iter().any(|row| depends(row))) {
        out.part([paragraph("No difference depends on how vesicles act.")]);
    }
    out
}

/// Names of readouts in one line, each once.
fn names(before: &str, panels: &[&Panel<'_>], after: &str) -> Option<Block> {
    let mut names: Vec<&str> = Vec::new();
    for panel in panels {
        if !names.contains(&panel.name.as_str()) {
            names.push(&panel.name);
        }
    }
    (!names.is_empty()).then(|| paragraph(&format!("{before}: {}{after}", names.join("; "))))
}

/// Readouts in which all arms with a procedure do the same: one line each.
fn alike_table(panels: &[&Panel<'_>], comparison: &Comparison) -> Option<Block> {
    if panels.is_empty() {
        return None;
    }
    let mut table =
        Table::with_header(&["alike in the middle where anything is done", "value", "nothing done", "difference"]);
    for panel in panels {
        let Some(done) = panel.row(&comparison.against) else { continue };
        let untouched = comparison.untreated.as_ref().and_then(|name| panel.row(name));
        let (beside, made) = match untouched {
            Some(row) => (values::median(&row.value), row.difference.turned()),
            None => (String::new(), done.change),
        };
        if !is_seen(&made, done) {
            continue;
        }
        table.row([panel.title.clone(), values::median(&done.value), beside, signed(&rounded(&made, panel.step))]);
    }
    Some(Block::Table(table))
}

/// A band to multiples of `step`.
fn rounded(band: &Band, step: f64) -> Band {
    band.map(|value| if step > 0.0 { (value / step).round() * step } else { value })
}

/// With `all` values have their bands, and differences stand in per cent as well: as claims give them, to the digit.
fn table(panel: &Panel<'_>, summary: &Summary, comparison: &Comparison, all: bool) -> Block {
    let acts = if panel.rows.iter().any(|row| row.acts.is_some()) { ", if vesicles act" } else { "" };
    let against = format!("minus {}{acts}", comparison.against);
    let by_itself = summary.follow_up.closes_by_itself.filter(|_| panel.key == "wound_area").map(percent);
    let mut header = vec!["arm", "value", "change", against.as_str()];
    header.extend(all.then_some("the same in %"));
    header.extend(["visible", "worse", "chance higher", "due to the procedure"]);
    header.extend(by_itself.as_ref().map(|_| "4 d untreated: closed"));
    let mut table = Table::with_header(&header);
    for row in &panel.rows {
        let own = row.arm == comparison.against;
        // How likely a difference is does not matter if it is too small to see.
        let told = !own && !seen::is_too_small(row);
        let share = |share: Option<f64>| share.filter(|_| !own).map_or_else(String::new, percent);
        let cells = [
            row.arm.clone(),
            if all { values::with_range(&row.value) } else { values::median(&row.value) },
            values::signed_median(&row.change),
            if own { String::new() } else { signed(&rounded(&row.leading(), panel.step)) },
        ];
        let percents = all.then(|| if own { String::new() } else { in_percent(row, row.leading()) });
        let rest = [
            share(seen::visible(row)),
            share(row.acts.map_or(row.harm, |acts| acts.harm)),
            if told { percent(row.leading_above()) } else { String::new() },
            seen::procedure_share(row).as_ref().map_or_else(String::new, ratio_band),
        ];
        table.row(cells.into_iter().chain(percents).chain(rest).chain(by_itself.clone()));
    }
    Block::Table(table)
}

fn signed(band: &Band) -> String {
    if values::is_exact(band) {
        return values::signed_median(band);
    }
    format!("{} ({})", values::signed_median(band), values::signed_range(band))
}

/// A difference in per cent, written as claims write it.
fn in_percent(row: &Difference, band: Band) -> String {
    let Band { median, p05, p95 } = row.in_percent(band);
    figure([p05, median, p95], " %", p05 < 0.0 || median == 0.0)
}

/// The same differences under each hypothesis alone, for the arms in which it matters which one is true; with `all` for
/// every arm in which they differ at all, in per cent.
fn by_hypothesis(panel: &Panel<'_>, summary: &Summary, all: bool) -> Option<Block> {
    let matters = |row: &&Difference| if all { depends(row) } else { is_carried(row) };
    let rows: Vec<&Difference> = panel.rows.iter().copied().filter(matters).collect();
    if rows.is_empty() {
        return None;
    }
    let hypotheses = &summary.follow_up.hypotheses;
    let words: Vec<String> = hypotheses.iter().map(|one| plain::hypothesis(&one.name)).collect();
    let first = if all { "the same in %, if" } else { "the same, if" };
    let header: Vec<&str> = std::iter::once(first).chain(words.iter().map(String::as_str)).collect();
    let mut table = Table::with_header(&header);
    let said = |row: &Difference, band: &Band| {
        if all { in_percent(row, *band) } else { signed(&rounded(band, panel.step)) }
    };
    for row in rows {
        let band = |one: &HypothesisUse| row.by_hypothesis.get(&one.name);
        let cells = hypotheses.iter().map(|one| band(one).map_or_else(String::new, |band| said(row, band)));
        table.row(std::iter::once(row.arm.clone()).chain(cells));
    }
    Some(Block::Table(table))
}

/// Hypotheses, their weights and how many samples drew them, in one sentence; and what cannot be said.
pub fn assumptions(summary: &Summary, all: bool) -> Vec<Block> {
    let follow_up = &summary.follow_up;
    let weigh = |one: &HypothesisUse| {
        let name = plain::hypothesis(&one.name);
        format!("{name} {} ({} of {} samples)", decimal(one.weight, 2), one.samples, summary.samples)
    };
    let weights: Vec<String> = follow_up.hypotheses.iter().map(weigh).collect();
    let factors = if follow_up.free_factors { "free factors act under all of them" } else { "free factors do not act" };
    let mut out = vec![paragraph(&format!("Weights (assumed): {}; {factors}.", weights.join(", ")))];
    let scales = &follow_up.no_honest_mapping;
    if all {
        out.extend(scales.iter().map(|scale| paragraph(&format!("No honest mapping: {scale}"))));
    } else if !scales.is_empty() {
        let names: Vec<&str> = scales.iter().map(|scale| scale.split(": ").next().unwrap_or(scale)).collect();
        out.push(paragraph(&format!("No honest mapping exists for: {}.", names.join("; "))));
    }
    out
}
