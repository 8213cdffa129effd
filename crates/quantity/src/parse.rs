//! Quantities as people write them: a number and its unit.

use std::fmt;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, quoted};
use crate::dimension::{ALL, Dimension};
use crate::names::Name;
use crate::nearest::nearest;
use crate::number::{Comma, NumberProblem, after_mark, leading_number, leading_range};
use crate::source::Source;

/// Absolute zero, in °C.
const ABSOLUTE_ZERO_C: f64 = -273.15;

/// Text longer than this is not a quantity.
const LONGEST_QUANTITY: usize = 200;

/// Why a text is not the quantity that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitProblem {
    /// What is wrong.
    pub problem: String,
    /// What would have been right.
    pub expected: Option<String>,
    /// The nearest valid unit or spelling.
    pub nearest: Option<String>,
}

impl UnitProblem {
    fn new(problem: String, dimension: Dimension) -> UnitProblem {
        UnitProblem { problem, expected: Some(dimension.examples().into()), nearest: None }
    }

    /// A problem with the number of a quantity.
    fn of_number(wrong: NumberProblem, dimension: Dimension) -> UnitProblem {
        let expected = format!("{}; {}", dimension.examples(), wrong.expected);
        UnitProblem { problem: wrong.problem, expected: Some(expected), nearest: wrong.nearest }
    }

    fn or(mut self, nearest: Option<String>) -> UnitProblem {
        self.nearest = nearest;
        self
    }

    /// The problem, as a problem with the value of `key`.
    pub(crate) fn of(mut self, key: &str) -> UnitProblem {
        if !self.problem.starts_with(&format!("`{key}` ")) {
            self.problem = format!("`{key}`: {}", self.problem);
        }
        self
    }

    fn diagnostic(self) -> Diagnostic {
        Diagnostic { problem: self.problem, expected: self.expected, nearest: self.nearest, ..Diagnostic::default() }
    }

    /// The problem at a stretch of bytes of `source`.
    pub fn at(self, source: &Source, span: Range<usize>) -> Diagnostic {
        self.diagnostic().in_file(&source.name).at(source.place(span.start))
    }

    /// The problem without a place, for a caller that does not know where its text comes from.
    pub fn unplaced(self) -> Diagnostic {
        self.diagnostic()
    }

    /// The problem in the command-line argument `name`, for example `--volume`.
    pub fn argument(self, name: impl Into<String>) -> Diagnostic {
        self.diagnostic().argument(name)
    }
}

impl fmt::Display for UnitProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.clone().diagnostic().fmt(f)
    }
}

impl std::error::Error for UnitProblem {}

/// Reads a quantity of the given dimension; the result is finite and in base units.
///
/// The unit must be written, except for counts, shares and pure numbers. `µ`, `μ` and `u`, `²`, `^2` and `2`,
/// `C` and `°C`, `/mL` and `per mL` mean the same; a month is 30 days, a year 365.
///
/// # Errors
/// No number, no unit, a unit of another dimension, an unknown unit, a number that is too large, a temperature below
/// absolute zero. Checking other limits is up to the caller.
pub fn parse_quantity(text: &str, dimension: Dimension) -> Result<f64, UnitProblem> {
    let (number, unit) = split(text, dimension)?;
    let value = apply(number, &normal_unit(unit), text, dimension)?;
    if value.is_finite() {
        Ok(value)
    } else {
        Err(UnitProblem::new(format!("{} is too large", quoted(text.trim())), dimension))
    }
}

/// Reads `LOW to HIGH`, `LOW-HIGH` or a single quantity, as (low, high) in base units; `LOW` may take its unit from
/// `HIGH`.
///
/// # Errors
/// As [`parse_quantity`]; and if the low end is above the high one.
pub fn parse_range(text: &str, dimension: Dimension) -> Result<(f64, f64), UnitProblem> {
    not_strange(text, dimension)?;
    let ends = leading_range(text, Comma::Open).map_err(|wrong| UnitProblem::of_number(wrong, dimension))?;
    if ends.is_range {
        known_beginning(ends.rest, dimension)?;
        let unit = normal_unit(ends.rest);
        let both = (apply(ends.low, &unit, text, dimension)?, apply(ends.high, &unit, text, dimension)?);
        return in_order(both, text, dimension);
    }
    match two_quantities(ends.rest) {
        None => parse_quantity(text, dimension).map(|value| (value, value)),
        Some((low_unit, high_text)) => {
            let low = apply(ends.low, &normal_unit(low_unit), text, dimension)?;
            in_order((low, parse_quantity(high_text, dimension)?), text, dimension)
        }
    }
}

