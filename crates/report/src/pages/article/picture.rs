//! The picture of a card: the computed bands with the claimed range, or the evidence as shapes.

use exoskin_claims::{Claim, Fact, Stance, text};
use exoskin_record::summary::Band;
use maud::{Markup, Render, html};

use super::data::Article;
use super::marks::{found, stance_id};
use super::words;
use crate::pages::frame::{self, shape};
use crate::pages::tracks::{Axis, Look, Track, tracks};
use exoskin_answer::numbers::people;

/// Bands where there are figures; the evidence as shapes in any case, since figures rest on it.
pub(super) fn render(article: &Article<'_>, claim: &Claim) -> Markup {
    let facts = words::facts(claim, article.facts);
    let groups = by_unit(&facts);
    // The claimed range belongs to the first fact, and is drawn in its group.
    let drawn = groups.iter().enumerate().filter_map(|(i, group)| bands(group, claim.claimed.filter(|_| i == 0)));
    let drawn: Vec<Markup> = drawn.collect();
    html! {
        figure {
            @for bands in &drawn { (bands) }
            @if !drawn.is_empty() { p.key { "Bar: computed 90 % band; thick line: median." } }
            (evidence(article, claim))
        }
    }
}

/// Facts with the same unit share an axis, except that differences are kept apart from values, and counts from ratios.
fn by_unit<'a>(facts: &[&'a Fact]) -> Vec<Vec<&'a Fact>> {
    let mut groups: Vec<Vec<&Fact>> = Vec::new();
    let is_count = |fact: &Fact| fact.p05 == fact.p95;
    let like = |a: &Fact, b: &Fact| {
        a.unit == b.unit && is_difference(a) == is_difference(b) && (a.unit != "1" || is_count(a) == is_count(b))
    };
    for fact in facts {
        match groups.iter_mut().find(|group| like(group[0], fact)) {
            Some(group) => group.push(fact),
            None => groups.push(vec![fact]),
        }
    }
    groups
}

fn bands(facts: &[&Fact], claimed: Option<(f64, f64)>) -> Option<Markup> {
    let unit = facts.first().map_or("", |fact| fact.unit.as_str());
    let least = least_seen(facts, unit);
    let ends = facts.iter().flat_map(|fact| [fact.p05, fact.median, fact.p95]);
    let said = claimed.into_iter().flat_map(|(low, high)| [low, high]);
    // Leave room on both sides of the visible threshold, or a negligible band would fill the picture.
    let room = least.into_iter().flat_map(|least| [-2.0 * least, 2.0 * least]);
    let values: Vec<f64> = ends.chain(said).chain(room).collect();
    let axis = Axis::over(&values)?;
    let said = claimed.map(|range| said_row(range, unit));
    let rows: Vec<Track> = said.into_iter().chain(facts.iter().map(|fact| computed(fact))).collect();
    let note = match (&axis, least) {
        (_, Some(_)) => "differences between the dashed lines are too small to see",
        (Axis::Log(_), _) => "each step of the axis is a factor, not a sum",
        _ => "",
    };
    let title = [axis_unit(unit), note].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ");
    let dashed: Vec<f64> = least.into_iter().flat_map(|least| [-least, least]).collect();
    Some(tracks(&axis, &rows, people, &title, &dashed))
}

/// For differences, the smallest that can be seen: a hundredth of the value or of the scale, as in every report.
fn least_seen(facts: &[&Fact], unit: &str) -> Option<f64> {
    if !facts.iter().any(|fact| is_difference(fact)) {
        return None;
    }
    match unit {
        "%" => Some(1.0),
        "0-10" => Some(0.1),
        // A hundredth of skin at 33 °C; one hair, since hairs are counted.
        "C" => Some(0.33),
        "1/cm2" => Some(1.0),
        _ => None,
    }
}

