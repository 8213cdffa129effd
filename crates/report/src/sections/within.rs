//! What a delay between injury and application costs.

use exoskin_record::summary::{ApplyWithin, ArmSummary, Band, Summary};
use maud::{Markup, html};

use crate::markup::{Table, strong, told, whole};
use crate::plot::{Margins, Plot, figure};
use exoskin_answer::arm::{WAITING, WITHIN};
use exoskin_answer::numbers::{decimal, duration, percent_band, ratio_band};
use exoskin_answer::path;

pub(super) fn render(summary: &Summary, arm: &ArmSummary) -> Markup {
    let lines = &arm.apply_within;
    html! { @if let (Some(late), true) = (lines.last(), lines.len() > 1) {
        h3 { "How soon to apply" }
        @if arm.channel.is_some() {
            p { (sentence(late)) }
            (relative(lines))
            (table(summary, arm))
        } @else { p { "Nothing is open, so nothing closes: on intact skin a delay makes no difference." } }
    } }
}

fn sentence(late: &ApplyWithin) -> Markup {
    let part = |value: f64| decimal(value * 100.0, 2);
    let Band { median, p05, p95 } = late.relative;
    html! {
        "Applied " (duration(late.delay_min / 60.0)) " after the procedure instead of at once, "
        (whole(format_args!("{} %", part(median)))) " of the uptake remains in the median draw (90 % band "
        (whole(format_args!("{} to {} %", part(p05), part(p95)))) "). " (WAITING)
    }
}

/// Delays are shown on a scale that spreads out the first minutes and still shows hours: log(1 + d/5 min).
fn place(lines: &[ApplyWithin], delay_min: f64) -> f64 {
    let at = |minutes: f64| libm::log1p(minutes.max(0.0) / 5.0);
    let longest = lines.iter().map(|line| at(line.delay_min)).fold(0.0, f64::max);
    if longest > 0.0 { at(delay_min) / longest } else { 0.0 }
}

fn new_plot(lines: &[ApplyWithin], ticks: &[(f64, String)], title: &str) -> Plot {
    let mut plot = Plot::new(310.0, Margins { left: 62.0, right: 20.0, top: 30.0, bottom: 46.0 });
    let delays: Vec<(f64, String)> =
        lines.iter().map(|line| (place(lines, line.delay_min), duration(line.delay_min / 60.0))).collect();
    plot.x_axis(&delays, "delay between injury and application");
    plot.y_axis(ticks, title);
    plot
}

/// Highest relative uptake that is drawn: with more, the rest of the picture would be flat.
const MOST_RELATIVE: f64 = 10.0;

fn relative(lines: &[ApplyWithin]) -> Markup {
    let top = lines.iter().map(|line| line.relative.p95).filter(|v| v.is_finite()).fold(1.0, f64::max);
    let clipped =
        if top > MOST_RELATIVE { " The band is cut off at 1,000\u{a0}%; the table gives its end." } else { "" };
    let top = top.min(MOST_RELATIVE);
    let step = [0.25, 0.5, 1.0, 2.0].into_iter().find(|step| top / step <= 6.0).unwrap_or(2.0);
    let ticks: Vec<(f64, String)> = (0..=6)
        .map(|i| f64::from(i) * step)
        .filter(|v| *v <= top * 1.001)
        .map(|v| (v / top, format!("{} %", decimal(v * 100.0, 3))))
        .collect();
    let mut plot = new_plot(lines, &ticks, "relative to no delay");
    let bands: Vec<Band> = lines.iter().map(|line| line.relative).collect();
    draw(&mut plot, lines, &bands, |value| share_of(value, top));
    figure(
        "chart",
        plot.finish("Uptake relative to no delay, with 90 % band"),
        format!("The same draws with and without delay: what the delay alone changes.{clipped}"),
    )
}

/// Position of a value between 0 and `top`; an undefined value is drawn at the bottom, and the table says so.
fn share_of(value: f64, top: f64) -> f64 {
    if value.is_nan() { 0.0 } else { (value / top).clamp(0.0, 1.0) }
}

fn draw(plot: &mut Plot, lines: &[ApplyWithin], bands: &[Band], height: impl Fn(f64) -> f64) {
    let shape: Vec<(f64, f64, f64)> =
        lines.iter().zip(bands).map(|(line, b)| (place(lines, line.delay_min), height(b.p05), height(b.p95))).collect();
    plot.band(&shape, "band", None, None);
    let middle: Vec<(f64, f64)> =
        lines.iter().zip(bands).map(|(line, b)| (place(lines, line.delay_min), height(b.median))).collect();
    plot.line(&middle, ("#123f63", ""), "median");
    for ((line, band), (x, y)) in lines.iter().zip(bands).zip(middle) {
        plot.dot(x, y, &format!("{}: {}", duration(line.delay_min / 60.0), percent_band(band)));
    }
}

fn table(summary: &Summary, arm: &ArmSummary) -> Table {
    let row = |(place, line): (usize, &ApplyWithin)| {
        // A ratio in per cent of "at once": it is compared with 100 %, not read as a share.
        let path = format!("{}/apply_within/{place}/relative", path::arm(summary, arm));
        let delay = html! {
            (whole(duration(line.delay_min / 60.0))) @if line.delay_min == arm.delay_min { " (as here)" }
        };
        vec![delay, told(&path, strong(&ratio_band(&line.relative)))]
    };
    let heads = ["Applied after", "Taken up, against applying at once"];
    Table::new("", WITHIN, heads).rows(arm.apply_within.iter().enumerate().map(row))
}
