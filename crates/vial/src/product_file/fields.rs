//! Single fields of a product file: a word of several, yes or no, where numbers come from.

use exoskin_quantity::toml::Table;
use exoskin_quantity::{Checked, nearest, quoted};

use crate::product::{Answer, Basis};

/// One of a set of words, as what it stands for.
pub(super) fn word<T: Copy>(table: Table<'_>, key: &str, words: &[(&str, T)]) -> Checked<T> {
    let names: Vec<&str> = words.iter().map(|(name, _)| *name).collect();
    let chosen = table.choice(key, &names)?;
    let found = words.iter().find(|(name, _)| *name == chosen).map(|(_, value)| *value);
    found.ok_or_else(|| table.error_at(key, format!("`{key}` is {}", quoted(chosen)), names.join(", ")))
}

/// Yes, no or unknown; unknown where the key is left out.
pub(super) fn answer(table: Table<'_>, key: &str) -> Checked<Answer> {
    if table.has(key) { word(table, key, &Answer::WORDS) } else { Ok(Answer::Unknown) }
}

/// Where a table's numbers come from: exactly one of `evidence` and `assumed`.
pub(super) fn basis(table: Table<'_>, name: &str) -> Checked<Basis> {
    const EXPECTED: &str = "`evidence = \"row.id\"` or `assumed = \"why this value\"`";
    match (table.has("evidence"), table.optional_string("assumed")?) {
        (true, None) => Ok(Basis::Evidence(rows(table)?)),
        (false, Some(reason)) if !reason.trim().is_empty() => Ok(Basis::Assumed(reason)),
        (true, Some(_)) => {
            Err(table.error_at("assumed", format!("[{name}] gives both `evidence` and `assumed`"), EXPECTED))
        }
        _ => Err(table.error_at("assumed", format!("[{name}] does not say where its values come from"), EXPECTED)),
    }
}

/// The rows named in `evidence`, separated by commas; each must exist.
pub(super) fn rows(table: Table<'_>) -> Checked<Vec<String>> {
    let text = table.string("evidence")?;
    let ids: Vec<String> = text.split(',').map(|id| id.trim().to_owned()).filter(|id| !id.is_empty()).collect();
    let unknown = ids.iter().find(|id| exoskin_evidence::row(id).is_none());
    match unknown {
        _ if ids.is_empty() => {
            Err(table.error_at("evidence", "`evidence` names no row", "the id of a row; see `exoskin evidence list`"))
        }
        Some(id) => {
            let known = exoskin_evidence::rows().iter().map(|row| row.id.as_str());
            Err(table
                .error_at(
                    "evidence",
                    format!("there is no evidence row {}", quoted(id)),
                    "the id of a row; see `exoskin evidence list`",
                )
                .nearest(nearest(id, known)))
        }
        None => Ok(ids),
    }
}
