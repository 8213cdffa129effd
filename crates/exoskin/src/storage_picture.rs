//! Every storage row with a share against the model, as a picture: a bar for the model's band, a dot for its median, a
//! diamond for what was measured.

use std::fmt::Write;

use exoskin_vial::{Comparison, Role, storage_comparison};

use crate::picture::{BLUE, INK, begin, diamond};

const WIDTH: f64 = 760.0;
/// Where the scale from 0 to 1 begins and ends.
const LEFT: f64 = 330.0;
const RIGHT: f64 = 740.0;
const TOP: f64 = 62.0;
const ROW: f64 = 19.0;
const GREEN: &str = "#007a5a";
const RED: &str = "#d55e00";

/// The picture.
pub fn svg() -> String {
    // A rate is no share.
    let rows: Vec<Comparison> =
        storage_comparison().into_iter().filter(|row| row.inside.is_some() && !row.row.ends_with("_rate")).collect();
    let bottom = TOP + ROW * rows.len() as f64;
    let height = bottom + 34.0;
    let label = "Every storage row with a share, measured and computed";
    let mut out = begin(WIDTH, height, label, ".grid{stroke:#e3e6e8}");
    legend(&mut out);
    for tenth in [0, 2, 4, 6, 8, 10] {
        let at = x(f64::from(tenth) / 10.0);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{TOP}\" y2=\"{bottom}\"/>\n<text x=\"{at:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{} %</text>",
            bottom + 18.0,
            tenth * 10
        );
    }
    for (place, row) in rows.iter().enumerate() {
        one(&mut out, row, TOP + ROW * (place as f64 + 0.5));
    }
    out.push_str("</svg>\n");
    out
}

fn x(share: f64) -> f64 {
    LEFT + (RIGHT - LEFT) * share.clamp(0.0, 1.0)
}

fn colour(row: &Comparison) -> &'static str {
    match (row.inside, row.role) {
        (Some(false), _) => RED,
        (_, Role::Fitted) => BLUE,
        (_, Role::Predicted) => GREEN,
    }
}

fn one(out: &mut String, row: &Comparison, y: f64) {
    let name = row.row.trim_start_matches("vial.storage.");
    let (colour, model) = (colour(row), row.model);
    let _ = writeln!(
        out,
        "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{name}</text>\n<line x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"{colour}\" stroke-width=\"5\" stroke-opacity=\"0.45\"/>\n<circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"/>",
        LEFT - 8.0,
        y + 4.0,
        x(model.p05),
        x(model.p95),
        x(model.median)
    );
    if let (Some(low), Some(high)) = (row.low, row.high) {
        let _ = writeln!(
            out,
            "<line x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"{INK}\"/>",
            x(low),
            x(high)
        );
    }
    if let Some(value) = row.observed {
        diamond(out, x(value), y);
    }
}

fn legend(out: &mut String) {
    let _ = writeln!(out, "<text x=\"12\" y=\"20\">Share left: model, median and 90 % band</text>");
    for (place, (colour, name)) in [(BLUE, "fitted"), (GREEN, "predicted"), (RED, "missed")].into_iter().enumerate() {
        let at = 330.0 + 100.0 * place as f64;
        let _ = writeln!(
            out,
            "<circle cx=\"{at}\" cy=\"16\" r=\"4\" fill=\"{colour}\"/>\n<text x=\"{}\" y=\"20\">{name}</text>",
            at + 10.0
        );
    }
    diamond(out, 640.0, 16.0);
    let _ = writeln!(out, "<text x=\"652\" y=\"20\">measured</text>");
}
