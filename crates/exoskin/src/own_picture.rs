//! What a product's own measurements say, as a picture: one panel per temperature, container and measurement, or per
//! behaviour and time; what the priors expected in grey, what was measured as diamonds, what is left of the priors in blue.

use std::fmt::Write;

use exoskin_answer::numbers::{decimal, people};
use exoskin_stats::Band;
use exoskin_therapy::effect::{DishPoint, LearnedDish};
use exoskin_vial::{Learned, LearnedRow};

use crate::picture::{BLUE, INK, begin, diamond};

const WIDTH: f64 = 640.0;
const LEFT: f64 = 60.0;
const RIGHT: f64 = 620.0;
const PANEL: f64 = 190.0;
const HEAD: f64 = 46.0;
const GREY: &str = "#666666";
/// Room between the first dose, which may be none at all, and the next, in decades.
const NONE_BEFORE: f64 = 0.5;
/// Room between two marks of the axis.
const APART: f64 = 90.0;
/// Lines across a panel at most, besides the one at 0.
const MOST_LINES: f64 = 5.0;

/// A panel: what it shows, and its points from left to right.
pub(crate) struct Panel {
    title: String,
    /// What the axis has.
    axis: &'static str,
    points: Vec<Point>,
}

struct Point {
    /// Place along the axis; any unit.
    at: f64,
    /// The same in words.
    mark: String,
    measured: f64,
    spread: f64,
    is_limit: bool,
    before: Band,
    after: Band,
}

/// The panels of a series, then those of a dish.
pub(crate) fn panels(series: Option<&Learned>, dish: Option<&LearnedDish>) -> Vec<Panel> {
    let of_series = series.into_iter().flat_map(|learned| {
        let key = |row: &LearnedRow| (row.of, row.celsius.to_bits(), row.container);
        grouped(&learned.rows, key).into_iter().map(|rows| stored(&rows))
    });
    let of_dish = dish.into_iter().flat_map(|learned| {
        let key = |row: &DishPoint| (row.behaviour, row.hours.to_bits(), row.per_ml.is_some());
        grouped(&learned.rows, key).into_iter().map(|rows| treated(&rows))
    });
    of_series.chain(of_dish).collect()
}

/// Rows that share a key, in the order in which the keys appear.
fn grouped<R, K: PartialEq>(rows: &[R], key: impl Fn(&R) -> K) -> Vec<Vec<&R>> {
    let mut groups: Vec<Vec<&R>> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|group| key(group[0]) == key(row)) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

fn stored(rows: &[&LearnedRow]) -> Panel {
    let point = |row: &&LearnedRow| Point {
        at: row.days,
        mark: decimal(row.days, 3),
        measured: row.measured,
        spread: row.spread,
        is_limit: row.is_limit,
        before: row.before,
        after: row.after,
    };
    let points = sorted(rows.iter().map(point).collect());
    let what = if rows[0].of == "count" { "Vesicles" } else { "Potency" };
    let title =
        format!("{what} left, share of the start, at {} °C, {}", decimal(rows[0].celsius, 3), rows[0].container);
    Panel { title, axis: "days", points }
}

fn treated(rows: &[&DishPoint]) -> Panel {
    let dose = |row: &DishPoint| row.per_ml.or(row.per_cell).unwrap_or(0.0);
    let least = rows.iter().map(|row| dose(row)).filter(|dose| *dose > 0.0).fold(f64::INFINITY, f64::min);
    let log = |dose: f64| if dose > 0.0 { libm::log10(dose / least) + NONE_BEFORE } else { 0.0 };
    let point = |row: &&DishPoint| Point {
        at: log(dose(row)),
        mark: if dose(row) > 0.0 { people(dose(row)) } else { "none".into() },
        measured: row.measured,
        spread: row.spread,
        is_limit: false,
        before: row.before,
        after: row.after,
    };
    let per_ml = rows[0].per_ml.is_some();
    Panel {
        title: format!("{} after {} h, without vesicles 100 %", rows[0].behaviour, decimal(rows[0].hours, 3)),
        axis: if per_ml { "particles per mL, logarithmic" } else { "particles per cell, logarithmic" },
        points: sorted(rows.iter().map(point).collect()),
    }
}

fn sorted(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|a, b| a.at.total_cmp(&b.at));
    points
}

/// The picture.
pub(crate) fn svg(panels: &[Panel]) -> String {
    let height = HEAD + PANEL * panels.len() as f64;
    let label = "A product's own measurements: expected before, measured, expected after";
    let mut out = begin(WIDTH, height, label, "");
    legend(&mut out);
    for (place, panel) in panels.iter().enumerate() {
        draw(&mut out, panel, HEAD + PANEL * place as f64);
    }
    out.push_str("</svg>\n");
    out
}

