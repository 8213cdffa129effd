//! The patient's sheet: short sentences, numbers counted out of a hundred, and what happens without the product.

use exoskin_record::summary::{ArmSummary, Comparison, Difference, Readout, Summary};

use crate::markup::escape;
use crate::numbers::{integer, people};
use crate::outcome::{difference, is_invisible, is_nothing, knows_procedure, main_arm, points, reach, sought};
use crate::readout::{Better, better, noun, words};
use crate::values::holds_zero;
use crate::words::{condition, tidy};

pub(super) fn body(summary: &Summary) -> String {
    let mut out = String::from(
        "<p class=\"use\"><strong>This is no medical advice and no medical device.</strong> It is a computer's estimate. Talk to your doctor before you decide anything.</p>\n<h1>What to expect</h1>\n",
    );
    if let Some(arm) = main_arm(summary) {
        out.push_str(&treatment(summary, arm));
        out.push_str(&first_days(arm));
        out.push_str(&adds(summary, arm));
        out.push_str(&way(arm));
        out.push_str(&dark_spots(summary).map(|risk| format!("<h2>A risk</h2>\n<p>{risk}</p>\n")).unwrap_or_default());
    }
    out.push_str(&without(summary));
    out.push_str(&nobody_knows(summary));
    out.push_str(&format!(
        "<p class=\"use\">Made from “{}”, {} computed cases. A real skin can do something else.</p>\n",
        escape(&summary.title),
        integer(u64::from(summary.samples))
    ));
    out
}

fn treatment(summary: &Summary, arm: &ArmSummary) -> String {
    let product = if arm.product == "none" { None } else { Some(escape(&tidy(&arm.product))) };
    let procedure = if arm.procedure == "none" { None } else { Some(escape(&tidy(&arm.procedure))) };
    let done = match (procedure, product) {
        (Some(procedure), Some(product)) => {
            format!("First comes the procedure: <b>{procedure}</b>. Then <b>{product}</b> is given.")
        }
        (Some(procedure), None) => format!("The procedure: <b>{procedure}</b>. Nothing is put on."),
        (None, Some(product)) => {
            format!("<b>{}</b> is put on the skin, without any procedure.", crate::outcome::capital(&product))
        }
        (None, None) => "Nothing is done.".into(),
    };
    format!(
        "<p class=\"lead\">Where: {}. Skin: {}. {done}</p>\n",
        escape(&tidy(&summary.skin.site)),
        escape(&complaint(&summary.follow_up.condition))
    )
}

/// The complaint as a patient would call it.
fn complaint(key: &str) -> String {
    match key {
        "androgenetic_alopecia" => "thinning hair".into(),
        "melasma" => "brown patches (melasma)".into(),
        "chronic_wound" => "a wound that does not close".into(),
        other => condition(other),
    }
}

fn first_days(arm: &ArmSummary) -> String {
    let sentences: Vec<String> = [redness(arm), burning(arm), closing(arm)].into_iter().flatten().collect();
    if sentences.is_empty() {
        return String::new();
    }
    format!("<h2>The first days</h2>\n<p>{}</p>\n", sentences.join(" "))
}

/// Redness counts as gone when the instrument reads less than a tenth above the skin's own usual level, %.
const NEARLY_USUAL: f64 = 110.0;

fn redness(arm: &ArmSummary) -> Option<String> {
    let readout = arm.readouts.get("erythema")?;
    let peak = readout.median.iter().copied().filter(|v| v.is_finite()).fold(0.0, f64::max);
    if peak <= NEARLY_USUAL {
        return Some("Little redness is expected.".into());
    }
    let usual = gone(readout, &readout.median, |v| v <= NEARLY_USUAL);
    let slow = gone(readout, &readout.p95, |v| v <= NEARLY_USUAL);
    Some(match (usual, slow) {
        (Some(usual), Some(slow)) if slow > usual => format!(
            "The skin turns <b>red</b>. Mostly the redness is nearly gone after <b>{}</b>; in slow cases after <b>{}</b>.",
            span(usual),
            span(slow)
        ),
        (Some(usual), Some(_)) => {
            format!("The skin turns <b>red</b>. The redness is nearly gone after <b>{}</b>.", span(usual))
        }
        (Some(usual), None) => format!(
            "The skin turns <b>red</b>. Mostly the redness is nearly gone after <b>{}</b>. In slow cases some of it is still there after {}.",
            span(usual),
            span(last_day(readout))
        ),
        (None, _) => {
            format!("The skin turns <b>red</b>. Some redness is still there after {}.", span(last_day(readout)))
        }
    })
}

