//! The first days after each session: redness, burning, closing.

use exoskin_record::summary::{ArmSummary, Readout};
use maud::{Markup, Render, html};

use crate::markup::joined;
use exoskin_answer::outcome::{among_people, points, span};
use exoskin_answer::sessions;

/// How many sessions there are, and what follows each of them.
pub(super) fn first_days(arm: &ArmSummary) -> Markup {
    let sentences: Vec<Markup> = [closing(arm), redness(arm), burning(arm)].into_iter().flatten().collect();
    let heading = if sessions::words(arm).is_some() { "The days after each session" } else { "The first days" };
    html! { @if !sentences.is_empty() { h2 { (heading) } p { (joined(sentences, " ")) } } }
}

/// Redness counts as gone when the instrument reads less than a tenth above the skin's own usual level, %.
const NEARLY_USUAL: f64 = 110.0;

fn redness(arm: &ArmSummary) -> Option<Markup> {
    let readout = arm.readouts.get("erythema")?;
    let course = Course::of(arm, readout);
    if course.peak() <= NEARLY_USUAL {
        return Some("Little redness is expected.".render());
    }
    let usual = course.gone(&readout.median, |v| v <= NEARLY_USUAL);
    let slow = course.gone(&slowest(readout), |v| v <= NEARLY_USUAL);
    Some(html! { "The skin turns " b { "red" } ". " (fading(&course, usual, slow)) })
}

/// When redness fades, in the middle case and in slow ones.
fn fading(course: &Course<'_>, usual: Option<f64>, slow: Option<f64>) -> Markup {
    let Some(usual) = usual else { return html! { "Some redness is still there " (course.until()) "." } };
    let gone = html! { "redness is nearly gone after " b { (span(usual)) } };
    match slow {
        Some(slow) if slow > usual => {
            html! { "Mostly the " (gone) "; in slow cases after " b { (span(slow)) } "." }
        }
        Some(_) => html! { "The " (gone) "." },
        None => html! { "Mostly the " (gone) ". In slow cases some of it is still there " (course.until()) "." },
    }
}

/// The high end of the uncertainty or of the spread between patients, whichever is higher.
fn slowest(readout: &Readout) -> Vec<f64> {
    let people = |i: usize| among_people(readout, i).map_or(f64::NEG_INFINITY, |(_, high)| high);
    readout.p95.iter().enumerate().map(|(i, high)| high.max(people(i))).collect()
}

fn burning(arm: &ArmSummary) -> Option<Markup> {
    let readout = arm.readouts.get("burning")?;
    let course = Course::of(arm, readout);
    let peak = course.peak();
    if peak < 1.0 {
        return None;
    }
    let end = course.gone(&readout.median, |v| v < 1.0);
    Some(html! {
        "It can " b { "burn" } ": about " (format_args!("{peak:.0}")) " on a scale from 0 to 10"
        @if let Some(day) = end { ", and is mostly over after " (span(day)) } "."
    })
}

fn closing(arm: &ArmSummary) -> Option<Markup> {
    let readout = arm.readouts.get("closure")?;
    let course = Course::of(arm, readout);
    let open = course.values(&readout.median).any(|v| v < 50.0);
    let day = course.gone(&readout.median, |v| v >= 95.0)?;
    open.then(|| html! { "New skin covers the wounds after about " b { (span(day)) } "." })
}

/// The first session's own course: indices of its days, the days since it, and whether another session ends it.
struct Course<'a> {
    readout: &'a Readout,
    start: f64,
    end: f64,
    places: Vec<usize>,
}

impl<'a> Course<'a> {
    fn of(arm: &'a ArmSummary, readout: &'a Readout) -> Course<'a> {
        let (start, end) = sessions::first_course(arm);
        let inside = |i: &usize| readout.days[*i] >= start && readout.days[*i] < end - 1e-6;
        Course { readout, start, end, places: (0..points(readout)).filter(inside).collect() }
    }

    fn values<'b>(&'b self, series: &'b [f64]) -> impl Iterator<Item = f64> + 'b {
        self.places.iter().filter_map(|&i| series.get(i).copied()).filter(|v| v.is_finite())
    }

    fn peak(&self) -> f64 {
        self.values(&self.readout.median).fold(0.0, f64::max)
    }

    /// First day after the session from which every value satisfies the condition.
    fn gone(&self, series: &[f64], is_so: fn(f64) -> bool) -> Option<f64> {
        let last_bad = self.places.iter().rposition(|&i| !series.get(i).is_some_and(|v| is_so(*v)));
        let place = match last_bad {
            None => self.places.first(),
            Some(i) => self.places.get(i + 1),
        };
        place.map(|&i| self.readout.days[i] - self.start)
    }

    /// Where the course ends, in words: at the next session or with the computation.
    fn until(&self) -> String {
        if self.end.is_finite() {
            return format!("when the next session comes, after {}", span(self.end - self.start));
        }
        let last = self.places.last().map_or(0.0, |&i| self.readout.days[i] - self.start);
        format!("after {}", span(last))
    }
}
