//! The source behind a verdict: a row of measured numbers, or what the law says.

use exoskin_evidence::regulation::{self, Entry};
use exoskin_evidence::{Grade, Row, pages};
use exoskin_quantity::nearest;
use serde::Serialize;

/// One source by its id.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Source {
    /// A row of the tables of evidence.
    Row(&'static Row),
    /// An entry of `evidence/regulation.csv`.
    Law(&'static Entry),
}

impl Source {
    /// Its id.
    pub fn id(self) -> &'static str {
        match self {
            Source::Row(row) => &row.id,
            Source::Law(entry) => &entry.id,
        }
    }

    /// The grade of a row; what the law says has none.
    pub fn grade(self) -> Option<Grade> {
        match self {
            Source::Row(row) => Some(row.grade),
            Source::Law(_) => None,
        }
    }

    /// What it says: quantity and value, or the state of the law in our words.
    pub fn says(self) -> String {
        match self {
            Source::Row(row) => in_words(row),
            Source::Law(entry) => format!("{}: {}", entry.country.name(), entry.says),
        }
    }

    /// Who says it, with the year or the date.
    pub fn who(self) -> String {
        match self {
            Source::Row(row) => row.year.map_or_else(|| row.source.clone(), |year| format!("{} ({year})", row.source)),
            Source::Law(entry) => match entry.source_date {
                Some(date) => format!("{} ({date})", entry.source),
                None => entry.source.clone(),
            },
        }
    }

    /// Where it can be read: a DOI or an address; may be empty.
    pub fn address(self) -> &'static str {
        match self {
            Source::Row(row) => row.identifier(),
            Source::Law(entry) => &entry.address,
        }
    }
}

/// Quantity and value of a row as people say them: a day as a day, yes and no instead of 1 and 0, a direction instead
/// of its sign.
fn in_words(row: &Row) -> String {
    let plain = row.quantity.trim_end_matches("(1=yes)").trim_end();
    let yes_or_no = plain.len() < row.quantity.len();
    let value = match (row.unit.as_str(), row.value) {
        ("date_yyyymmdd", Some(day)) => day_text(day),
        ("sign", Some(sign)) if sign < 0.0 => "less".into(),
        ("sign", Some(sign)) if sign > 0.0 => "more".into(),
        ("sign", Some(_)) => "no change".into(),
        (_, Some(1.0)) if yes_or_no => "yes".into(),
        (_, Some(0.0)) if yes_or_no => "no".into(),
        _ => return format!("{}: {}", row.quantity, pages::range_text(row)),
    };
    format!("{plain}: {value}")
}

/// `20191206` as `2019-12-06`.
fn day_text(number: f64) -> String {
    let digits = format!("{number:08.0}");
    match (digits.get(..4), digits.get(4..6), digits.get(6..)) {
        (Some(year), Some(month), Some(day)) => format!("{year}-{month}-{day}"),
        _ => digits,
    }
}

/// The source with this id.
pub fn source(id: &str) -> Option<Source> {
    let law = || regulation::load().ok()?.iter().find(|entry| entry.id == id).map(Source::Law);
    exoskin_evidence::row(id).map(Source::Row).or_else(law)
}

/// The id most like a misspelt one.
pub fn nearest_id(id: &str) -> Option<String> {
    let laws = regulation::load().map_or(&[][..], |entries| entries);
    let rows = exoskin_evidence::rows().iter().map(|row| row.id.as_str());
    nearest(id, rows.chain(laws.iter().map(|entry| entry.id.as_str())))
}
