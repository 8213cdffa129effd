//! Arms against each other as text: the answer, then a table for each readout in which somebody would see a difference.

mod answer;
mod panels;

use exoskin_answer::numbers::{decimal, percent, ratio_band};
use exoskin_answer::{seen, values, words as plain};
use exoskin_record::summary::{Band, Comparison, Difference, HypothesisUse, Summary};

use crate::show::{Table, paragraph};
use panels::{Apart, Panel, depends, is_carried, is_seen, panels};

pub use answer::answer;

/// Every readout on the days asked for, without any on those fixed for it: a table where the arms differ, a line where
/// they are alike, a word where nobody would see anything. With `all` each readout has its table.
pub fn text(summary: &Summary, comparison: &Comparison, days: &[f64], all: bool) -> String {
    let panels: Vec<Panel<'_>> = panels(summary, comparison, days);
    let (moving, still): (Vec<&Panel<'_>>, Vec<&Panel<'_>>) = panels.iter().partition(|panel| panel.moves());
    let of = |apart| moving.iter().copied().filter(|panel| panel.apart(comparison) == apart).collect::<Vec<_>>();
    let mut text = paragraph(&format!(
        "Each arm against `{}`, sample by sample: the same person, the same wound, the same batch. Medians; 90 % bands in brackets; 0 where less than about a thousandth of the value.",
        comparison.against
    ));
    let (apart, alike, unseen) = if all {
        (moving.clone(), Vec::new(), Vec::new())
    } else {
        (of(Apart::Arms), of(Apart::Untouched), of(Apart::Nothing))
    };
    for panel in &apart {
        text.push_str(&format!(
            "\n{}\n{}{}",
            panel.title,
            table(panel, summary, comparison),
            by_hypothesis(panel, summary)
        ));
    }
    text.push_str(&alike_table(&alike, comparison));
    let ends: Vec<&Panel<'_>> = alike.iter().copied().filter(|panel| panel.ends_differ(comparison)).collect();
    text.push_str(&names("Arms differ at an end of a band only in", &ends, "; `--all` shows the tables."));
    text.push_str(&names("Nobody would see a difference in", &unseen, "; `--all` shows the tables."));
    text.push_str(&names("No arm changes", &still, "."));
    if !panels.iter().any(|panel| panel.rows.iter().any(|row| depends(row))) {
        text.push_str(&format!("\n{}", paragraph("No difference depends on what vesicles do.")));
    }
    text
}

/// Names of readouts in one line, each once.
fn names(before: &str, panels: &[&Panel<'_>], after: &str) -> String {
    let mut names: Vec<&str> = Vec::new();
    for panel in panels {
        if !names.contains(&panel.name.as_str()) {
            names.push(&panel.name);
        }
    }
    if names.is_empty() {
        return String::new();
    }
    format!("\n{}", paragraph(&format!("{before}: {}{after}", names.join("; "))))
}

/// Readouts in which all arms with a procedure do the same: one line each.
fn alike_table(panels: &[&Panel<'_>], comparison: &Comparison) -> String {
    if panels.is_empty() {
        return String::new();
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
    format!("\n{}", table.text())
}

/// A band to multiples of `step`.
fn rounded(band: &Band, step: f64) -> Band {
    band.map(|value| if step > 0.0 { (value / step).round() * step } else { value })
}

fn table(panel: &Panel<'_>, summary: &Summary, comparison: &Comparison) -> String {
    let against = format!("minus {}", comparison.against);
    let by_itself = summary.follow_up.closes_by_itself.filter(|_| panel.key == "wound_area").map(percent);
    let mut header = vec!["arm", "value", "change", against.as_str(), "chance of more", "due to the procedure"];
    header.extend(by_itself.as_ref().map(|_| "4 d untreated: closed"));
    let mut table = Table::with_header(&header);
    for row in &panel.rows {
        let own = row.arm == comparison.against;
        // How likely a difference is that nobody would see is no news.
        let told = !own && is_seen(&row.difference, row);
        let cells = [
            row.arm.clone(),
            values::median(&row.value),
            values::signed_median(&row.change),
            if own { String::new() } else { signed(&rounded(&row.difference, panel.step)) },
            if told { percent(row.above) } else { String::new() },
            seen::procedure_share(row).as_ref().map_or_else(String::new, ratio_band),
        ];
        table.row(cells.into_iter().chain(by_itself.clone()));
    }
    table.text()
}

fn signed(band: &Band) -> String {
    if values::is_exact(band) {
        return values::signed_median(band);
    }
    format!("{} ({})", values::signed_median(band), values::signed_range(band))
}

/// The same differences under each hypothesis alone, for the arms in which it matters which one holds.
fn by_hypothesis(panel: &Panel<'_>, summary: &Summary) -> String {
    let rows: Vec<&Difference> = panel.rows.iter().copied().filter(|row| is_carried(row)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let hypotheses = &summary.follow_up.hypotheses;
    let words: Vec<String> = hypotheses.iter().map(|one| plain::hypothesis(&one.name)).collect();
    let header: Vec<&str> = std::iter::once("the same, if").chain(words.iter().map(String::as_str)).collect();
    let mut table = Table::with_header(&header);
    for row in rows {
        let band = |one: &HypothesisUse| row.by_hypothesis.get(&one.name);
        let cells =
            hypotheses.iter().map(|one| band(one).map_or_else(String::new, |band| signed(&rounded(band, panel.step))));
        table.row(std::iter::once(row.arm.clone()).chain(cells));
    }
    format!("\n{}", table.text())
}

/// Hypotheses, their weights and how many samples drew them, in one sentence; and what cannot be said.
pub fn assumptions(summary: &Summary, all: bool) -> String {
    let follow_up = &summary.follow_up;
    let weigh = |one: &HypothesisUse| {
        let name = plain::hypothesis(&one.name);
        format!("{name} {} ({} of {} samples)", decimal(one.weight, 2), one.samples, summary.samples)
    };
    let weights: Vec<String> = follow_up.hypotheses.iter().map(weigh).collect();
    let factors = if follow_up.free_factors { "free factors act in all of them" } else { "free factors do not act" };
    let mut text = paragraph(&format!("Weights (assumed): {}; {factors}.", weights.join(", ")));
    let scales = &follow_up.no_honest_mapping;
    if all {
        scales.iter().for_each(|scale| text += &paragraph(&format!("No honest mapping: {scale}")));
    } else if !scales.is_empty() {
        let names: Vec<&str> = scales.iter().map(|scale| scale.split(": ").next().unwrap_or(scale)).collect();
        text += &paragraph(&format!("No honest mapping, for reasons that `--all` gives: {}.", names.join("; ")));
    }
    text
}
