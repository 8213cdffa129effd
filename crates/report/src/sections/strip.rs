//! The counting strip: from the label to the living cell, one bar per step.

use exoskin_record::summary::{ArmSummary, Band, StripStep};

use super::Shared;
use super::head::put_on;
use crate::markup::{escape, whole};
use crate::rows::{Look, Row, log_rows};
use crate::scale::LogScale;
use exoskin_answer::numbers::{
    people, people_band, people_range, percent, percent_band, percent_range, tally, tally_range,
};
use exoskin_answer::plain::{WORKING, given, step_of};

/// One count axis for all arms, from a single vesicle upwards.
pub(crate) fn axis(arms: &[ArmSummary]) -> Option<LogScale> {
    let values = arms.iter().flat_map(|arm| {
        let steps = arm.strip.iter().flat_map(|s| [s.median, s.p95]);
        steps.chain(own_count(arm))
    });
    let scale = LogScale::over(values, 40)?;
    Some(LogScale { low: 0, high: scale.high.max(3) })
}

pub(crate) fn render(shared: &Shared, arm: &ArmSummary) -> String {
    let mut out = format!("<h3>From the label to the cell</h3>\n<p>{}.</p>\n", put_on(arm));
    if !arm.strip.iter().any(|step| step.p95 > 0.0) {
        out.push_str("<p>Every step of the count, from the label to the cell, is <b>0</b>.</p>\n");
        return out;
    }
    let Some(scale) = &shared.counts else { return out };
    let mut rows: Vec<Row> = arm.strip.iter().map(|step| row(arm, step)).collect();
    rows.extend(own_row(arm));
    out.push_str(&log_rows(scale, 5, people, "vesicles per treatment, log scale", &rows));
    out.push_str("<p class=\"note\">Pale bar and stroke: median. Dark bar: 90&nbsp;% band. Shares of the label are ratios of medians; shares of what was given are computed draw by draw where a band is given. <em>Entered</em> (of an injection: <em>left the depot</em>) counts net passage until the film is dry; <em>taken up</em> counts living cells after 48 hours: two meanings of “delivered”. ");
    out.push_str(WORKING);
    out.push_str("</p>\n");
    out
}

fn row(arm: &ArmSummary, step: &StripStep) -> Row {
    let (name, meaning) = step_of(&step.step, arm);
    let band = step.band();
    Row {
        label: format!("<b>{}</b><small>{}</small>", escape(&name), meaning),
        marks: vec![(band, Look::Bar)],
        numbers: format!("{}<small>{}</small>", number(&band), shares(arm, step)),
        spoken: format!("{name}: {}", people_band(&band)),
    }
}

/// A count with its band, the band in softer type.
pub(crate) fn number(band: &Band) -> String {
    if band.p05 == band.p95 {
        return format!("<b>{}</b>", whole(tally(band.median)));
    }
    let range = tally_range(band).map(|range| format!(" <span class=\"soft n\">({range})</span>")).unwrap_or_default();
    format!("<b>{}</b>{range}", whole(tally(band.median)))
}

fn shares(arm: &ArmSummary, step: &StripStep) -> String {
    let mut parts = Vec::new();
    let label = arm.dose.label_vesicles.filter(|label| *label > 0.0);
    if let (Some(label), true) = (label, step.step != "label") {
        parts.push(whole(format!("{} of the label", percent(step.median / label))));
    }
    parts.extend(of_applied(arm, step));
    parts.join(" · ")
}

fn of_applied(arm: &ArmSummary, step: &StripStep) -> Option<String> {
    let banded = match step.step.as_str() {
        "entered" => Some(arm.entered_share.band()),
        "taken_up" => Some(arm.taken_up_share.band()),
        _ => None,
    };
    let applied = arm.strip.iter().find(|s| s.step == "on_skin").map(|s| s.median).filter(|n| *n > 0.0)?;
    match (banded, step.step.as_str()) {
        (_, "label" | "whole_in_vial" | "on_skin") => None,
        (Some(band), _) if band.p05 < band.p95 => {
            Some(format!("{} {} of what was {}", whole(percent(band.median)), whole(percent_range(&band)), given(arm)))
        }
        _ => Some(whole(format!("{} of what was {}", percent(step.median / applied), given(arm)))),
    }
}

/// The body's own vesicles in 48 h: ratio times taken up, medians multiplied, so it has no band.
fn own_count(arm: &ArmSummary) -> Option<f64> {
    let taken = arm.strip.iter().find(|s| s.step == "taken_up")?.median;
    Some(taken * arm.endogenous_ratio?.median).filter(|own| own.is_finite() && *own > 0.0)
}

/// The body's own vesicles on the same axis.
fn own_row(arm: &ArmSummary) -> Option<Row> {
    let own = own_count(arm)?;
    let band = Band::exact(own);
    let ratio = &arm.endogenous_ratio?;
    Some(Row {
        label: "<b>the body's own</b><small>secreted in 48 h by the living layer under the treated area</small>".into(),
        marks: vec![(band, Look::Square)],
        numbers: format!(
            "<b>about {}</b><small>{} times what is taken up {}</small>",
            whole(people(own)),
            whole(people(ratio.median)),
            whole(format!("({})", people_range(ratio)))
        ),
        spoken: format!(
            "the body's own vesicles: about {}; times what is taken up: {}",
            people(own),
            people_band(ratio)
        ),
    })
}

/// A share with its band, the band in softer type.
pub(crate) fn share(band: &Band) -> String {
    let text = percent_band(band);
    match text.split_once(" (") {
        Some((middle, rest)) => format!("<b>{}</b> <span class=\"soft n\">({rest}</span>", whole(middle)),
        None => format!("<b>{}</b>", whole(text)),
    }
}
