//! The columns of a certificate, by the words that laboratories use for them.

use exoskin_quantity::{Checked, Source, nearest, quoted};

use crate::nta::{Cell, Line};

/// Columns, in the order of the documentation.
pub(super) const COLUMNS: [&str; 6] = ["item", "value", "unit", "method", "lot", "date"];

/// Other words for them, in English and German.
const OTHER_WORDS: [(&str, &[&str]); 6] = [
    (
        "item",
        &[
            "test",
            "tests",
            "test item",
            "parameter",
            "attribute",
            "quality attribute",
            "analysis",
            "assay",
            "analyte",
            "property",
            "prüfpunkt",
            "prüfung",
            "prüfparameter",
            "prüfmerkmal",
            "merkmal",
            "test parameter",
        ],
    ),
    ("value", &["result", "results", "test result", "measured", "found", "ergebnis", "ergebnisse", "wert", "messwert"]),
    ("unit", &["units", "einheit", "einheiten"]),
    ("method", &["methods", "test method", "analytical method", "procedure", "methode", "prüfmethode", "verfahren"]),
    (
        "lot",
        &[
            "lots",
            "lot no",
            "lot number",
            "lot id",
            "batch",
            "batch no",
            "batch number",
            "batch id",
            "charge",
            "chargennummer",
            "chargen-nr",
            "ch.-b",
            "los",
        ],
    ),
    ("date", &["test date", "date of test", "date tested", "tested on", "datum", "prüfdatum"]),
];

/// Columns that say nothing about what was found.
const NOT_READ: [&str; 22] = [
    "specification",
    "specifications",
    "spec",
    "limit",
    "limits",
    "acceptance criteria",
    "acceptance criterion",
    "acceptance limit",
    "requirement",
    "requirements",
    "target",
    "spezifikation",
    "grenzwert",
    "sollwert",
    "anforderung",
    "remark",
    "remarks",
    "comment",
    "comments",
    "bemerkung",
    "bemerkungen",
    "status",
];

/// The column that a heading names.
fn named(word: &str) -> Option<usize> {
    let others =
        |column: &str| OTHER_WORDS.iter().find(|(name, _)| *name == column).map_or(&[][..], |(_, words)| words);
    COLUMNS.iter().position(|name| *name == word || others(name).contains(&word))
}

fn plain(cell: &Cell<'_>) -> String {
    cell.text.to_lowercase().replace('_', " ").trim_end_matches(['.', ':']).trim().to_owned()
}

/// Whether a line names the two columns that a certificate must have.
pub(crate) fn is_heading(line: &Line<'_>) -> bool {
    let found: Vec<usize> = line.cells.iter().filter_map(|cell| named(&plain(cell))).collect();
    found.contains(&0) && found.contains(&1)
}

/// Whether a line could be the heading, for the delimiter.
pub(crate) fn mentions(line: &str) -> bool {
    let line = line.to_lowercase();
    ["item", "test", "parameter", "prüf", "merkmal", "result", "ergebnis", "value"]
        .iter()
        .any(|word| line.contains(word))
}

/// Index of each column of [`COLUMNS`]; only `item` and `value` are required.
pub(super) fn columns(source: &Source, heading: &Line<'_>) -> Checked<[Option<usize>; COLUMNS.len()]> {
    let mut found = [None; COLUMNS.len()];
    for (i, cell) in heading.cells.iter().enumerate().filter(|(_, cell)| !cell.text.is_empty()) {
        let word = plain(cell);
        if NOT_READ.contains(&word.as_str()) {
            continue;
        }
        let Some(known) = named(&word) else {
            return Err(source
                .error_at(cell.byte, format!("{} is not a column of a certificate", quoted(cell.text)))
                .expected(COLUMNS.join(", "))
                .nearest(nearest(&word, COLUMNS)));
        };
        if found[known].is_some() {
            return Err(source
                .error_at(cell.byte, format!("the column {} appears twice", quoted(cell.text)))
                .expected("each column once"));
        }
        found[known] = Some(i);
    }
    for (name, column) in COLUMNS.iter().zip(found).take(2) {
        if column.is_none() {
            return Err(source
                .error_at(heading.end, format!("the certificate has no column `{name}`"))
                .expected(COLUMNS.join(",")));
        }
    }
    Ok(found)
}