/// One arm minus another: their names say so, and only they go below zero.
fn is_difference(fact: &Fact) -> bool {
    fact.p05 < 0.0 || fact.name.contains(" over ")
}

fn axis_unit(unit: &str) -> &str {
    match unit {
        "1" => "number",
        "0-10" => "points of 10",
        "um" => "µm",
        "C" => "°C",
        unit => unit,
    }
}

fn computed(fact: &Fact) -> Track {
    let figure = text::fact_text(fact);
    Track {
        name: fact.name.render(),
        spoken: format!("{}: {figure}", fact.name),
        figure: figure.render(),
        band: words::band(fact),
        look: Look::Computed,
    }
}

fn said_row(range: (f64, f64), unit: &str) -> Track {
    let figure = words::claimed(range, unit);
    let (low, high) = range;
    Track {
        name: html! { b { "the article says" } },
        spoken: format!("the article says {figure}"),
        figure: figure.render(),
        band: Band { median: low, p05: low, p95: high },
        look: Look::Claimed,
    }
}

/// Rows by grade and trials by stance, each a shape with its count in words.
fn evidence(article: &Article<'_>, claim: &Claim) -> Markup {
    let of_grade = |id: &&String, grade| article.sources.get(*id).is_some_and(|row| row.grade == grade);
    let rows = ["A", "B", "C", "D"].into_iter().filter_map(|grade| {
        let count = claim.evidence.iter().filter(|id| of_grade(id, grade)).count();
        squares(grade, count)
    });
    let is_law = |id: &&String| article.sources.get(*id).is_some_and(|source| source.grade.is_empty());
    let law = match claim.evidence.iter().filter(is_law).count() {
        0 => None,
        1 => Some(html! { p.shapes { "1 statement of the law" } }),
        more => Some(html! { p.shapes { (more) " statements of the law" } }),
    };
    let trials = Stance::ALL.into_iter().filter_map(|stance| {
        let count = claim.trials.iter().filter(|link| link.stance == stance).count();
        shapes(stance_id(stance), &found(stance, count), count)
    });
    html! {
        div.evidence {
            (column("Measured rows by grade", rows.chain(law).collect(), "not based on any measurement"))
            (column("Trials", trials.collect(), "no relevant trial"))
        }
    }
}

fn column(label: &str, lines: Vec<Markup>, none: &str) -> Markup {
    html! {
        div {
            p.label { (label) }
            @for line in &lines { (line) }
            @if lines.is_empty() { p.none { (none) } }
        }
    }
}

fn squares(grade: &str, count: usize) -> Option<Markup> {
    let squares = html! { @for _ in 0..count.min(MOST) { i class={ "row-" (grade) } { (grade) } } };
    let line = html! { p.shapes { span aria-hidden="true" { (squares) } " " (count) " of grade " (grade) } };
    (count > 0).then_some(line)
}

fn shapes(id: &str, word: &str, count: usize) -> Option<Markup> {
    let shapes = html! { @for _ in 0..count.min(MOST) { (shape(id)) } };
    (count > 0).then(|| html! { p class={ "shapes " (id) } { (shapes) " " (count) " " (word) } })
}

/// The most shapes drawn; the count covers the rest.
const MOST: usize = 12;

/// The share of the verdict's basis that nobody has measured, hatched, with its sentence: of the spread where that is
/// known for every figure, else of the inputs of the figure with the most, else of the rows.
pub(super) fn assumed(article: &Article<'_>, claim: &Claim) -> Markup {
    let counts = text::assumed(claim, article.facts);
    let share = |part: f64, of: f64| if of > 0.0 { Some(part / of) } else { None };
    let spread = counts.spread.filter(|share| share.is_finite() && counts.spread_of_all);
    let inputs = share(f64::from(counts.inputs), f64::from(counts.of_inputs));
    let rows = share(counts.rows as f64, counts.of_rows as f64);
    frame::assumed(spread.or(inputs).or(rows), &text::assumed_text(claim, article.facts))
}
