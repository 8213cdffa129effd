//! How the answer depends on the vesicles' size.

use exoskin_record::summary::{ArmSummary, SizeRow, Summary};
use maud::{Markup, html};

use super::bands::share;
use crate::markup::told;
use crate::rows::{Look, Row, log_rows};
use crate::scale::LogScale;
use exoskin_answer::numbers::{decimal, percent, percent_band};
use exoskin_answer::path;

pub(super) fn render(summary: &Summary, arm: &ArmSummary) -> Markup {
    let bands = arm.sizes.iter().flat_map(|row| [row.entered_share, row.taken_up_share]);
    let Some(scale) = LogScale::over(bands.flat_map(|b| [b.p05, b.median, b.p95]), 8) else { return Markup::default() };
    html! {
        h3 { "If the vesicles were smaller or larger" }
        @if arm.channel.is_some() { (by_size(&path::arm(summary, arm), &scale, &arm.sizes)) } @else {
            p { "The trace through intact skin has not been measured by size; the same share is used for every size." }
        }
    }
}

fn by_size(path: &str, scale: &LogScale, sizes: &[SizeRow]) -> Markup {
    let rows: Vec<Row> =
        sizes.iter().enumerate().flat_map(|(place, size)| pair(&format!("{path}/sizes/{place}"), size)).collect();
    html! {
        (log_rows(scale, 6, percent, "share of the whole vesicles applied, log scale", &rows))
        p.note {
            "Round mark: entered. Square mark: taken up. Bands: 90\u{a0}%. Smaller vesicles diffuse faster and pass more "
            "pores; that a cell takes up all sizes equally is an assumption."
        }
    }
}

fn pair(path: &str, size: &SizeRow) -> [Row; 2] {
    let name = format!("{} nm", decimal(size.diameter_nm, 3));
    [
        ("entered", "entered_share", size.entered_share, Look::Dot),
        ("taken up", "taken_up_share", size.taken_up_share, Look::Square),
    ]
    .map(|(what, key, band, look)| Row {
        label: html! { b.n { (name) } " " (what) },
        marks: vec![(band, look)],
        numbers: told(&format!("{path}/{key}"), share(&band)),
        spoken: format!("{name}, {what}: {}", percent_band(&band)),
    })
}
