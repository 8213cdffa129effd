//! The skin's course: one small plot per readout, arms overlaid with their 90 % bands.

use exoskin_record::summary::{ArmSummary, Readout, Summary};
use maud::{Markup, html};

use super::labels::{self, Line};
use crate::colour::series;
use crate::markup::{OF_A_CHANCE, dark_spots, list};
use crate::picture::Picture;
use crate::plot::{Margins, Plot};
use crate::scale::LinearScale;
use crate::svg::{inline, sample, units};
use exoskin_answer::numbers::{capital, decimal};
use exoskin_answer::outcome::{self, band, points};
use exoskin_answer::path;
use exoskin_answer::readout::{Pace, definition, groups, unit};
use exoskin_answer::sessions;
use exoskin_answer::values;
use exoskin_answer::words::condition;

/// Arms whose bands can be told apart by their shade alone; with more, each shade is fainter.
const FEW: usize = 3;

pub(super) fn render(summary: &Summary) -> Markup {
    let keys = outcome::keys(summary);
    html! { @if !keys.is_empty() {
        section #course {
            h2 { "What the skin does" }
            (lead(summary))
            (legend(summary))
            @for (title, inside) in groups(summary) { (panels(summary, &title, &inside)) }
            (still(summary, &keys))
            (spots(summary))
        }
    } }
}

fn lead(summary: &Summary) -> Markup {
    let follow = &summary.follow_up;
    html! {
        p.lead {
            "Starts as " (condition(&follow.condition)) @if let Some(n) = follow.phototype { ", phototype " (n) }
            "; followed for " (decimal(follow.days, 3)) " days after the first session. Line: median. Shade: 90\u{a0}% band "
            "for a typical patient, from everything that is not known; the arms' bands overlap because most of that is common to all arms."
            @if people_arm(summary).is_some() { (PEOPLE) }
            " Differences between arms are shown further below, sample by sample. The time axis is stretched in the first hours."
            @if let Some(words) = outcome::main_arm(summary).and_then(sessions::words) {
                " " (words) ": dashed vertical lines mark those after the first."
            }
            " Hatched: the step from skin to instrument has not been measured in people."
        }
    }
}

/// Said where the summary reports how patients differ.
const PEOPLE: &str =
    " Thin dotted lines: range that covers 90\u{a0}% of patients with this treatment; the two are never mixed.";

/// The arm for which the spread between patients is drawn, where the summary reports it.
fn people_arm(summary: &Summary) -> Option<&ArmSummary> {
    outcome::main_arm(summary).filter(|arm| arm.readouts.values().any(|readout| !readout.people_p05.is_empty()))
}

/// How much patients differ: two dotted lines.
fn people_lines(plot: &mut Plot, summary: &Summary, key: &str, scale: &LinearScale, time: &TimeAxis) {
    let Some(readout) = people_arm(summary).and_then(|arm| arm.readouts.get(key)) else { return };
    for pick in [|ends: (f64, f64)| ends.0, |ends: (f64, f64)| ends.1] {
        let seen: Vec<(f64, f64)> = (0..points(readout))
            .filter(|&i| time.shows(readout.days[i]))
            .filter_map(|i| Some((time.place(readout.days[i]), scale.place(pick(outcome::among_people(readout, i)?)))))
            .collect();
        plot.thin(&seen);
    }
}

/// Names with their lines, once for all plots; picking one leaves only its band (no script needed).
fn legend(summary: &Summary) -> Markup {
    html! {
        div.arms-key {
            @if summary.arms.len() > 1 { label.pick { input type="radio" name="arm" checked; " all arms" } }
            @for (i, arm) in summary.arms.iter().enumerate() {
                label.pick {
                    input class={ "pick-" (i + 1) } type="radio" name="arm"; " "
                    (inline(46, 12, sample(1.0, 6.0, 44.0, series(i)))) " " span { (arm.name) }
                }
            }
        }
    }
}

fn panels(summary: &Summary, title: &str, keys: &[&str]) -> Markup {
    let moving = keys.iter().filter(|key| !outcome::is_still(summary, key));
    let panels: Vec<Markup> = moving.filter_map(|key| panel(summary, key)).collect();
    html! { @if !panels.is_empty() { h3 { (title) } div.panels { @for panel in &panels { (panel) "\n" } } } }
}

