//! Words and numbers of a claim as people read them: the same in the terminal and on the page.
//!
//! Two significant digits throughout, as everywhere in the program: the bands are decades wide.

use serde::Serialize;

use crate::claim::{Claim, Stance, Verdict};
use crate::facts::{Fact, Facts, MissingFact};
use crate::judge;
use crate::source::source;

/// The least difference that is written out, in its unit.
const LEAST: f64 = 0.01;
/// Whole numbers without a band are written exactly below this.
const EXACT: f64 = 10_000.0;

const SCALES: [(f64, &str); 3] = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];

/// A shape that tells verdicts apart without colour; the word stands beside it wherever it is shown.
pub fn shape(verdict: Verdict) -> char {
    match verdict {
        Verdict::Supported => '●',
        Verdict::Contradicted => '✕',
        Verdict::DependsOn => '◐',
        Verdict::Untested => '○',
        Verdict::CannotBeComputed => '□',
    }
}

/// Shape and word, with what it depends on: `◐ depends on the tool`.
pub fn verdict(claim: &Claim) -> String {
    let named = format!("{} {}", shape(claim.verdict), claim.verdict.word());
    if claim.depends_on.is_empty() { named } else { format!("{named} on {}", claim.depends_on) }
}

/// The reason with every `{fact_id}` replaced by that fact's band.
///
/// # Errors
/// The reason names a fact that nobody computed.
pub fn reason(claim: &Claim, facts: &Facts) -> Result<String, MissingFact> {
    let mut text = String::new();
    let mut rest = claim.reason.as_str();
    while let Some((before, id, after)) = placeholder(rest) {
        text.push_str(before);
        text.push_str(&fact_text(facts.get(id)?));
        rest = after;
    }
    text.push_str(rest);
    Ok(text)
}

/// Ids of the facts that a reason names, in the order of the text.
pub fn placeholders(reason: &str) -> Vec<&str> {
    let mut ids = Vec::new();
    let mut rest = reason;
    while let Some((_, id, after)) = placeholder(rest) {
        ids.push(id);
        rest = after;
    }
    ids
}

/// The text before the first placeholder, its id, and what follows.
fn placeholder(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (id, after) = rest.split_once('}')?;
    Some((before, id, after))
}

/// A fact as `1.6 % (0.04 to 7.3 %)`; without a band the value alone, small whole numbers exactly. Of differences no more
/// is shown than a hundredth of their unit: below that nobody could tell them from nothing.
pub fn fact_text(fact: &Fact) -> String {
    let unit = unit(&fact.unit);
    let ends = [fact.p05, fact.median, fact.p95];
    let difference = !fact.unit.is_empty() && fact.unit != "1" && (fact.p05 < 0.0 || fact.median == 0.0);
    if difference && ends.iter().all(|value| value.abs() < LEAST) {
        return format!("less than {LEAST}{unit}");
    }
    let shown = |value: f64| if difference && value.abs() < LEAST { number(0.0) } else { number(value) };
    let [low, middle, high] = ends.map(shown);
    match low == high {
        true if fact.median.fract() == 0.0 && fact.median.abs() < EXACT => format!("{}{unit}", plain(fact.median)),
        true => format!("{middle}{unit}"),
        false => format!("{middle}{unit} ({low} to {high}{unit})"),
    }
}

/// The unit with a blank before it; nothing for pure numbers.
pub fn unit(unit: &str) -> String {
    match unit {
        "" | "1" => String::new(),
        "um" => " µm".into(),
        "C" => " °C".into(),
        "0-10" => " points of ten".into(),
        "1/cm2" => " per cm²".into(),
        other => format!(" {other}"),
    }
}

/// A number with two significant digits: `1.2 million`, `12,000`, `−7.3`, `0.00012`.
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return if value > 0.0 { "unbounded".into() } else { "not defined".into() };
    }
    let value = two_digits(value);
    let scale = SCALES.iter().find(|(scale, _)| (*scale..1e15).contains(&value.abs()));
    match scale {
        Some((scale, word)) => format!("{}{word}", plain(two_digits(value / scale))),
        None => plain(value),
    }
}

fn two_digits(value: f64) -> f64 {
    format!("{value:.1e}").parse().unwrap_or(value)
}

