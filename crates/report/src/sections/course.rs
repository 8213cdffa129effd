//! Where the vesicles are over time, on a logarithmic time axis, with the events that change their course.

use exoskin_record::summary::{ArmSummary, Course};
use maud::{Markup, html};

use crate::colour::series;
use crate::markup::{joined, whole};
use crate::plot::{Margins, Plot, figure};
use crate::scale::{LogScale, spread};
use crate::svg::{sample, units};
use exoskin_answer::numbers::{duration, percent};
use exoskin_answer::words::{place, tidy};

use super::arm::THE_DRAW;

/// Round times, hours.
const TIMES: [f64; 10] = [10.0 / 3600.0, 1.0 / 60.0, 1.0 / 6.0, 0.5, 1.0, 3.0, 6.0, 12.0, 24.0, 48.0];

struct TimeAxis {
    first: f64,
    last: f64,
}

impl TimeAxis {
    /// From the first positive time, but no earlier than ten seconds, to the last.
    fn of(course: &Course) -> Option<TimeAxis> {
        let positive = course.hours.iter().copied().filter(|h| *h > 0.0 && h.is_finite());
        let (first, last) = positive.fold((f64::INFINITY, 0.0), |(a, b), h| (f64::min(a, h), f64::max(b, h)));
        let first = first.max(TIMES[0]);
        (last > first).then_some(TimeAxis { first, last })
    }

    fn place(&self, hours: f64) -> f64 {
        let at = libm::log(hours.max(self.first) / self.first) / libm::log(self.last / self.first);
        at.clamp(0.0, 1.0)
    }
}

pub(super) fn render(arm: &ArmSummary) -> Markup {
    let course = &arm.course;
    let values = course.places.values().flat_map(|shares| shares.iter().copied());
    let (Some(time), Some(scale)) = (TimeAxis::of(course), LogScale::over(values, 6)) else { return Markup::default() };
    let mut plot = Plot::new(430.0, Margins { left: 72.0, right: 134.0, top: 66.0, bottom: 46.0 });
    axes(&mut plot, &time, &scale);
    events(&mut plot, &time, &course.events);
    lines(&mut plot, &time, &scale, course);
    let label = "Share of the applied vesicles by place over time, logarithmic on both axes";
    figure("chart", html! { h4 { "Where they are over time" } (plot.finish(label)) }, caption(course))
}

fn axes(plot: &mut Plot, time: &TimeAxis, scale: &LogScale) {
    let times = TIMES.iter().filter(|&&h| h >= time.first * 0.999 && h <= time.last * 1.001);
    let ticks: Vec<(f64, String)> = times.map(|&h| (time.place(h), duration(h))).collect();
    plot.x_axis(&ticks, "time after application, log scale");
    let shares: Vec<(f64, String)> = scale.ticks(7).into_iter().map(|v| (scale.place(v), percent(v))).collect();
    plot.y_axis(&shares, "");
    plot.text(4.0, 14.0, "start", "share of applied, log scale");
}

/// Events as numbered dashed lines; their names are in the caption.
fn events(plot: &mut Plot, time: &TimeAxis, events: &[(f64, String)]) {
    let places: Vec<f64> = events.iter().map(|(hours, _)| plot.x(time.place(*hours))).collect();
    let labels = spread(&places, 20.0, plot.x(0.0) + 9.0, plot.x(1.0));
    for (i, (x, label)) in places.iter().zip(labels).enumerate() {
        let (top, bottom) = (plot.y(1.0), plot.y(0.0));
        let way = format!("M{label:.1} {:.1}L{x:.1} {:.1}V{bottom:.1}", top - 14.0, top - 4.0);
        plot.add(&html! {
            path.event d=(way) {}
            circle.number cx=(units(label)) cy=(units(top - 22.0)) r="9" {}
        });
        plot.text(label, top - 17.5, "middle", &(i + 1).to_string());
    }
}

fn lines(plot: &mut Plot, time: &TimeAxis, scale: &LogScale, course: &Course) {
    let mut ends = Vec::new();
    for (i, (name, shares)) in course.places.iter().enumerate() {
        let mut last = None;
        for run in runs(course, shares, scale) {
            let points: Vec<(f64, f64)> = run.iter().map(|&(h, v)| (time.place(h), scale.place(v))).collect();
            plot.line(&points, series(i), &place(name));
            last = points.last().copied().or(last);
        }
        if let Some(end) = last {
            ends.push((end, place(name), series(i)));
        }
    }
    label_ends(plot, &ends);
}

/// Stretches over which a place is on the scale.
fn runs(course: &Course, shares: &[f64], scale: &LogScale) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for (&hours, &share) in course.hours.iter().zip(shares) {
        if share >= scale.bottom() && hours > 0.0 {
            if let Some(run) = runs.last_mut() {
                run.push((hours, share));
            }
        } else if runs.last().is_some_and(|run| !run.is_empty()) {
            runs.push(Vec::new());
        }
    }
    runs
}

/// Where a line ends in the units of the plot, its name, and how its sample is drawn.
type End<'a> = ((f64, f64), String, (&'a str, &'a str));

/// Names at the right of the plot, each with a piece of its line, at the height where the line ends.
fn label_ends(plot: &mut Plot, ends: &[End<'_>]) {
    let heights: Vec<f64> = ends.iter().map(|(end, ..)| plot.y(end.1)).collect();
    let places = spread(&heights, 32.0, plot.y(1.0) + 4.0, plot.y(0.0));
    for ((_, name, look), y) in ends.iter().zip(places) {
        let x = plot.x(1.0) + 6.0;
        plot.add(&sample(x, y - 10.0, 40.0, *look));
        plot.text(x, y + 5.0, "start", name);
    }
}

fn caption(course: &Course) -> Markup {
    let event = |(i, (hours, name)): (usize, &(f64, String))| {
        html! { (whole(format_args!("{} {}", i + 1, tidy(name)))) " (" (duration(*hours)) ")" }
    };
    html! {
        "A line that stops has fallen below the scale."
        @if course.places.contains_key("lost") {
            " Lost: washed back out, trapped in plug or crust, cleared by phagocytes, broken down, or drained by lymph."
        }
        @if !course.events.is_empty() { " Events: " (joined(course.events.iter().enumerate().map(event), ", ")) "." }
        " " (THE_DRAW)
    }
}
