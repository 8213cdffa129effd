//! `exoskin schema`: the JSON schema of a file that exoskin reads or writes.

use clap::Args;
use exoskin::schema::{self, KINDS};
use serde_json::json;

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{self, Table};

/// `exoskin schema`
#[derive(Debug, Args)]
#[command(after_help = "\
A schema covers keys, types and allowed words. Units and ranges are checked by the command
that reads the file.

Examples:
  exoskin schema
  exoskin schema scenario
  exoskin schema summary")]
pub struct Arguments {
    /// Which schema: scenario, product, procedure or summary [default: list them]
    pub name: Option<String>,
}

/// Runs `exoskin schema`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    match &arguments.name {
        Some(name) => schema::named(name),
        None => list(global),
    }
}

fn list(global: &Global) -> Outcome {
    if global.json {
        return show::json(&KINDS.map(|kind| json!({ "name": kind.name, "what": kind.what })));
    }
    let mut table = Table::with_header(&["schema", "of"]);
    for kind in KINDS {
        table.row([kind.name, kind.what]);
    }
    Ok(table.text())
}