fn draw(out: &mut String, panel: &Panel, top: f64) {
    let (floor, ceiling) = (top + PANEL - 40.0, top + 26.0);
    let ends = panel.points.iter().map(|point| (point.measured * (1.0 + point.spread)).max(point.before.p95));
    let most = ends.fold(1.0, f64::max);
    let last = panel.points.last().map_or(1.0, |point| point.at).max(f64::MIN_POSITIVE);
    let x = |at: f64| LEFT + (RIGHT - LEFT) * at / last;
    let y = |share: f64| floor - (floor - ceiling) * share / most;
    let _ = write!(
        out,
        "<text x=\"{LEFT}\" y=\"{:.1}\">{} (axis: {})</text>\n<line x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{floor}\" y2=\"{floor}\" stroke=\"#7d868d\"/>\n",
        top + 14.0,
        panel.title,
        panel.axis,
    );
    for share in lines(most) {
        let _ = write!(
            out,
            "<line x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{0:.1}\" y2=\"{0:.1}\" stroke=\"#e3e6e8\"/>\n<text x=\"{1}\" y=\"{2:.1}\" text-anchor=\"end\">{3} %</text>\n",
            y(share),
            LEFT - 6.0,
            y(share) + 4.0,
            100.0 * share
        );
    }
    ribbon(out, panel, GREY, &x, &y, |point| point.before);
    ribbon(out, panel, BLUE, &x, &y, |point| point.after);
    for point in &panel.points {
        measured(out, point, x(point.at), &y);
    }
    marks(out, panel, floor + 16.0, &x);
}

/// What was measured where, as far as there is room; the last always.
fn marks(out: &mut String, panel: &Panel, y: f64, x: &dyn Fn(f64) -> f64) {
    let mut places: Vec<(f64, &str)> = panel.points.iter().map(|point| (x(point.at), point.mark.as_str())).collect();
    places.dedup();
    let last = places.last().map_or(LEFT, |place| place.0);
    let mut free = LEFT;
    for (at, mark) in places {
        let anchor = match () {
            () if at >= last => "end",
            () if at < LEFT + APART / 2.0 => "start",
            () => "middle",
        };
        if at >= last || (at >= free && at <= last - 1.5 * APART) {
            free = at + APART;
            let _ = writeln!(out, "<text x=\"{at:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{mark}</text>");
        }
    }
}

/// Shares at which a line crosses the panel: by halves, or by whole steps where many would not fit.
fn lines(most: f64) -> Vec<f64> {
    let step = [0.5, 1.0, 2.0, 5.0, 10.0].into_iter().find(|step| most / step <= MOST_LINES).unwrap_or(most);
    (0..).map(|place| f64::from(place) * step).take_while(|share| *share <= most).collect()
}

/// A band and its median.
fn ribbon(
    out: &mut String,
    panel: &Panel,
    colour: &str,
    x: &dyn Fn(f64) -> f64,
    y: &dyn Fn(f64) -> f64,
    band: fn(&Point) -> Band,
) {
    let at = |place: &Point, share: f64| format!("{:.1},{:.1} ", x(place.at), y(share));
    let points = &panel.points;
    let upper: String = points.iter().map(|point| at(point, band(point).p95)).collect();
    let lower: String = points.iter().rev().map(|point| at(point, band(point).p05)).collect();
    let median: String = points.iter().map(|point| at(point, band(point).median)).collect();
    let _ = write!(
        out,
        "<polygon points=\"{upper}{lower}\" fill=\"{colour}\" fill-opacity=\"0.2\"/>\n<polyline points=\"{median}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\n"
    );
}

/// A diamond with its spread, or a line down to nothing where only a limit is known.
fn measured(out: &mut String, point: &Point, x: f64, y: &dyn Fn(f64) -> f64) {
    let (low, high) = match point.is_limit {
        true => (0.0, point.measured),
        false => (point.measured * (1.0 - point.spread).max(0.0), point.measured * (1.0 + point.spread)),
    };
    let _ = writeln!(
        out,
        "<line x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{:.1}\" y2=\"{:.1}\" stroke=\"{INK}\"/>",
        y(low),
        y(high)
    );
    diamond(out, x, y(point.measured));
}

fn legend(out: &mut String) {
    for (at, colour, name) in
        [(20.0, GREY, "expected before (90 % band)"), (240.0, BLUE, "after measuring (90 % band)")]
    {
        let _ = write!(
            out,
            "<rect x=\"{at}\" y=\"12\" width=\"18\" height=\"10\" fill=\"{colour}\" fill-opacity=\"0.45\"/>\n<text x=\"{}\" y=\"22\">{name}</text>\n",
            at + 24.0
        );
    }
    diamond(out, 468.0, 17.0);
    let _ = writeln!(out, "<text x=\"481\" y=\"22\">measured, with spread</text>");
}
