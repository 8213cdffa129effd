//! The arms against each other: what each adds to the arm it is set against, sample by sample, and how sure that is.

use exoskin_record::summary::{Band, Comparison, Difference, Summary};

use super::verdict::{named, verdict};
use crate::colour::series;
use crate::markup::{Table, escape};
use crate::scale::LinearScale;
use exoskin_answer::numbers::{ratio_band, whole_percent};
use exoskin_answer::outcome::{self, chosen_day, day_words, difference, keys, sought};
use exoskin_answer::readout::{unit, words};
use exoskin_answer::seen;
use exoskin_answer::sessions;
use exoskin_answer::values::{self, holds_zero};

pub(crate) fn render(summary: &Summary) -> String {
    let Some(comparison) = summary.comparison.as_ref().filter(|c| !c.rows.is_empty()) else { return String::new() };
    let keys: Vec<&str> = compared(summary, comparison);
    let (alike, apart): (Vec<&str>, Vec<&str>) = keys
        .iter()
        .copied()
        .partition(|key| rows(summary, comparison, key).iter().all(|(_, row)| seen::is_too_small(row)));
    let forests: String = apart.iter().map(|key| forest(summary, comparison, key)).collect();
    let trials = outcome::beside_trials(summary).map(|text| format!("<p class=\"plain\">{text}</p>\n"));
    format!(
        "<section id=\"differences\">\n<h2>What the arms add</h2>\n{}{}{}{forests}{}</section>\n",
        lead(comparison),
        trials.unwrap_or_default(),
        same(summary, comparison, &alike),
        other_days(summary, comparison, &keys)
    )
}

/// Readouts that the comparison has: first what this skin is treated for, then in the report's order.
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
    out
}

fn lead(comparison: &Comparison) -> String {
    let first = outcome::closing_day(comparison).map_or_else(
        || "on the first day".to_owned(),
        |day| {
            format!(
                "at {}, when about half of the wound is closed with {}",
                day_words(day),
                escape(&comparison.against)
            )
        },
    );
    format!(
        "<p class=\"lead\">Each arm minus <b>{}</b> in the same sample: the same skin, the same wound, the same luck. Mark: median. Bar: 90&nbsp;% band. A bar across the zero line means that no difference can be seen. What is below 1&nbsp;% of the value (or of its scale) is called too small to see, with no chance beside it; its numbers are in the table at the end. Redness and what else is over soon is compared {first}, all else on the last day; these days do not depend on what the products do.</p>\n",
        escape(&comparison.against)
    )
}

/// The arms that are set against another, with their place in the scenario, on the day fixed for this readout.
fn rows<'a>(summary: &'a Summary, comparison: &'a Comparison, key: &str) -> Vec<(usize, &'a Difference)> {
    let others = summary.arms.iter().enumerate().filter(|(_, arm)| arm.name != comparison.against);
    others.filter_map(|(i, arm)| difference(comparison, &arm.name, key).map(|row| (i, row))).collect()
}

fn forest(summary: &Summary, comparison: &Comparison, key: &str) -> String {
    let rows = rows(summary, comparison, key);
    let Some((_, first)) = rows.first() else { return String::new() };
    let seen: Vec<_> = rows.iter().copied().filter(|(_, row)| !seen::is_too_small(row)).collect();
    let Some(scale) = scale(&seen, comparison) else { return String::new() };
    let (still, apart): (Vec<_>, Vec<_>) = rows.iter().copied().partition(|(_, row)| seen::is_too_small(row));
    let body: String = apart.iter().map(|(i, row)| row_html(*i, row, &scale, comparison)).collect();
    let hatched = !outcome::readout(summary, key).is_none_or(|readout| readout.human_data);
    format!(
        "<div class=\"forest{}\">\n<h3>{} <span class=\"unit\">at {}, {}</span></h3>\n{}{}{body}{}{}</div>\n",
        if hatched { " guessed" } else { "" },
        escape(&outcome::title(summary, key)),
        escape(&on_day(summary, first.day)),
        escape(&unit(&first.unit)),
        verdict(summary, comparison, key, &apart),
        head(comparison),
        axis(&scale, &unit(&first.unit)),
        unmoved(&still, comparison)
    )
}

