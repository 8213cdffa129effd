//! What a stability series says, as a picture: one panel per temperature, container and measurement; what the priors
//! expected in grey, what was measured as diamonds, what the product's own rates say in blue.

use std::fmt::Write;

use exoskin_vial::{Learned, LearnedRow};

use crate::picture::{BLUE, INK, begin, diamond};

const WIDTH: f64 = 640.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 620.0;
const PANEL: f64 = 190.0;
const HEAD: f64 = 46.0;
const GREY: &str = "#666666";

/// The picture.
pub(crate) fn svg(learned: &Learned) -> String {
    let panels = panels(learned);
    let height = HEAD + PANEL * panels.len() as f64;
    let label = "A stability series: expected before, measured, expected after";
    let mut out = begin(WIDTH, height, label, "");
    legend(&mut out);
    for (place, rows) in panels.iter().enumerate() {
        panel(&mut out, rows, HEAD + PANEL * place as f64);
    }
    out.push_str("</svg>\n");
    out
}

/// Rows that share temperature, container and measurement, in the order of time.
fn panels(learned: &Learned) -> Vec<Vec<&LearnedRow>> {
    let mut panels: Vec<Vec<&LearnedRow>> = Vec::new();
    for row in &learned.rows {
        let same = |other: &&LearnedRow| {
            other.of == row.of && other.celsius == row.celsius && other.container == row.container
        };
        match panels.iter_mut().find(|panel| panel.first().is_some_and(same)) {
            Some(panel) => panel.push(row),
            None => panels.push(vec![row]),
        }
    }
    for panel in &mut panels {
        panel.sort_by(|a, b| a.days.total_cmp(&b.days));
    }
    panels
}

fn panel(out: &mut String, rows: &[&LearnedRow], top: f64) {
    let (first, last) = (rows[0], rows[rows.len() - 1]);
    let (floor, ceiling) = (top + PANEL - 40.0, top + 26.0);
    let most = rows.iter().flat_map(|row| [row.measured * (1.0 + row.spread), row.before.p95]).fold(1.0, f64::max);
    let x = |days: f64| LEFT + (RIGHT - LEFT) * days / last.days.max(f64::MIN_POSITIVE);
    let y = |share: f64| floor - (floor - ceiling) * share / most;
    let _ = write!(
        out,
        "<text x=\"{LEFT}\" y=\"{:.1}\">{} left at {} °C, {}</text>\n<line x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{floor}\" y2=\"{floor}\" stroke=\"#7d868d\"/>\n",
        top + 14.0,
        if first.of == "count" { "Vesicles" } else { "Potency" },
        first.celsius,
        first.container
    );
    for share in [0.0, 0.5, 1.0] {
        let _ = write!(
            out,
            "<line x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{0:.1}\" y2=\"{0:.1}\" stroke=\"#e3e6e8\"/>\n<text x=\"{1}\" y=\"{2:.1}\" text-anchor=\"end\">{3} %</text>\n",
            y(share),
            LEFT - 6.0,
            y(share) + 4.0,
            100.0 * share
        );
    }
    let before = |row: &LearnedRow| (row.before.p05, row.before.median, row.before.p95);
    let after = |row: &LearnedRow| (row.after.p05, row.after.median, row.after.p95);
    ribbon(out, rows, GREY, &x, &y, &before);
    ribbon(out, rows, BLUE, &x, &y, &after);
    for row in rows {
        measured(out, row, x(row.days), &y);
    }
    let _ = write!(
        out,
        "<text x=\"{LEFT}\" y=\"{0:.1}\">0</text>\n<text x=\"{RIGHT}\" y=\"{0:.1}\" text-anchor=\"end\">{1} days</text>\n",
        floor + 16.0,
        last.days
    );
}

/// A band and its median.
fn ribbon(
    out: &mut String,
    rows: &[&LearnedRow],
    colour: &str,
    x: &dyn Fn(f64) -> f64,
    y: &dyn Fn(f64) -> f64,
    band: &dyn Fn(&LearnedRow) -> (f64, f64, f64),
) {
    let point = |days: f64, share: f64| format!("{:.1},{:.1} ", x(days), y(share));
    let upper: String = rows.iter().map(|row| point(row.days, band(row).2)).collect();
    let lower: String = rows.iter().rev().map(|row| point(row.days, band(row).0)).collect();
    let median: String = rows.iter().map(|row| point(row.days, band(row).1)).collect();
    let _ = write!(
        out,
        "<polygon points=\"{upper}{lower}\" fill=\"{colour}\" fill-opacity=\"0.2\"/>\n<polyline points=\"{median}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n"
    );
}

/// A diamond with its spread, or an arrow down where only a limit is known.
fn measured(out: &mut String, row: &LearnedRow, x: f64, y: &dyn Fn(f64) -> f64) {
    let at = y(row.measured);
    let (low, high) = match row.is_limit {
        true => (0.0, row.measured),
        false => (row.measured * (1.0 - row.spread).max(0.0), row.measured * (1.0 + row.spread)),
    };
    let _ = writeln!(
        out,
        "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\" stroke=\"{INK}\"/>",
        y(low),
        y(high)
    );
    diamond(out, x, at);
}

fn legend(out: &mut String) {
    for (at, colour, name) in
        [(60.0, GREY, "expected before (90 % band)"), (260.0, BLUE, "after the series (90 % band)")]
    {
        let _ = write!(
            out,
            "<rect x=\"{at}\" y=\"12\" width=\"18\" height=\"10\" fill=\"{colour}\" fill-opacity=\"0.45\"/>\n<text x=\"{}\" y=\"22\">{name}</text>\n",
            at + 24.0
        );
    }
    diamond(out, 475.0, 17.0);
    let _ = writeln!(out, "<text x=\"488\" y=\"22\">measured, with spread</text>");
}
