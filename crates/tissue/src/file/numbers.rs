//! Numbers are finite, and those with a unit are not below zero: checked by key, before anything is read from them.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{FileError, words};

/// Endings of keys whose values cannot be negative.
const UNITS: [&str; 6] = ["_per_min", "_um", "_um3", "_min", "_fold", "_share"];
/// Keys with a unit whose values have a sign.
const SIGNED: [&str; 3] = ["drift_um_per_min", "export_per_min", "to_um"];
/// Tables whose keys are the user's own words.
const OWN: [&str; 1] = ["custom"];

/// Refuses the first number that cannot be meant.
pub(crate) fn check(text: &str) -> Result<(), FileError> {
    let table = DeTable::parse(text).map_err(|error| words::of_toml(text, &error))?;
    let mut open: Vec<(String, &Spanned<DeValue<'_>>)> = entries(table.get_ref());
    while let Some((key, value)) = open.pop() {
        match value.get_ref() {
            DeValue::Float(number) => one(text, &key, value, &number.as_str().replace('_', ""))?,
            DeValue::Integer(number) => one(text, &key, value, number.as_str())?,
            DeValue::Array(values) => {
                for value in values.iter() {
                    open.push((key.clone(), value));
                }
            }
            DeValue::Table(inner) if !OWN.contains(&key.as_str()) => {
                // The words in a map of names stand for the key of the map.
                let named = has_unit(&key);
                open.extend(
                    entries(inner).into_iter().map(|(own, value)| (if named { key.clone() } else { own }, value)),
                );
            }
            _ => {}
        }
    }
    Ok(())
}

fn entries<'a, 'b>(table: &'b DeTable<'a>) -> Vec<(String, &'b Spanned<DeValue<'a>>)> {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), value)).collect()
}

fn has_unit(key: &str) -> bool {
    UNITS.iter().any(|unit| key.ends_with(unit)) && !SIGNED.contains(&key)
}

fn one(text: &str, key: &str, value: &Spanned<DeValue<'_>>, written: &str) -> Result<(), FileError> {
    let wrong = |expected: &str| {
        let problem = format!("`{key}` is {written}; expected {expected}");
        Err(FileError::at(text, value.span().start, problem))
    };
    // Whole numbers in other bases are never infinite, and have no sign.
    let Ok(number) = written.parse::<f64>() else { return Ok(()) };
    if !number.is_finite() {
        return wrong("a finite number");
    }
    if has_unit(key) && number < 0.0 {
        return wrong("0 or more");
    }
    Ok(())
}
