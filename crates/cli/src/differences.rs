//! Arms against each other as text: one table per readout, and the same under each hypothesis.

use exoskin_record::summary::{Band, Comparison, Difference, FollowUp};
use exoskin_report::numbers::{decimal, percent, ratio_band};
use exoskin_report::readout::{GROUPS, headline, words};
use exoskin_report::{values, words as plain};

use crate::readouts::day_text;
use crate::show::{Table, paragraph};

/// Differences smaller than this share of the value are rounding.
const LEAST: f64 = 1e-9;

/// One readout on one day, arm by arm.
struct Panel<'a> {
    title: String,
    rows: Vec<&'a Difference>,
    /// What is smaller is not shown: about a thousandth of the largest value.
    step: f64,
}

/// Every readout on the days asked for; without any, on the day fixed for it. What the skin is treated for comes first.
pub fn text(
    comparison: &Comparison,
    follow_up: &FollowUp,
    days: &[f64],
    title: impl Fn(&str) -> Option<String>,
) -> String {
    let panels = panels(comparison, &keys(comparison, &follow_up.condition), days, &title);
    let (apart, still): (Vec<&Panel<'_>>, Vec<&Panel<'_>>) = panels.iter().partition(|panel| panel.moves());
    let hypotheses: Vec<&str> = follow_up.hypotheses.iter().map(|one| one.name.as_str()).collect();
    let mut text = paragraph(&format!(
        "Each arm against `{}`, sample by sample: the same person, the same wound, the same batch. Medians; 90 % bands in brackets; 0 where less than about a thousandth of the value.",
        comparison.against
    ));
    for panel in &apart {
        let (table, under) = (table(panel, comparison), by_hypothesis(panel, &hypotheses));
        text.push_str(&format!("\n{}\n{table}{under}", panel.title));
    }
    if !still.is_empty() {
        let names: Vec<&str> = still.iter().map(|panel| panel.title.as_str()).collect();
        text.push_str(&format!("\n{}", paragraph(&format!("No arm changes: {}.", names.join("; ")))));
    }
    if !apart.iter().any(|panel| panel.rows.iter().any(|row| depends(row))) {
        text.push_str(&format!("\n{}", paragraph("No difference depends on what vesicles do.")));
    }
    text
}

impl Panel<'_> {
    fn moves(&self) -> bool {
        self.rows.iter().any(|row| !is_nothing(&row.change, row) || !is_nothing(&row.difference, row))
    }
}

fn is_nothing(band: &Band, row: &Difference) -> bool {
    let least = LEAST * row.value.median.abs().max(1.0);
    [band.p05, band.median, band.p95].iter().all(|value| value.abs() <= least)
}

fn panels<'a>(
    comparison: &'a Comparison,
    keys: &[&str],
    days: &[f64],
    title: &impl Fn(&str) -> Option<String>,
) -> Vec<Panel<'a>> {
    let mut panels = Vec::new();
    for &key in keys {
        let of_key = || comparison.rows.iter().filter(move |row| row.readout == key);
        let chosen = if days.is_empty() { fixed_day(of_key().map(|row| row.day), key) } else { days.to_vec() };
        for day in chosen {
            let rows: Vec<&Difference> = of_key().filter(|row| row.day == day).collect();
            let Some(first) = rows.first() else { continue };
            let name = title(key).unwrap_or_else(|| words(key).name);
            let step = step(&rows);
            panels.push(Panel { title: format!("{name} ({}), {}", first.unit, on_day(day)), rows, step });
        }
    }
    panels
}

/// A power of ten, a thousandth of the largest value or less: nobody would see less than that.
fn step(rows: &[&Difference]) -> f64 {
    let size = rows.iter().map(|row| row.value.median.abs().max(row.change.p95.abs())).fold(0.0, f64::max);
    if size > 0.0 && size.is_finite() { libm::exp10(libm::floor(libm::log10(size)) - 3.0) } else { 0.0 }
}

/// `day 28`, but `at 15 min`.
fn on_day(day: f64) -> String {
    let text = day_text(day);
    if text.contains(' ') { format!("at {text}") } else { format!("day {text}") }
}

/// A band to multiples of `step`.
fn rounded(band: &Band, step: f64) -> Band {
    let round = |value: f64| if step > 0.0 { (value / step).round() * step } else { value };
    Band { median: round(band.median), p05: round(band.p05), p95: round(band.p95) }
}

