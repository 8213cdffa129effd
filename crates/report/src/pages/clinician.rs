//! The clinician's sheet.

use exoskin_record::summary::{ApplyWithin, ArmSummary, Comparison, Difference, Readout, Summary};

use crate::markup::{Table, escape, whole};
use crate::numbers::{decimal, duration, integer, people, people_range, percent, ratio_band};
use crate::outcome::{
    self, at, day_words, difference, is_invisible, is_nothing, is_still, knows_procedure, main_arm, reach, sought,
};
use crate::readout::{unit, words};
use crate::sections::head::put_on;
use crate::sections::scales;
use crate::values::{self, chance};
use crate::words::{condition, hypothesis, step as step_words, tidy};

pub(super) fn body(summary: &Summary) -> String {
    let mut out = head(summary);
    if let Some(arm) = main_arm(summary) {
        out.push_str(&dose(arm));
        out.push_str(&within(arm));
        out.push_str(&expect(summary, arm));
    }
    if let Some(comparison) = &summary.comparison {
        out.push_str(&due(summary, comparison));
    }
    out.push_str(&unknown(summary));
    out.push_str(&foot(summary));
    out
}

fn head(summary: &Summary) -> String {
    let skin = &summary.skin;
    let age = skin.age_years.map(|years| format!(", age {}", decimal(years, 2))).unwrap_or_default();
    let phototype = summary.follow_up.phototype.map(|n| format!(", phototype {n}")).unwrap_or_default();
    let treatment = main_arm(summary).map(|arm| format!(" Treatment: <b>{}</b> ({}).", escape(&arm.name), put_on(arm)));
    format!(
        "<p class=\"use\"><strong>For research and planning only. No medical device.</strong> A computed estimate; every range is a 90&nbsp;% band.</p>\n<h1>{}</h1>\n<p>{}{age}{phototype}, {}; {} cm² treated.{}{}</p>\n",
        escape(&summary.title),
        escape(&outcome::capital(&tidy(&skin.site))),
        escape(&condition(&summary.follow_up.condition)),
        whole(decimal(skin.area_cm2, 3)),
        treatment.unwrap_or_default(),
        alone(summary)
    )
}

fn alone(summary: &Summary) -> String {
    match summary.follow_up.closes_by_itself.filter(|share| share.is_finite()) {
        Some(share) => format!(
            " <b>Beside every treatment: {} of such wounds close within four days by themselves.</b>",
            whole(percent(share))
        ),
        None => String::new(),
    }
}

/// The strip in one line of boxes.
fn dose(arm: &ArmSummary) -> String {
    let steps = arm.strip.iter().filter(|step| step.step != "in_tissue" && step.step != "reached_cell");
    let boxes: String = steps
        .map(|step| {
            let range = if step.p05 == step.p95 {
                String::new()
            } else {
                people_range(&exoskin_record::summary::Band { median: step.median, p05: step.p05, p95: step.p95 })
            };
            format!(
                "<div class=\"box\"><span>{}</span><b>{}</b><small>{range}</small></div>",
                escape(&step_words(&step.step).0),
                people(step.median)
            )
        })
        .collect();
    if boxes.is_empty() {
        return String::new();
    }
    format!(
        "<h2>What is left of the dose <small>whole vesicles per treatment</small></h2>\n<div class=\"boxes\">{boxes}</div>\n"
    )
}

/// Delays a practice knows, minutes.
const DELAYS: [f64; 6] = [0.0, 5.0, 10.0, 30.0, 60.0, 240.0];

fn within(arm: &ArmSummary) -> String {
    let lines: Vec<&ApplyWithin> =
        DELAYS.iter().filter_map(|d| arm.apply_within.iter().find(|line| line.delay_min == *d)).collect();
    if lines.len() < 2 || arm.channel.is_none() {
        return String::new();
    }
    let heads: String =
        lines.iter().map(|line| format!("<th scope=\"col\">{}</th>", duration(line.delay_min / 60.0))).collect();
    let cells: String = lines.iter().map(|line| format!("<td>{}</td>", stacked(&ratio_band(&line.relative)))).collect();
    format!(
        "<h2>How soon to apply <small>uptake against applying at once, same draws</small></h2>\n<div class=\"scroll\"><table class=\"even\"><thead><tr><th scope=\"col\">after the procedure</th>{heads}</tr></thead><tbody><tr><th scope=\"row\">uptake kept</th>{cells}</tr></tbody></table></div>\n"
    )
}