fn plain(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 {
        return "0".into();
    }
    if !(1e-6..1e15).contains(&size) {
        return format!("{value:e}").replace('-', "−");
    }
    let text = format!("{size}");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let sign = if value < 0.0 { "−" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{}{point}{fraction}", thousands(whole))
}

fn thousands(digits: &str) -> String {
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// What a reader should mind: a verdict that was held back, or one that published comparisons do not share.
pub fn caution(claim: &Claim, facts: &Facts) -> Option<String> {
    judge::held(claim, facts).map(held_text).or_else(|| opposed(claim))
}

fn held_text(alone: Verdict) -> String {
    format!(
        "The model alone would say \"{}\". What vesicles do to a cell rests on hypotheses, so this is held back: it would take \
         a controlled trial that agrees, and none that does not.",
        alone.word()
    )
}

fn opposed(claim: &Claim) -> Option<String> {
    let opposite = match claim.verdict {
        Verdict::Supported => Stance::Against,
        Verdict::Contradicted => Stance::For,
        _ => return None,
    };
    match claim.trials.iter().filter(|link| link.stance == opposite).count() {
        0 => None,
        1 => Some("One published comparison saw the opposite of this verdict; it is below.".into()),
        some => Some(format!("{some} published comparisons saw the opposite of this verdict; they are below.")),
    }
}

/// How much of what stands behind a verdict nobody measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Assumed {
    /// Inputs without a row, or with rows of grade D only, of the figure that has most of them.
    pub inputs: u32,
    /// All inputs of that figure; 0 where no figure was sampled.
    pub of_inputs: u32,
    /// Largest share of a figure's spread that comes from such inputs, where it was sampled.
    pub spread: Option<f64>,
    /// Rows of evidence of grade D.
    pub rows: usize,
    /// All rows of evidence.
    pub of_rows: usize,
}

/// Counts what is assumed behind a claim: inputs of its figures, and rows of the lowest grade.
pub fn assumed(claim: &Claim, facts: &Facts) -> Assumed {
    let figures = || claim.facts.iter().filter_map(|id| facts.get(id).ok());
    let share = |fact: &&Fact| f64::from(fact.assumed_inputs) / f64::from(fact.inputs.max(1));
    let worst = figures().max_by(|a, b| share(a).total_cmp(&share(b)));
    let is_d = |id: &&String| source(id).is_some_and(|source| source.grade() == "D");
    Assumed {
        inputs: worst.map_or(0, |fact| fact.assumed_inputs),
        of_inputs: worst.map_or(0, |fact| fact.inputs),
        spread: figures().filter_map(|fact| fact.assumed_share).max_by(f64::total_cmp),
        rows: claim.evidence.iter().filter(is_d).count(),
        of_rows: claim.evidence.len(),
    }
}

/// [`assumed`] as a sentence.
pub fn assumed_text(claim: &Claim, facts: &Facts) -> String {
    let assumed = assumed(claim, facts);
    let rows = match (assumed.rows, assumed.of_rows) {
        (_, 0) => "no row of evidence stands behind it".to_owned(),
        (0, of) => format!("none of its {of} rows of evidence is of the lowest grade"),
        (some, of) => format!("{some} of its {of} rows of evidence are of the lowest grade"),
    };
    if assumed.of_inputs == 0 {
        return format!("Judged by people: {rows}.");
    }
    let spread =
        assumed.spread.map_or(String::new(), |share| format!(", which make {} % of its spread", number(share * 100.0)));
    let (inputs, of) = (assumed.inputs, assumed.of_inputs);
    format!("{inputs} of {of} inputs of its figures are assumed or hearsay{spread}; {rows}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_two_digits() {
        let written = [(0.0, "0"), (349.0, "350"), (12_345.0, "12,000"), (-7.26, "−7.3"), (0.000_123, "0.00012")];
        for (value, text) in written {
            assert_eq!(number(value), text);
        }
        assert_eq!(number(1.23e12), "1.2 trillion");
        assert_eq!(number(999_999.0), "1 million");
        assert_eq!(number(f64::INFINITY), "unbounded");
    }

    #[test]
    fn placeholders_are_found_in_order() {
        assert_eq!(placeholders("a {x.y} and {z}."), ["x.y", "z"]);
        assert!(placeholders("none, { open").is_empty());
    }
}
