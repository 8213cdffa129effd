//! Words and numbers of a claim as people read them: the same in the terminal and on the page.
//!
//! Numbers are those of [`exoskin_quantity::write`](mod@exoskin_quantity::write), as everywhere in the program.

mod assumed;

use exoskin_evidence::Grade;
use exoskin_quantity::write::figure;

use crate::claim::{Claim, Stance, Verdict};
use crate::facts::{Fact, Facts, MissingFact};
use crate::judge;
use crate::source::source;

pub use assumed::{Assumed, assumed, assumed_text};

/// A shape that distinguishes verdicts without colour; wherever it is shown, the word is next to it.
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

/// A fact as `1.6 % (0.04 to 7.3 %)`; without a band the value alone, small whole numbers exactly. Differences are
/// shown to a hundredth of their unit at most: below that they cannot be told from zero.
pub fn fact_text(fact: &Fact) -> String {
    let unit = unit(&fact.unit);
    let difference = !fact.unit.is_empty() && fact.unit != "1" && (fact.p05 < 0.0 || fact.median == 0.0);
    figure([fact.p05, fact.median, fact.p95], &unit, difference)
}

/// The unit with a space before it; nothing for pure numbers.
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

/// What a reader should note: a verdict that was held back, or one that published comparisons do not share.
pub fn caution(claim: &Claim, facts: &Facts) -> Option<String> {
    judge::held(claim, facts).map(held_text).or_else(|| opposed(claim))
}

fn held_text(alone: Verdict) -> String {
    format!(
        "The model alone would say \"{}\". What vesicles do to a cell rests on hypotheses, so this is held back: it \
         would take a controlled trial that agrees, and none that disagrees.",
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
        1 => Some("One published comparison found the opposite of this verdict; it is listed below.".into()),
        some => {
            Some(format!("{some} published comparisons found the opposite of this verdict; they are listed below."))
        }
    }
}

/// What the verdict cites, by grade: `2 rows of grade A, 1 of D; 3 trials against something, 1 against nothing`.
pub fn cites(claim: &Claim) -> String {
    let graded = [Grade::A, Grade::B, Grade::C, Grade::D].map(|grade| {
        let of_grade = |id: &&String| source(id).is_some_and(|one| one.grade() == Some(grade));
        (claim.evidence.iter().filter(of_grade).count(), format!("of grade {grade}"))
    });
    let rows: usize = graded.iter().map(|(count, _)| count).sum();
    let laws = claim.evidence.len() - rows;
    let without = claim.trials.iter().filter(|link| link.stance == Stance::Uncontrolled).count();
    let counted = [
        (laws, if laws == 1 { "statement of the law" } else { "statements of the law" }.to_owned()),
        (claim.trials.len() - without, "controlled in people".to_owned()),
        (without, "with nothing to compare with".to_owned()),
    ];
    let mut nouns = Nouns { row: Some("row"), trial: Some("trial") };
    let parts =
        graded.into_iter().map(|one| (0, one)).chain(counted.into_iter().enumerate().map(|(i, one)| (i + 1, one)));
    let said: Vec<String> = parts
        .filter(|(_, (count, _))| *count > 0)
        .map(|(kind, (count, what))| nouns.part(kind, count, &what))
        .collect();
    if said.is_empty() { "Cites nothing that was measured.".into() } else { format!("Cites {}.", said.join(", ")) }
}

/// What is counted, named once.
struct Nouns {
    row: Option<&'static str>,
    trial: Option<&'static str>,
}

impl Nouns {
    /// `2 rows of grade A`, then `1 of grade D`.
    fn part(&mut self, kind: usize, count: usize, what: &str) -> String {
        let noun = match kind {
            0 => self.row.take(),
            1 => None,
            _ => self.trial.take(),
        };
        let plural = if count == 1 { "" } else { "s" };
        noun.map_or_else(|| format!("{count} {what}"), |noun| format!("{count} {noun}{plural} {what}"))
    }
}

/// The best evidence in words: a grade that no row of the claim has comes from its trials, and the text says so.
pub fn grade(claim: &Claim) -> String {
    let of_a_row = claim.evidence.iter().any(|id| source(id).is_some_and(|row| row.grade() == Some(claim.grade)));
    match claim.grade {
        Grade::A if !of_a_row && !claim.trials.is_empty() => format!("grade A ({}, in a trial)", Grade::A.meaning()),
        grade => format!("grade {grade} ({})", grade.meaning()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_found_in_order() {
        assert_eq!(placeholders("a {x.y} and {z}."), ["x.y", "z"]);
        assert!(placeholders("none, { open").is_empty());
    }
}