/// `104 (90 to 125)` with the band in small type below.
fn stacked(text: &str) -> String {
    match text.split_once(" (") {
        Some((middle, range)) => format!("<b>{middle}</b><small>{}</small>", range.trim_end_matches(')')),
        None => format!("<b>{text}</b>"),
    }
}

/// Days that a follow-up visit could have.
const VISITS: [f64; 6] = [1.0 / 24.0, 1.0, 3.0, 7.0, 28.0, 90.0];

/// Readouts that a practice sees in the first weeks, after what the patient came for.
const SEEN: [&str; 7] = ["erythema", "burning", "tewl", "closure", "collagen_1", "melanin", "dark_spot_risk"];

fn expect(summary: &Summary, arm: &ArmSummary) -> String {
    let mut keys = sought(summary);
    keys.extend(SEEN.into_iter().filter(|key| !sought(summary).contains(key)));
    let rows: Vec<(&str, &Readout)> = keys
        .into_iter()
        .filter(|key| !is_still(summary, key))
        .filter_map(|key| Some((key, arm.readouts.get(key)?)))
        .take(8)
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let last = rows.iter().flat_map(|(_, readout)| readout.days.iter().copied()).fold(0.0, f64::max);
    let mut days: Vec<f64> = VISITS.into_iter().filter(|day| *day < 0.99 * last).collect();
    days.push(last);
    let names: Vec<String> = days.iter().map(|day| day_words(*day)).collect();
    let heads: Vec<&str> = std::iter::once("").chain(names.iter().map(String::as_str)).collect();
    let mut table = Table::new("even", "", &heads);
    for (key, readout) in rows {
        let attributes = if readout.human_data { "" } else { "class=\"is-assumed\"" };
        table.row_with(attributes, expect_row(summary, key, readout, &days));
    }
    format!(
        "<h2>What to expect with {} <small>striped: no human measurement stands behind it</small></h2>\n{}",
        escape(&arm.name),
        table.finish()
    )
}

fn expect_row(summary: &Summary, key: &str, readout: &Readout, days: &[f64]) -> Vec<String> {
    let name = format!("{}<small>{}</small>", escape(&outcome::title(summary, key)), escape(&unit(&readout.unit)));
    let largest = readout.median.iter().copied().filter(|v| v.is_finite()).fold(0.0, |a, v| f64::max(a, v.abs()));
    let cell = |day: &f64| match at(readout, *day) {
        Some(band) => stacked(&values::with_range_among(&band, largest)),
        None => "–".into(),
    };
    std::iter::once(name).chain(days.iter().map(cell)).collect()
}

/// What the patient came for, arm by arm.
fn due(summary: &Summary, comparison: &Comparison) -> String {
    let Some(key) = sought(summary).into_iter().find(|key| comparison.rows.iter().any(|row| row.readout == *key))
    else {
        return String::new();
    };
    let rows: Vec<&Difference> = summary.arms.iter().filter_map(|arm| difference(comparison, &arm.name, key)).collect();
    let Some(first) = rows.first() else { return String::new() };
    let against = escape(&comparison.against);
    let minus = format!("minus {}", comparison.against);
    let mut heads = vec!["Arm", "change from the start"];
    if knows_procedure(comparison) {
        heads.push("of it the procedure alone");
    }
    heads.extend([minus.as_str(), "in words"]);
    let mut table = Table::new("even", "", &heads);
    let reach = reach(summary, key);
    for row in &rows {
        table.row(due_row(row, comparison, reach));
    }
    format!(
        "<h2>{} <small>{}, {}, at {}; “in words” compares with {against}</small></h2>\n{}",
        if knows_procedure(comparison) { "What is due to the procedure" } else { "What is due to the product" },
        escape(&words(key).name),
        escape(&unit(&first.unit)),
        escape(&day_words(first.day)),
        table.finish()
    )
}

