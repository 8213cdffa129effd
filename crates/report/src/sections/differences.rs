//! Comparison of the arms: what each adds to the arm it is compared with, sample by sample, and how certain that is.

use exoskin_record::summary::{Band, Comparison, Difference, Summary};
use maud::{Markup, Render, html};

use super::verdict::{named, verdict};
use crate::colour::series;
use crate::markup::{Table, soft, strong, told};
use crate::scale::LinearScale;
use crate::svg;
use exoskin_answer::numbers::{ratio_band, whole_percent};
use exoskin_answer::outcome::{self, chosen_day, day_words, difference, keys, sought};
use exoskin_answer::path;
use exoskin_answer::readout::unit;
use exoskin_answer::seen::{self, Judgement};
use exoskin_answer::sessions;
use exoskin_answer::values::{self, holds_zero};

pub(super) fn render(summary: &Summary) -> Markup {
    let Some(comparison) = summary.comparison.as_ref().filter(|c| !c.rows.is_empty()) else {
        return Markup::default();
    };
    let keys: Vec<&str> = compared(summary, comparison);
    let still = |key: &&str| rows(summary, comparison, key).iter().all(|(_, row)| seen::is_too_small(row));
    let (alike, apart): (Vec<&str>, Vec<&str>) = keys.iter().copied().partition(still);
    html! {
        section #differences {
            h2 { "What each arm adds" }
            (lead(comparison))
            @if let Some(text) = outcome::beside_trials(summary) { p.plain { (text) } }
            (same(summary, comparison, &alike))
            @for forest in apart.iter().filter_map(|key| forest(summary, comparison, key)) { (forest) "\n" }
            (other_days(summary, comparison, &keys))
        }
    }
}

/// Readouts in the comparison: first what this skin is treated for, then in the report's order.
fn compared<'a>(summary: &'a Summary, comparison: &'a Comparison) -> Vec<&'a str> {
    let has = |key: &str| comparison.rows.iter().any(|row| row.readout == key);
    let mut out: Vec<&str> = sought(summary).into_iter().filter(|key| has(key)).collect();
    let others: Vec<&str> = keys(summary).into_iter().filter(|key| has(key) && !out.contains(key)).collect();
    out.extend(others);
    for row in &comparison.rows {
        if !out.contains(&row.readout.as_str()) {
            out.push(&row.readout);
        }
    }
    // Its median says nothing about how many people are concerned; they are counted under the curves.
    out.retain(|key| exoskin_answer::dark_spots::is_tabled(key));
    out
}

fn lead(comparison: &Comparison) -> Markup {
    let against = &comparison.against;
    html! {
        p.lead {
            "Each arm minus " b { (against) } " in the same sample: same skin, same wound, same chance, in the samples in which vesicles "
            "act on cells. Mark: median. Bar: 90\u{a0}% band. A bar across the zero line means that the direction is not known. In words: how "
            "often the difference is 1\u{a0}% of the value (or of its scale) or more, either way, and how often for the worse. "
            "The median over all samples is in the table at the end; it is near 0 whatever the dose, because in nearly half of them vesicles do nothing. Redness and other short-lived changes are compared in the first minutes or days, everything else on the last "
            "day; these days are fixed in advance."
        }
    }
}

/// The arms that are compared with another, with their position in the scenario, on the day fixed for this readout.
fn rows<'a>(summary: &'a Summary, comparison: &'a Comparison, key: &str) -> Vec<(usize, &'a Difference)> {
    let others = summary.arms.iter().enumerate().filter(|(_, arm)| arm.name != comparison.against);
    others.filter_map(|(i, arm)| difference(comparison, &arm.name, key).map(|row| (i, row))).collect()
}

fn forest(summary: &Summary, comparison: &Comparison, key: &str) -> Option<Markup> {
    let rows = rows(summary, comparison, key);
    let (_, first) = rows.first()?;
    let (still, apart): (Vec<_>, Vec<_>) = rows.iter().copied().partition(|(_, row)| seen::is_too_small(row));
    let scale = scale(&apart, comparison)?;
    let guessed = !outcome::readout(summary, key).is_none_or(|readout| readout.human_data);
    let unit = unit(&first.unit);
    Some(html! {
        div.forest.guessed[guessed] {
            h3 {
                (outcome::title(summary, key)) " "
                span.unit { "at " (on_day(summary, first.day)) ", " (unit) }
            }
            (verdict(summary, comparison, key, &apart))
            (head(comparison))
            @for (i, row) in &apart { (row_html(*i, row, &scale, comparison)) }
            (axis(&scale, &unit))
            (unmoved(&still, comparison))
        }
    })
}