/// Readouts with nothing to see, in a sentence.
fn still(summary: &Summary, keys: &[&str]) -> Markup {
    let still = keys.iter().filter(|key| outcome::is_still(summary, key));
    let names: Vec<String> = still.map(|key| outcome::title(summary, key)).collect();
    html! { @if !names.is_empty() {
        p.note {
            "Unchanged in every arm, to one part in ten thousand: " (names.join(", ")) "."
        }
    } }
}

/// How many people get a dark spot, arm by arm; arms with the same answer share a line.
fn spots(summary: &Summary) -> Markup {
    let lines = exoskin_answer::dark_spots::by_arm(summary);
    html! { @if !lines.is_empty() {
        h3 { "How many people get a dark spot" }
        p.note {
            "The curves above are about the middle patient; this is about anybody whom the scenario could be about. "
            (OF_A_CHANCE)
        }
        (list(lines.iter().map(|(names, arm, found)| html! {
            b { (names.join(", ")) } ": " (dark_spots(&path::arm(summary, arm), found)) "."
        })))
    } }
}

/// The arms that have a readout, with their place in the scenario: it decides colour and dash.
fn arms_with<'a>(summary: &'a Summary, key: &str) -> Vec<(usize, &'a ArmSummary, &'a Readout)> {
    let with = |(i, arm): (usize, &'a ArmSummary)| arm.readouts.get(key).map(|readout| (i, arm, readout));
    summary.arms.iter().enumerate().filter_map(with).collect()
}

fn panel(summary: &Summary, key: &str) -> Option<Markup> {
    let Drawn { plot, title, unit, label, cut, arms } = drawn(summary, key)?;
    let (_, _, first) = arms.first()?;
    Some(html! {
        figure.panel {
            h4 { (title) span.unit { ", " (unit) } }
            p.note { (notes(&definition(summary, key).meaning, cut, first)) }
            (plot.finish(&label))
        }
    })
}

/// The plots that the page has, each on its own.
pub(crate) fn pictures(summary: &Summary, patterns: &Markup) -> Vec<Picture> {
    let moving = outcome::keys(summary).into_iter().filter(|key| !outcome::is_still(summary, key));
    let picture = |key: &str| {
        let Drawn { plot, title, unit, label, .. } = drawn(summary, key)?;
        let svg = plot.alone(&label, patterns).into_string();
        Some(Picture { key: key.to_owned(), title: format!("{title}, {unit}"), svg })
    };
    moving.filter_map(picture).collect()
}

/// The plot of one readout, with its words.
struct Drawn<'a> {
    plot: Plot,
    title: String,
    unit: String,
    label: String,
    /// Whether a band continues above the plot.
    cut: bool,
    arms: Vec<(usize, &'a ArmSummary, &'a Readout)>,
}

fn drawn<'a>(summary: &'a Summary, key: &str) -> Option<Drawn<'a>> {
    let arms = arms_with(summary, key);
    let (_, _, first) = arms.first()?;
    let (scale, cut) = height(&arms)?;
    let time = TimeAxis::of(definition(summary, key).pace, &arms);
    let mut plot = frame(&arms, &scale, &time);
    shades(&mut plot, &arms, &scale, &time);
    session_lines(&mut plot, summary, &time);
    people_lines(&mut plot, summary, key, &scale, &time);
    lines(&mut plot, &arms, &scale, &time);
    let (title, unit) = (outcome::title(summary, key), unit(&first.unit).to_string());
    let label = format!("{title} in {unit} over time, by arm");
    Some(Drawn { plot, title, unit, label, cut, arms })
}

fn notes(meaning: &str, cut: bool, readout: &Readout) -> String {
    let mut notes: Vec<&str> = vec![meaning; usize::from(!meaning.is_empty())];
    notes.extend(cut.then_some("the band continues above the plot"));
    notes.extend((!readout.human_data).then_some("extrapolated"));
    capital(&notes.join("; "))
}

