//! How much of the difference rests on which hypothesis of what a vesicle does.

use exoskin_record::summary::{Band, Comparison, Difference, HypothesisUse, Summary};
use maud::{Markup, Render, html};

use super::bands::stacked;
use crate::markup::{Table, whole};
use crate::rows::label;
use crate::svg::hatched_share;
use exoskin_answer::numbers::{capital, integer, percent, whole_percent};
use exoskin_answer::outcome::{self, day_words, difference, keys, sought};
use exoskin_answer::readout::{definition, unit};
use exoskin_answer::seen;
use exoskin_answer::values;
use exoskin_answer::words::hypothesis;

pub(super) fn render(summary: &Summary) -> Markup {
    let ideas = &summary.follow_up.hypotheses;
    html! { @if !ideas.is_empty() {
        section #hypotheses {
            h2 { "What if vesicles do nothing?" }
            p.lead {
                "How a vesicle acts on a cell is not known. Each sample draws one hypothesis by its weight; the weights are "
                "assumed, not measured. " (free_factors(summary))
            }
            // Hatched bars: the weights are assumed.
            div class="rows weights" { @for idea in ideas { (weight(idea)) } }
            @if let Some(comparison) = &summary.comparison { (tables(summary, comparison)) }
        }
    } }
}

fn free_factors(summary: &Summary) -> &'static str {
    if summary.follow_up.free_factors {
        "Dissolved factors of a product act under every hypothesis, so an arm can differ even if vesicles do nothing."
    } else {
        "Dissolved factors are switched off in this run."
    }
}

fn weight(one: &HypothesisUse) -> Markup {
    let share = if one.weight.is_finite() { one.weight.clamp(0.0, 1.0) } else { 0.0 };
    let spoken = format!("weight {:.0} %", 100.0 * share);
    html! {
        div.row {
            div.what { (label(&capital(&hypothesis(&one.name)), &one.title)) }
            svg.bar height="22" role="img" aria-label=(spoken) { (hatched_share(share, "3", 16)) }
            div.nums { b { (percent(one.weight)) } " weight · " (integer(u64::from(one.samples))) " samples" }
        }
    }
}

/// What the skin is treated for is shown open; the rest is collapsed.
fn tables(summary: &Summary, comparison: &Comparison) -> Markup {
    let first = sought(summary);
    let tables = |keys: &[&str]| -> Vec<Markup> {
        keys.iter()
            .filter_map(|key| table(summary, comparison, key).or_else(|| unseen(summary, comparison, key)))
            .collect()
    };
    let others: Vec<&str> = keys(summary).into_iter().filter(|key| !first.contains(key)).collect();
    let folded = tables(&others);
    html! {
        @for table in tables(&first) { (table) }
        @if !folded.is_empty() {
            details { summary { "The same for every other readout" } @for table in &folded { (table) } }
        }
    }
}

fn table(summary: &Summary, comparison: &Comparison, key: &str) -> Option<Markup> {
    let names: Vec<&str> = summary.follow_up.hypotheses.iter().map(|h| h.name.as_str()).collect();
    let rows: Vec<&Difference> = products(summary, comparison, key);
    let first = rows.first()?;
    let heads = ["Arm", "all hypotheses by weight"].map(str::to_owned).into_iter();
    let heads = heads.chain(names.iter().map(|name| hypothesis(name))).chain(["rests mostly on".to_owned()]);
    let mut table =
        Table::new("cards-narrow", format!("Minus {}; medians with 90 % bands.", comparison.against), heads);
    for row in &rows {
        table.row(table_row(summary, row, &names));
    }
    Some(html! {
        h3 {
            (outcome::title(summary, key)) " "
            span.unit { "at " (day_words(first.day)) ", " (unit(&first.unit)) }
        }
        (table)
        @if let Some(sentence) = sentence(summary, &rows, key) { p { (sentence) } }
    })
}

/// What the skin is treated for, where no hypothesis makes a visible difference to it.
fn unseen(summary: &Summary, comparison: &Comparison, key: &str) -> Option<Markup> {
    let day = outcome::chosen_day(comparison, key).filter(|_| sought(summary).contains(&key))?;
    Some(html! {
        p {
            b { (outcome::title(summary, key)) " at " (day_words(day)) }
            ": under every hypothesis, no product makes a visible difference (1 %)."
        }
    })
}