/// The untreated arm is far from all others as a rule; it may run off the axis, so that theirs can be read.
fn scale(rows: &[(usize, &Difference)], comparison: &Comparison) -> Option<LinearScale> {
    let treated = |row: &Difference| rows.len() == 1 || comparison.untreated.as_ref() != Some(&row.arm);
    let seen = rows.iter().map(|(_, row)| *row).filter(|row| treated(row));
    let ends = seen.flat_map(|row| [row.difference.p05, row.difference.median, row.difference.p95]);
    let all = LinearScale::over(ends.chain([0.0]), 0.0)?;
    if all.high - all.low > 1e-6 {
        return Some(all);
    }
    let ends = rows.iter().flat_map(|(_, row)| [row.difference.p05, row.difference.median, row.difference.p95]);
    LinearScale::over(ends.chain([0.0]), 0.0)
}

fn head(comparison: &Comparison) -> String {
    let share = if comparison.procedure.is_some() { "the procedure alone makes" } else { "" };
    format!(
        "<div class=\"frow fhead\" aria-hidden=\"true\"><div>arm</div><div></div><div>difference (90 % band)</div><div>in words</div><div>{share}</div></div>\n"
    )
}

fn row_html(i: usize, row: &Difference, scale: &LinearScale, comparison: &Comparison) -> String {
    let (colour, _) = series(i);
    let band = &row.difference;
    let spoken = format!("{}: {} ({})", row.arm, values::signed_median(band), values::range(band));
    format!(
        "<div class=\"frow\"><div class=\"what\"><b>{}</b></div><svg class=\"bar\" height=\"22\" role=\"img\" aria-label=\"{spoken}\"><title>{spoken}</title>{}</svg><div class=\"nums\"><b class=\"n\">{}</b> <span class=\"soft n\">({})</span></div><div>{}</div><div>{}</div></div>\n",
        named(row, comparison),
        drawn(band, scale, colour),
        values::signed_median(band),
        values::signed_range(band),
        said(row),
        due(row, comparison),
        spoken = escape(&spoken)
    )
}

/// Bar and mark; a bar that leaves zero out is filled, one that holds it is open, so that grey print tells them apart.
fn drawn(band: &Band, scale: &LinearScale, colour: &str) -> String {
    let zero = place(scale, 0.0);
    let line = format!("<line class=\"frame\" x1=\"{zero:.2}%\" x2=\"{zero:.2}%\" y1=\"0\" y2=\"22\"/>");
    if !(band.p05.is_finite() && band.p95.is_finite() && band.median.is_finite()) {
        return line;
    }
    if band.p05 > scale.high || band.p95 < scale.low {
        let (x, anchor, arrow) =
            if band.p05 > scale.high { (99.0, "end", "off the axis →") } else { (1.0, "start", "← off the axis") };
        return format!("<text class=\"off\" x=\"{x}%\" y=\"15\" text-anchor=\"{anchor}\">{arrow}</text>");
    }
    let (low, high, middle) = (place(scale, band.p05), place(scale, band.p95), place(scale, band.median));
    let fill = if holds_zero(band) { "0.12" } else { "0.6" };
    format!(
        "{line}<rect x=\"{low:.2}%\" width=\"{:.2}%\" y=\"6\" height=\"10\" fill=\"{colour}\" fill-opacity=\"{fill}\" stroke=\"{colour}\"/><circle cx=\"{middle:.2}%\" cy=\"11\" r=\"4.5\" fill=\"{colour}\" stroke=\"#fff\"/>",
        (high - low).max(0.3)
    )
}

fn place(scale: &LinearScale, value: f64) -> f64 {
    1.0 + 98.0 * scale.place(value)
}

/// Labels that fit below a bar on a telephone.
const TICKS: usize = 5;

fn anchor(x: f64) -> &'static str {
    match x {
        x if x < 8.0 => "start",
        x if x > 92.0 => "end",
        _ => "middle",
    }
}

fn axis(scale: &LinearScale, title: &str) -> String {
    let step = scale.step(TICKS);
    let labels: String = scale
        .ticks(TICKS)
        .into_iter()
        .map(|v| (place(scale, v), values::value(v, 10.0 * step)))
        .map(|(x, text)| format!("<text x=\"{x:.2}%\" y=\"13\" text-anchor=\"{}\">{}</text>", anchor(x), escape(&text)))
        .collect();
    format!(
        "<div class=\"frow faxis\" aria-hidden=\"true\"><div></div><svg class=\"bar\" height=\"18\">{labels}</svg><div class=\"soft\">{}</div></div>\n",
        escape(title)
    )
}

/// A day, with the session that falls on it.
fn on_day(summary: &Summary, day: f64) -> String {
    let session = outcome::main_arm(summary).and_then(|arm| sessions::on(arm, day));
    let session = session.map(|n| format!(", right after session {n}")).unwrap_or_default();
    format!("{}{session}", day_words(day))
}

fn said(row: &Difference) -> String {
    let text = seen::in_words(row);
    match text.split_once(" (") {
        Some((words, chance)) => format!("{words} <span class=\"soft n\">({chance}</span>"),
        None => text,
    }
}

