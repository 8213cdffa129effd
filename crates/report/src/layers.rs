//! Mechanism and trials side by side, in colours of their own: shared by the report and the clinician's sheet.

use exoskin_record::summary::{Band, Summary};
use maud::{Markup, Render, html};

use crate::markup::{Table, list, spans, told};
use crate::scale::LinearScale;
use crate::svg;
use exoskin_answer::block::Text;
use exoskin_answer::layers::{ArmRow, Row, by_hypothesis, factor, parts, percents, skill};
use exoskin_answer::outcome::day_words;
use exoskin_answer::path;
use exoskin_answer::readout::unit;
use exoskin_answer::seen;
use exoskin_answer::values;

/// Ends of the axis at the most, %: a bar that leaves it is cut.
const AXIS: (f64, f64) = (-100.0, 250.0);

/// Every row in both layers: numbers and bars.
pub(crate) fn table(summary: &Summary, rows: &[&Row<'_>], class: &'static str) -> Markup {
    let Some(scale) = scale(summary, rows) else { return Markup::default() };
    let arm = rows.iter().find_map(|row| row.main(summary)).map_or("", |arm| arm.row.arm.as_str());
    let against = summary.comparison.as_ref().map_or("", |comparison| comparison.against.as_str());
    let heads = [
        String::new(),
        format!("{against} alone"),
        format!("Mechanism: {arm} adds"),
        "Trials: published".to_owned(),
        "Trials: corrected for bias".to_owned(),
        "in one picture".to_owned(),
        "do they part?".to_owned(),
    ];
    let mut table = Table::new(class, CAPTION, heads);
    for row in rows {
        if let Some(arm) = row.main(summary) {
            table.row(cells(summary, row, arm, &scale));
        }
    }
    html! { div.layers { (key()) (table) } }
}

const CAPTION: &str = "Median and 90 % band, in per cent of what the treatment does without the product: +40 % is more of a wanted change, −30 % is less of a harm.";

/// Which colour is which.
fn key() -> Markup {
    let sample = |class: &'static str| svg::inline(16, 10, html! { rect class=(class) width="16" height="10" {} });
    html! {
        p.layers-key {
            span { (sample("ours")) " mechanism" } " " span { (sample("said")) " trials, as published" } " "
            span { (sample("less")) " trials, corrected for bias" }
        }
    }
}

fn cells(summary: &Summary, row: &Row<'_>, arm: &ArmRow<'_>, scale: &LinearScale) -> Vec<Markup> {
    let comparison = summary.comparison.as_ref();
    let at = |of: &exoskin_record::summary::Difference, what: &str| {
        comparison.map_or_else(String::new, |comparison| format!("{}/{what}", path::row(comparison, of)))
    };
    let (own, unit) = (&row.alone.change, unit(&row.alone.unit));
    let by = by_hypothesis(summary, arm.row);
    vec![
        html! { (row.readout.name) small { (day_words(row.alone.day)) ", " (unit) } },
        told(&at(row.alone, "change"), with_range(&values::signed_median(own), &values::signed_range(own), own)),
        html! {
            (mechanism(arm, &at(arm.row, seen::leading_path(arm.row))))
            @if let Some(by) = by { small.each { "by hypothesis: " (by) " " (unit) } }
        },
        trials(row.published.as_ref(), &row.shown.published),
        trials(row.corrected.as_ref(), &row.shown.corrected),
        drawn(row, arm, scale),
        if arm.part.is_some() {
            html! { b.part { "conflict" } }
        } else {
            "no".render()
        },
    ]
}

fn with_range(middle: &str, range: &str, band: &Band) -> Markup {
    html! { b { (middle) } @if !values::is_exact(band) { small { (range) } } }
}

/// In per cent where sizes can be compared, else in the readout's own unit.
fn mechanism(arm: &ArmRow<'_>, path: &str) -> Markup {
    match &arm.percent {
        Some(percent) => broken(&percents(percent)),
        None => {
            let band = &arm.row.leading();
            html! { (told(path, with_range(&values::signed_median(band), &values::signed_range(band), band))) small { (unit(&arm.row.unit)) } }
        }
    }
}

fn trials(percent: Option<&Band>, of: &Band) -> Markup {
    broken(&percent.map_or_else(|| factor(of), percents))
}

/// The middle strong, the band below it.
fn broken(text: &str) -> Markup {
    let parts = text.split_once(" (").or_else(|| text.split_once(", "));
    let (middle, range) = parts.map_or((text, None), |(middle, range)| (middle, Some(range.trim_end_matches(')'))));
    html! { b { (middle) } @if let Some(range) = range { small { (range) } } }
}

fn scale(summary: &Summary, rows: &[&Row<'_>]) -> Option<LinearScale> {
    let ours = rows.iter().filter_map(|row| row.main(summary)?.percent);
    let theirs = rows.iter().flat_map(|row| [row.published, row.corrected]).flatten();
    let ends = ours.chain(theirs).flat_map(|band| [band.p05, band.p95]).filter(|end| end.is_finite());
    LinearScale::over(ends.map(|end| end.clamp(AXIS.0, AXIS.1)).chain([0.0]), 1.0)
}

/// Three bars on one axis, zero marked.
fn drawn(row: &Row<'_>, arm: &ArmRow<'_>, scale: &LinearScale) -> Markup {
    let spoken = match (&arm.percent, &row.corrected) {
        (Some(ours), Some(theirs)) => format!("mechanism {}, trials {}", percents(ours), percents(theirs)),
        _ => return html! { small { "the treatment alone changes this too little for a size" } },
    };
    let bars = [
        (arm.percent.as_ref(), "ours", 3, 8),
        (row.published.as_ref(), "said", 14, 5),
        (row.corrected.as_ref(), "less", 21, 8),
    ];
    html! {
        svg.bar height="34" role="img" aria-label=(spoken) {
            title { (spoken) }
            (svg::upright("frame", place(scale, 0.0), [0, 34]))
            @for (band, class, y, height) in bars {
                @if let Some(band) = band { (bar(band, scale, class, y, height)) }
            }
        }
    }
}

fn bar(band: &Band, scale: &LinearScale, class: &'static str, y: u32, height: u32) -> Markup {
    let [low, middle, high] = [band.p05, band.median, band.p95].map(|value| place(scale, value));
    html! {
        (svg::bar(class, low, (high - low).max(0.8), y, height))
        (svg::upright("mark", middle, [y, y + height]))
    }
}

fn place(scale: &LinearScale, value: f64) -> f64 {
    1.0 + 98.0 * scale.place(value)
}

/// Where the layers part, in words; names of arms stand out.
pub(crate) fn conflicts(rows: &[&Row<'_>]) -> Markup {
    let lines: Vec<Markup> = parts(rows).iter().map(|part| spans(&Text::of(&part.words))).collect();
    html! {
        @if lines.is_empty() {
            p { "Mechanism and trials do not contradict each other in these readouts." }
        } @else {
            p { b { "Conflict." } " Nobody knows which of the two is right." }
            (list(lines))
        }
    }
}

/// How predictions have fared so far: on every page that predicts an effect.
pub(crate) fn skill_line(summary: &Summary) -> Markup {
    let lines = skill(summary);
    html! { @if let Some((first, rest)) = lines.split_first() {
        p.skill { b { "Scorecard: " (first) } @for line in rest { " " (line) } }
    } }
}
