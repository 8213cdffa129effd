//! The course of the surface as a picture: lines with a colour and a dash each, units on the axes.

use std::fmt::Write;

/// One course.
pub struct Line {
    /// What was applied.
    pub name: &'static str,
    /// Temperature of the surface (°C) at each minute.
    pub celsius: Vec<f64>,
}

/// Okabe and Ito's colours as the report uses them, each with its own dash.
const STYLES: [(&str, &str); 6] = [
    ("#666666", "6 2 1 2 1 2"),
    ("#d55e00", "7 4"),
    ("#0072b2", ""),
    ("#000000", "2 6"),
    ("#a3487f", "4 2"),
    ("#007a5a", "10 3 2 3"),
];

const WIDTH: f64 = 640.0;
const LEFT: f64 = 46.0;
const RIGHT: f64 = 626.0;
const TOP: f64 = 40.0;
const BOTTOM: f64 = 330.0;
const LEGEND: f64 = 22.0;
/// Lower end of the axis (°C).
const LOW_C: f64 = 29.0;

/// The picture; `put_on` is when the film was applied (minutes).
pub fn svg(minutes: &[f64], lines: &[Line], put_on: f64) -> String {
    let height = BOTTOM + 58.0 + LEGEND * lines.len().div_ceil(2) as f64;
    let all = || lines.iter().flat_map(|line| line.celsius.iter().copied());
    let high = all().fold(f64::NEG_INFINITY, f64::max).ceil();
    // For some seconds a cold film is far colder than the skin: that spike goes off the picture.
    let low = LOW_C;
    let last = minutes.last().copied().unwrap_or(1.0);
    let x = |minute: f64| LEFT + (RIGHT - LEFT) * minute / last;
    let y = |celsius: f64| BOTTOM - (BOTTOM - TOP) * (celsius - low) / (high - low);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{ABOUT}\">\n\
         <style>text{{font:13px system-ui,sans-serif;fill:#1b2126}}.grid{{stroke:#e3e6e8}}.frame{{stroke:#7d868d}}\
         .line{{fill:none;stroke-width:2.5}}</style>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n\
         <clipPath id=\"in\"><rect x=\"{LEFT}\" y=\"{TOP}\" width=\"{}\" height=\"{}\"/></clipPath>\n",
        RIGHT - LEFT,
        BOTTOM - TOP
    );
    axes(&mut out, (low, high), last, &x, &y);
    let at = x(put_on);
    let _ = write!(
        out,
        "<line class=\"frame\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{TOP}\" y2=\"{BOTTOM}\" stroke-dasharray=\"2 3\"/>\n\
         <text x=\"{0:.1}\" y=\"{1}\">film put on: for some seconds</text>\n\
         <text x=\"{0:.1}\" y=\"{2}\">far colder than the axis goes</text>\n",
        at + 7.0,
        TOP + 15.0,
        TOP + 32.0
    );
    for (i, line) in lines.iter().enumerate() {
        let (colour, dash) = STYLES[i % STYLES.len()];
        let points: Vec<String> =
            minutes.iter().zip(&line.celsius).map(|(m, c)| format!("{:.1},{:.1}", x(*m), y(*c))).collect();
        let style = format!("class=\"line\" stroke=\"{colour}\" stroke-dasharray=\"{dash}\"");
        let _ = writeln!(
            out,
            "<polyline {style} clip-path=\"url(#in)\" points=\"{}\"><title>{}</title></polyline>",
            points.join(" "),
            line.name
        );
        let (lx, ly) = (LEFT + 300.0 * (i % 2) as f64, BOTTOM + 62.0 + LEGEND * (i / 2) as f64);
        let _ = writeln!(
            out,
            "<path {style} d=\"M{lx} {}h44\"/><text x=\"{}\" y=\"{ly}\">{}</text>",
            ly - 4.5,
            lx + 52.0,
            line.name
        );
    }
    out + "</svg>\n"
}

const ABOUT: &str = "Temperature of the skin's surface over half an hour after a fractional CO2 laser, with films put on \
                     one minute later. Cold water and cold exosomes are one line; a film that does not dry cools for a \
                     minute only.";

fn axes(out: &mut String, (low, high): (f64, f64), last: f64, x: &dyn Fn(f64) -> f64, y: &dyn Fn(f64) -> f64) {
    let mut celsius = low;
    while celsius <= high {
        let at = y(celsius);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>\
             <text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{celsius}</text>",
            LEFT - 7.0,
            at + 4.5
        );
        celsius += 1.0;
    }
    let mut minute = 0.0;
    while minute <= last {
        let at = x(minute);
        let _ = writeln!(
            out,
            "<line class=\"grid\" x1=\"{at:.1}\" x2=\"{at:.1}\" y1=\"{TOP}\" y2=\"{BOTTOM}\"/>\
             <text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{minute}</text>",
            BOTTOM + 18.0
        );
        minute += 5.0;
    }
    let middle = (LEFT + RIGHT) / 2.0;
    let _ = writeln!(
        out,
        "<path class=\"frame\" fill=\"none\" d=\"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}\"/>\
         <text x=\"4\" y=\"{}\">temperature of the skin's surface, °C (medians)</text>\
         <text x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">minutes since the laser</text>",
        TOP - 16.0,
        BOTTOM + 37.0
    );
}
