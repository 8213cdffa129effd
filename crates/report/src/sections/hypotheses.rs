//! How much of the difference rests on which idea of what a vesicle does.

use exoskin_record::summary::{Band, Comparison, Difference, HypothesisUse, Summary};

use super::compare::stacked;
use super::differences::lower;
use crate::markup::{Table, escape, whole};
use exoskin_answer::numbers::{capital, integer, percent, whole_percent};
use exoskin_answer::outcome::{self, day_words, difference, keys, sought};
use exoskin_answer::readout::unit;
use exoskin_answer::seen;
use exoskin_answer::values;
use exoskin_answer::words::hypothesis;

pub(crate) fn render(summary: &Summary) -> String {
    if summary.follow_up.hypotheses.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "<section id=\"hypotheses\">\n<h2>What if vesicles do nothing?</h2>\n<p class=\"lead\">How a vesicle acts on a cell is not known. Each sample draws one idea by its weight; the weights are assumed, not measured. {}</p>\n{}",
        free_factors(summary),
        weights(&summary.follow_up.hypotheses)
    );
    if let Some(comparison) = &summary.comparison {
        out.push_str(&tables(summary, comparison));
    }
    out.push_str("</section>\n");
    out
}

fn free_factors(summary: &Summary) -> &'static str {
    if summary.follow_up.free_factors {
        "Dissolved factors of a product act under every idea, so an arm can differ even where vesicles do nothing."
    } else {
        "Dissolved factors are switched off in this run."
    }
}

/// The weights as hatched bars: they are assumed.
fn weights(hypotheses: &[HypothesisUse]) -> String {
    let rows: String = hypotheses.iter().map(weight).collect();
    format!("<div class=\"rows weights\">\n{rows}</div>\n")
}

fn weight(one: &HypothesisUse) -> String {
    let share = one.weight.clamp(0.0, 1.0) * 100.0;
    let share = if share.is_finite() { share } else { 0.0 };
    format!(
        "<div class=\"row\"><div class=\"what\"><b>{}</b><small>{}</small></div><svg class=\"bar\" height=\"22\" role=\"img\" aria-label=\"weight {share:.0} %\"><rect class=\"empty\" width=\"100%\" y=\"3\" height=\"16\"/><rect class=\"hatched\" width=\"{share:.1}%\" y=\"3\" height=\"16\"/></svg><div class=\"nums\"><b>{}</b> weight · {} samples</div></div>\n",
        escape(&capital(&hypothesis(&one.name))),
        escape(&one.title),
        percent(one.weight),
        integer(u64::from(one.samples))
    )
}

/// What the skin is treated for stands open; the rest is folded away.
fn tables(summary: &Summary, comparison: &Comparison) -> String {
    let first = sought(summary);
    let table = |key: &&str| table(summary, comparison, key);
    let open: String = first.iter().map(table).collect();
    let rest: String = keys(summary).iter().filter(|key| !first.contains(key)).map(table).collect();
    if rest.is_empty() {
        return open;
    }
    format!("{open}<details><summary>The same for every other readout</summary>\n{rest}</details>\n")
}

fn table(summary: &Summary, comparison: &Comparison, key: &str) -> String {
    let names: Vec<&str> = summary.follow_up.hypotheses.iter().map(|h| h.name.as_str()).collect();
    let rows: Vec<&Difference> = products(summary, comparison, key);
    let Some(first) = rows.first() else { return unseen(summary, comparison, key) };
    let ideas: Vec<String> = names.iter().map(|name| hypothesis(name)).collect();
    let heads: Vec<&str> = ["Arm", "all ideas by weight"]
        .into_iter()
        .chain(ideas.iter().map(String::as_str))
        .chain(["most of it rests on"])
        .collect();
    let mut table =
        Table::new("cards-narrow", format!("Minus {}; medians with 90 % bands.", escape(&comparison.against)), &heads);
    for row in &rows {
        table.row(table_row(summary, row, &names));
    }
    format!(
        "<h3>{} <span class=\"unit\">at {}, {}</span></h3>\n{}{}",
        escape(&outcome::title(summary, key)),
        escape(&day_words(first.day)),
        escape(&unit(&first.unit)),
        table.finish(),
        sentence(summary, &rows, key)
    )
}

/// What the skin is treated for, where no idea makes a difference to it that could be seen.
fn unseen(summary: &Summary, comparison: &Comparison, key: &str) -> String {
    let Some(day) = outcome::chosen_day(comparison, key).filter(|_| sought(summary).contains(&key)) else {
        return String::new();
    };
    format!(
        "<p><b>{} at {}</b>: under every idea, no product makes a difference that could be seen (1 %).</p>\n",
        escape(&outcome::title(summary, key)),
        escape(&day_words(day))
    )
}

/// Arms with a product that makes a visible difference under some idea.
fn products<'a>(summary: &'a Summary, comparison: &'a Comparison, key: &str) -> Vec<&'a Difference> {
    let arms = summary.arms.iter().filter(|arm| arm.product != "none" && arm.name != comparison.against);
    let rows = arms.filter_map(|arm| difference(comparison, &arm.name, key));
    rows.filter(|row| row.by_hypothesis.values().any(|band| !seen::is_part_too_small(row, band))).collect()
}

fn table_row(summary: &Summary, row: &Difference, names: &[&str]) -> Vec<String> {
    let cell = |band: Option<&Band>| match band {
        Some(band) => stacked(band, &values::signed_median(band), &format!("({})", values::signed_range(band))),
        None => "<span class=\"soft\">no sample</span>".into(),
    };
    let each = names.iter().map(|name| cell(row.by_hypothesis.get(*name)));
    [escape(&row.arm), cell(Some(&row.difference))].into_iter().chain(each).chain([rests_on(summary, row)]).collect()
}

/// What the expectation of one arm is made of.
enum Rest<'a> {
    /// Every idea says zero.
    Nothing,
    /// Some ideas say more, some less.
    Disagree,
    /// The idea that carries most, its share, and the share that is left where vesicles do nothing.
    On(&'a str, f64, f64),
}

/// Weight times median, idea by idea.
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

fn rests_on(summary: &Summary, row: &Difference) -> String {
    if seen::is_too_small(row) || seen::is_mostly_too_small(row) {
        return format!(
            "<span class=\"soft\">{}</span>",
            if seen::is_too_small(row) { seen::TOO_SMALL } else { seen::MOSTLY_TOO_SMALL }
        );
    }
    match rest(summary, row) {
        Rest::Nothing => "<span class=\"soft\">nothing to share</span>".into(),
        Rest::Disagree => "the ideas disagree about the direction".into(),
        Rest::On(name, share, _) => format!("<b>{}</b> {}", whole(whole_percent(share)), escape(&hypothesis(name))),
    }
}

/// The same for the arm that the pages are about, in a sentence.
fn sentence(summary: &Summary, rows: &[&Difference], key: &str) -> String {
    let Some(row) = outcome::main_arm(summary).and_then(|arm| rows.iter().find(|row| row.arm == arm.name)) else {
        return String::new();
    };
    if seen::is_too_small(row) || seen::is_mostly_too_small(row) {
        return String::new();
    }
    let Rest::On(name, share, nothing) = rest(summary, row) else { return String::new() };
    format!(
        "<p>Of the difference in {} that is expected of <b>{}</b> (weight times median), {} rests on “{}”; {} comes from the samples in which vesicles do nothing.</p>\n",
        escape(&lower(key)),
        escape(&row.arm),
        whole(whole_percent(share)),
        escape(&hypothesis(name)),
        whole(whole_percent(nothing))
    )
}
