//! Declared parameters fixed at a value: `"channel.outflow" = "0.01 nL/min"`; in base units once read.

use exoskin_evidence::{Limit, Parameter, Prior};
use exoskin_quantity::toml::{Document, Table};
use exoskin_quantity::{Checked, Diagnostic, Dimension, Place, Source, nearest, parse_quantity, quoted, show_number};
use exoskin_skin::Setting;

use super::{Scenario, limits};

/// Reads `[model.set]`: parameter ids and values in base units.
///
/// # Errors
/// An id that is not declared (with the nearest), a value without or with a wrong unit, a negative value.
pub(super) fn read(set: &Table<'_>, parameters: &[&Parameter]) -> Checked<Vec<(String, f64)>> {
    set.keys().into_iter().map(|id| one(set, id, parameters)).collect()
}

fn one(set: &Table<'_>, id: &str, parameters: &[&Parameter]) -> Checked<(String, f64)> {
    let Some(parameter) = parameters.iter().find(|parameter| parameter.id == id) else {
        let meant = nearest(id, parameters.iter().map(|parameter| parameter.id));
        return Err(Diagnostic::new(format!("{} is not a parameter", quoted(id)))
            .in_file(&set.source().name)
            .at(set.key_place(id))
            .expected("the id of a declared parameter, in quotes (`exoskin evidence list` shows them)")
            .nearest(meant));
    };
    if let Some(place) = place_of_its_own(id) {
        return Err(Diagnostic::new(format!("{} is not set here", quoted(id)))
            .in_file(&set.source().name)
            .at(set.key_place(id))
            .expected(place));
    }
    let text = match set.optional_number(id) {
        Ok(Some(number)) => format!("{number:e}"),
        _ => set.string(id)?,
    };
    let value = override_value(&text, parameter).map_err(|wrong| Diagnostic {
        file: Some(set.source().name.clone()),
        place: Some(set.source().place(set.value_span(id).start)),
        ..wrong
    })?;
    Ok((id.to_owned(), value))
}

/// Where a scenario's file sets a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SetAt {
    /// The id.
    pub key: Place,
    /// The value.
    pub value: Place,
}

/// Where the file of `scenario` sets the parameter `id`; none if it does not, or is no file.
pub fn set_at(scenario: &Scenario, id: &str) -> Option<SetAt> {
    let document = Document::parse(Source::new(&scenario.file, &scenario.text)).ok()?;
    let set = document.root().optional_table("model").ok()??.optional_table("set").ok()??;
    let value = || document.source().place(set.value_span(id).start);
    set.has(id).then(|| SetAt { key: set.key_place(id), value: value() })
}

/// A value for a parameter, from text with a unit to base units.
///
/// # Errors
/// No number, a missing or wrong unit, a negative value or one far beyond the prior; without a place, because only the
/// caller knows it.
pub fn override_value(text: &str, parameter: &Parameter) -> Checked<f64> {
    let value = base_value(text, parameter)?;
    let (low, high) = allowed(parameter);
    let unit = parameter.unit;
    if (unit.to_base(low)..=unit.to_base(high)).contains(&value) {
        return Ok(value);
    }
    let (id, shown) = (parameter.id, parameter.shown_unit());
    Err(Diagnostic::new(format!("`{id}` is {}{shown}", show_number(unit.from_base(value)))).expected(format!(
        "{} to {}{shown}",
        show_number(low),
        show_number(high)
    )))
}

/// Where the value belongs of a parameter that has its own key, with its own checks.
fn place_of_its_own(id: &str) -> Option<String> {
    let skin = |key: &str| format!("`{key} = \"...\"` in [skin]");
    match id.split('.').collect::<Vec<_>>()[..] {
        ["procedure", key] if Setting::KEYS.names().contains(&key) => {
            Some(format!("`settings = {{ {key} = \"...\" }}` in [[arm.session]]"))
        }
        ["vial", "label", "count"] => Some("`label = \"...\"` in [[arm.session.apply]]".into()),
        ["skin", key @ ("stratum_corneum" | "junction"), _] => Some(skin(key)),
        _ => None,
    }
}

/// What is sensible for a parameter, in its own unit, with the ends as shown: a value that a message names must be
/// accepted.
fn allowed(parameter: &Parameter) -> (f64, f64) {
    let (low, high) = sensible(parameter);
    let shown = |value: f64| show_number(value).parse().unwrap_or(value);
    (shown(low), shown(high))
}

/// From zero (if nothing is divided by it) to far beyond the prior; shares up to 1.
fn sensible(parameter: &Parameter) -> (f64, f64) {
    if parameter.unit.dimension() == Some(Dimension::Temperature) {
        return limits::TEMPERATURE_C.into_inner();
    }
    let (low, high) = parameter.prior.interval90();
    let least = if is_never_zero(parameter) { low.max(0.0) / limits::BEYOND_PRIOR } else { 0.0 };
    let most = match parameter.prior {
        _ if parameter.unit.dimension() == Some(Dimension::Fraction) => 1.0,
        Prior::LogNormal { .. } => limits::BEYOND_SPREAD * high,
        _ => limits::BEYOND_PRIOR * high.max(f64::MIN_POSITIVE),
    };
    match parameter.limit {
        Limit::AtLeast(least) => (least, most),
        Limit::AtMost(most) => (least, most),
        Limit::OfUnit | Limit::MayBeZero | Limit::NotZero => (least, most),
    }
}

fn is_never_zero(parameter: &Parameter) -> bool {
    use Dimension::{Area, Diffusivity, Length, Time, Volume};
    match parameter.limit {
        Limit::NotZero => true,
        Limit::MayBeZero => false,
        _ => matches!(parameter.unit.dimension(), Some(Length | Area | Volume | Time | Diffusivity)),
    }
}

/// The value of a text in any unit of the same kind as the parameter's; in the parameter's own unit it is exact to the
/// bit.
fn base_value(text: &str, parameter: &Parameter) -> Checked<f64> {
    let dimension = parameter.unit.dimension();
    let read = if dimension == Some(Dimension::Temperature) { None } else { parameter.unit.read(text) };
    match (read, dimension) {
        (Some(value), _) => Ok(value),
        (None, None) => Err(not_a_value(text, parameter)),
        (None, Some(dimension)) => parse_quantity(text, dimension).map_err(|wrong| {
            Diagnostic::new(format!("`{}`: {}", parameter.id, wrong.problem))
                .expected(wrong.expected.unwrap_or_default())
                .nearest(wrong.nearest)
        }),
    }
}

fn not_a_value(text: &str, parameter: &Parameter) -> Diagnostic {
    let unit = parameter.unit.text();
    let short = unit.strip_prefix('1').filter(|short| short.starts_with('/')).unwrap_or(unit);
    Diagnostic::new(format!("`{}` is {}", parameter.id, quoted(text)))
        .expected(format!("a number and its unit, for example `2 {short}`"))
}
