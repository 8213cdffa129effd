//! Rows of evidence for the terminal.

use exoskin_quantity::show_number;

use crate::reference;
use crate::row::Row;

/// A row's numbers in one line: `15 min (2 to 90)`, `30 to 150 nm`, or that only a direction is known.
pub fn range_text(row: &Row) -> String {
    let n = show_number;
    let unit = &row.unit;
    match (row.value, row.low, row.high) {
        (Some(value), Some(low), Some(high)) => format!("{} {unit} ({} to {})", n(value), n(low), n(high)),
        (Some(value), Some(low), None) => format!("{} {unit} (from {})", n(value), n(low)),
        (Some(value), None, Some(high)) => format!("{} {unit} (up to {})", n(value), n(high)),
        (Some(value), None, None) => format!("{} {unit}", n(value)),
        (None, Some(low), Some(high)) => format!("{} to {} {unit}", n(low), n(high)),
        (None, Some(low), None) => format!("at least {} {unit}", n(low)),
        (None, None, Some(high)) => format!("at most {} {unit}", n(high)),
        (None, None, None) => "no number, only a direction".into(),
    }
}

/// Everything a row says, one fact per line; empty cells are left out.
pub fn show(row: &Row) -> String {
    let year = row.year.map_or(String::new(), |year| year.to_string());
    let facts = [
        ("value", range_text(row)),
        ("grade", format!("{}: {}", row.grade, row.grade.meaning())),
        ("conditions", row.conditions.clone()),
        ("species", row.species.clone()),
        ("method", row.method.clone()),
        ("source", row.source.clone()),
        ("address", reference::in_words(&row.doi)),
        ("year", year),
        ("note", row.note.clone()),
        ("row", format!("evidence/{}:{}", row.table, row.line)),
    ];
    let mut text = format!("{}\n{}\n", row.id, row.quantity);
    for (name, fact) in facts.iter().filter(|(_, fact)| !fact.is_empty()) {
        text.push_str(&format!("  {name:<11}{fact}\n"));
    }
    text
}

/// Rows as aligned lines: grade, id, numbers, quantity.
pub fn list(rows: &[&Row]) -> String {
    let width = rows.iter().map(|row| row.id.chars().count()).max().unwrap_or(0);
    let line = |row: &&Row| format!("{}  {:<width$}  {}; {}\n", row.grade, row.id, range_text(row), row.quantity);
    rows.iter().map(line).collect()
}
