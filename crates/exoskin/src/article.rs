//! The article, line by line: what its page is made from, gathered from the tables.

use std::collections::BTreeMap;

use exoskin_claims::{Claim, coverage, facts, source, table};
use exoskin_evidence::regulation::Entry;
use exoskin_evidence::{Row, TrialDesign, pages};
use exoskin_report::article::{Article, Source, Trial, article_page, article_table};

/// The day people last read the statements against their sources.
const CHECKED: &str = "2026-11-23";

/// The page as one HTML file.
///
/// # Errors
/// A table is wrong, or a reason names a figure that nobody computed.
pub fn page() -> Result<String, String> {
    with_article(|article| article_page(article).map_err(|missing| missing.to_string()))
}

/// The same statements in Markdown; the full page is next to it.
///
/// # Errors
/// A table is wrong, or a reason names a figure that nobody computed.
pub fn list() -> Result<String, String> {
    with_article(|article| article_table(article, "article.html").map_err(|missing| missing.to_string()))
}

fn with_article(make: impl Fn(&Article<'_>) -> Result<String, String>) -> Result<String, String> {
    let claims = table::load()?;
    make(&Article {
        claims,
        facts: facts::committed()?,
        paragraphs: &coverage::paragraphs()?,
        sources: sources(claims),
        trials: exoskin_evidence::trial_designs().into_iter().map(trial).collect(),
        checked: CHECKED.into(),
    })
}

/// Every source that a statement names.
fn sources(claims: &[Claim]) -> BTreeMap<String, Source> {
    let ids = claims.iter().flat_map(|claim| &claim.evidence);
    let found = ids.filter_map(|id| source::source(id)).map(|found| match found {
        source::Source::Row(row) => (row.id.clone(), of_row(row)),
        source::Source::Law(entry) => (entry.id.clone(), of_law(entry)),
    });
    found.collect()
}

fn of_row(row: &'static Row) -> Source {
    let given = |text: &&str| !text.is_empty() && *text != "none";
    let conditions: Vec<&str> = [row.species.as_str(), row.conditions.as_str()].into_iter().filter(given).collect();
    let (quantity, value) = in_words(row);
    Source {
        quantity,
        value,
        conditions: conditions.join("; "),
        source: row.source.clone(),
        doi: row.identifier().to_owned(),
        year: row.year,
        grade: row.grade.to_string(),
        note: row.note.clone(),
    }
}

/// What was measured, and its value; yes, no, more or less where a number only stands in for the word.
fn in_words(row: &'static Row) -> (String, String) {
    let is_word = row.value.is_some() && matches!(row.unit.as_str(), "none" | "binary" | "sign");
    let says = source::Source::Row(row).says();
    match says.rsplit_once(": ") {
        Some((quantity, word)) if is_word => (quantity.to_owned(), word.to_owned()),
        _ => (row.quantity.clone(), value(row)),
    }
}

/// The numbers of a row as people read them; nothing where it records only a direction.
fn value(row: &Row) -> String {
    let is_date = row.unit == "date_yyyymmdd";
    match row.value {
        Some(day) if is_date => date(day),
        _ if row.value.or(row.low).or(row.high).is_none() => String::new(),
        _ => pages::range_text(row).trim_end_matches(" 1").replace(" 1 (", " ("),
    }
}

/// `20191206` as `2019-12-06`.
fn date(number: f64) -> String {
    let digits = format!("{number:08.0}");
    match (digits.get(..4), digits.get(4..6), digits.get(6..)) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        _ => digits,
    }
}

fn of_law(entry: &Entry) -> Source {
    let seen = entry.checked.map_or("date last seen not known".into(), |day| format!("last seen {day}"));
    Source {
        quantity: format!("{}: {}", entry.country.name(), entry.says.trim_end_matches('.')),
        source: entry.source_date.map_or(entry.source.clone(), |day| format!("{}, {day}", entry.source)),
        doi: entry.address.clone(),
        note: format!("{}, {seen}; {}", entry.standing.title(), entry.note),
        ..Source::default()
    }
}

fn trial(trial: TrialDesign) -> (String, Trial) {
    let doi = trial.identifier().to_owned();
    let TrialDesign { id, year, design, people, indication, procedure, made_from, comparator, read, .. } = trial;
    (id, Trial { design, people, indication, procedure, made_from, comparator, doi, year, read })
}
