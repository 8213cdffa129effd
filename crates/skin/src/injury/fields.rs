//! Reading one number of a procedure's file: a value and its source, or "unknown".

use std::ops::RangeInclusive;

use exoskin_evidence::{Parameter, Prior};
use exoskin_quantity::toml::{Known, Table};
use exoskin_quantity::{Checked, Diagnostic, Dimension, nearest, quoted};

use crate::injury::{Field, keys, limits};

const FIELD_SHAPE: &str =
    "`{ value = \"...\", evidence = \"ROW\" }`, `{ value = \"...\", assumed = \"REASON\" }` or `\"unknown\"`";

/// What a field is: its parameter, and which values are sensible for it (base units).
pub(super) struct Shape {
    parameter: &'static Parameter,
    range: RangeInclusive<f64>,
}

impl Shape {
    pub(super) fn of(parameter: &'static Parameter, range: RangeInclusive<f64>) -> Shape {
        Shape { parameter, range }
    }

    fn dimension(&self) -> Dimension {
        self.parameter.unit.dimension().unwrap_or(Dimension::Number)
    }
}

pub(super) fn optional_field(table: &Table<'_>, key: &str, shape: &Shape) -> Checked<Option<Field>> {
    if table.has(key) { field(table, key, shape).map(Some) } else { Ok(None) }
}

pub(super) fn field(table: &Table<'_>, key: &str, shape: &Shape) -> Checked<Field> {
    if !table.has(key) {
        return Err(table.missing(key, FIELD_SHAPE));
    }
    if let Ok(Some(word)) = table.optional_string(key) {
        return match word.as_str() {
            "unknown" => Ok(Field::unknown(shape.parameter)),
            _ => Err(table.error_at(key, format!("`{key}` is text without a source"), FIELD_SHAPE)),
        };
    }
    let inner = table.table(key)?;
    inner.only(&keys::FIELD.names())?;
    let prior = prior(table, key, &inner, shape)?;
    let evidence = rows(&inner)?;
    let assumed = inner.optional_string("assumed")?.filter(|reason| !reason.trim().is_empty());
    if prior.is_some() && evidence.is_empty() && assumed.is_none() {
        return Err(table.error_at(
            key,
            format!("`{key}` gives no source"),
            "`evidence = \"ROW\"` or `assumed = \"REASON\"`",
        ));
    }
    Ok(Field { parameter: shape.parameter, prior, evidence, assumed })
}

fn prior(table: &Table<'_>, key: &str, inner: &Table<'_>, shape: &Shape) -> Checked<Option<Prior>> {
    if let Some(beta) = inner.optional_table("beta")? {
        return beta_prior(key, inner, &beta, shape).map(Some);
    }
    if !inner.has("value") {
        return Err(table.error_at(key, format!("`{key}` has no value"), FIELD_SHAPE));
    }
    let known = inner.known_quantity_in("value", shape.dimension(), shape.range.clone())?;
    Ok(match known {
        Known::Unknown => None,
        Known::Is(value) => Some(Prior::Fixed(value)),
        // Of a range of sizes only the ends are known: uniform in the logarithm where there is one.
        Known::Between(low, high) if low > 0.0 => Some(Prior::LogUniform { low, high }),
        Known::Between(low, high) => Some(Prior::Uniform { low, high }),
    })
}

fn beta_prior(key: &str, inner: &Table<'_>, beta: &Table<'_>, shape: &Shape) -> Checked<Prior> {
    beta.only(&keys::BETA.names())?;
    if shape.dimension() != Dimension::Fraction {
        return Err(inner.error_at(
            "beta",
            format!("`{key}` is not a share, so it cannot have a beta distribution"),
            "`value = \"...\"`",
        ));
    }
    if inner.has("value") {
        return Err(inner.error_at("value", format!("`{key}` has both `value` and `beta`"), "one of them"));
    }
    Ok(Prior::Beta { a: beta_shape(beta, "a")?, b: beta_shape(beta, "b")? })
}

fn beta_shape(beta: &Table<'_>, key: &str) -> Checked<f64> {
    let value = beta.number(key)?;
    if limits::BETA_SHAPE.contains(&value) {
        return Ok(value);
    }
    Err(beta.error_at(key, format!("`{key}` is {value}"), "0.1 to 1000"))
}

/// Evidence ids: one, or a list; each must be a row.
fn rows(inner: &Table<'_>) -> Checked<Vec<String>> {
    let ids = match inner.optional_string("evidence") {
        Ok(one) => one.into_iter().collect(),
        Err(_) => inner.strings("evidence")?,
    };
    for id in &ids {
        if exoskin_evidence::row(id).is_none() {
            return Err(unknown_row(inner, id));
        }
    }
    Ok(ids)
}

fn unknown_row(inner: &Table<'_>, id: &str) -> Diagnostic {
    let all = exoskin_evidence::rows().iter().map(|row| row.id.as_ref());
    inner
        .error_at("evidence", format!("{} is not an evidence row", quoted(id)), "the id of a row")
        .nearest(nearest(id, all))
}
