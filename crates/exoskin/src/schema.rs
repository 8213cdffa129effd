//! JSON schemas of what exoskin reads and writes. Those of input files come from the keys that their readers know.

use exoskin_quantity::Diagnostic;
use exoskin_quantity::toml::json_schema;
use exoskin_record::schema;
use serde::Serialize;

use crate::error::{Error, Result};

/// A kind of file with a schema.
pub struct Kind {
    /// Its name, as in `exoskin schema scenario`.
    pub name: &'static str,
    /// What such a file is.
    pub what: &'static str,
    /// Its JSON schema, as text.
    pub text: fn() -> Result<String>,
}

/// The schema called `name`, as text.
///
/// # Errors
/// A name that no schema has, with the nearest.
pub fn named(name: &str) -> Result<String> {
    match KINDS.iter().find(|kind| kind.name == name) {
        Some(kind) => (kind.text)(),
        None => Err(Diagnostic::unknown_word(name, &KINDS.map(|kind| kind.name)).argument("name").into()),
    }
}

fn pretty(schema: &impl Serialize) -> Result<String> {
    serde_json::to_string_pretty(schema).map(|text| text + "\n").map_err(Error::run)
}

/// All of them.
pub const KINDS: [Kind; 4] = [
    Kind {
        name: "scenario",
        what: "one skin and its arms, for exoskin run",
        text: || pretty(&json_schema("exoskin: a scenario", &exoskin_scenario::KEYS)),
    },
    Kind {
        name: "product",
        what: "what a vial contains",
        text: || pretty(&json_schema("exoskin: a product", &exoskin_vial::KEYS)),
    },
    Kind {
        name: "procedure",
        what: "what a device does to the skin",
        text: || pretty(&json_schema("exoskin: a procedure", &exoskin_skin::injury::KEYS)),
    },
    Kind { name: "summary", what: "summary.json, the result of a run", text: || Ok(schema::SUMMARY.to_owned()) },
];