fn is_zero(band: &Band) -> bool {
    band.p05 == 0.0 && band.median == 0.0 && band.p95 == 0.0
}

/// What the skin is treated for, then the report's order; readouts that it does not know come last.
fn keys<'a>(comparison: &'a Comparison, condition: &str) -> Vec<&'a str> {
    let mut found: Vec<&str> = comparison.rows.iter().map(|row| row.readout.as_str()).collect();
    let wanted = headline(condition).iter().chain(GROUPS.iter().flat_map(|group| group.keys));
    let order: Vec<&str> = wanted.copied().collect();
    let place = |key: &str| order.iter().position(|known| *known == key).unwrap_or(order.len());
    found.sort_by_key(|key| (place(key), *key));
    found.dedup();
    found
}

/// Redness is over on the last day; each readout has a day of its own, fixed beforehand.
fn fixed_day(days: impl Iterator<Item = f64>, key: &str) -> Vec<f64> {
    let wanted = words(key).day;
    let nearest = if wanted.is_infinite() {
        days.max_by(f64::total_cmp)
    } else {
        days.min_by(|a, b| (a - wanted).abs().total_cmp(&(b - wanted).abs()))
    };
    nearest.into_iter().collect()
}

fn table(panel: &Panel<'_>, comparison: &Comparison) -> String {
    let against = format!("minus {}", comparison.against);
    let mut table = Table::with_header(&["arm", "value", "change", &against, "chance of more", "due to the procedure"]);
    for row in &panel.rows {
        let own = row.arm == comparison.against;
        let difference = rounded(&row.difference, panel.step);
        // How likely a difference is that nobody would see is no news.
        let told = !own && !is_zero(&difference);
        table.row([
            row.arm.clone(),
            values::median(&row.value),
            values::signed_median(&row.change),
            if own { String::new() } else { signed(&difference) },
            if told { percent(row.above) } else { String::new() },
            share(row, panel.step),
        ]);
    }
    table.text()
}

/// Of a change that rounds to nothing no share is told.
fn share(row: &Difference, step: f64) -> String {
    let shown = row.share_of_procedure.as_ref().filter(|_| rounded(&row.change, step).median != 0.0);
    shown.map_or_else(String::new, ratio_band)
}

fn signed(band: &Band) -> String {
    if values::is_exact(band) {
        return values::signed_median(band);
    }
    format!("{} ({})", values::signed_median(band), values::signed_range(band))
}

/// The same differences under each hypothesis alone, for the arms in which it matters which one holds.
fn by_hypothesis(panel: &Panel<'_>, names: &[&str]) -> String {
    let shows = |row: &Difference| row.by_hypothesis.values().any(|band| !is_zero(&rounded(band, panel.step)));
    let rows: Vec<&&Difference> = panel.rows.iter().filter(|row| depends(row) && shows(row)).collect();
    if rows.is_empty() {
        return String::new();
    }
    let words: Vec<String> = names.iter().map(|name| plain::hypothesis(name)).collect();
    let header: Vec<&str> = std::iter::once("the same, if").chain(words.iter().map(String::as_str)).collect();
    let mut table = Table::with_header(&header);
    for row in rows {
        let bands = names.iter().map(|name| row.by_hypothesis.get(*name).map_or_else(String::new, |band| signed(&rounded(band, panel.step))));
        table.row(std::iter::once(row.arm.clone()).chain(bands));
    }
    format!("\n{}", table.text())
}

fn depends(row: &Difference) -> bool {
    let mut bands = row.by_hypothesis.values();
    let first = bands.next();
    bands.any(|band| Some(band) != first)
}

/// Hypotheses and their weights, in one sentence; and what a chronic wound does by itself.
pub fn assumptions(follow_up: &FollowUp) -> String {
    let weigh = |one: &exoskin_record::summary::HypothesisUse| {
        format!("{} {}", plain::hypothesis(&one.name), decimal(one.weight, 2))
    };
    let weights: Vec<String> = follow_up.hypotheses.iter().map(weigh).collect();
    let factors = if follow_up.free_factors { "free factors act in all of them" } else { "free factors do not act" };
    let mut text = paragraph(&format!("Weights (assumed): {}; {factors}.", weights.join(", ")));
    if let Some(share) = follow_up.closes_by_itself {
        text +=
            &paragraph(&format!("Without any treatment {} of these wounds close within four days.", percent(share)));
    }
    for scale in &follow_up.no_honest_mapping {
        text += &paragraph(&format!("No honest mapping: {scale}"));
    }
    text
}
