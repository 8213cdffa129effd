//! Mistakes known without their place, put where they were made.

use std::path::Path;

use exoskin_quantity::toml::Table;
use exoskin_quantity::{Diagnostic, quoted};

/// A mistake known without its place, put at the value of `key`.
pub(super) fn at_value(table: &Table<'_>, key: &str, wrong: Diagnostic) -> Diagnostic {
    wrong.in_file(&table.source().name).at(table.source().place(table.value_span(key).start))
}

/// A mistake in a name is placed here; a mistake inside the file that the name refers to keeps its own place.
pub(super) fn placed(table: &Table<'_>, key: &str, name: &str, wrong: Diagnostic) -> Diagnostic {
    match (&wrong.file, wrong.place) {
        (Some(_), Some(_)) => wrong,
        (Some(_), None) => {
            let problem = format!("{}: {}", quoted(name), wrong.problem);
            // The neighbouring file that was meant, written in the same way.
            let nearest = wrong.nearest.as_deref().and_then(|near| Path::new(near).file_name());
            let nearest = nearest.map(|file| Path::new(name).with_file_name(file).display().to_string());
            at_value(table, key, Diagnostic { problem, nearest, ..wrong })
        }
        (None, _) => at_value(table, key, wrong),
    }
}
