//! The picture of a card: the computed bands beside the claimed range, or the evidence as shapes.

use exoskin_answer::numbers::people;
use exoskin_claims::{Claim, Fact, Stance, text};
use exoskin_record::summary::Band;

use super::marks::{found, stance_id};
use super::{Article, words};
use crate::markup::escape;
use crate::pages::frame::shape;
use crate::pages::tracks::{Axis, Look, Track, tracks};

/// Bands where there are figures; the evidence as shapes in any case, since figures rest on it.
pub(super) fn render(article: &Article<'_>, claim: &Claim) -> String {
    let facts = words::facts(claim, article.facts);
    let mut out = String::new();
    for group in by_unit(&facts) {
        let first = group.first().zip(facts.first()).is_some_and(|(a, b)| a.id == b.id);
        out.push_str(&bands(&group, claim.claimed.filter(|_| first)));
    }
    let figure =
        if out.is_empty() { "" } else { "<p class=\"key\">Bar: computed, 90 % band; thick line: its middle.</p>" };
    format!("<figure>{out}{figure}{}</figure>\n", evidence(article, claim))
}

/// Facts of one unit share an axis, but differences not with values, and counts not with ratios.
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

fn bands(facts: &[&Fact], claimed: Option<(f64, f64)>) -> String {
    let unit = facts.first().map_or("", |fact| fact.unit.as_str());
    let least = least_seen(facts, unit);
    let ends = facts.iter().flat_map(|fact| [fact.p05, fact.median, fact.p95]);
    let said = claimed.into_iter().flat_map(|(low, high)| [low, high]);
    // Room on both sides of what can be seen, or a band that is nothing would fill the picture.
    let room = least.into_iter().flat_map(|least| [-2.0 * least, 2.0 * least]);
    let values: Vec<f64> = ends.chain(said).chain(room).collect();
    let Some(axis) = Axis::over(&values) else { return String::new() };
    let said = claimed.map(|range| said_row(range, unit));
    let rows: Vec<Track> = said.into_iter().chain(facts.iter().map(|fact| computed(fact))).collect();
    let note = match (&axis, least) {
        (_, Some(_)) => "nobody could see what lies between the dashed lines",
        (Axis::Log(_), _) => "each step of the axis is a factor, not a sum",
        _ => "",
    };
    let title = [axis_unit(unit), note].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ");
    let dashed: Vec<f64> = least.into_iter().flat_map(|least| [-least, least]).collect();
    tracks(&axis, &rows, people, &title, &dashed)
}

/// For differences, the smallest that anybody could see: a hundredth of the value or of the scale, as in every report.
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

/// One arm over another: their names say so, and only they fall below nought.
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
        name: escape(&fact.name),
        spoken: format!("{}: {figure}", fact.name),
        figure: escape(&figure),
        band: words::band(fact),
        look: Look::Computed,
    }
}

fn said_row(range: (f64, f64), unit: &str) -> Track {
    let figure = words::claimed(range, unit);
    let (low, high) = range;
    Track {
        name: "<b>the article says</b>".into(),
        spoken: format!("the article says {figure}"),
        figure: escape(&figure),
        band: Band { median: low, p05: low, p95: high },
        look: Look::Claimed,
    }
}

/// Rows by grade and trials by stance, each a shape with its count in words.
fn evidence(article: &Article<'_>, claim: &Claim) -> String {
    let grades = ["A", "B", "C", "D"].map(|grade| {
        let count = claim.evidence.iter().filter(|id| article.sources.get(*id).is_some_and(|row| row.grade == grade));
        (grade, count.count())
    });
    let rows: String = grades.into_iter().map(|(grade, count)| squares(grade, count)).collect();
    let trials: String = Stance::ALL
        .into_iter()
        .map(|stance| {
            let count = claim.trials.iter().filter(|link| link.stance == stance).count();
            shapes(stance_id(stance), &found(stance, count), count)
        })
        .collect();
    let rows = if rows.is_empty() { "<p class=\"none\">no measured row behind it</p>".to_owned() } else { rows };
    let trials = if trials.is_empty() { "<p class=\"none\">no trial bears on it</p>".to_owned() } else { trials };
    format!(
        "<div class=\"evidence\"><div><p class=\"label\">Measured rows by grade</p>{rows}</div><div><p class=\"label\">Trials</p>{trials}</div></div>"
    )
}

fn squares(grade: &str, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    let boxes: String = (0..count.min(MOST)).map(|_| format!("<i class=\"row-{grade}\">{grade}</i>")).collect();
    format!("<p class=\"shapes\"><span aria-hidden=\"true\">{boxes}</span> {count} of grade {grade}</p>")
}

fn shapes(id: &str, word: &str, count: usize) -> String {
    if count == 0 {
        return String::new();
    }
    format!("<p class=\"shapes {id}\">{} {count} {word}</p>", shape(id).repeat(count.min(MOST)))
}

/// Shapes drawn at most; the count says the rest.
const MOST: usize = 12;

/// The share of the verdict's ground that nobody measured, hatched, with its sentence: of the spread where that is known
/// of every figure, else of the inputs of the figure that has most, else of the rows.
pub(super) fn assumed(article: &Article<'_>, claim: &Claim) -> String {
    let counts = text::assumed(claim, article.facts);
    let words = escape(&text::assumed_text(claim, article.facts));
    let share = |part: f64, of: f64| if of > 0.0 { Some(part / of) } else { None };
    let spread = counts.spread.filter(|share| share.is_finite() && counts.spread_of_all);
    let inputs = share(f64::from(counts.inputs), f64::from(counts.of_inputs));
    let rows = share(counts.rows as f64, counts.of_rows as f64);
    let Some(share) = spread.or(inputs).or(rows) else {
        return format!("<div class=\"assumed\"><p>{words}</p></div>\n");
    };
    let width = 100.0 * share.clamp(0.0, 1.0);
    format!(
        "<div class=\"assumed\"><svg height=\"12\" role=\"img\" aria-label=\"{words}\"><rect class=\"empty\" x=\"0\" y=\".5\" width=\"100%\" height=\"11\"/><rect class=\"hatched\" x=\"0\" y=\".5\" width=\"{width:.1}%\" height=\"11\"/></svg><p>{words}</p></div>\n"
    )
}
