//! What sections and pages ask about a summary's readouts: which there are, on which day they are compared, and between
//! which arms.

use exoskin_record::summary::{ArmSummary, Band, Comparison, Difference, FEWEST_DRAWS, Readout, Summary};

use crate::numbers::capital;
use crate::readout::definition;
pub use crate::readout::keys;
use crate::seen;

/// The readout of the first arm that has it.
pub fn readout<'a>(summary: &'a Summary, key: &str) -> Option<&'a Readout> {
    summary.arms.iter().find_map(|arm| arm.readouts.get(key))
}

/// Its name as a heading; for a key without a definition, the series' own.
pub fn title(summary: &Summary, key: &str) -> String {
    let definition = definition(summary, key);
    let defined = summary.readouts.iter().any(|one| one.key == key);
    let text = if defined { capital(&definition.name) } else { capital(&definition.title) };
    if is_around(summary, key) { format!("{text}, skin around the wound") } else { text }
}

/// True where a readout is about the skin around a chronic wound and not about the wound.
pub(crate) fn is_around(summary: &Summary, key: &str) -> bool {
    summary.follow_up.condition == "chronic_wound" && key != "wound_area"
}

/// True where a readout stays where it started in every arm and band, to one part in ten thousand.
pub fn is_still(summary: &Summary, key: &str) -> bool {
    let series = summary.arms.iter().filter_map(|arm| arm.readouts.get(key));
    let values = series.flat_map(|r| r.median.iter().chain(&r.p05).chain(&r.p95)).copied();
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(a, b), v| (f64::min(a, v), f64::max(b, v)));
    high - low <= 1e-4 * high.abs().max(1.0)
}

/// The readouts that this skin was treated for, if they exist and change; otherwise the first two that change.
pub fn sought(summary: &Summary) -> Vec<&str> {
    let all = keys(summary);
    let moving = |key: &&str| !is_still(summary, key);
    let wanted = summary.follow_up.sought.iter().map(String::as_str);
    let found: Vec<&str> = wanted.filter(|key| all.contains(key)).filter(moving).collect();
    if found.is_empty() { all.into_iter().filter(moving).take(2).collect() } else { found }
}

/// The readout that a comparison is about: the first that this skin was treated for, whether it changes or not; else
/// the first that changes. Temperature is an answer only where skin was heated or cooled.
pub fn asked<'a>(summary: &'a Summary, there: &[&'a str]) -> Option<&'a str> {
    let wanted = summary.follow_up.sought.iter().map(String::as_str).find(|key| there.contains(key));
    let apt = |key: &&&str| summary.follow_up.hot_or_cold || !matches!(**key, "temperature" | "burning");
    let moving = || there.iter().filter(apt).find(|key| !is_still(summary, key));
    wanted.or_else(|| moving().copied()).or_else(|| there.iter().find(apt).copied())
}

/// What pages for people are about: what the skin was treated for, whether it changes or not, then the rest of [`sought`].
pub fn told_for(summary: &Summary) -> Vec<&str> {
    let first = asked(summary, &keys(summary));
    let rest = sought(summary).into_iter().filter(|key| Some(*key) != first);
    first.into_iter().chain(rest).collect()
}

/// The treatment that the pages for people are about: the first arm with a product that is not the one others are
/// compared with.
pub fn main_arm(summary: &Summary) -> Option<&ArmSummary> {
    let controls = |arm: &ArmSummary| {
        let comparison = summary.comparison.as_ref();
        comparison.is_some_and(|c| {
            arm.name == c.against || c.untreated.as_ref() == Some(&arm.name) || c.procedure.as_ref() == Some(&arm.name)
        })
    };
    let treated = || summary.arms.iter().filter(|arm| !controls(arm) && arm.product != "none");
    let named = summary.arms.iter().find(|arm| summary.follow_up.treated.as_ref() == Some(&arm.name));
    let whole = || treated().find(|arm| arm.dose.applied_vesicles > 0);
    named.or_else(whole).or_else(|| treated().next()).or_else(|| summary.arms.first())
}

/// Whether there is a procedure, and anything is known about its effect on its own.
pub fn knows_procedure(summary: &Summary, comparison: &Comparison) -> bool {
    let is_done = |arm: &ArmSummary| !matches!(arm.procedure.as_str(), "" | "none");
    summary.arms.iter().any(is_done) && comparison.rows.iter().any(|row| row.share_of_procedure.is_some())
}

/// The day on which a readout is compared: the first of those fixed for it, else the last.
pub fn chosen_day(comparison: &Comparison, key: &str) -> Option<f64> {
    let reported = || comparison.rows.iter().filter(|row| row.readout == key && row.day.is_finite()).map(|row| row.day);
    let fixed = comparison.days.get(key).and_then(|days| days.first()).copied();
    fixed.filter(|day| reported().any(|other| other == *day)).or_else(|| reported().max_by(f64::total_cmp))
}

/// The days on which a readout is assessed, each once, ascending; the last day where none is fixed.
pub fn fixed_days(comparison: &Comparison, key: &str) -> Vec<f64> {
    let fixed = comparison.days.get(key).cloned().filter(|days| !days.is_empty());
    let mut days = fixed.unwrap_or_else(|| chosen_day(comparison, key).into_iter().collect());
    days.sort_by(f64::total_cmp);
    days
}

/// One arm's row on the day on which the readout is compared.
pub fn difference<'a>(comparison: &'a Comparison, arm: &str, key: &str) -> Option<&'a Difference> {
    let day = chosen_day(comparison, key)?;
    comparison.rows.iter().find(|row| row.arm == arm && row.readout == key && row.day == day)
}

