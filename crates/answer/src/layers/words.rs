//! The two layers in words.

use exoskin_quantity::write::decimal;
use exoskin_record::summary::{Band, Difference, Skill, Summary, TrialsShown};

use crate::numbers::percent_band;
use crate::values;
use crate::words::hypothesis;
use crate::{outcome, seen};

/// What the first layer is.
pub const MECHANISM: &str = "Mechanism: what known routes from vial to skin support, if vesicles act at all.";

/// What the second layer is.
pub const TRIALS: &str = "Trials: what published trials of a product against the same treatment without it have shown. They cannot tell one product from another.";

/// A signed band in per cent: `+41 % (+6 to +78 %)`.
pub fn percents(band: &Band) -> String {
    let Band { median, p05, p95 } = *band;
    let [low, middle, high] = [p05, median, p95].map(whole);
    if low == high { format!("{middle} %") } else { format!("{middle} % ({low} to {high} %)") }
}

/// The same inside brackets: `+41 %, +6 to +78 %`.
pub(super) fn in_brackets(band: &Band) -> String {
    percents(band).replace(" (", ", ").replace(')', "")
}

/// Per cents without decimals above 1; `<1` in size is `0.3`, next to nothing is `0`.
fn whole(value: f64) -> String {
    if !value.is_finite() {
        return values::value(value, 1.0);
    }
    let text = if value.abs() < 1.0 { decimal((10.0 * value).round() / 10.0, 1) } else { decimal(value.round(), 4) };
    let text = if text.trim_start_matches(['-', '−']) == "0" { "0".to_owned() } else { text };
    if value > 0.0 && text != "0" { format!("+{text}") } else { text.replace('-', "−") }
}

/// A factor: `1.47 times as much (1.07 to 1.95)`.
pub fn factor(band: &Band) -> String {
    let [low, middle, high] = [band.p05, band.median, band.p95].map(|value| decimal(value, 3));
    format!("{middle} times the improvement without it, {low} to {high}")
}

/// What the trials behind an answer are: `28 trials, 37 results: 8 with a ratio, 17 read blind or by an instrument, 6 null`.
pub fn basis(shown: &TrialsShown) -> String {
    let many = |count: u32, one: &str| if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") };
    format!(
        "{}: {}, {}, {} with a ratio, {} read blind or by an instrument, {} without a significant difference",
        shown.endpoints,
        many(shown.trials, "trial"),
        many(shown.results, "result"),
        shown.numbers,
        shown.read_blind,
        shown.nulls
    )
}

/// The two explanations that lie outside the mechanism, with their shares.
pub fn explanations(shown: &TrialsShown) -> String {
    let shares = &shown.shares;
    format!(
        "Where the two part, two explanations lie outside the mechanism, and these trials do not decide between them. Of a published effect on {} that was not read blind, {} would be real, by a route that is not modelled; {} would come from people who judged and were not blind, {} from a bias that all trials share, {} from results left in the drawer.",
        shown.endpoints,
        percent_band(&shares.real),
        percent_band(&shares.unblinded),
        percent_band(&shares.common),
        percent_band(&shares.selection)
    )
}

/// What an arm adds under each hypothesis of how vesicles act, in one line; none where it is the same under all of them.
pub fn by_hypothesis(summary: &Summary, row: &Difference) -> Option<String> {
    if !seen::is_carried(row) {
        return None;
    }
    let each = summary.follow_up.hypotheses.iter().filter_map(|one| {
        let band = row.by_hypothesis.get(&one.name)?;
        Some((hypothesis(&one.name), values::signed_median(band)))
    });
    let each: Vec<(String, String)> = each.collect();
    // Where only ends of bands differ, medians say nothing.
    let differs = each.iter().any(|(_, value)| *value != each[0].1);
    differs.then(|| each.iter().map(|(name, value)| format!("{name} {value}")).collect::<Vec<_>>().join(", "))
}

/// How predictions have fared on published trials: one sentence, and one line per layer.
pub fn skill(summary: &Summary) -> Vec<String> {
    let layer = summary.trials_layer.as_ref();
    layer.map_or_else(Vec::new, |layer| skill_of_card(&layer.headline, &layer.skill))
}

/// The same from the scorecard itself, for answers without a summary.
pub fn skill_of_card(headline: &str, skill: &[Skill]) -> Vec<String> {
    if headline.is_empty() {
        return Vec::new();
    }
    let line = |name: &str| {
        let of: Vec<String> = skill.iter().filter(|one| one.layer == name).map(of_skill).collect();
        (!of.is_empty()).then(|| format!("{name} {}", of.join(", ")))
    };
    let lines: Vec<String> = ["mechanism", "trials"].into_iter().filter_map(line).collect();
    let mut out = vec![headline.to_owned()];
    if !lines.is_empty() {
        out.push(format!("Skill (1 is perfect, 0 no better): {}.", lines.join("; ")));
    }
    out
}

fn of_skill(one: &Skill) -> String {
    format!("{} for {} ({})", decimal(one.skill, 2).replace('-', "−"), one.of, one.count)
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn and(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => (*last).to_owned(),
        None => String::new(),
    }
}

/// `a`, `a or b`, `a, b or c`, as names.
pub(super) fn listed(names: &[&str]) -> String {
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            let rest: Vec<String> = rest.iter().map(|name| format!("`{name}`")).collect();
            format!("{} or `{last}`", rest.join(", "))
        }
        Some((last, _)) => format!("`{last}`"),
        None => String::new(),
    }
}

/// The groups of endpoints of what the skin is treated for.
pub(super) fn groups(summary: &Summary) -> Vec<&TrialsShown> {
    let told = outcome::told_for(summary);
    let layer = summary.trials_layer.iter();
    layer
        .flat_map(|layer| &layer.shown)
        .filter(|shown| shown.readouts.iter().any(|readout| told.contains(&readout.as_str())))
        .collect()
}
