//! A file's keys as a JSON schema (draft 7, which TOML editors understand).
//!
//! The schema covers keys, types of values and words. Units and ranges are checked by the reader alone.

use serde_json::{Map, Value, json};

use crate::dimension::Dimension;
use crate::toml::keys::{Holds, Key, Keys, Rule};

/// The JSON schema of a file whose outermost table has these keys; `title` says what the file is.
pub fn json_schema(title: &str, keys: &Keys) -> Value {
    let mut schema = table(keys);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(title);
    schema
}

fn table(keys: &Keys) -> Value {
    let properties: Map<String, Value> = keys.keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required: Vec<&str> = keys.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    if !keys.rules.is_empty() {
        schema["allOf"] = keys.rules.iter().map(rule).collect();
    }
    schema
}

fn property(key: &Key) -> Value {
    let mut schema = value(key.holds);
    let form = dimension(key.holds).map_or(String::new(), |dimension| format!(": {}", dimension.examples()));
    schema["description"] = json!(format!("{}{form}", key.help));
    schema
}

fn dimension(holds: Holds) -> Option<Dimension> {
    match holds {
        Holds::Quantity(dimension)
        | Holds::Quantities(dimension)
        | Holds::Known(dimension)
        | Holds::KnownEither(dimension, _) => Some(dimension),
        _ => None,
    }
}

fn value(holds: Holds) -> Value {
    match holds {
        Holds::Text => json!({ "type": "string" }),
        Holds::Texts | Holds::Quantities(_) => json!({ "type": "array", "items": { "type": "string" } }),
        Holds::TextOrTexts => json!({ "type": ["string", "array"], "items": { "type": "string" } }),
        Holds::Whole(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Holds::Number(low, high) => json!({ "type": "number", "minimum": low, "maximum": high }),
        Holds::Switch => json!({ "type": "boolean" }),
        Holds::Word(words) => json!({ "enum": words() }),
        Holds::Suggested(words) => json!({ "anyOf": [{ "enum": words() }, { "type": "string" }] }),
        Holds::Quantity(dimension) | Holds::Known(dimension) => quantity(dimension.may_be_bare()),
        Holds::KnownEither(one, other) => quantity(one.may_be_bare() || other.may_be_bare()),
        Holds::Table(keys) => table(keys),
        Holds::Tables(keys) => json!({ "type": "array", "items": table(keys) }),
        Holds::UnknownOr(keys) => json!({ "anyOf": [{ "const": "unknown" }, table(keys)] }),
        Holds::Free => json!({ "type": "object", "additionalProperties": { "type": ["string", "number"] } }),
    }
}

fn quantity(may_be_bare: bool) -> Value {
    if may_be_bare { json!({ "type": ["string", "number"] }) } else { json!({ "type": "string" }) }
}

fn rule(rule: &Rule) -> Value {
    match rule {
        Rule::OneOf(sets) => json!({ "oneOf": sets.iter().map(|set| json!({ "required": set })).collect::<Vec<_>>() }),
        Rule::Sourced(keys) => {
            let named = keys.iter().map(|key| json!({ "required": [key] }));
            let unknown = json!({ "properties": { "value": { "const": "unknown" } }, "required": ["value"] });
            json!({ "anyOf": named.chain([unknown]).collect::<Vec<_>>() })
        }
        Rule::Belongs(key, to, words) => {
            let absent = json!({ "properties": { *key: false } });
            json!({ "if": is_one_of(to, words()), "then": { "required": [key] }, "else": absent })
        }
        Rule::Unless(key, of, words) => json!({ "if": is_one_of(of, words()), "else": { "required": [key] } }),
    }
}

fn is_one_of(key: &str, words: Vec<&str>) -> Value {
    json!({ "properties": { key: { "enum": words } } })
}