/// Arms with a product that makes a visible difference under some hypothesis.
fn products<'a>(summary: &'a Summary, comparison: &'a Comparison, key: &str) -> Vec<&'a Difference> {
    let arms = summary.arms.iter().filter(|arm| arm.product != "none" && arm.name != comparison.against);
    let rows = arms.filter_map(|arm| difference(comparison, &arm.name, key));
    rows.filter(|row| row.by_hypothesis.values().any(|band| !seen::is_part_too_small(row, band))).collect()
}

fn table_row(summary: &Summary, row: &Difference, names: &[&str]) -> Vec<Markup> {
    let cell = |band: Option<&Band>| match band {
        Some(band) => stacked(band, &values::signed_median(band), &format!("({})", values::signed_range(band))),
        None => html! { span.soft { "no sample" } },
    };
    let each = names.iter().map(|name| cell(row.by_hypothesis.get(*name)));
    let first = [row.arm.render(), cell(Some(&row.difference))].into_iter();
    first.chain(each).chain([rests_on(summary, row)]).collect()
}

/// What the expectation of one arm is made of.
enum Rest<'a> {
    /// Every hypothesis says zero.
    Nothing,
    /// Some hypotheses say more, some less.
    Disagree,
    /// The hypothesis that contributes most, its share, and the share that remains where vesicles do nothing.
    On(&'a str, f64, f64),
}

/// Weight times median, hypothesis by hypothesis.
fn rest<'a>(summary: &'a Summary, row: &Difference) -> Rest<'a> {
    let part = |h: &'a HypothesisUse| Some((h.name.as_str(), h.weight * row.by_hypothesis.get(&h.name)?.median));
    let parts: Vec<(&str, f64)> =
        summary.follow_up.hypotheses.iter().filter_map(part).filter(|(_, part)| part.is_finite()).collect();
    let sum: f64 = parts.iter().map(|(_, part)| part).sum();
    let size: f64 = parts.iter().map(|(_, part)| part.abs()).sum();
    if size <= 0.0 {
        return Rest::Nothing;
    }
    if sum.abs() < 0.99 * size {
        return Rest::Disagree;
    }
    let nothing = parts.iter().find(|(name, _)| *name == "nothing").map_or(0.0, |(_, part)| part / sum);
    match parts.into_iter().max_by(|a, b| a.1.abs().total_cmp(&b.1.abs())) {
        Some((name, most)) => Rest::On(name, (most / sum).clamp(0.0, 1.0), nothing.clamp(0.0, 1.0)),
        None => Rest::Nothing,
    }
}

fn rests_on(summary: &Summary, row: &Difference) -> Markup {
    let small = match (seen::is_too_small(row), seen::is_mostly_too_small(row)) {
        (true, _) => Some(seen::TOO_SMALL),
        (_, true) => Some(seen::MOSTLY_TOO_SMALL),
        _ => None,
    };
    if let Some(words) = small {
        return html! { span.soft { (words) } };
    }
    match rest(summary, row) {
        Rest::Nothing => html! { span.soft { "nothing to share" } },
        Rest::Disagree => html! { "the hypotheses disagree on the direction" },
        Rest::On(name, share, _) => html! { b { (whole(whole_percent(share))) } " " (hypothesis(name)) },
    }
}

/// The same for the arm that the pages are about, in a sentence.
fn sentence(summary: &Summary, rows: &[&Difference], key: &str) -> Option<Markup> {
    let row = outcome::main_arm(summary).and_then(|arm| rows.iter().find(|row| row.arm == arm.name))?;
    if seen::is_too_small(row) || seen::is_mostly_too_small(row) {
        return None;
    }
    let Rest::On(name, share, nothing) = rest(summary, row) else { return None };
    Some(html! {
        "Of the difference in " (definition(summary, key).name) " that is expected of " b { (row.arm) } " (weight times median), "
        (whole(whole_percent(share))) " rests on “" (hypothesis(name)) "”; " (whole(whole_percent(nothing)))
        " comes from the samples in which vesicles do nothing."
    })
}
