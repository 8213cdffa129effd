//! What a delay between injury and application costs.

use exoskin_record::summary::{ApplyWithin, ArmSummary, Band};

use super::strip::share;
use crate::markup::{Table, whole};
use crate::plot::{Margins, Plot, figure};
use crate::scale::LogScale;
use exoskin_answer::numbers::{decimal, duration, percent, percent_band, ratio_band};

pub(crate) fn render(arm: &ArmSummary) -> String {
    let lines = &arm.apply_within;
    if lines.len() < 2 {
        return String::new();
    }
    if arm.channel.is_none() {
        return "<h3>How soon to apply</h3>\n<p>Nothing was opened, so nothing closes: a delay changes nothing on intact skin.</p>\n".into();
    }
    let plots = format!("<div class=\"pair\">\n{}{}</div>\n", absolute(lines), relative(lines));
    format!("<h3>How soon to apply</h3>\n<p>{}</p>\n{plots}{}", sentence(lines), table(lines))
}

fn sentence(lines: &[ApplyWithin]) -> String {
    let late = lines.last().copied().unwrap_or(lines[0]);
    format!(
        "Applied {} after the procedure instead of at once, {} of the uptake remains in the middle draw (90 % band {}). Waiting is not always a loss: the plug that blocks an opening also stops the fluid that washes vesicles out.",
        duration(late.delay_min / 60.0),
        whole(format!("{} %", decimal(late.relative.median * 100.0, 2))),
        whole(format!("{} to {} %", decimal(late.relative.p05 * 100.0, 2), decimal(late.relative.p95 * 100.0, 2)))
    )
}

/// Delays are looked at on a scale that opens up the first minutes and still shows hours: log(1 + d/5 min).
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

fn absolute(lines: &[ApplyWithin]) -> String {
    let values = lines.iter().flat_map(|line| [line.p05, line.median, line.p95]);
    let Some(scale) = LogScale::over(values, 8) else { return String::new() };
    let ticks: Vec<(f64, String)> = scale.ticks(7).into_iter().map(|v| (scale.place(v), percent(v))).collect();
    let mut plot = new_plot(lines, &ticks, "taken up, share of applied, log scale");
    let bands: Vec<Band> = lines.iter().map(ApplyWithin::band).collect();
    draw(&mut plot, lines, &bands, |value| scale.place(value));
    figure(
        "chart",
        &plot.finish("Share taken up over the delay, with 90 % band"),
        "Line: median. Band: 90&nbsp;%; it holds all that is unknown, most of which is the same at every delay.",
    )
}

/// Highest relative uptake that is drawn: above it the rest of the picture would be flat.
const MOST_RELATIVE: f64 = 10.0;

fn relative(lines: &[ApplyWithin]) -> String {
    let top = lines.iter().map(|line| line.relative.p95).filter(|v| v.is_finite()).fold(1.0, f64::max);
    let clipped = if top > MOST_RELATIVE { " The band is cut at 1,000&nbsp;%; the table has its end." } else { "" };
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
        &plot.finish("Uptake relative to no delay, with 90 % band"),
        &format!("The same draws with and without delay: what the delay alone changes.{clipped}"),
    )
}

/// Place of a value between 0 and `top`; what is not defined sits on the floor, and the table says so.
fn share_of(value: f64, top: f64) -> f64 {
    if value.is_nan() { 0.0 } else { (value / top).clamp(0.0, 1.0) }
}

fn draw(plot: &mut Plot, lines: &[ApplyWithin], bands: &[Band], height: impl Fn(f64) -> f64) {
    let shape: Vec<(f64, f64, f64)> =
        lines.iter().zip(bands).map(|(line, b)| (place(lines, line.delay_min), height(b.p05), height(b.p95))).collect();
    plot.band(&shape);
    let middle: Vec<(f64, f64)> =
        lines.iter().zip(bands).map(|(line, b)| (place(lines, line.delay_min), height(b.median))).collect();
    plot.line(&middle, "#123f63", "", "median");
    for ((line, band), (x, y)) in lines.iter().zip(bands).zip(middle) {
        plot.dot(x, y, &format!("{}: {}", duration(line.delay_min / 60.0), percent_band(band)));
    }
}

fn table(lines: &[ApplyWithin]) -> String {
    let mut table = Table::new(
        "",
        "Taken-up share by delay; medians with 90 % bands. The last column compares draw by draw, so it is not the ratio of the medians beside it.",
        &["Delay", "Taken up, of applied", "Relative to no delay"],
    );
    for line in lines {
        let band = line.band();
        table.row(vec![whole(duration(line.delay_min / 60.0)), share(&band), ratio(&line.relative)]);
    }
    table.finish()
}

/// A ratio as per cent of "at once": it is compared with 100 %, not read as a share.
fn ratio(band: &Band) -> String {
    let text = ratio_band(band);
    match text.split_once(" (") {
        Some((middle, rest)) => format!("<b class=\"n\">{middle}</b> <span class=\"soft n\">({rest}</span>"),
        None => format!("<b class=\"n\">{text}</b>"),
    }
}
