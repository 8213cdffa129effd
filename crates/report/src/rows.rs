//! Rows of "name, bar on a shared axis, numbers": the shape of the strip, the loads, the claim and the ranks.
//!
//! The bar is an SVG with coordinates in per cent and no text, so it stretches with the page while the words around it
//! stay HTML and keep their size; on a narrow screen the three parts stand below each other.

use exoskin_record::summary::Band;

use crate::markup::escape;
use crate::scale::LogScale;

/// How a band is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Look {
    /// Band, median mark, and a pale bar from the axis' start.
    Bar,
    /// Band and a round mark.
    Dot,
    /// Band and a square mark.
    Square,
    /// Hatched band without a middle: said by somebody or assumed.
    Hatched,
}

/// One row; all texts are finished HTML except `spoken`.
pub(crate) struct Row {
    pub(crate) label: String,
    pub(crate) marks: Vec<(Band, Look)>,
    pub(crate) numbers: String,
    /// Plain text for screen readers and hover.
    pub(crate) spoken: String,
}

const START: f64 = 1.0;
const SPAN: f64 = 98.0;

/// The rows over a common logarithmic axis, with `tick` writing a value of the axis.
pub(crate) fn log_rows(
    scale: &LogScale,
    most_ticks: usize,
    tick: impl Fn(f64) -> String,
    axis_title: &str,
    rows: &[Row],
) -> String {
    let ticks = scale.ticks(most_ticks);
    let grid: Vec<f64> = ticks.iter().map(|&value| at(scale, value)).collect();
    let mut out = String::from("<div class=\"rows\">\n");
    for row in rows {
        let drawn: String = row.marks.iter().map(|(band, look)| mark(scale, band, *look)).collect();
        out.push_str(&row_html(row, &grid, &drawn));
    }
    let labels: Vec<(f64, String)> = ticks.iter().map(|&value| (at(scale, value), tick(value))).collect();
    out.push_str(&axis(&labels, axis_title));
    out.push_str("</div>\n");
    out
}

/// One row with a finished drawing in per cent of the width.
pub(crate) fn row_html(row: &Row, grid: &[f64], drawn: &str) -> String {
    let grid: String = grid
        .iter()
        .map(|x| format!("<line class=\"grid\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"0\" y2=\"28\"/>"))
        .collect();
    format!(
        "<div class=\"row\"><div class=\"what\">{}</div><svg class=\"bar\" height=\"28\" role=\"img\" aria-label=\"{spoken}\"><title>{spoken}</title>{grid}{drawn}</svg><div class=\"nums\">{}</div></div>\n",
        row.label,
        row.numbers,
        spoken = escape(&row.spoken)
    )
}

/// The axis below the rows: places in per cent with their texts, and a title with the unit.
pub(crate) fn axis(labels: &[(f64, String)], title: &str) -> String {
    let texts: String = labels
        .iter()
        .map(|(x, text)| {
            let anchor = if *x < 7.0 {
                "start"
            } else if *x > 93.0 {
                "end"
            } else {
                "middle"
            };
            format!("<text x=\"{x:.2}%\" y=\"14\" text-anchor=\"{anchor}\">{}</text>", escape(text))
        })
        .collect();
    format!(
        "<div class=\"row axis\" aria-hidden=\"true\"><div class=\"what\"></div><svg class=\"bar\" height=\"20\">{texts}</svg><div class=\"nums\">{}</div></div>\n",
        escape(title)
    )
}

fn at(scale: &LogScale, value: f64) -> f64 {
    START + SPAN * scale.place(value)
}

fn mark(scale: &LogScale, band: &Band, look: Look) -> String {
    // Nothing positive to show: the numbers say zero, and no bar pretends otherwise.
    if band.p95.is_nan() || band.p95 <= 0.0 {
        return String::new();
    }
    let (low, high) = (at(scale, band.p05), at(scale, band.p95));
    let middle = at(scale, band.median);
    let width = (high - low).max(0.4);
    match look {
        Look::Bar => format!(
            "<rect class=\"reach\" x=\"{START}%\" width=\"{:.2}%\" y=\"4\" height=\"20\"/><rect class=\"band\" x=\"{low:.2}%\" width=\"{width:.2}%\" y=\"9\" height=\"10\"/><line class=\"median\" x1=\"{middle:.2}%\" x2=\"{middle:.2}%\" y1=\"4\" y2=\"24\"/>",
            (middle - START).max(0.0)
        ),
        Look::Dot => {
            format!("{}<circle class=\"dot\" cx=\"{middle:.2}%\" cy=\"14\" r=\"5.5\"/>", thin(low, width, "band"))
        }
        Look::Square => format!(
            "{}<svg x=\"{middle:.2}%\" y=\"14\" overflow=\"visible\"><rect class=\"square\" x=\"-5\" y=\"-5\" width=\"10\" height=\"10\"/></svg>",
            thin(low, width, "open-band")
        ),
        Look::Hatched => {
            format!("<rect class=\"hatched\" x=\"{low:.2}%\" width=\"{width:.2}%\" y=\"6\" height=\"16\"/>")
        }
    }
}

/// A thin band; round marks have it filled and square ones open, so that they part in grey print too.
fn thin(low: f64, width: f64, class: &str) -> String {
    format!("<rect class=\"{class}\" x=\"{low:.2}%\" width=\"{width:.2}%\" y=\"11\" height=\"6\"/>")
}