/// The unit of the lower end, and the quantity at the upper one, where a range has a unit at each.
fn two_quantities(after_low: &str) -> Option<(&str, &str)> {
    const MARKS: [&str; 5] = [" to ", " - ", "\u{2013}", "\u{2014}", "\u{2026}"];
    let split = |mark: &&str| after_low.split_once(*mark).filter(|(_, high)| starts_a_number(high));
    MARKS.iter().find_map(split)
}

/// Whether a text begins with a digit, after a sign or a decimal point at most.
fn starts_a_number(text: &str) -> bool {
    text.trim_start().trim_start_matches(['-', '+', '\u{2212}', '.', ',']).starts_with(|c: char| c.is_ascii_digit())
}

fn in_order((low, high): (f64, f64), text: &str, dimension: Dimension) -> Result<(f64, f64), UnitProblem> {
    if low <= high {
        return Ok((low, high));
    }
    let problem = format!("{} runs from high to low", quoted(text.trim()));
    let turned = text.split_once(" to ").map(|(first, last)| format!("{} to {}", last.trim(), first.trim()));
    Err(UnitProblem::new(problem, dimension).or(turned))
}

/// Refuses what is no quantity before it is read.
fn not_strange(text: &str, dimension: Dimension) -> Result<(), UnitProblem> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return Err(UnitProblem::new("there is nothing here".into(), dimension));
    }
    if trimmed.len() > LONGEST_QUANTITY {
        return Err(UnitProblem::new(format!("{} is too long for a quantity", quoted(trimmed)), dimension));
    }
    Ok(())
}

/// The number at the start of a text, and the rest.
fn split(text: &str, dimension: Dimension) -> Result<(f64, &str), UnitProblem> {
    not_strange(text, dimension)?;
    let number = leading_number(text, Comma::Open).map_err(|wrong| UnitProblem::of_number(wrong, dimension))?;
    if after_mark(number.rest).is_some() {
        let problem = format!("{} is a range, where one value is needed", quoted(text.trim()));
        return Err(UnitProblem::new(problem, dimension));
    }
    known_beginning(number.rest, dimension)?;
    Ok((number.value, number.rest))
}

/// Refuses what stands where the unit should be and cannot be one.
fn known_beginning(unit: &str, dimension: Dimension) -> Result<(), UnitProblem> {
    if may_be_unit(unit) {
        return Ok(());
    }
    Err(UnitProblem::new(format!("{} after the number is not understood", quoted(unit)), dimension))
}

/// A unit begins with no digit or power, except the 1 of `1/mL`.
fn may_be_unit(text: &str) -> bool {
    let power = |c: char| matches!(c, '^' | ',' | '.' | '⁻' | '⁰' | '¹' | '²' | '³' | '⁴'..='⁹') || c.is_ascii_digit();
    text.strip_prefix('1').is_some_and(|rest| rest.trim_start().starts_with('/')) || !text.starts_with(power)
}

/// A number and the unit after it, in one spelling.
pub(crate) fn number_and_unit(text: &str) -> Option<(f64, String)> {
    let number = leading_number(text, Comma::Open).ok().filter(|number| may_be_unit(number.rest))?;
    Some((number.value, normal_unit(number.rest)))
}

/// One spelling for the many ways to write a unit.
fn normal_unit(unit: &str) -> String {
    let mut plain = String::new();
    for character in unit.replace("per ", "/").chars() {
        match character {
            'µ' | 'μ' => plain.push('u'),
            '²' => plain.push('2'),
            '³' => plain.push('3'),
            '⁻' | '\u{2212}' => plain.push('-'),
            '¹' => plain.push('1'),
            '^' | '°' | 'º' | '˚' => {}
            other if other.is_whitespace() => {}
            other => plain.push(other),
        }
    }
    match plain.strip_suffix("-1") {
        Some(inverse) if !inverse.contains('/') => format!("/{inverse}"),
        _ => plain,
    }
}

