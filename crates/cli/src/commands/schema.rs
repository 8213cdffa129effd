//! `exoskin schema`: the JSON schema of a file that exoskin reads or writes.

use serde_json::json;

use crate::arguments::SchemaArguments;
use crate::failure::Outcome;
use crate::schemas::KINDS;
use crate::show::{self, Table};
use crate::values::{Settings, unknown_word};

/// Runs `exoskin schema`.
///
/// # Errors
/// A name that no schema has, with the nearest.
pub fn run(arguments: &SchemaArguments, settings: Settings) -> Outcome {
    let Some(name) = &arguments.name else { return list(settings) };
    match KINDS.iter().find(|kind| kind.name == name) {
        Some(kind) => (kind.text)(),
        None => Err(unknown_word(name, "NAME", &KINDS.map(|kind| kind.name)).into()),
    }
}

fn list(settings: Settings) -> Outcome {
    if settings.json {
        return show::json(&KINDS.map(|kind| json!({ "name": kind.name, "what": kind.what })));
    }
    let mut table = Table::with_header(&["schema", "of"]);
    for kind in KINDS {
        table.row([kind.name, kind.what]);
    }
    Ok(table.text())
}
