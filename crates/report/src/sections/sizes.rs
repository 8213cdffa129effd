//! How the answer depends on the vesicles' size.

use exoskin_record::summary::{ArmSummary, SizeRow};

use super::strip::share;
use crate::rows::{Look, Row, log_rows};
use crate::scale::LogScale;
use exoskin_answer::numbers::{decimal, percent, percent_band};

pub(crate) fn render(arm: &ArmSummary) -> String {
    let bands = arm.sizes.iter().flat_map(|row| [row.entered_share, row.taken_up_share]);
    let Some(scale) = LogScale::over(bands.flat_map(|b| [b.p05, b.median, b.p95]), 8) else { return String::new() };
    if arm.channel.is_none() {
        return "<h3>If the vesicles were smaller or larger</h3>\n<p>The trace through intact skin was not measured by size; the same share is used for every size.</p>\n".into();
    }
    let rows: Vec<Row> = arm.sizes.iter().flat_map(pair).collect();
    format!(
        "<h3>If the vesicles were smaller or larger</h3>\n{}<p class=\"note\">Round mark: entered. Square mark: taken up. Bands: 90&nbsp;%. Smaller vesicles diffuse faster and pass more pores; that a cell takes up all sizes alike is an assumption.</p>\n",
        log_rows(&scale, 6, percent, "share of the whole vesicles given, log scale", &rows)
    )
}

fn pair(size: &SizeRow) -> [Row; 2] {
    let name = format!("{} nm", decimal(size.diameter_nm, 3));
    [("entered", size.entered_share, Look::Dot), ("taken up", size.taken_up_share, Look::Square)].map(
        |(what, band, look)| Row {
            label: format!("<b class=\"n\">{name}</b> {what}"),
            marks: vec![(band, look)],
            numbers: share(&band),
            spoken: format!("{name}, {what}: {}", percent_band(&band)),
        },
    )
}
