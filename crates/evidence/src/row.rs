//! One measured number with its source.

use std::fmt;

use serde::Serialize;

use crate::reference;

/// How much a number can be trusted; A is best, and better grades compare as smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Grade {
    /// Measured in living humans, or an authority's own record.
    A,
    /// Human tissue or cells, or several animal studies that agree.
    B,
    /// One animal study, or indirect.
    C,
    /// Review, model parameter, manufacturer's claim or general knowledge.
    D,
}

impl Grade {
    /// What the letter means, for people.
    pub fn meaning(self) -> &'static str {
        match self {
            Grade::A => "measured in living humans, or an authority's own record",
            Grade::B => "human tissue or cells, or several animal studies that agree",
            Grade::C => "one animal study, or indirect",
            Grade::D => "review, model parameter, manufacturer's claim or general knowledge",
        }
    }

    pub(crate) fn parse(text: &str) -> Option<Grade> {
        match text {
            "A" => Some(Grade::A),
            "B" => Some(Grade::B),
            "C" => Some(Grade::C),
            "D" => Some(Grade::D),
            _ => None,
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Grade::A => "A",
            Grade::B => "B",
            Grade::C => "C",
            Grade::D => "D",
        })
    }
}

/// A row of an evidence table. Values are in the row's own unit, as the source gives them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Dotted id, unique over all tables.
    pub id: String,
    /// What was measured.
    pub quantity: String,
    /// The central value, where one is given.
    pub value: Option<f64>,
    /// Lower end of the range; the note says what kind of range.
    pub low: Option<f64>,
    /// Upper end of the range.
    pub high: Option<f64>,
    /// Unit of `value`, `low` and `high`.
    pub unit: String,
    /// Under which conditions.
    pub conditions: String,
    /// In which species, or `none`.
    pub species: String,
    /// How it was measured.
    pub method: String,
    /// Who published it where.
    pub source: String,
    /// Where the source can be read, in one of the forms of [`crate::Reference`].
    pub doi: String,
    /// Year of publication, where known.
    pub year: Option<u16>,
    /// How much it can be trusted.
    pub grade: Grade,
    /// What a reader must know: spread, doubts, what was actually read.
    pub note: String,
    /// The file it is in, for example `vial.csv`.
    pub table: &'static str,
    /// Its line in that file.
    pub line: u32,
}

impl Row {
    /// What identifies the source: a DOI, another number or an address; empty where there is none.
    pub fn identifier(&self) -> &str {
        reference::identifier(&self.doi)
    }
}
