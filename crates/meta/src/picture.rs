//! How the answer moves when trials are left out, unblinded ones are dropped or the prior of the bias is halved: a drawing.

use std::fmt::Write as _;

use exoskin_stats::{Band, bands};

use crate::contrasts::Contrast;
use crate::parameters::Values;
use crate::sample::{Effort, Sample, fit};
use crate::shown::biases;

/// One line of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What was changed.
    pub what: String,
    /// The factor of blind, instrument-read trials, averaged over the groups of endpoints.
    pub blinded: Band,
    /// The same less the common bias.
    pub corrected: Band,
}

/// All lines: as it is, without the unblinded, with half the bias, and without each trial.
pub fn lines(sample: &Sample, contrasts: &[Contrast], effort: Effort, seed: u64) -> Vec<Line> {
    let blind: Vec<Contrast> = contrasts.iter().filter(|one| !one.unblinded).cloned().collect();
    let dropped = fit(&blind, effort, seed);
    let mut lines = vec![
        line("all trials".to_owned(), sample, &sample.weights, 1.0, seed),
        line("without results read by unblinded people".to_owned(), &dropped, &dropped.weights, 1.0, seed),
        line("half the common bias".to_owned(), sample, &sample.weights, 0.5, seed),
    ];
    let mut without: Vec<Line> = sample
        .names
        .iter()
        .map(|name| line(format!("without {name}"), sample, &sample.without(name), 1.0, seed))
        .collect();
    without
        .sort_by(|one, other| one.corrected.median.total_cmp(&other.corrected.median).then(one.what.cmp(&other.what)));
    lines.extend(without);
    lines
}

fn line(what: String, sample: &Sample, weights: &[f64], bias: f64, seed: u64) -> Line {
    let mean = |values: &Values| values.mean + values.groups.iter().sum::<f64>() / values.groups.len() as f64;
    let means: Vec<f64> = sample.values.iter().map(mean).collect();
    let biases = biases(means.len(), seed);
    let less: Vec<f64> = means.iter().zip(&biases).map(|(mean, own)| mean - bias * own).collect();
    let band = |list: &[f64]| bands::weighted_band(list, weights).unwrap_or_default().map(libm::exp);
    Line { what, blinded: band(&means), corrected: band(&less) }
}

const WIDTH: f64 = 900.0;
const LEFT: f64 = 360.0;
const RIGHT: f64 = 880.0;
const ROW: f64 = 17.0;
const TOP: f64 = 64.0;
/// The factors at both ends of the axis.
const AXIS: (f64, f64) = (0.6, 2.4);
const TICKS: [f64; 8] = [0.6, 0.8, 1.0, 1.2, 1.4, 1.6, 2.0, 2.4];

fn x(factor: f64) -> f64 {
    let (low, high) = (libm::log(AXIS.0), libm::log(AXIS.1));
    LEFT + (RIGHT - LEFT) * (libm::log(factor.clamp(AXIS.0, AXIS.1)) - low) / (high - low)
}

/// The drawing as SVG.
pub fn svg(lines: &[Line]) -> String {
    let height = TOP + ROW * lines.len() as f64 + 20.0;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <title>How the answer of the trials moves</title>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
         <text x=\"12\" y=\"20\" font-size=\"14\">Improvement with a product over that without it: median and 90 % band</text>\n\
         <circle cx=\"18\" cy=\"36\" r=\"4\" fill=\"#1f5f8b\"/><text x=\"28\" y=\"40\">blind or read by an instrument</text>\n\
         <circle cx=\"218\" cy=\"36\" r=\"4\" fill=\"#c05621\"/><text x=\"228\" y=\"40\">less a bias common to all trials</text>\n"
    );
    for tick in TICKS {
        let colour = if tick == 1.0 { "#333333" } else { "#dddddd" };
        let _ = writeln!(
            svg,
            "<line x1=\"{0:.1}\" x2=\"{0:.1}\" y1=\"{1}\" y2=\"{2}\" stroke=\"{colour}\"/><text x=\"{0:.1}\" y=\"56\" text-anchor=\"middle\" fill=\"#555555\">{tick}</text>",
            x(tick),
            TOP - 4.0,
            height - 16.0
        );
    }
    for (place, line) in lines.iter().enumerate() {
        let y = TOP + ROW * (place as f64 + 0.6);
        let _ = writeln!(svg, "<text x=\"12\" y=\"{:.1}\">{}</text>", y + 4.0, line.what.replace('_', " "));
        for (band, shift, colour) in [(&line.blinded, -3.0, "#1f5f8b"), (&line.corrected, 3.0, "#c05621")] {
            let y = y + shift;
            let _ = writeln!(
                svg,
                "<line x1=\"{:.1}\" x2=\"{:.1}\" y1=\"{y:.1}\" y2=\"{y:.1}\" stroke=\"{colour}\" stroke-width=\"1.5\"/><circle cx=\"{:.1}\" cy=\"{y:.1}\" r=\"3\" fill=\"{colour}\"/>",
                x(band.p05),
                x(band.p95),
                x(band.median)
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}
