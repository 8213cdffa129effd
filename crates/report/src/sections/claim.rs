//! The claimed share beside the computed ones, where the procedure is a needling.

use exoskin_record::summary::{ArmSummary, Band};

use super::strip::share;
use crate::rows::{Look, Row, log_rows};
use crate::scale::LogScale;
use exoskin_answer::CLAIMED_ENTERED;
use exoskin_answer::numbers::{people, percent, percent_band};
use exoskin_answer::words::is_needling;

pub(crate) fn render(arm: &ArmSummary) -> String {
    if !is_needling(&arm.procedure) {
        return String::new();
    }
    let (entered, taken) = (arm.entered_share.band(), arm.taken_up_share.band());
    let (low, high) = CLAIMED_ENTERED;
    let values = [low, high, entered.p05, entered.p95, taken.p05, taken.p95];
    let Some(scale) = LogScale::over(values, 8) else { return String::new() };
    let rows = [computed("entered", "computed", entered), computed("taken up", "computed", taken), claimed(low, high)];
    format!(
        "<h3>Beside the claim</h3>\n<p>It is said that {} enter after needling. That is an opinion drawn from the literature: claimed, not measured. {}</p>\n{}",
        said(low, high),
        verdict(&entered),
        log_rows(&scale, 6, percent, "share of the whole vesicles given, log scale", &rows)
    )
}

fn computed(name: &str, kind: &str, band: Band) -> Row {
    Row {
        label: format!("<b>{name}</b><small>{kind}, 90 % band</small>"),
        marks: vec![(band, Look::Dot)],
        numbers: share(&band),
        spoken: format!("{name}, {kind}: {}", percent_band(&band)),
    }
}

fn claimed(low: f64, high: f64) -> Row {
    let band = Band { median: low, p05: low, p95: high };
    let text = said(low, high);
    Row {
        label: "<b>said to enter</b><small>claimed, not measured</small>".into(),
        marks: vec![(band, Look::Hatched)],
        numbers: format!("<b class=\"n\">{text}</b>"),
        spoken: format!("claimed share entering, not measured: {text}"),
    }
}

fn verdict(entered: &Band) -> &'static str {
    let (low, high) = CLAIMED_ENTERED;
    if entered.p95 < low {
        "The computed band of what enters lies below it."
    } else if entered.p05 > high {
        "The computed band of what enters lies above it."
    } else if entered.p05 >= low && entered.p95 <= high {
        "The computed band of what enters lies within it."
    } else {
        "The computed band of what enters overlaps it, and is wider: the claim is possible, and more certain than what is known allows."
    }
}

fn said(low: f64, high: f64) -> String {
    format!("{} to {}", people(low * 100.0), percent(high))
}
