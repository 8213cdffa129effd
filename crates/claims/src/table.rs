//! `evidence/claims.csv`, built into the program: read and checked once.
//!
//! Checked by: tests/suite/table.rs (the table as shipped, and every way in which a line can be wrong).

use std::collections::BTreeSet;
use std::sync::OnceLock;

use csv::StringRecord;
use exoskin_evidence::Grade;
use exoskin_quantity::{Checked, Diagnostic, nearest, quoted};

use crate::claim::{Claim, Kind, Stance, TrialLink, Verdict};
use crate::source;

/// Name of the file, as errors show it.
pub const FILE: &str = "evidence/claims.csv";

/// Paragraphs of the article, headings included.
pub(crate) const PARAGRAPHS: u8 = 24;

/// Systems of the product list.
const SYSTEMS: u8 = 23;

const TEXT: &str = include_str!("../../../evidence/claims.csv");

const COLUMNS: [&str; 21] = [
    "number",
    "title",
    "says",
    "speaker",
    "interest",
    "kind",
    "paragraphs",
    "systems",
    "how",
    "command",
    "rule",
    "facts",
    "claimed",
    "verdict",
    "depends_on",
    "reason",
    "grade",
    "evidence",
    "trials",
    "settles",
    "contradicts",
];

/// Every claim in the order of its number.
///
/// # Errors
/// The first line that is wrong.
pub fn load() -> Result<&'static [Claim], String> {
    static CLAIMS: OnceLock<Result<Vec<Claim>, String>> = OnceLock::new();
    let read = || parse(TEXT).map_err(|wrong| wrong.to_string());
    CLAIMS.get_or_init(read).as_deref().map_err(Clone::clone)
}

/// Reads a table of claims.
///
/// # Errors
/// Unexpected columns, an unknown word or something that is not a number, an id that is in no table, numbers out of
/// order, a contradiction that only one side names.
pub fn parse(text: &str) -> Checked<Vec<Claim>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers().map_err(|e| broken(&e))?;
    if head.iter().ne(COLUMNS) {
        return Err(at(1, Diagnostic::new("these are not the expected columns").expected(COLUMNS.join(","))));
    }
    let mut claims: Vec<Claim> = Vec::new();
    let mut lines = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| broken(&e))?;
        let line = record.position().map_or(0, csv::Position::line);
        let claim = read(&record).map_err(|wrong| at(line, wrong))?;
        if claims.last().is_some_and(|last| last.number >= claim.number) {
            let problem = format!("number {} does not come after the number above it", claim.number);
            return Err(at(line, Diagnostic::new(problem)));
        }
        claims.push(claim);
        lines.push(line);
    }
    for (claim, line) in claims.iter().zip(lines) {
        contradictions(claim, &claims).map_err(|wrong| at(line, wrong))?;
    }
    Ok(claims)
}

fn at(line: u64, wrong: Diagnostic) -> Diagnostic {
    wrong.in_file(format!("{FILE}:{line}"))
}

fn broken(error: &csv::Error) -> Diagnostic {
    let line = error.position().map_or(0, csv::Position::line);
    at(line, Diagnostic::new(format!("this row does not have {} cells ({error})", COLUMNS.len())))
}

/// Both sides of a contradiction name each other.
fn contradictions(claim: &Claim, claims: &[Claim]) -> Checked<()> {
    for other in &claim.contradicts {
        let Some(there) = claims.iter().find(|there| there.number == *other) else {
            return Err(Diagnostic::new(format!("`contradicts` names {other}, which is not a claim")));
        };
        if there.number == claim.number {
            return Err(Diagnostic::new("`contradicts` names the claim itself"));
        }
        if !there.contradicts.contains(&claim.number) {
            return Err(Diagnostic::new(format!("`contradicts` names {other}, which does not name {}", claim.number)));
        }
    }
    Ok(())
}

fn read(record: &StringRecord) -> Checked<Claim> {
    let cells = Cells(record);
    let verdict = cells.word("verdict", &Verdict::ALL, Verdict::word)?;
    let claim = Claim {
        number: cells.number("number", &cells.filled("number")?, 1, u16::MAX)?,
        title: cells.filled("title")?,
        says: cells.filled("says")?,
        speaker: cells.filled("speaker")?,
        interest: cells.filled("interest")?,
        kind: cells.word("kind", &Kind::ALL, Kind::word)?,
        paragraphs: cells.numbers("paragraphs", PARAGRAPHS)?,
        systems: cells.numbers("systems", SYSTEMS)?,
        how: cells.filled("how")?,
        command: cells.text("command"),
        rule: cells.text("rule"),
        facts: cells.list("facts")?,
        claimed: claimed(&cells.text("claimed"))?,
        verdict,
        depends_on: cells.text("depends_on"),
        reason: cells.filled("reason")?,
        grade: cells.word("grade", &[Grade::A, Grade::B, Grade::C, Grade::D], letter)?,
        evidence: cells.list("evidence")?,
        trials: cells.list("trials")?.iter().map(|cell| trial(cell)).collect::<Checked<_>>()?,
        settles: cells.filled("settles")?,
        contradicts: cells.numbers("contradicts", u16::MAX)?,
    };
    whole(&claim)?;
    Ok(claim)
}