fn apply(number: f64, unit: &str, text: &str, dimension: Dimension) -> Result<f64, UnitProblem> {
    if let Some(value) = convert(number, unit, dimension) {
        return if dimension == Dimension::Temperature && value < ABSOLUTE_ZERO_C {
            Err(UnitProblem::new(format!("{} is below absolute zero", quoted(text.trim())), dimension))
        } else {
            Ok(value)
        };
    }
    Err(unit_problem(unit, text, dimension))
}

/// The value in base units, or nothing if the unit does not belong to the dimension.
fn convert(number: f64, unit: &str, dimension: Dimension) -> Option<f64> {
    match dimension {
        Dimension::Temperature => return celsius(number, unit),
        _ if unit.is_empty() => return dimension.may_be_bare().then_some(number),
        Dimension::Number => return None,
        _ => {}
    }
    let shape = dimension.shape();
    let Some(denominators) = shape.denominator else {
        return find(shape.numerator, unit).map(|unit| number * unit.times / unit.over);
    };
    let unit = if dimension == Dimension::Flow { per_thing_dropped(unit) } else { unit };
    let (above, below) = unit.split_once('/')?;
    let (above, below) = (find(shape.numerator, above)?, find(denominators, below)?);
    Some(number * (above.times * below.over) / (above.over * below.times))
}

fn celsius(number: f64, unit: &str) -> Option<f64> {
    match unit {
        "C" | "c" | "degC" | "℃" | "celsius" | "Celsius" => Some(number),
        "F" | "f" | "degF" | "℉" | "fahrenheit" | "Fahrenheit" => Some((number - 32.0) * 5.0 / 9.0),
        "K" | "kelvin" | "Kelvin" => Some(number + ABSOLUTE_ZERO_C),
        _ => None,
    }
}

/// A flow may be given per cell or per channel.
fn per_thing_dropped(unit: &str) -> &str {
    ["/cell", "/channel"].iter().find_map(|end| unit.strip_suffix(end)).unwrap_or(unit)
}

/// A unit by its spelling; a different case is accepted where it identifies only one unit.
fn find(units: &'static [Name], name: &str) -> Option<&'static Name> {
    let exact = units.iter().find(|unit| unit.spellings.contains(&name));
    exact.or_else(|| {
        let mut others =
            units.iter().filter(|unit| unit.spellings.iter().any(|known| known.eq_ignore_ascii_case(name)));
        others.next().filter(|_| others.next().is_none())
    })
}

fn unit_problem(unit: &str, text: &str, dimension: Dimension) -> UnitProblem {
    let shown = quoted(text.trim());
    if unit.is_empty() {
        return UnitProblem::new(format!("{shown} has no unit"), dimension);
    }
    if let Some(other) = ALL.into_iter().find(|&other| convert(1.0, unit, other).is_some()) {
        let problem = format!("{shown} is {}, not {}", other.name(), dimension.name());
        return UnitProblem::new(problem, dimension);
    }
    let problem = format!("{} is not a unit of {}", quoted(unit), dimension.name());
    UnitProblem::new(problem, dimension).or(nearest_unit(unit, dimension))
}

fn nearest_unit(unit: &str, dimension: Dimension) -> Option<String> {
    if dimension == Dimension::Temperature {
        return nearest(unit, ["C", "F", "K", "celsius", "fahrenheit", "kelvin"]);
    }
    let names =
        |units: &'static [Name]| units.iter().flat_map(|unit| unit.spellings.iter().copied()).filter(|n| !n.is_empty());
    let shape = dimension.shape();
    match (shape.denominator, unit.split_once('/')) {
        (None, _) => nearest(unit, names(shape.numerator)),
        (Some(denominators), Some((above, below))) => {
            let above = find(shape.numerator, above)
                .map(|_| above.to_owned())
                .or_else(|| nearest(above, names(shape.numerator)))?;
            let below =
                find(denominators, below).map(|_| below.to_owned()).or_else(|| nearest(below, names(denominators)))?;
            Some(format!("{above}/{below}"))
        }
        (Some(_), None) => None,
    }
}
