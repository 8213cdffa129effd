//! How the answer depends on the vesicles' size.

use exoskin_record::summary::{ArmSummary, SizeRow};
use maud::{Markup, html};

use super::bands::share;
use crate::rows::{Look, Row, log_rows};
use crate::scale::LogScale;
use exoskin_answer::numbers::{decimal, percent, percent_band};

pub(super) fn render(arm: &ArmSummary) -> Markup {
    let bands = arm.sizes.iter().flat_map(|row| [row.entered_share, row.taken_up_share]);
    let Some(scale) = LogScale::over(bands.flat_map(|b| [b.p05, b.median, b.p95]), 8) else { return Markup::default() };
    html! {
        h3 { "If the vesicles were smaller or larger" }
        @if arm.channel.is_some() { (by_size(&scale, &arm.sizes)) } @else {
            p { "The trace through intact skin was not measured by size; the same share is used for every size." }
        }
    }
}

fn by_size(scale: &LogScale, sizes: &[SizeRow]) -> Markup {
    let rows: Vec<Row> = sizes.iter().flat_map(pair).collect();
    html! {
        (log_rows(scale, 6, percent, "share of the whole vesicles given, log scale", &rows))
        p.note {
            "Round mark: entered. Square mark: taken up. Bands: 90\u{a0}%. Smaller vesicles diffuse faster and pass more "
            "pores; that a cell takes up all sizes alike is an assumption."
        }
    }
}

fn pair(size: &SizeRow) -> [Row; 2] {
    let name = format!("{} nm", decimal(size.diameter_nm, 3));
    [("entered", size.entered_share, Look::Dot), ("taken up", size.taken_up_share, Look::Square)].map(
        |(what, band, look)| Row {
            label: html! { b.n { (name) } " " (what) },
            marks: vec![(band, look)],
            numbers: share(&band),
            spoken: format!("{name}, {what}: {}", percent_band(&band)),
        },
    )
}
