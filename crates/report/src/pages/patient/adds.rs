//! What the product adds, counted out of a hundred where there is anything to see.

use exoskin_record::summary::{ArmSummary, Comparison, Difference, Summary};

use crate::markup::escape;
use exoskin_answer::outcome::{difference, knows_procedure, sought, span};
use exoskin_answer::readout::{Better, better, noun, words};
use exoskin_answer::seen;
use exoskin_answer::values::holds_zero;

/// What the product adds, counted out of a hundred.
pub(super) fn adds(summary: &Summary, arm: &ArmSummary) -> String {
    let Some(comparison) = &summary.comparison else { return String::new() };
    let is_directed = |key: &&str| better(key, &summary.follow_up.condition) != Better::Neither;
    let found = sought(summary).into_iter().filter(is_directed).find_map(|key| {
        difference(comparison, &arm.name, key).filter(|row| row.above.is_finite()).map(|row| (key, row))
    });
    let Some((key, row)) = found.filter(|_| arm.name != comparison.against) else { return String::new() };
    let name = escape(&words(key).name);
    if seen::is_too_small(row) {
        return format!(
            "<h2>What the product adds</h2>\n<p><b>Nothing that anybody could see.</b> After {}, {} is the same with this product as {}, give or take less than 1 part in 100.</p>\n",
            span(row.day),
            escape(&noun(key)),
            other(comparison)
        );
    }
    if seen::is_mostly_too_small(row) {
        return format!(
            "<h2>What the product adds</h2>\n<p><b>In most computed cases nothing that anybody could see.</b> After {}, {} is the same with this product as {} in the middle case. In a few cases there is some difference.</p>\n",
            span(row.day),
            escape(&noun(key)),
            other(comparison)
        );
    }
    if !seen::has_chance(row) {
        return format!(
            "<h2>What the product adds</h2>\n<p><b>Nobody knows.</b> After {}, {} could be less or more with this product than {}. In the middle case there is no difference.</p>\n",
            span(row.day),
            escape(&noun(key)),
            other(comparison)
        );
    }
    let up = better(key, &summary.follow_up.condition) == Better::More;
    let good = if up { row.above } else { 1.0 - row.above };
    let count = (100.0 * good.clamp(0.0, 1.0)).round();
    let way = if up { "more" } else { "less" };
    format!(
        "<h2>What the product may add</h2>\n{}<p>The computer plays your treatment many times. Each time it makes other guesses about what nobody knows. After {}, <b>{count:.0} of 100</b> such cases have {way} {name} with this product than {}. <b>{:.0}</b> do not. With no effect at all it would be about 50 and 50.{}</p>\n<p>{}{}</p>\n",
        people_picture(count as usize),
        span(row.day),
        other(comparison),
        100.0 - count,
        doubt(row),
        size(comparison, row, key, up),
        if knows_procedure(comparison) { procedure_share(row) } else { "" }
    )
}

fn doubt(row: &Difference) -> &'static str {
    if holds_zero(&row.difference) { " <b>So nobody can be sure that the product does anything here.</b>" } else { "" }
}

fn other(comparison: &Comparison) -> String {
    if comparison.untreated.as_ref() == Some(&comparison.against) {
        return "with no treatment at all".into();
    }
    "with the same treatment without it".into()
}

/// The change with the product, where the change that comes anyway is called 100.
fn size(comparison: &Comparison, row: &Difference, key: &str, up: bool) -> String {
    let anyway = comparison.procedure.as_deref().unwrap_or(&comparison.against);
    let told = difference(comparison, anyway, key).filter(|row| !seen::is_change_too_small(row));
    let Some(change) = told.map(|row| row.change.median) else { return String::new() };
    let with = [row.difference.p05, row.difference.median, row.difference.p95].map(|d| 100.0 * (1.0 + d / change));
    let is_plain = (change > 0.0) == up && with.iter().all(|parts| (0.0..1000.0).contains(parts));
    if !is_plain {
        return String::new();
    }
    let (low, high) = (with[0].min(with[2]), with[0].max(with[2]));
    format!(
        "How much? Call the change that comes without the product 100. With it, the change is about <b>{:.0}</b> in the middle case. It could be anything from {low:.0} to {high:.0}. ",
        with[1]
    )
}

fn procedure_share(row: &Difference) -> &'static str {
    match seen::procedure_share(row).map(|share| share.median) {
        Some(share) if share >= 0.95 => "Nearly all that you see comes from the procedure, not from the product.",
        Some(share) if share > 0.5 => "Most of what you see comes from the procedure, not from the product.",
        _ => "",
    }
}

/// A hundred people; those who do better are filled.
fn people_picture(count: usize) -> String {
    let dots: String = (0..100)
        .map(|i| {
            let (x, y) = (10 + 20 * (i % 25), 10 + 20 * (i / 25));
            let class = if i < count { "yes" } else { "no" };
            format!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"7.5\"/>")
        })
        .collect();
    format!("<svg class=\"people\" viewBox=\"0 0 500 80\" role=\"img\" aria-label=\"{count} of 100\">{dots}</svg>\n")
}