fn burning(arm: &ArmSummary) -> Option<String> {
    let readout = arm.readouts.get("burning")?;
    let peak = readout.median.iter().copied().filter(|v| v.is_finite()).fold(0.0, f64::max);
    if peak < 1.0 {
        return None;
    }
    let end =
        gone(readout, &readout.median, |v| v < 1.0).map(|day| format!(", and is mostly over after {}", span(day)));
    Some(format!("It can <b>burn</b>: about {peak:.0} on a scale from 0 to 10{}.", end.unwrap_or_default()))
}

fn closing(arm: &ArmSummary) -> Option<String> {
    let readout = arm.readouts.get("closure")?;
    let open = readout.median.iter().any(|v| *v < 50.0);
    let day = gone(readout, &readout.median, |v| v >= 95.0)?;
    open.then(|| format!("New skin covers the wounds after about <b>{}</b>.", span(day)))
}

/// First day from which on every value is as wanted.
fn gone(readout: &Readout, series: &[f64], is_so: fn(f64) -> bool) -> Option<f64> {
    let count = points(readout).min(series.len());
    let last_bad = (0..count).rev().find(|&i| !is_so(series[i]));
    match last_bad {
        None => readout.days.first().copied().filter(|_| count > 0),
        Some(i) if i + 1 < count => Some(readout.days[i + 1]),
        Some(_) => None,
    }
}

fn last_day(readout: &Readout) -> f64 {
    readout.days.iter().copied().filter(|d| d.is_finite()).fold(0.0, f64::max)
}

/// A stretch of time as people say it.
fn span(days: f64) -> String {
    let counted = |n: f64, one: &str| if n == 1.0 { format!("1 {one}") } else { format!("{n:.0} {one}s") };
    match days {
        d if d < 1.0 => counted((24.0 * d).round().max(1.0), "hour"),
        d if d < 14.0 => counted(d.round(), "day"),
        d if d < 75.0 => counted((d / 7.0).round(), "week"),
        d => counted((d / 30.0).round(), "month"),
    }
}

