//! JSON schemas of what exoskin reads and writes. Those of files come from the keys that their readers know.

use exoskin_quantity::toml::json_schema;
use exoskin_record::schema;

use crate::show;

/// A kind of file with a schema.
pub struct Kind {
    /// Its name, as in `exoskin schema scenario`.
    pub name: &'static str,
    /// What such a file is.
    pub what: &'static str,
    /// Its JSON schema, as text.
    pub text: fn() -> Result<String, crate::Failure>,
}

/// All of them.
pub const KINDS: [Kind; 4] = [
    Kind {
        name: "scenario",
        what: "one skin and its arms, for exoskin run",
        text: || show::json(&json_schema("exoskin: a scenario", &exoskin_scenario::KEYS)),
    },
    Kind {
        name: "product",
        what: "what a vial holds",
        text: || show::json(&json_schema("exoskin: a product", &exoskin_vial::KEYS)),
    },
    Kind {
        name: "procedure",
        what: "what a device does to the skin",
        text: || show::json(&json_schema("exoskin: a procedure", &exoskin_skin::injury::KEYS)),
    },
    Kind { name: "summary", what: "summary.json, the one result of a run", text: || Ok(schema::SUMMARY.to_owned()) },
];
