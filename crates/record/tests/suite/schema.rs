//! The shipped schema accepts our summaries and refuses broken ones.
//!
//! The judge below knows the part of JSON schema that `schemas/summary.schema.json` uses, and fails on any other word.

use crate::common;

use exoskin_record::{json, schema};
use serde_json::Value;

/// What is wrong with `value`, as a path and a reason.
fn judge(root: &Value, rule: &Value, value: &Value, at: &str) -> Result<(), String> {
    let Some(rules) = rule.as_object() else { return Err(format!("{at}: a rule that is no object: {rule}")) };
    for (word, rule) in rules {
        let ok = match word.as_str() {
            "$schema" | "title" | "description" | "$defs" | "format" | "default" => true,
            "$ref" => {
                let name = rule.as_str().unwrap().strip_prefix('#').unwrap();
                judge(root, root.pointer(name).unwrap(), value, at)?;
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|name| has_type(value, name)),
                name => has_type(value, name),
            },
            "anyOf" => rule.as_array().unwrap().iter().any(|rule| judge(root, rule, value, at).is_ok()),
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minItems" => value.as_array().is_none_or(|list| list.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|list| list.len() as u64 <= rule.as_u64().unwrap()),
            "required" => {
                let has = |name: &Value| value.get(name.as_str().unwrap()).is_some();
                value.as_object().is_none_or(|_| rule.as_array().unwrap().iter().all(has))
            }
            "properties" => {
                for (name, rule) in rule.as_object().unwrap() {
                    if let Some(value) = value.get(name) {
                        judge(root, rule, value, &format!("{at}.{name}"))?;
                    }
                }
                true
            }
            "additionalProperties" => {
                for (name, value) in value.as_object().into_iter().flatten() {
                    if rules.get("properties").and_then(|known| known.get(name)).is_none() {
                        judge(root, rule, value, &format!("{at}.{name}"))?;
                    }
                }
                true
            }
            "items" | "prefixItems" => {
                for (place, value) in value.as_array().into_iter().flatten().enumerate() {
                    let rule = if rule.is_array() { rule.get(place).unwrap() } else { rule };
                    judge(root, rule, value, &format!("{at}[{place}]"))?;
                }
                true
            }
            unknown => return Err(format!("{at}: the judge does not know the word {unknown}")),
        };
        if !ok {
            return Err(format!("{at}: `{word}: {rule}` does not hold for {value}"));
        }
    }
    Ok(())
}

fn has_type(value: &Value, name: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    }
}

fn check(document: &Value) -> Result<(), String> {
    let schema: Value = serde_json::from_str(schema::SUMMARY).unwrap();
    judge(&schema, &schema, document, "summary")
}

fn sample() -> Value {
    serde_json::from_slice(&json::summary(&common::summary()).unwrap()).unwrap()
}

#[test]
fn our_summaries_follow_the_schema() {
    check(&sample()).unwrap();
}

#[test]
fn broken_summaries_do_not() {
    let breaks: [fn(&mut Value); 5] = [
        |s| s["seed"] = Value::from("one"),
        |s| s["arms"][0]["ledger"]["fates"]["residue"] = Value::from(0.5),
        |s| s["arms"][0]["ledger"]["applied"] = Value::from(-1),
        |s| s["arms"][1]["entered_share"]["median"] = Value::Null,
        |s| drop(s["arms"][0].as_object_mut().unwrap().remove("strip")),
    ];
    for (number, break_it) in breaks.into_iter().enumerate() {
        let mut document = sample();
        break_it(&mut document);
        assert!(check(&document).is_err(), "break {number} went unnoticed");
    }
}

#[test]
fn every_field_is_explained() {
    let schema: Value = serde_json::from_str(schema::SUMMARY).unwrap();
    let types = schema["$defs"].as_object().unwrap().values().chain([&schema]);
    for (name, field) in types.filter_map(|rule| rule["properties"].as_object()).flatten() {
        assert!(field.get("description").is_some(), "{name} has no description");
    }
}
