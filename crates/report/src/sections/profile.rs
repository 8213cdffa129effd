//! How deep the vesicles are, over time.

use exoskin_record::summary::{ArmSummary, Picture, Summary};
use maud::{Markup, html};

use crate::colour::series;
use crate::plot::{Margins, Plot, figure};
use crate::scale::LogScale;
use crate::svg::{sample, units};
use exoskin_answer::numbers::{decimal, duration, people};

/// Shares per um are tiny; per million applied they read as counts.
const PER_MILLION: f64 = 1e6;

pub(super) fn render(summary: &Summary, arm: &ArmSummary) -> Markup {
    let course = &arm.course;
    let pictures: Vec<&Picture> = course.pictures.iter().filter(|p| !p.profile.is_empty()).collect();
    let deepest = course.depth_um.iter().copied().fold(0.0, f64::max);
    let values = pictures.iter().flat_map(|p| p.profile.iter().copied());
    let Some(scale) = LogScale::over(values, 6).filter(|_| deepest > 0.0) else { return Markup::default() };
    let mut plot = Plot::new(430.0, Margins { left: 48.0, right: 30.0, top: 74.0, bottom: 46.0 });
    let bottom = shown_depth(arm, deepest, &scale);
    shades(&mut plot, summary, bottom);
    axes(&mut plot, &scale, bottom);
    for (i, picture) in pictures.iter().enumerate() {
        draw(&mut plot, &scale, &course.depth_um, bottom, picture, i);
    }
    names(&mut plot, summary, bottom);
    key(&mut plot, &pictures);
    let label = "Depth profile: share of the applied vesicles per micrometre of depth, one line per time";
    figure(
        "chart",
        html! { h4 { "How deep they sit" } (plot.finish(label)) },
        "Free, bound and in channels, over the whole unit cell. Lines end where values drop below the scale. One draw.",
    )
}

/// Cuts off depths at which no line is on the scale any longer.
fn shown_depth(arm: &ArmSummary, deepest: f64, scale: &LogScale) -> f64 {
    let course = &arm.course;
    let seen = |i: usize| course.pictures.iter().any(|p| p.profile.get(i).is_some_and(|&v| v >= scale.bottom()));
    let last =
        course.depth_um.iter().enumerate().filter(|(i, _)| seen(*i)).map(|(_, &depth)| depth).fold(0.0, f64::max);
    (last * 1.1).clamp(0.1 * deepest, deepest)
}

/// The skin's layers: from, to (um), shade, name.
fn parts(summary: &Summary, bottom: f64) -> [(f64, f64, &'static str, &'static str); 3] {
    let skin = &summary.skin;
    [
        (0.0, skin.stratum_corneum_um, "#d9d6cf", ""),
        (skin.stratum_corneum_um, skin.junction_um, "#f1efe9", "epidermis"),
        (skin.junction_um, bottom, "#ffffff", "dermis"),
    ]
    .map(|(from, to, shade, name)| (from.min(bottom), to.min(bottom), shade, name))
}

fn shades(plot: &mut Plot, summary: &Summary, bottom: f64) {
    for (from, to, shade, _) in parts(summary, bottom) {
        let (y, end) = (plot.y(1.0 - from / bottom), plot.y(1.0 - to / bottom));
        let (x, width) = (plot.x(0.0), plot.x(1.0) - plot.x(0.0));
        let [x, y, width, height] = [x, y, width, (end - y).max(0.0)].map(units);
        plot.add(&html! { rect x=(x) y=(y) width=(width) height=(height) fill=(shade) {} });
    }
}

/// Names of the layers that are thick enough for one, on top of the lines.
fn names(plot: &mut Plot, summary: &Summary, bottom: f64) {
    for (from, to, _, name) in parts(summary, bottom) {
        let (y, end) = (plot.y(1.0 - from / bottom), plot.y(1.0 - to / bottom));
        if end - y > 18.0 && !name.is_empty() {
            plot.halo(plot.x(1.0) - 6.0, end - 6.0, name);
        }
    }
}

fn axes(plot: &mut Plot, scale: &LogScale, bottom: f64) {
    let ticks: Vec<(f64, String)> =
        scale.ticks(4).into_iter().map(|v| (scale.place(v), people(v * PER_MILLION))).collect();
    plot.x_axis(&ticks, "vesicles per µm of depth, of each million applied (log)");
    let step = [20.0, 25.0, 50.0, 100.0, 200.0, 250.0, 500.0, 1000.0]
        .into_iter()
        .find(|step| bottom / step <= 7.0)
        .unwrap_or(1000.0);
    let depths = (0..=7).map(|i| f64::from(i) * step).filter(|depth| *depth <= bottom);
    let marks: Vec<(f64, String)> = depths.map(|depth| (1.0 - depth / bottom, decimal(depth, 3))).collect();
    plot.y_axis(&marks, "depth, µm");
}

fn draw(plot: &mut Plot, scale: &LogScale, depths: &[f64], bottom: f64, picture: &Picture, i: usize) {
    let mut points = Vec::new();
    let title = duration(picture.hours);
    for (&depth, &value) in depths.iter().zip(&picture.profile) {
        if value >= scale.bottom() && depth <= bottom {
            points.push((scale.place(value), 1.0 - depth / bottom));
        } else if !points.is_empty() {
            plot.line(&points, series(i), &title);
            points.clear();
        }
    }
    plot.line(&points, series(i), &title);
}

/// The legend above the plot, three entries to a line.
fn key(plot: &mut Plot, pictures: &[&Picture]) {
    for (i, picture) in pictures.iter().enumerate().take(6) {
        let (x, y) = (40.0 + 128.0 * (i % 3) as f64, 14.0 + 21.0 * (i / 3) as f64);
        plot.add(&sample(x, y, 38.0, series(i)));
        plot.text(x + 44.0, y + 4.5, "start", &duration(picture.hours));
    }
}
