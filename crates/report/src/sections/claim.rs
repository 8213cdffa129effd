//! The claimed share compared with the computed ones, where the procedure is needling.

use exoskin_record::summary::{ArmSummary, Band, Summary};
use maud::{Markup, html};

use super::bands::share;
use crate::markup::told;
use crate::rows::{Look, Row, label, log_rows};
use crate::scale::LogScale;
use exoskin_answer::CLAIMED_ENTERED;
use exoskin_answer::numbers::{people, percent, percent_band};
use exoskin_answer::path;

pub(super) fn render(summary: &Summary, arm: &ArmSummary) -> Markup {
    if !arm.done.needles {
        return Markup::default();
    }
    let (entered, taken) = (arm.entered_share.band(), arm.taken_up_share.band());
    let (low, high) = CLAIMED_ENTERED;
    let values = [low, high, entered.p05, entered.p95, taken.p05, taken.p95];
    let Some(scale) = LogScale::over(values, 8) else { return Markup::default() };
    let path = path::arm(summary, arm);
    let rows = [
        computed("entered", entered, &format!("{path}/entered_share")),
        computed("taken up", taken, &format!("{path}/taken_up_share")),
        claimed(low, high),
    ];
    html! {
        h3 { "Compared with the claim" }
        p {
            "It is claimed that " (said(low, high)) " enter after needling. That is an opinion based on the literature: "
            "claimed, not measured. " (verdict(&entered))
        }
        (log_rows(&scale, 6, percent, "share of the whole vesicles applied, log scale", &rows))
    }
}

fn computed(name: &str, band: Band, path: &str) -> Row {
    Row {
        label: label(name, "computed, 90 % band"),
        marks: vec![(band, Look::Dot)],
        numbers: told(path, share(&band)),
        spoken: format!("{name}, computed: {}", percent_band(&band)),
    }
}

fn claimed(low: f64, high: f64) -> Row {
    let band = Band { median: low, p05: low, p95: high };
    let text = said(low, high);
    Row {
        label: label("said to enter", "claimed, not measured"),
        marks: vec![(band, Look::Hatched)],
        numbers: html! { b.n { (text) } },
        spoken: format!("claimed share entering, not measured: {text}"),
    }
}

fn verdict(entered: &Band) -> &'static str {
    let (low, high) = CLAIMED_ENTERED;
    if entered.p95 < low {
        "The computed band lies below it."
    } else if entered.p05 > high {
        "The computed band lies above it."
    } else if entered.p05 >= low && entered.p95 <= high {
        "The computed band lies within it."
    } else {
        "The computed band overlaps it and is wider: the claim is possible, but more certain than the evidence allows."
    }
}

fn said(low: f64, high: f64) -> String {
    format!("{} to {}", people(low * 100.0), percent(high))
}