/// Every band fits, unless a few samples are extreme: then the axis ends at four times the highest median.
fn height(arms: &[(usize, &ArmSummary, &Readout)]) -> Option<(LinearScale, bool)> {
    let of = |pick: fn(&Readout) -> &Vec<f64>| arms.iter().flat_map(move |(_, _, r)| pick(r).iter().copied());
    let largest =
        |values: &mut dyn Iterator<Item = f64>| values.filter(|v| v.is_finite()).fold(0.0, |a, v| f64::max(a, v.abs()));
    let middle = largest(&mut of(|r| &r.median));
    let top = largest(&mut of(|r| &r.p95));
    // Where even the median is close to zero, the band is all there is to see.
    let most = if middle > 0.02 * top { 4.0 * middle } else { f64::INFINITY };
    let all = of(|r| &r.median).chain(of(|r| &r.p05)).chain(of(|r| &r.p95));
    let least = 0.05 * middle;
    let scale = LinearScale::over(all.filter(|v| *v <= most), least)?;
    // What cannot be below zero is not drawn below zero.
    let floor = of(|r| &r.p05).chain(of(|r| &r.median)).all(|v| v >= 0.0 || v.is_nan());
    let low = if floor { scale.low.max(0.0) } else { scale.low };
    Some((LinearScale { low, high: scale.high }, top > most))
}

fn frame(arms: &[(usize, &ArmSummary, &Readout)], scale: &LinearScale, time: &TimeAxis) -> Plot {
    let room = (labels::GAP * arms.len() as f64 + 12.0).max(150.0);
    let step = scale.step(5);
    let ticks: Vec<(f64, String)> =
        scale.ticks(5).into_iter().map(|v| (scale.place(v), values::value(v, 10.0 * step))).collect();
    let longest = ticks.iter().map(|(_, text)| text.chars().count()).max().unwrap_or(0);
    let left = (10.0 + 8.0 * longest as f64).max(46.0);
    let mut plot = Plot::new(room + 44.0, Margins { left, right: 138.0, top: 12.0, bottom: 32.0 });
    plot.x_axis(&time.ticks(), "");
    plot.y_axis(&ticks, "");
    plot
}

fn shades(plot: &mut Plot, arms: &[(usize, &ArmSummary, &Readout)], scale: &LinearScale, time: &TimeAxis) {
    let guessed: Vec<&Readout> = arms.iter().map(|(_, _, r)| *r).filter(|r| !r.human_data).collect();
    if let Some(envelope) = envelope(&guessed) {
        plot.band(&time.shape(&envelope, scale), "", Some("url(#doubt)"), None);
    }
    let strength = if arms.len() <= FEW { 0.2 } else { 0.36 / arms.len() as f64 };
    for (i, _, readout) in arms {
        let (colour, _) = series(*i);
        let shape: Vec<(f64, f64, f64)> =
            (0..points(readout)).map(|at| (readout.days[at], readout.p05[at], readout.p95[at])).collect();
        let class = format!("of of-{}", i + 1);
        plot.band(&time.shape(&shape, scale), &class, Some(colour), Some(strength));
    }
}

/// The envelope of several bands over common days.
fn envelope(readouts: &[&Readout]) -> Option<Vec<(f64, f64, f64)>> {
    let first = readouts.first()?;
    let hull = |i: usize| {
        let here = readouts.iter().filter(|r| i < points(r)).map(|r| band(r, i));
        let ends = here.fold((f64::INFINITY, f64::NEG_INFINITY), |e, b| (e.0.min(b.p05), e.1.max(b.p95)));
        (first.days[i], ends.0, ends.1)
    };
    Some((0..points(first)).map(hull).collect())
}

fn lines(plot: &mut Plot, arms: &[(usize, &ArmSummary, &Readout)], scale: &LinearScale, time: &TimeAxis) {
    let mut drawn = Vec::new();
    for (i, arm, readout) in arms {
        let seen: Vec<(f64, f64)> = (0..points(readout))
            .filter(|&at| readout.median[at].is_finite() && time.shows(readout.days[at]))
            .map(|at| (time.place(readout.days[at]), scale.place(readout.median[at])))
            .collect();
        plot.line(&seen, series(*i), &arm.name);
        drawn.push(Line { name: arm.name.clone(), look: series(*i), points: seen });
    }
    labels::ends(plot, &labels::merged(drawn));
}