/// The untreated arm is usually far from all others; it may run off the axis, so that the others can be read.
fn scale(rows: &[(usize, &Difference)], comparison: &Comparison) -> Option<LinearScale> {
    let treated = |row: &Difference| rows.len() == 1 || comparison.untreated.as_ref() != Some(&row.arm);
    let seen = rows.iter().map(|(_, row)| *row).filter(|row| treated(row));
    let middle = seen.flat_map(ends);
    let all = LinearScale::over(middle.chain([0.0]), 0.0)?;
    if all.high - all.low > 1e-6 {
        return Some(all);
    }
    let all = rows.iter().flat_map(|(_, row)| ends(row));
    LinearScale::over(all.chain([0.0]), 0.0)
}

/// The ends and the middle of what leads.
fn ends(row: &Difference) -> [f64; 3] {
    let band = row.leading();
    [band.p05, band.median, band.p95]
}

fn head(comparison: &Comparison) -> Markup {
    let share = if comparison.procedure.is_some() { "due to the procedure alone" } else { "" };
    html! {
        div class="frow fhead" aria-hidden="true" {
            @for text in ["arm", "", "difference (90 % band)", "in words", share] { div { (text) } }
        }
    }
}

fn row_html(i: usize, row: &Difference, scale: &LinearScale, comparison: &Comparison) -> Markup {
    let band = &row.leading();
    let spoken = format!("{}: {} ({})", row.arm, values::signed_median(band), values::range(band));
    html! {
        div.frow {
            div.what { b { (named(row, comparison)) } }
            svg.bar height="22" role="img" aria-label=(spoken) { title { (spoken) } (drawn(band, scale, series(i).0)) }
            div.nums { (told(&format!("{}/{}", path::row(comparison, row), seen::leading_path(row)), strong(&signed(band)))) }
            div { (said(row)) }
            div { @if comparison.procedure.is_some() { (due(row)) } }
        }
    }
}

/// `+4 (−1 to +9)`
fn signed(band: &Band) -> String {
    format!("{} ({})", values::signed_median(band), values::signed_range(band))
}

/// Bar and mark; a bar that excludes zero is filled, one that includes it is open, so that they can be told apart in
/// greyscale print.
fn drawn(band: &Band, scale: &LinearScale, colour: &str) -> Markup {
    let line = svg::upright("frame", place(scale, 0.0), [0, 22]);
    if !(band.p05.is_finite() && band.p95.is_finite() && band.median.is_finite()) {
        return line;
    }
    if band.p05 > scale.high {
        return html! { text.off x="99%" y="15" text-anchor="end" { "off the axis →" } };
    }
    if band.p95 < scale.low {
        return html! { text.off x="1%" y="15" text-anchor="start" { "← off the axis" } };
    }
    let [low, high, middle] = [band.p05, band.p95, band.median].map(|value| place(scale, value));
    let (x, width) = (svg::share(low), svg::share((high - low).max(0.3)));
    let opacity = if holds_zero(band) { "0.12" } else { "0.6" };
    html! {
        (line)
        rect x=(x) width=(width) y="6" height="10" fill=(colour) fill-opacity=(opacity) stroke=(colour) {}
        circle cx=(svg::share(middle)) cy="11" r="4.5" fill=(colour) stroke="#fff" {}
    }
}

fn place(scale: &LinearScale, value: f64) -> f64 {
    1.0 + 98.0 * scale.place(value)
}

/// The number of labels that fit below a bar on a phone.
const TICKS: usize = 5;

fn axis(scale: &LinearScale, title: &str) -> Markup {
    let step = scale.step(TICKS);
    html! {
        div class="frow faxis" aria-hidden="true" {
            div {}
            svg.bar height="18" {
                @for v in scale.ticks(TICKS) { (svg::tick(place(scale, v), 13, 8.0, &values::value(v, 10.0 * step))) }
            }
            div.soft { (title) }
        }
    }
}

/// A day, with the session that falls on it.
fn on_day(summary: &Summary, day: f64) -> String {
    let session = outcome::main_arm(summary).and_then(|arm| sessions::on(arm, day));
    let session = session.map(|n| format!(", right after session {n}")).unwrap_or_default();
    format!("{}{session}", day_words(day))
}

