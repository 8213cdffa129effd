//! What the page is made from.

use std::collections::BTreeMap;

use exoskin_claims::coverage::Paragraph;
use exoskin_claims::{Claim, Facts};

use super::outline::Part;

/// Everything the page is made from.
#[derive(Clone, Debug)]
pub struct Article<'a> {
    /// The statements, in the order of their numbers.
    pub claims: &'a [Claim],
    /// The figures behind their verdicts.
    pub facts: &'a Facts,
    /// What each paragraph of the article contains.
    pub paragraphs: &'a [Paragraph],
    /// Rows behind the verdicts, by id.
    pub sources: BTreeMap<String, Source>,
    /// Trials that bear on statements, by id.
    pub trials: BTreeMap<String, Trial>,
    /// The day people last looked at the statements, for example `2026-01-31`.
    pub checked: String,
}

/// A row of the evidence tables, as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// What was measured.
    pub quantity: String,
    /// Value and range with their unit; empty where the row records only a direction.
    pub value: String,
    /// In whom or what, under which conditions.
    pub conditions: String,
    /// Who published it where.
    pub source: String,
    /// DOI, PubMed id or address; may be empty.
    pub doi: String,
    /// Year, where known.
    pub year: Option<u16>,
    /// Grade A to D; empty where the table has no grades.
    pub grade: String,
    /// What a reader must know: what was read, and any doubts.
    pub note: String,
}

/// A published trial, without its outcomes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// Design, for example `RCT double-blind split-face`.
    pub design: String,
    /// People who took part, as the source counts them; empty where unknown.
    pub people: String,
    /// The complaint treated.
    pub indication: String,
    /// What was done to the skin.
    pub procedure: String,
    /// What the product was made from.
    pub made_from: String,
    /// What it was compared with.
    pub comparator: String,
    /// DOI, PubMed id or address; may be empty.
    pub doi: String,
    /// Year, where known.
    pub year: String,
    /// How much of it was read: `abstract`, `full_text`, ...
    pub read: String,
}

impl Article<'_> {
    /// The statement with this number.
    pub(super) fn claim(&self, number: u16) -> Option<&Claim> {
        self.claims.iter().find(|claim| claim.number == number)
    }

    /// Statements of one part of the article, in the order of its paragraphs.
    pub(super) fn of_part(&self, part: &Part) -> Vec<&Claim> {
        let first = |claim: &Claim| claim.paragraphs.iter().min().copied().unwrap_or(u8::MAX);
        let mut claims: Vec<&Claim> = self.claims.iter().filter(|claim| part.holds(first(claim))).collect();
        claims.sort_by_key(|claim| (first(claim), claim.number));
        claims
    }
}