/// Share of the arm's change against untreated skin that the procedure makes by itself.
fn due(row: &Difference, comparison: &Comparison) -> String {
    if comparison.procedure.is_none() {
        return String::new();
    }
    match seen::procedure_share(row) {
        Some(share) => {
            let text = ratio_band(&share);
            let (middle, range) = text.split_once(" (").map_or((text.as_str(), None), |(m, r)| (m, Some(r)));
            let range = range.map(|r| format!(" <span class=\"soft n\">({r}</span>")).unwrap_or_default();
            format!("<b class=\"n\">{middle}</b>{range} <span class=\"narrow\">by the procedure alone</span>")
        }
        None => "<span class=\"soft\">–</span>".into(),
    }
}

/// Arms without any difference, by name.
fn unmoved(rows: &[(usize, &Difference)], comparison: &Comparison) -> String {
    let names: Vec<String> = rows.iter().map(|(_, row)| named(row, comparison)).collect();
    if names.is_empty() {
        return String::new();
    }
    format!(
        "<p class=\"note\">Beside {} too small to see (below 1 %): {}.</p>\n",
        escape(&comparison.against),
        names.join(", ")
    )
}

/// Readouts in which no arm differs visibly; what the skin is treated for is said first.
fn same(summary: &Summary, comparison: &Comparison, alike: &[&str]) -> String {
    let name = |key: &&str| {
        let day = chosen_day(comparison, key).map(|d| format!(" ({})", on_day(summary, d))).unwrap_or_default();
        format!("{}{day}", escape(&outcome::title(summary, key)))
    };
    let wanted = sought(summary);
    let (first, rest): (Vec<&str>, Vec<&str>) = alike.iter().partition(|key| wanted.contains(key));
    let against = escape(&comparison.against);
    let part = |keys: &[&str], open: &str, close: &str| {
        if keys.is_empty() {
            return String::new();
        }
        let names: Vec<String> = keys.iter().map(name).collect();
        format!(
            "<p>{open}No arm differs from {against} by anything that could be seen (1 %): {}.{close}</p>\n",
            names.join(", ")
        )
    };
    format!("{}{}", part(&first, "<b>", "</b>"), part(&rest, "", ""))
}

/// The same on every other reported day, folded away.
fn other_days(summary: &Summary, comparison: &Comparison, keys: &[&str]) -> String {
    let mut table = Table::new(
        "small cards-narrow",
        "Every reported day: value, change from the start, and difference, each with its 90 % band.",
        &["Readout, day", "Arm", "Value", "Change from the start", "Difference", "More in"],
    );
    let mut count = 0;
    for key in keys {
        let moves = |row: &&Difference| row.difference.p05 != 0.0 || row.difference.p95 != 0.0;
        for row in
            comparison.rows.iter().filter(|row| row.readout == *key && row.arm != comparison.against).filter(moves)
        {
            table.row(day_row(summary, row));
            count += 1;
        }
    }
    if count == 0 {
        return String::new();
    }
    format!("<details><summary>All reported days in numbers ({count} rows)</summary>\n{}</details>\n", table.finish())
}

fn day_row(summary: &Summary, row: &Difference) -> Vec<String> {
    let signed = |band: &Band| format!("{} ({})", values::signed_median(band), values::signed_range(band));
    let name = outcome::title(summary, &row.readout);
    vec![
        format!("{}, {}", escape(&name), on_day(summary, row.day)),
        escape(&row.arm),
        format!("{} {}", values::with_range(&row.value), escape(&unit(&row.unit))),
        format!("{}{}", signed(&row.change), of_start(row.change_percent.as_ref())),
        format!("{}{}", signed(&row.difference), of_start(row.difference_percent.as_ref())),
        match (seen::is_too_small(row), seen::is_mostly_too_small(row)) {
            (true, _) => "too small to see".into(),
            (_, true) => seen::MOSTLY_TOO_SMALL.into(),
            _ if !seen::has_chance(row) => "less or more".into(),
            _ => whole_percent(row.above),
        },
    ]
}

/// The same in per cent of the start, as trials report it.
pub(crate) fn of_start(percent: Option<&Band>) -> String {
    match percent.filter(|band| band.median.is_finite()) {
        Some(band) => format!(
            " <span class=\"soft n\">{} % ({}) of the start</span>",
            values::signed_median(band),
            values::signed_range(band)
        ),
        None => String::new(),
    }
}

/// The readout's name in the middle of a sentence.
pub(crate) fn lower(key: &str) -> String {
    words(key).name
}