/// What cannot be judged from one cell alone.
fn whole(claim: &Claim) -> Checked<()> {
    if claim.paragraphs.is_empty() || claim.systems.is_empty() {
        return Err(Diagnostic::new("`paragraphs` and `systems` must name at least one number each"));
    }
    let depends = claim.verdict == Verdict::DependsOn;
    if depends == claim.depends_on.is_empty() {
        let problem = if depends {
            "`depends_on` is empty"
        } else {
            "`depends_on` is filled, but the verdict is not \
                                                                     `depends`"
        };
        return Err(Diagnostic::new(problem).expected("text with the verdict `depends`, nothing with any other"));
    }
    for id in &claim.evidence {
        if source::source(id).is_none() {
            let wrong = Diagnostic::new(format!("{} is not in any table of evidence", quoted(id)));
            return Err(wrong.nearest(source::nearest_id(id)));
        }
    }
    Ok(())
}

/// `stance:trial`.
fn trial(cell: &str) -> Checked<TrialLink> {
    let Some((stance, id)) = cell.split_once(':') else {
        return Err(Diagnostic::new(format!("{} is not a trial link", quoted(cell))).expected("stance:trial_id"));
    };
    let stance = word("trials", stance, &Stance::ALL, Stance::word)?;
    let known = exoskin_evidence::trial_ids();
    if !known.contains(&id) {
        return Err(Diagnostic::new(format!("{} is not a known trial", quoted(id))).nearest(nearest(id, known)));
    }
    Ok(TrialLink { trial: id.to_owned(), stance })
}

/// `low to high`, or nothing.
fn claimed(cell: &str) -> Checked<Option<(f64, f64)>> {
    if cell.is_empty() {
        return Ok(None);
    }
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|value| value.is_finite());
    let ends = cell.split_once(" to ").and_then(|(low, high)| number(low).zip(number(high)));
    match ends {
        Some((low, high)) if low <= high => Ok(Some((low, high))),
        _ => Err(Diagnostic::new(format!("`claimed` is {}", quoted(cell))).expected("low to high, as `5e9 to 2.5e10`")),
    }
}

fn letter(grade: Grade) -> &'static str {
    match grade {
        Grade::A => "A",
        Grade::B => "B",
        Grade::C => "C",
        Grade::D => "D",
    }
}

/// The member of `all` that is called `text`.
fn word<T: Copy>(column: &str, text: &str, all: &[T], name: fn(T) -> &'static str) -> Checked<T> {
    let names = || all.iter().map(|one| name(*one));
    all.iter().find(|one| name(**one) == text).copied().ok_or_else(|| {
        Diagnostic::new(format!("`{column}` is {}", quoted(text)))
            .expected(names().collect::<Vec<_>>().join(", "))
            .nearest(nearest(text, names()))
    })
}

/// The cells of one line by the name of their column.
struct Cells<'r>(&'r StringRecord);

impl Cells<'_> {
    fn text(&self, column: &str) -> String {
        let place = COLUMNS.iter().position(|name| *name == column);
        place.and_then(|place| self.0.get(place)).unwrap_or("").trim().to_owned()
    }

    fn filled(&self, column: &str) -> Checked<String> {
        let text = self.text(column);
        if text.is_empty() { Err(Diagnostic::new(format!("`{column}` is empty"))) } else { Ok(text) }
    }

    fn word<T: Copy>(&self, column: &str, all: &[T], name: fn(T) -> &'static str) -> Checked<T> {
        word(column, &self.text(column), all, name)
    }

    /// Parts between semicolons, each once.
    fn list(&self, column: &str) -> Checked<Vec<String>> {
        let text = self.text(column);
        let parts: Vec<String> = text.split(';').map(|part| part.trim().to_owned()).collect();
        if text.is_empty() {
            return Ok(Vec::new());
        }
        let mut seen = BTreeSet::new();
        match parts.iter().find(|part| part.is_empty() || !seen.insert(part.as_str())) {
            Some(part) => Err(Diagnostic::new(format!("`{column}` contains {} twice or an empty part", quoted(part)))),
            None => Ok(parts),
        }
    }

    fn number<N>(&self, column: &str, text: &str, low: N, high: N) -> Checked<N>
    where
        N: std::str::FromStr + PartialOrd + std::fmt::Display,
    {
        let wrong = || {
            let problem = format!("`{column}` contains {}", quoted(text));
            Diagnostic::new(problem).expected(format!("whole numbers from {low} to {high}"))
        };
        text.parse::<N>().ok().filter(|number| low <= *number && *number <= high).ok_or_else(wrong)
    }

    /// Numbers from 1 between semicolons.
    fn numbers<N>(&self, column: &str, high: N) -> Checked<Vec<N>>
    where
        N: std::str::FromStr + PartialOrd + std::fmt::Display + From<u8> + Copy,
    {
        self.list(column)?.iter().map(|part| self.number(column, part, N::from(1), high)).collect()
    }
}
