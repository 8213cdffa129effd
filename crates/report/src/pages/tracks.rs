//! Rows of bands on one axis: words above, a bar of the full width below them, so that nothing is cut on a phone.

use exoskin_record::summary::Band;

use crate::markup::escape;
use crate::scale::{LinearScale, LogScale};

/// An axis for a group of bands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Axis {
    Log(LogScale),
    Linear(LinearScale),
}

/// Bands that reach over more than this factor are drawn on a log axis.
const WIDE: f64 = 30.0;
/// Decades shown at most; what lies below is put on the axis' start.
const DECADES: i32 = 12;
const START: f64 = 1.5;
const SPAN: f64 = 97.0;

impl Axis {
    /// The axis that holds every value: logarithmic where all are positive and far apart; else linear with zero on it,
    /// where zero is not far away. None without a finite value.
    pub(super) fn over(values: &[f64]) -> Option<Axis> {
        let finite: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        if finite.is_empty() {
            return None;
        }
        let low = finite.iter().copied().fold(f64::INFINITY, f64::min);
        let high = finite.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if low >= 0.0 && high > 0.0 && (low == 0.0 || high / low > WIDE) && spread_of_positive(&finite) > WIDE {
            return LogScale::over(finite, DECADES).map(Axis::Log);
        }
        let least = if high > low { 0.0 } else { 0.2 * high.abs().max(1e-9) };
        LinearScale::over(finite.into_iter().chain([0.0]), least).map(Axis::Linear)
    }

    /// The axis of a chance: whole decades up to certainty.
    pub(super) fn chance(values: &[f64]) -> Option<Axis> {
        LogScale::over(values.iter().copied().chain([1.0]), DECADES).map(Axis::Log)
    }

    /// Where a value lies, in per cent of the width.
    pub(super) fn at(&self, value: f64) -> f64 {
        let place = match self {
            Axis::Log(scale) => scale.place(value),
            Axis::Linear(scale) => scale.place(value),
        };
        START + SPAN * place
    }

    fn ticks(&self) -> Vec<f64> {
        match self {
            // Texts of ticks must fit beside each other on a phone.
            Axis::Log(scale) => scale.ticks(4),
            Axis::Linear(scale) => scale.ticks(5),
        }
    }

    /// Whether zero is on the axis and not at its end.
    fn holds_zero(&self) -> bool {
        matches!(self, Axis::Linear(scale) if scale.low < 0.0 && scale.high > 0.0)
    }
}

fn spread_of_positive(values: &[f64]) -> f64 {
    let positive = values.iter().copied().filter(|value| *value > 0.0);
    let (low, high) =
        positive.fold((f64::INFINITY, 0.0), |(low, high), value| (f64::min(low, value), f64::max(high, value)));
    high / low
}

/// How a band is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// Computed: a filled band with a mark at its middle.
    Computed,
    /// Said by somebody: hatched, without a middle.
    Claimed,
    /// Seen by others: an open band with a square.
    Seen,
}

/// A row; `name` and `figure` are finished HTML, `spoken` is plain text.
pub(super) struct Track {
    pub(super) name: String,
    pub(super) figure: String,
    pub(super) spoken: String,
    pub(super) band: Band,
    pub(super) look: Look,
}

/// The rows with the axis below them; `tick` writes a value of the axis, `title` names it with its unit, `dashed` are
/// values with a line through all rows.
pub(super) fn tracks(axis: &Axis, rows: &[Track], tick: impl Fn(f64) -> String, title: &str, dashed: &[f64]) -> String {
    let ticks = axis.ticks();
    let zone = rows.iter().find(|row| row.look == Look::Claimed).map(|row| zone(axis, &row.band)).unwrap_or_default();
    let behind = grid(axis, &ticks, dashed) + &zone;
    let rows: String = rows.iter().map(|row| track(axis, row, &behind)).collect();
    format!("<div class=\"tracks\">\n{rows}{}</div>\n", scale(axis, &ticks, tick, title))
}

fn track(axis: &Axis, row: &Track, behind: &str) -> String {
    format!(
        "<div class=\"track\"><p><span>{}</span> <b class=\"n\">{}</b></p><svg height=\"22\" role=\"img\" aria-label=\"{spoken}\"><title>{spoken}</title>{behind}{}</svg></div>\n",
        row.name,
        row.figure,
        drawn(axis, row),
        spoken = escape(&row.spoken)
    )
}