fn due_row(row: &Difference, comparison: &Comparison, reach: f64) -> Vec<String> {
    let signed = |band| {
        format!("<b>{}</b> <small class=\"line\">({})</small>", values::signed_median(band), values::signed_range(band))
    };
    let percent = row.change_percent.filter(|band| band.median.is_finite());
    let change = match percent {
        Some(band) => {
            format!("<b>{}</b>, {} %", values::signed_median(&row.change), values::signed_median(&band))
        }
        None => signed(&row.change),
    };
    let mut cells = vec![escape(&row.arm), change];
    if knows_procedure(comparison) {
        cells.push(match &row.share_of_procedure {
            Some(share) if share.median.is_finite() => ratio_band(share),
            _ => "–".into(),
        });
    }
    if row.arm == comparison.against {
        cells.extend(["–".into(), "compared with".into()]);
    } else if is_invisible(&row.difference, &row.value) {
        cells.extend([signed(&row.difference), "too small to see (below 1 %)".into()]);
    } else if is_nothing(&row.difference, reach) {
        cells.extend(["0".into(), "the same".into()]);
    } else {
        cells.extend([signed(&row.difference), said(row)]);
    }
    cells
}

fn said(row: &Difference) -> String {
    if !values::holds_zero(&row.difference) || !row.above.is_finite() {
        return chance(row.above).into();
    }
    let more = 100.0 * row.above.clamp(0.0, 1.0);
    let (way, count) = if more < 50.0 { ("less", 100.0 - more) } else { ("more", more) };
    format!("no difference can be seen ({way} in {count:.0} of 100)")
}

fn unknown(summary: &Summary) -> String {
    let mut items = Vec::new();
    items.extend(ideas(summary));
    if let Some(arm) = main_arm(summary).filter(|arm| arm.assumed_share.share.is_finite() && arm.assumed_share.of > 0) {
        items.push(format!(
            "<b>{}</b> of the uncertainty in the count comes from {} assumed or weakly backed inputs.",
            percent(arm.assumed_share.share),
            arm.assumed_share.count
        ));
        let next = arm.decides.iter().find(|influence| influence.assumed);
        items.extend(next.map(|influence| format!("Measure next: {}.", escape(&influence.name))));
    }
    if !summary.unknown.is_empty() {
        let list: Vec<String> = summary.unknown.iter().take(4).map(|item| escape(item)).collect();
        items.push(format!("The source does not say: {}.", list.join("; ")));
    }
    if !summary.follow_up.no_honest_mapping.is_empty() {
        let names: Vec<String> = summary.follow_up.no_honest_mapping.iter().map(|item| scales::name(item)).collect();
        items.push(format!("No honest mapping to: {}.", names.join(", ")));
    }
    if items.is_empty() {
        return String::new();
    }
    let items: String = items.iter().map(|item| format!("<li>{item}</li>")).collect();
    format!("<h2>What is not known</h2>\n<ul>{items}</ul>\n")
}

fn ideas(summary: &Summary) -> Option<String> {
    let all = &summary.follow_up.hypotheses;
    if all.is_empty() {
        return None;
    }
    let list: Vec<String> =
        all.iter().map(|h| format!("{} {}", escape(&hypothesis(&h.name)), whole(percent(h.weight)))).collect();
    Some(format!("How a vesicle acts on a cell. Assumed weights: {}.", list.join(", ")))
}

fn foot(summary: &Summary) -> String {
    format!(
        "<p class=\"use\">Scenario <code>{}</code>, seed {}, {} samples. The same folder holds the full report with its sources. Not for diagnosis or treatment decisions.</p>\n",
        escape(&summary.scenario),
        summary.seed,
        integer(u64::from(summary.samples))
    )
}
