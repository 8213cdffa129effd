//! Quantities with units in a table, checked against a range if the caller gives one.

use std::ops::{Range, RangeInclusive};

use toml_edit::Item;

use crate::diagnostic::{Checked, Diagnostic};
use crate::dimension::Dimension;
use crate::parse::{UnitProblem, parse_quantity, parse_range};
use crate::show::{show_number, show_quantity};
use crate::toml::{Known, Table};

impl Table<'_> {
    /// A required quantity, in base units. The unit is mandatory: `volume = "2 mL"`.
    ///
    /// # Errors
    /// Missing, not a text with number and unit, or a unit of another dimension.
    pub fn quantity(&self, key: &str, dimension: Dimension) -> Checked<f64> {
        self.optional_quantity(key, dimension)?.ok_or_else(|| self.missing(key, dimension.examples()))
    }

    /// An optional quantity.
    ///
    /// # Errors
    /// As [`Table::quantity`], except that it may be absent.
    pub fn optional_quantity(&self, key: &str, dimension: Dimension) -> Checked<Option<f64>> {
        let Some(item) = self.item(key) else { return Ok(None) };
        let text = self.quantity_text(key, item, dimension)?;
        parse_quantity(&text, dimension).map(Some).map_err(|problem| self.unit_error(key, problem))
    }

    /// A required quantity that must be in `range` (base units).
    ///
    /// # Errors
    /// As [`Table::quantity`]; outside the range, which the error shows in everyday units.
    pub fn quantity_in(&self, key: &str, dimension: Dimension, range: RangeInclusive<f64>) -> Checked<f64> {
        self.optional_quantity_in(key, dimension, range)?.ok_or_else(|| self.missing(key, dimension.examples()))
    }

    /// An optional quantity that must be in `range` (base units).
    ///
    /// # Errors
    /// As [`Table::quantity_in`], except that it may be absent.
    pub fn optional_quantity_in(
        &self,
        key: &str,
        dimension: Dimension,
        range: RangeInclusive<f64>,
    ) -> Checked<Option<f64>> {
        let Some(value) = self.optional_quantity(key, dimension)? else { return Ok(None) };
        self.check_range(key, value, dimension, &range).map(Some)
    }

    /// A list of quantities, each in `range`; empty where the key is left out.
    ///
    /// # Errors
    /// Not a list, or a member that [`Table::quantity_in`] would refuse.
    pub fn quantities_in(&self, key: &str, dimension: Dimension, range: RangeInclusive<f64>) -> Checked<Vec<f64>> {
        let read = |(text, span): (String, Range<usize>)| {
            let wrong = |problem: UnitProblem| problem.of(key).at(self.source(), span.clone());
            let value = parse_quantity(&text, dimension).map_err(wrong)?;
            outside(key, value, dimension, &range).map_or(Ok(value), |problem| Err(wrong(problem)))
        };
        let expected = format!("a list of strings, each {}", dimension.examples());
        self.strings_with_spans(key, &expected)?.into_iter().map(read).collect()
    }

    /// What the file knows about a quantity: left out or `"unknown"`, `"5e9 /mL"`, or `"1e9 to 2.5e10 /mL"`.
    ///
    /// # Errors
    /// Anything else.
    pub fn known_quantity(&self, key: &str, dimension: Dimension) -> Checked<Known<f64>> {
        let Some(item) = self.item(key) else { return Ok(Known::Unknown) };
        let text = self.quantity_text(key, item, dimension)?;
        if text.trim().eq_ignore_ascii_case("unknown") {
            return Ok(Known::Unknown);
        }
        let (low, high) = parse_range(&text, dimension).map_err(|problem| {
            let examples = format!("{}, a range such as `1 to 2 ...`, or `unknown`", dimension.examples());
            self.unit_error(key, UnitProblem { expected: Some(examples), ..problem })
        })?;
        Ok(if low == high { Known::Is(low) } else { Known::Between(low, high) })
    }

    /// As [`Table::known_quantity`], with both ends in `range` (base units).
    ///
    /// # Errors
    /// As [`Table::known_quantity`]; outside the range.
    pub fn known_quantity_in(
        &self,
        key: &str,
        dimension: Dimension,
        range: RangeInclusive<f64>,
    ) -> Checked<Known<f64>> {
        let known = self.known_quantity(key, dimension)?;
        if let Some((low, high)) = known.ends() {
            self.check_range(key, low, dimension, &range)?;
            self.check_range(key, high, dimension, &range)?;
        }
        Ok(known)
    }

    /// The text of a quantity. Counts, shares and pure numbers may be TOML numbers; all others need a unit.
    fn quantity_text(&self, key: &str, item: &Item, dimension: Dimension) -> Checked<String> {
        if let Some(text) = item.as_str() {
            return Ok(text.to_owned());
        }
        let number = item.as_float().or_else(|| item.as_integer().map(|whole| whole as f64));
        match number {
            Some(value) if dimension.may_be_bare() => Ok(format!("{value:e}")),
            Some(value) => Err(self.error_at(
                key,
                format!("`{key}` is {} without a unit", show_number(value)),
                dimension.examples(),
            )),
            None => Err(self.wrong_kind(key, item, dimension.examples())),
        }
    }

    fn unit_error(&self, key: &str, problem: UnitProblem) -> Diagnostic {
        problem.of(key).at(self.source(), self.value_span(key))
    }

    fn check_range(&self, key: &str, value: f64, dimension: Dimension, range: &RangeInclusive<f64>) -> Checked<f64> {
        match outside(key, value, dimension, range) {
            Some(problem) => Err(problem.at(self.source(), self.value_span(key))),
            None => Ok(value),
        }
    }
}

/// The problem that a value is outside its range, if it is, with the range in everyday units.
fn outside(key: &str, value: f64, dimension: Dimension, range: &RangeInclusive<f64>) -> Option<UnitProblem> {
    let show = |value: &f64| show_quantity(*value, dimension);
    (!range.contains(&value)).then(|| UnitProblem {
        problem: format!("`{key}` is {}", show(&value)),
        expected: Some(format!("{} to {}", show(range.start()), show(range.end()))),
        nearest: None,
    })
}