/// What the product adds, counted out of a hundred.
fn adds(summary: &Summary, arm: &ArmSummary) -> String {
    let Some(comparison) = &summary.comparison else { return String::new() };
    let is_directed = |key: &&str| better(key, &summary.follow_up.condition) != Better::Neither;
    let found = sought(summary).into_iter().filter(is_directed).find_map(|key| {
        difference(comparison, &arm.name, key).filter(|row| row.above.is_finite()).map(|row| (key, row))
    });
    let Some((key, row)) = found.filter(|_| arm.name != comparison.against) else { return String::new() };
    let name = escape(&words(key).name);
    if is_nothing(&row.difference, reach(summary, key)) || is_invisible(&row.difference, &row.value) {
        return format!(
            "<h2>What the product adds</h2>\n<p><b>Nothing that anybody could see.</b> After {}, {} is the same with this product as {}, give or take less than 1 part in 100.</p>\n",
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
    format!("with the same treatment without it (“{}”)", escape(&comparison.against))
}

/// The change with the product, where the change that comes anyway is called 100.
fn size(comparison: &Comparison, row: &Difference, key: &str, up: bool) -> String {
    let anyway = comparison.procedure.as_deref().unwrap_or(&comparison.against);
    let Some(change) = difference(comparison, anyway, key).map(|row| row.change.median) else { return String::new() };
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
    match row.share_of_procedure.map(|share| share.median) {
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

/// Where the vesicles go, out of a number that makes the rest countable.
fn way(arm: &ArmSummary) -> String {
    let share = arm.taken_up_share.median;
    if arm.dose.applied_vesicles == 0 || !share.is_finite() || share <= 0.0 {
        return String::new();
    }
    let (of, rest) = [1e2, 1e3, 1e6, 1e9, 1e12]
        .into_iter()
        .map(|of| (of, of * share))
        .find(|(_, rest)| *rest >= 10.0)
        .unwrap_or((1e12, 1e12 * share));
    format!(
        "<h2>Where it goes</h2>\n<p>The product holds tiny bubbles called vesicles. Of every <b>{}</b> that are put on your skin, about <b>{}</b> end up in living cells. Your own skin makes such bubbles all the time.</p>\n",
        people(of),
        people(rest)
    )
}

fn without(summary: &Summary) -> String {
    let mut parts = Vec::new();
    if let Some(share) = summary.follow_up.closes_by_itself.filter(|share| share.is_finite()) {
        parts.push(format!(
            "Of 100 such wounds, about <b>{:.0}</b> close within four days by themselves.",
            100.0 * share
        ));
    }
    parts.extend(untreated(summary));
    if parts.is_empty() {
        return String::new();
    }
    format!("<h2>Without any treatment</h2>\n<p>{}</p>\n", parts.join(" "))
}

/// What the arm with nothing done does in the readout that the person came for.
fn untreated(summary: &Summary) -> Option<String> {
    let comparison = summary.comparison.as_ref()?;
    let name = comparison.untreated.as_deref()?;
    let (key, row) = sought(summary).into_iter().find_map(|key| Some((key, difference(comparison, name, key)?)))?;
    let readout = escape(&noun(key));
    let after = span(row.day);
    let nothing = is_nothing(&row.change, reach(summary, key)) || is_invisible(&row.change, &row.value);
    Some(if nothing {
        format!("If nothing is done, {readout} stays as it is for these {after}.")
    } else {
        let way = if row.change.median > 0.0 { "rises" } else { "falls" };
        format!("If nothing is done, {readout} {way} by itself within {after}.")
    })
}

fn dark_spots(summary: &Summary) -> Option<String> {
    let arm = main_arm(summary)?;
    let without = summary.comparison.as_ref().and_then(|c| c.procedure.as_deref());
    let peak = |arm: &ArmSummary| {
        let readout = arm.readouts.get("dark_spot_risk")?;
        Some(readout.median.iter().copied().filter(|v| v.is_finite()).fold(0.0, f64::max).round())
    };
    let with_product = peak(arm).filter(|v| *v >= 1.0)?;
    let alone = without.and_then(|name| summary.arms.iter().find(|arm| arm.name == name)).and_then(peak);
    let alone = alone.map(|n| format!(", and about <b>{n:.0}</b> from the procedure alone")).unwrap_or_default();
    Some(format!(
        "Of 100 people with such skin, about <b>{with_product:.0}</b> get a dark spot for a while with this treatment{alone}."
    ))
}

fn nobody_knows(summary: &Summary) -> String {
    let mut items = Vec::new();
    let nothing = summary.follow_up.hypotheses.iter().find(|h| h.name == "nothing").filter(|h| h.weight.is_finite());
    if let Some(nothing) = nothing {
        items.push(format!(
            "Whether the vesicles do anything at all. In <b>{:.0}</b> of 100 computed cases they do nothing.",
            100.0 * nothing.weight
        ));
    }
    if main_arm(summary).is_some_and(|arm| arm.assumed_share.share > 0.5) {
        items.push("Many steps on the way were never measured. They were guessed, with wide limits.".into());
    }
    if !summary.unknown.is_empty() {
        items.push("Things that the description of this treatment does not tell.".into());
    }
    items.push("How pleased you will be. No computer can say that.".into());
    items.push("What happens years later.".into());
    let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    format!("<h2>What nobody knows</h2>\n<ul>{items}</ul>\n")
}