/// Why a run with few draws does not report how much of its answer is assumed.
pub fn too_few_draws(summary: &Summary) -> Option<String> {
    let draws = summary.transport_draws.min(summary.samples);
    (draws < FEWEST_DRAWS).then(|| not_told(draws))
}

/// Said instead of a share that so few draws cannot give.
pub(crate) fn not_told(draws: u32) -> String {
    format!(
        "How much of the uncertainty comes from assumptions: not enough draws to say ({draws}; {FEWEST_DRAWS} or more are needed)."
    )
}

/// The share of the uncertainty that is assumed, where it can be given.
pub fn assumed_share(summary: &Summary, arm: &ArmSummary) -> Option<f64> {
    let enough = too_few_draws(summary).is_none();
    arm.assumed_share.share.filter(|share| enough && share.is_finite() && arm.assumed_share.of > 0)
}

/// Whether a product is platelet-rich plasma.
pub fn is_plasma(summary: &Summary, product: &str) -> bool {
    summary.products.iter().any(|one| one.kind == "prp" && one.name == product)
}

/// A sentence that accompanies computed hair and computed platelet-rich plasma.
pub fn beside_trials(summary: &Summary) -> Option<&'static str> {
    let is_plasma = |name: &String| is_plasma(summary, name);
    let has_plasma = |arm: &&ArmSummary| is_plasma(&arm.product) || arm.products.iter().any(is_plasma);
    let plasma: Vec<&ArmSummary> = summary.arms.iter().filter(has_plasma).collect();
    let comparison = summary.comparison.as_ref();
    let unseen = |arm: &&ArmSummary| {
        let row = comparison.and_then(|comparison| difference(comparison, &arm.name, "hairs"));
        row.is_some_and(|row| seen::is_too_small(row) || seen::is_mostly_too_small(row))
    };
    let is_hair = summary.follow_up.condition == "androgenetic_alopecia";
    if is_hair && plasma.iter().any(unseen) {
        return Some(
            "Published trials report larger gains in hair with platelet-rich plasma than are computed here; the scorecard page of the book shows predictions and findings side by side.",
        );
    }
    (is_hair || !plasma.is_empty())
        .then_some("The scorecard page of the book shows what was predicted for published trials and what they found, side by side.")
}

/// The index of the day nearest to `day`.
pub fn nearest(readout: &Readout, day: f64) -> Option<usize> {
    let away = |i: usize| (readout.days[i] - day).abs();
    (0..points(readout)).min_by(|&a, &b| away(a).total_cmp(&away(b)))
}

/// How many days of a readout have all their numbers.
pub fn points(readout: &Readout) -> usize {
    readout.days.len().min(readout.median.len()).min(readout.p05.len()).min(readout.p95.len())
}

/// The band at one of its days; the caller keeps `i` below [`points`].
pub fn band(readout: &Readout, i: usize) -> Band {
    Band { median: readout.median[i], p05: readout.p05[i], p95: readout.p95[i] }
}

/// How much patients differ on one of its days; none where the summary does not say.
pub fn among_people(readout: &Readout, i: usize) -> Option<(f64, f64)> {
    let (low, high) = (*readout.people_p05.get(i)?, *readout.people_p95.get(i)?);
    (low.is_finite() && high.is_finite()).then_some((low, high))
}

/// A stretch of time as people say it.
pub fn span(days: f64) -> String {
    let counted = |n: f64, one: &str| if n == 1.0 { format!("1 {one}") } else { format!("{n:.0} {one}s") };
    match days {
        d if d < 1.0 / 24.0 => counted((1440.0 * d).round().max(1.0), "minute"),
        d if d < 1.0 => counted((24.0 * d).round().max(1.0), "hour"),
        d if d < 14.0 => counted(d.round(), "day"),
        d if d < 75.0 => counted((d / 7.0).round(), "week"),
        d => counted((d / 30.0).round(), "month"),
    }
}

/// A day as people say it: `1 h`, `day 3`, `4 weeks`, `3 months`.
pub fn day_words(day: f64) -> String {
    match day {
        d if !d.is_finite() => crate::numbers::UNDEFINED.into(),
        d if d <= 0.0 => "the start".into(),
        d if d < 1.0 => crate::numbers::duration(24.0 * d),
        d if d < 14.0 => format!("day {}", crate::numbers::decimal(d, 2)),
        d if (d / 7.0).fract() == 0.0 && d < 84.0 => format!("{} weeks", d / 7.0),
        d if (d / 30.0).fract() == 0.0 && d < 365.0 => format!("{} months", d / 30.0),
        365.0 => "1 year".into(),
        d => format!("day {}", crate::numbers::decimal(d, 3)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_like_speech() {
        for (day, text) in [
            (0.0, "the start"),
            (1.0 / 24.0, "1 h"),
            (1.0, "day 1"),
            (28.0, "4 weeks"),
            (90.0, "3 months"),
            (365.0, "1 year"),
            (100.0, "day 100"),
        ] {
            assert_eq!(day_words(day), text);
        }
    }
}