fn grid(axis: &Axis, ticks: &[f64], dashed: &[f64]) -> String {
    let line = |class: &str, value: f64| {
        let x = axis.at(value);
        format!("<line class=\"{class}\" x1=\"{x:.2}%\" x2=\"{x:.2}%\" y1=\"0\" y2=\"22\"/>")
    };
    let zero = if axis.holds_zero() { line("zero", 0.0) } else { String::new() };
    let dashed: String = dashed.iter().map(|&value| line("dashed", value)).collect();
    ticks.iter().map(|&value| line("grid", value)).collect::<String>() + &zero + &dashed
}

/// The claimed range behind every row, so that the eye compares.
fn zone(axis: &Axis, band: &Band) -> String {
    let (low, high) = (axis.at(band.p05), axis.at(band.p95));
    format!("<rect class=\"zone\" x=\"{low:.2}%\" width=\"{:.2}%\" y=\"0\" height=\"22\"/>", (high - low).max(0.5))
}

fn drawn(axis: &Axis, row: &Track) -> String {
    let band = &row.band;
    if !band.median.is_finite() {
        return String::new();
    }
    let (low, middle, high) = (axis.at(band.p05), axis.at(band.median), axis.at(band.p95));
    let width = high - low;
    // A band too narrow to draw leaves its middle.
    let bar = |class: &str, y: u32, height: u32, least: f64| {
        let width = width.max(least);
        format!("<rect class=\"{class}\" x=\"{low:.2}%\" width=\"{width:.2}%\" y=\"{y}\" height=\"{height}\"/>")
    };
    match row.look {
        Look::Claimed => bar("hatched", 4, 14, 0.6),
        // A number without a band is a mark, not a thin bar.
        Look::Computed if band.p05 == band.p95 => {
            format!("<circle class=\"dot\" cx=\"{middle:.2}%\" cy=\"11\" r=\"6\"/>")
        }
        Look::Computed => {
            bar("band", 6, 10, 0.0)
                + &format!("<line class=\"median\" x1=\"{middle:.2}%\" x2=\"{middle:.2}%\" y1=\"2\" y2=\"20\"/>")
        }
        Look::Seen => {
            let open = if width > 0.0 { bar("open-band", 8, 6, 0.6) } else { String::new() };
            if band.median <= 0.0 && matches!(axis, Axis::Log(_)) {
                return open;
            }
            format!(
                "{open}<svg x=\"{middle:.2}%\" y=\"11\" overflow=\"visible\"><rect class=\"square\" x=\"-5\" y=\"-5\" width=\"10\" height=\"10\"/></svg>"
            )
        }
    }
}

/// Width of a character on the narrowest phone, in per cent of the picture.
const CHARACTER: f64 = 2.2;

/// The texts of the axis; the first and the last stay inside the picture, and those that would touch their left
/// neighbour on a phone are left out.
fn scale(axis: &Axis, ticks: &[f64], tick: impl Fn(f64) -> String, title: &str) -> String {
    let mut texts = String::new();
    let mut free = f64::NEG_INFINITY;
    for &value in ticks {
        let (x, text) = (axis.at(value), tick(value));
        let width = CHARACTER * text.chars().count() as f64;
        let (anchor, left) = if x < 9.0 {
            ("start", x)
        } else if x > 91.0 {
            ("end", x - width)
        } else {
            ("middle", x - width / 2.0)
        };
        if left < free {
            continue;
        }
        texts.push_str(&format!("<text x=\"{x:.2}%\" y=\"13\" text-anchor=\"{anchor}\">{}</text>", escape(&text)));
        free = left + width + CHARACTER;
    }
    format!(
        "<div class=\"scale\" aria-hidden=\"true\"><svg height=\"18\">{texts}</svg><p>{}</p></div>\n",
        escape(title)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_positive_bands_are_logarithmic() {
        assert!(matches!(Axis::over(&[1.0, 1e4]), Some(Axis::Log(_))));
        assert!(matches!(Axis::over(&[0.0, 1e-3, 1e4]), Some(Axis::Log(_))));
        assert!(matches!(Axis::over(&[90.0, 110.0]), Some(Axis::Linear(_))));
        assert!(matches!(Axis::over(&[-1.0, 1e4]), Some(Axis::Linear(_))));
        assert_eq!(Axis::over(&[f64::NAN]), None);
    }

    #[test]
    fn zero_is_on_a_linear_axis() {
        let axis = Axis::over(&[-2.0, 9.0]).expect("finite values");
        assert!(axis.holds_zero() && axis.at(0.0) > axis.at(-2.0));
        let one = Axis::over(&[0.0, 0.0]).expect("finite values");
        assert!(one.at(0.0).is_finite());
    }

    #[test]
    fn chances_end_at_certainty() {
        let Some(Axis::Log(scale)) = Axis::chance(&[1e-7, 1e-4]) else { panic!("a log axis") };
        assert_eq!((scale.low, scale.high), (-7, 0));
    }
}