/// The moments of the sessions after the first.
fn session_lines(plot: &mut Plot, summary: &Summary, time: &TimeAxis) {
    let Some(arm) = outcome::main_arm(summary) else { return };
    for (i, day) in sessions::days(arm).into_iter().enumerate().skip(1).filter(|(_, day)| time.shows(*day)) {
        let x = plot.x(time.place(day));
        let (x, top, bottom) = (units(x), units(plot.y(1.0)), units(plot.y(0.0)));
        plot.add(&html! { line.event x1=(x) x2=(x) y1=(top) y2=(bottom) { title { "session " (i + 1) } } });
    }
}

/// Round times, days.
const TIMES: [(f64, &str); 11] = [
    (1.0 / 144.0, "10 min"),
    (1.0 / 24.0, "1 h"),
    (0.25, "6 h"),
    (1.0, "1 d"),
    (3.0, "3 d"),
    (7.0, "1 wk"),
    (28.0, "4 wk"),
    (90.0, "3 mo"),
    (180.0, "6 mo"),
    (365.0, "1 y"),
    (730.0, "2 y"),
];

/// Labels closer together than this share of the axis would touch.
const LEAST_APART: f64 = 0.13;

/// The last label, and before it those that do not touch the next.
fn apart(ticks: Vec<(f64, String)>) -> Vec<(f64, String)> {
    let mut kept: Vec<(f64, String)> = Vec::new();
    for tick in ticks.into_iter().rev() {
        if kept.last().is_none_or(|next| next.0 - tick.0 >= LEAST_APART) {
            kept.push(tick);
        }
    }
    kept.reverse();
    kept
}

/// A time axis that starts at zero and still shows months: log(1 + t / unit).
struct TimeAxis {
    unit: f64,
    last: f64,
}

impl TimeAxis {
    fn of(pace: Pace, arms: &[(usize, &ArmSummary, &Readout)]) -> TimeAxis {
        let end =
            arms.iter().flat_map(|(_, _, r)| r.days.iter().copied()).filter(|d| d.is_finite()).fold(0.0, f64::max);
        match pace {
            Pace::Hours => TimeAxis { unit: 1.0 / 96.0, last: end.min(7.0) },
            Pace::Days => TimeAxis { unit: 0.1, last: end },
            Pace::Months => TimeAxis { unit: 2.0, last: end },
        }
    }

    fn shows(&self, day: f64) -> bool {
        day.is_finite() && (0.0..=self.last * 1.001).contains(&day)
    }

    fn place(&self, day: f64) -> f64 {
        let last = libm::log1p(self.last / self.unit);
        if last > 0.0 { (libm::log1p(day.max(0.0) / self.unit) / last).clamp(0.0, 1.0) } else { 0.0 }
    }

    fn ticks(&self) -> Vec<(f64, String)> {
        let seen = TIMES.iter().filter(|(day, _)| *day >= 0.3 * self.unit && self.shows(*day));
        let mut ticks: Vec<(f64, String)> = seen.map(|(day, text)| (self.place(*day), (*text).into())).collect();
        let last_marked = ticks.last().map_or(0.0, |tick| tick.0);
        if last_marked < 0.88 && self.last > 0.0 {
            ticks.push((1.0, format!("{} d", decimal(self.last, 3))));
        }
        apart(ticks)
    }

    /// Positions of a band on this axis; a day whose band is not defined is left out.
    fn shape(&self, band: &[(f64, f64, f64)], scale: &LinearScale) -> Vec<(f64, f64, f64)> {
        let seen = band.iter().filter(|(day, low, high)| self.shows(*day) && !low.is_nan() && !high.is_nan());
        seen.map(|&(day, low, high)| (self.place(day), scale.place(low), scale.place(high))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_would_touch_leave_the_later_one() {
        let label = |place: f64, text: &str| (place, text.to_owned());
        let kept = apart(vec![label(0.2, "1 wk"), label(0.93, "3 mo"), label(1.0, "6 mo")]);
        assert_eq!(kept, [label(0.2, "1 wk"), label(1.0, "6 mo")]);
    }
}