fn said(row: &Difference) -> Markup {
    let text = seen::in_words(row);
    match text.split_once(" (") {
        Some((words, chance)) => html! { (words) " " (soft(format_args!("({chance}"))) },
        None => text.render(),
    }
}

/// Share of the arm's change against untreated skin that is due to the procedure.
fn due(row: &Difference) -> Markup {
    match seen::procedure_share(row) {
        Some(share) => html! { (strong(&ratio_band(&share))) " " span.narrow { "by the procedure alone" } },
        None => html! { span.soft { "–" } },
    }
}

/// Arms without any difference, by name.
fn unmoved(rows: &[(usize, &Difference)], comparison: &Comparison) -> Markup {
    let names: Vec<String> = rows.iter().map(|(_, row)| named(row, comparison)).collect();
    html! { @if !names.is_empty() {
        p.note { "Compared with " (comparison.against) ", too small to see (below 1 %): " (names.join(", ")) "." }
    } }
}

/// Readouts in which no arm differs visibly; what the skin is treated for comes first.
fn same(summary: &Summary, comparison: &Comparison, alike: &[&str]) -> Markup {
    let wanted = sought(summary);
    let (first, rest): (Vec<&str>, Vec<&str>) = alike.iter().partition(|key| wanted.contains(key));
    let name = |key: &&str| {
        let day = chosen_day(comparison, key).map(|day| format!(" ({})", on_day(summary, day)));
        outcome::title(summary, key) + &day.unwrap_or_default()
    };
    let sentence = |keys: &[&str]| {
        let names: Vec<String> = keys.iter().map(name).collect();
        let against = &comparison.against;
        format!("No arm differs visibly from {against} (by 1 % or more): {}.", names.join(", "))
    };
    html! {
        @if !first.is_empty() { p { b { (sentence(&first)) } } }
        @if !rest.is_empty() { p { (sentence(&rest)) } }
    }
}

/// The same on every other reported day, collapsed.
fn other_days(summary: &Summary, comparison: &Comparison, keys: &[&str]) -> Markup {
    let mut table = Table::new(
        "small cards-narrow",
        "Every reported day: value, change from the start, and difference, each with its 90 % band.",
        ["Readout, day", "Arm", "Value", "Change from the start", "Difference", "More in"],
    );
    let moves = |row: &&Difference| row.difference.p05 != 0.0 || row.difference.p95 != 0.0;
    let others = comparison.rows.iter().filter(|row| row.arm != comparison.against).filter(moves);
    let rows: Vec<&Difference> =
        keys.iter().flat_map(|key| others.clone().filter(move |row| row.readout == *key)).collect();
    for row in &rows {
        table.row(day_row(summary, comparison, row));
    }
    html! { @if !rows.is_empty() {
        details { summary { "All reported days in numbers (" (rows.len()) " rows)" } (table) }
    } }
}

fn day_row(summary: &Summary, comparison: &Comparison, row: &Difference) -> Vec<Markup> {
    let at = |key: &str, text: String| told(&format!("{}/{key}", path::row(comparison, row)), text);
    let name = outcome::title(summary, &row.readout);
    vec![
        format!("{name}, {}", on_day(summary, row.day)).render(),
        row.arm.render(),
        html! { (at("value", values::with_range(&row.value))) " " (unit(&row.unit)) },
        html! { (at("change", signed(&row.change))) (of_start(row.change_percent.as_ref())) },
        html! { (at("difference", signed(&row.difference))) (of_start(row.difference_percent.as_ref())) },
        match seen::judged(row) {
            Judgement::Undefined => exoskin_answer::numbers::UNDEFINED.render(),
            Judgement::TooSmall => "too small to see".render(),
            Judgement::MostlyTooSmall => seen::MOSTLY_TOO_SMALL.render(),
            Judgement::Open => "less or more".render(),
            Judgement::Likely | Judgement::Clear => whole_percent(row.leading_above()).render(),
        },
    ]
}

/// The same in per cent of the start, as trials report it.
fn of_start(percent: Option<&Band>) -> Markup {
    let told = percent.filter(|band| band.median.is_finite());
    let words = |band| format!("{} % ({}) of the start", values::signed_median(band), values::signed_range(band));
    html! { @if let Some(band) = told { " " (soft(words(band))) } }
}
