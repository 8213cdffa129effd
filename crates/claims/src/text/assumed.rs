//! How much of the basis of a verdict nobody has measured, counted and in words.

use exoskin_quantity::write::decimal;
use serde::Serialize;

use exoskin_evidence::Grade;

use crate::claim::Claim;
use crate::facts::{Fact, Facts};
use crate::source::source;

/// A share below this rounds to zero and would read as if nothing were assumed.
const LEAST_SHARE: f64 = 0.01;

/// How much of the basis of a verdict nobody has measured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Assumed {
    /// Figures with an input that has no row, or rows of grade D only.
    pub figures: usize,
    /// All figures that have inputs.
    pub of_figures: usize,
    /// The number of such inputs in the figure that has the most.
    pub inputs: u32,
    /// All inputs of that figure; 0 where there is no figure.
    pub of_inputs: u32,
    /// Whether every figure has these same numbers.
    pub alike: bool,
    /// Largest share of a figure's spread that comes from such inputs, where it was sampled.
    pub spread: Option<f64>,
    /// Whether that share is known for every figure.
    pub spread_of_all: bool,
    /// Rows of evidence of grade D.
    pub rows: usize,
    /// All rows of evidence.
    pub of_rows: usize,
}

/// Counts what is assumed behind a claim: inputs of its figures, and rows of the lowest grade.
pub fn assumed(claim: &Claim, facts: &Facts) -> Assumed {
    let figures = || claim.facts.iter().filter_map(|id| facts.get(id).ok()).filter(|fact| fact.inputs > 0);
    let counts = |fact: &Fact| (fact.assumed_inputs, fact.inputs);
    // Among figures with equally many, the one with fewer inputs in total has the larger share.
    let most = figures().map(counts).max_by_key(|&(assumed, of)| (assumed, u32::MAX - of)).unwrap_or_default();
    let is_d = |id: &&String| source(id).is_some_and(|source| source.grade() == Some(Grade::D));
    let is_row = |id: &&String| source(id).is_some_and(|source| source.grade().is_some());
    Assumed {
        figures: figures().filter(|fact| fact.assumed_inputs > 0).count(),
        of_figures: figures().count(),
        inputs: most.0,
        of_inputs: most.1,
        alike: figures().all(|fact| counts(fact) == most),
        spread: figures().filter_map(|fact| fact.assumed_share).max_by(f64::total_cmp),
        spread_of_all: figures().all(|fact| fact.assumed_share.is_some()),
        rows: claim.evidence.iter().filter(is_d).count(),
        of_rows: claim.evidence.iter().filter(is_row).count(),
    }
}

/// [`assumed`] as a sentence.
pub fn assumed_text(claim: &Claim, facts: &Facts) -> String {
    let assumed = assumed(claim, facts);
    let rows = rows_text(assumed.rows, assumed.of_rows);
    if assumed.of_figures == 0 {
        return format!("Judged by people: {rows}.");
    }
    let mut text = figures_text(&assumed);
    if let Some(share) = assumed.spread.filter(|share| *share >= LEAST_SHARE) {
        let known = if assumed.spread_of_all { "" } else { "where this was computed, " };
        let most = if assumed.of_figures == 1 { "" } else { "up to " };
        let figure = if assumed.of_figures == 1 { "its" } else { "a figure's" };
        text += &format!("; {known}they account for {most}{} % of {figure} spread", decimal(share * 100.0, 2));
    }
    format!("{text}; {rows}.")
}

fn figures_text(assumed: &Assumed) -> String {
    let &Assumed { figures, of_figures, inputs, of_inputs, alike, .. } = assumed;
    let rest = match (figures, of_figures) {
        (0, 1) => return "Its one figure rests on no input that is assumed or hearsay".into(),
        (0, 2) => return "Neither of its two figures rests on inputs that are assumed or hearsay".into(),
        (0, of) => return format!("None of its {of} figures rests on inputs that are assumed or hearsay"),
        (1, 1) => "Its one figure rests".to_owned(),
        (2, 2) => "Both of its figures rest".to_owned(),
        (some, of) if some == of => format!("All {of} of its figures rest"),
        (1, of) => format!("1 of its {of} figures rests"),
        (some, of) => format!("{some} of its {of} figures rest"),
    };
    let which = match of_figures {
        1 => "",
        _ if alike => " in each",
        _ if figures == 1 => " there",
        _ => " in the one with the most",
    };
    format!("{rest} on inputs that are assumed or hearsay ({inputs} of {of_inputs}{which})")
}

fn rows_text(rows: usize, of_rows: usize) -> String {
    match (rows, of_rows) {
        (_, 0) => "it rests on no measured row".into(),
        (0, 1) => "its only row of evidence is above the lowest grade".into(),
        (1, 1) => "its one row of evidence is of the lowest grade".into(),
        (2, 2) => "both of its rows of evidence are of the lowest grade".into(),
        (0, 2) => "neither of its two rows of evidence is of the lowest grade".into(),
        (0, of) => format!("none of its {of} rows of evidence is of the lowest grade"),
        (1, of) => format!("1 of its {of} rows of evidence is of the lowest grade"),
        (some, of) if some == of => format!("all {of} of its rows of evidence are of the lowest grade"),
        (some, of) => format!("{some} of its {of} rows of evidence are of the lowest grade"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_on_assumptions_are_counted() {
        let say = |figures, of_figures, inputs, of_inputs, alike| {
            figures_text(&Assumed { figures, of_figures, inputs, of_inputs, alike, ..Assumed::default() })
        };
        let tail = "on inputs that are assumed or hearsay";
        assert_eq!(
            say(5, 6, 30, 57, false),
            format!("5 of its 6 figures rest {tail} (30 of 57 in the one with the most)")
        );
        assert_eq!(say(1, 3, 18, 18, false), format!("1 of its 3 figures rests {tail} (18 of 18 there)"));
        assert_eq!(say(2, 2, 2, 3, true), format!("Both of its figures rest {tail} (2 of 3 in each)"));
        assert_eq!(say(1, 1, 1, 1, true), format!("Its one figure rests {tail} (1 of 1)"));
        assert_eq!(rows_text(1, 6), "1 of its 6 rows of evidence is of the lowest grade");
    }
}
