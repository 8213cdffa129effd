//! Rows of bands on one axis: words above, a full-width bar below, so that nothing is cut off on a phone.

use exoskin_record::summary::Band;
use maud::{Markup, html};

use crate::scale::{LinearScale, LogScale};
use crate::svg::{anchor, bar, dot, square, tick, upright};

/// An axis for a group of bands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Axis {
    Log(LogScale),
    Linear(LinearScale),
}

/// Bands that span more than this factor are drawn on a log axis.
const WIDE: f64 = 30.0;
/// The most decades shown; anything lower is drawn at the start of the axis.
const DECADES: i32 = 12;
const START: f64 = 1.5;
const SPAN: f64 = 97.0;

impl Axis {
    /// An axis that covers every value: logarithmic where all are positive and far apart; otherwise linear, including
    /// zero if zero is not far away. None without a finite value.
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
            // Tick labels must fit next to each other on a phone.
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
    /// Claimed: hatched, without a middle.
    Claimed,
    /// Observed by others: an open band with a square.
    Seen,
}

/// A row; `spoken` is for screen readers.
pub(super) struct Track {
    pub(super) name: Markup,
    pub(super) figure: Markup,
    pub(super) spoken: String,
    pub(super) band: Band,
    pub(super) look: Look,
}

/// The rows with the axis below them; `tick` writes a value of the axis, `title` names it with its unit, `dashed` lists
/// values with a line through all rows.
pub(super) fn tracks(axis: &Axis, rows: &[Track], tick: impl Fn(f64) -> String, title: &str, dashed: &[f64]) -> Markup {
    let ticks = axis.ticks();
    let claimed = rows.iter().find(|row| row.look == Look::Claimed);
    let behind = html! {
        (grid(axis, &ticks, dashed))
        @if let Some(row) = claimed { (zone(axis, &row.band)) }
    };
    html! {
        div.tracks {
            @for row in rows { (track(axis, row, &behind)) "\n" }
            (scale(axis, &ticks, tick, title))
        }
    }
}

fn track(axis: &Axis, row: &Track, behind: &Markup) -> Markup {
    html! {
        div.track {
            p { span { (row.name) } " " b.n { (row.figure) } }
            svg height="22" role="img" aria-label=(row.spoken) { title { (row.spoken) } (behind) (drawn(axis, row)) }
        }
    }
}

fn grid(axis: &Axis, ticks: &[f64], dashed: &[f64]) -> Markup {
    let line = |class: &str, value: f64| upright(class, axis.at(value), [0, 22]);
    html! {
        @for &value in ticks { (line("grid", value)) }
        @if axis.holds_zero() { (line("zero", 0.0)) }
        @for &value in dashed { (line("dashed", value)) }
    }
}

/// The claimed range behind every row, so that it can be compared by eye.
fn zone(axis: &Axis, band: &Band) -> Markup {
    let (low, high) = (axis.at(band.p05), axis.at(band.p95));
    bar("zone", low, (high - low).max(0.5), 0, 22)
}

fn drawn(axis: &Axis, row: &Track) -> Markup {
    let band = &row.band;
    if !band.median.is_finite() {
        return Markup::default();
    }
    let (low, middle, high) = (axis.at(band.p05), axis.at(band.median), axis.at(band.p95));
    let width = high - low;
    // Of a band too narrow to draw, the middle remains.
    match row.look {
        Look::Claimed => bar("hatched", low, width.max(0.6), 4, 14),
        // A number without a band is a mark, not a thin bar.
        Look::Computed if band.p05 == band.p95 => dot(middle, 11, "6"),
        Look::Computed => html! { (bar("band", low, width.max(0.0), 6, 10)) (upright("median", middle, [2, 20])) },
        Look::Seen => html! {
            @if width > 0.0 { (bar("open-band", low, width.max(0.6), 8, 6)) }
            @if band.median > 0.0 || !matches!(axis, Axis::Log(_)) { (square(middle, 11)) }
        },
    }
}

/// Width of a character on the narrowest phone, in per cent of the picture.
const CHARACTER: f64 = 2.2;
/// Text closer to an end than this, in per cent, is written inwards.
const EDGE: f64 = 9.0;

/// The labels of the axis; the first and the last stay inside the picture, and those that would touch their left
/// neighbour on a phone are left out.
fn scale(axis: &Axis, ticks: &[f64], words: impl Fn(f64) -> String, title: &str) -> Markup {
    let mut free = f64::NEG_INFINITY;
    let mut shown = Vec::new();
    for &value in ticks {
        let (x, text) = (axis.at(value), words(value));
        let width = CHARACTER * text.chars().count() as f64;
        let left = match anchor(x, EDGE) {
            "start" => x,
            "end" => x - width,
            _ => x - width / 2.0,
        };
        if left >= free {
            shown.push(tick(x, 13, EDGE, &text));
            free = left + width + CHARACTER;
        }
    }
    html! {
        div.scale aria-hidden="true" {
            svg height="18" { @for text in shown { (text) } }
            p { (title) }
        }
    }
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
