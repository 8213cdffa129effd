//! Rows of "name, bar on a shared axis, numbers": used for the strip, the loads, the claim and the ranks.
//!
//! The bar is an SVG with coordinates in per cent and no text, so it stretches with the page while the words around it
//! stay HTML and keep their size; on a narrow screen the three parts are stacked.

use exoskin_record::summary::Band;
use maud::{Markup, html};

use crate::scale::LogScale;
use crate::svg;

/// How a band is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Look {
    /// Band, median mark, and a pale bar from the axis' start.
    Bar,
    /// Band and a round mark.
    Dot,
    /// Band and a square mark.
    Square,
    /// Hatched band without a middle: claimed or assumed.
    Hatched,
}

/// One row; `spoken` is for screen readers and hover.
pub(crate) struct Row {
    pub(crate) label: Markup,
    pub(crate) marks: Vec<(Band, Look)>,
    pub(crate) numbers: Markup,
    pub(crate) spoken: String,
}

/// A row's name with a note below it.
pub(crate) fn label(name: &str, note: &str) -> Markup {
    html! { b { (name) } small { (note) } }
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
) -> Markup {
    let ticks = scale.ticks(most_ticks);
    let grid: Vec<f64> = ticks.iter().map(|&value| at(scale, value)).collect();
    let labels: Vec<(f64, String)> = ticks.iter().map(|&value| (at(scale, value), tick(value))).collect();
    html! {
        div.rows {
            @for row in rows {
                (row_html(row, &grid, html! { @for (band, look) in &row.marks { (mark(scale, band, *look)) } }))
            }
            (axis(&labels, axis_title))
        }
    }
}

/// One row with a finished drawing in per cent of the width.
pub(crate) fn row_html(row: &Row, grid: &[f64], drawn: Markup) -> Markup {
    html! {
        div.row {
            div.what { (row.label) }
            svg.bar height="28" role="img" aria-label=(row.spoken) {
                title { (row.spoken) }
                @for &x in grid { (svg::upright("grid", x, [0, 28])) }
                (drawn)
            }
            div.nums { (row.numbers) }
        }
        "\n"
    }
}

/// The axis below the rows: positions in per cent with their labels, and a title with the unit.
pub(crate) fn axis(labels: &[(f64, String)], title: &str) -> Markup {
    html! {
        div class="row axis" aria-hidden="true" {
            div.what {}
            svg.bar height="20" { @for (x, text) in labels { (svg::tick(*x, 14, 7.0, text)) } }
            div.nums { (title) }
        }
    }
}

fn at(scale: &LogScale, value: f64) -> f64 {
    START + SPAN * scale.place(value)
}

fn mark(scale: &LogScale, band: &Band, look: Look) -> Markup {
    // Nothing positive to show: the numbers say zero, and no bar pretends otherwise.
    if band.p95.is_nan() || band.p95 <= 0.0 {
        return Markup::default();
    }
    let (low, high) = (at(scale, band.p05), at(scale, band.p95));
    let middle = at(scale, band.median);
    let width = (high - low).max(0.4);
    match look {
        Look::Bar => html! {
            (svg::bar("reach", START, (middle - START).max(0.0), 4, 20))
            (svg::bar("band", low, width, 9, 10))
            (svg::upright("median", middle, [4, 24]))
        },
        // Round marks have a filled band and square ones an open one, so that they can be told apart in greyscale print
        // too.
        Look::Dot => html! { (svg::bar("band", low, width, 11, 6)) (svg::dot(middle, 14, "5.5")) },
        Look::Square => html! { (svg::bar("open-band", low, width, 11, 6)) (svg::square(middle, 14)) },
        Look::Hatched => svg::bar("hatched", low, width, 6, 16),
    }
}
