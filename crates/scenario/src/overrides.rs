//! Declared parameters held at a value: `"channel.outflow" = "0.01 nL/min"`.

use std::ops::RangeInclusive;

use exoskin_evidence::{Parameter, Prior};
use exoskin_quantity::toml::Table;
use exoskin_quantity::{Checked, Diagnostic, Dimension, nearest, parse_quantity, quoted, show_number};
use exoskin_skin::Setting;

use super::limits;

/// Dimensions in the order in which a parameter's unit is tried; temperatures have a zero of their own.
const DIMENSIONS: [Dimension; 12] = [
    Dimension::Length,
    Dimension::Area,
    Dimension::Volume,
    Dimension::Time,
    Dimension::Mass,
    Dimension::Concentration,
    Dimension::AreaDensity,
    Dimension::RatePerTime,
    Dimension::Velocity,
    Dimension::Diffusivity,
    Dimension::Flow,
    Dimension::MassConcentration,
];

/// Units of pure numbers.
const PURE: [&str; 6] = ["1", "", "ratio", "share", "fraction", "%"];

/// Reads `[model.set]`: parameter ids and values in the parameters' own units.
///
/// # Errors
/// An id that is not declared (with the nearest), a value without or with a wrong unit, a negative value.
pub(super) fn read(set: &Table<'_>, parameters: &[&Parameter]) -> Checked<Vec<(String, f64)>> {
    set.keys().into_iter().map(|id| one(set, id, parameters)).collect()
}

fn one(set: &Table<'_>, id: &str, parameters: &[&Parameter]) -> Checked<(String, f64)> {
    let Some(parameter) = parameters.iter().find(|parameter| parameter.id == id) else {
        let meant = nearest(id, parameters.iter().map(|parameter| parameter.id));
        return Err(Diagnostic::new(format!("{} is no parameter", quoted(id)))
            .in_file(&set.source().name)
            .at(set.key_place(id))
            .expected("the id of a declared parameter, in quotes (`exoskin evidence list` shows them)")
            .nearest(meant));
    };
    if let Some(place) = place_of_its_own(id) {
        return Err(Diagnostic::new(format!("{} is not held here", quoted(id)))
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

/// A value for a parameter, from a text with a unit to a number in the parameter's own unit.
///
/// # Errors
/// No number, a missing or wrong unit, a negative value or one far beyond the prior; without a place, which the caller knows.
pub fn override_value(text: &str, parameter: &Parameter) -> Checked<f64> {
    let value = in_own_unit(text, parameter)?;
    let unit = if PURE.contains(&parameter.unit) { "" } else { parameter.unit };
    let range = allowed(parameter);
    if range.contains(&value) {
        return Ok(value);
    }
    let (low, high) = (show_number(*range.start()), show_number(*range.end()));
    Err(Diagnostic::new(format!("`{}` is {} {unit}", parameter.id, show_number(value)).trim_end())
        .expected(format!("{low} to {high} {unit}").trim_end()))
}

/// Where the value of a parameter belongs that has a key of its own, and checks of its own with it.
fn place_of_its_own(id: &str) -> Option<String> {
    let skin = |key: &str| format!("`{key} = \"...\"` in [skin]");
    match id.split('.').collect::<Vec<_>>()[..] {
        ["procedure", key] if Setting::KEYS.contains(&key) => {
            Some(format!("`settings = {{ {key} = \"...\" }}` in [[arm.session]]"))
        }
        ["skin", key @ ("stratum_corneum" | "junction"), _] => Some(skin(key)),
        _ => None,
    }
}

/// The pore of tissue, and the share of liquid in a depot: parameters of the transport with limits of their own.
const PORE: &str = "tissue.pore_diameter";
const DEPOT_LIQUID: &str = "depot.liquid_share";

/// Units of what is divided by somewhere: lengths, areas, volumes, times, diffusivities, growth in length.
const NEVER_ZERO_UNITS: [&str; 16] =
    ["nm", "um", "mm", "um2", "mm2", "cm2", "um^3", "s", "min", "h", "d", "week", "month", "y", "um2/s", "mm/d"];
/// Lengths that may be zero all the same.
const ZERO_LENGTHS: [&str; 2] = ["procedure.coagulated_rim", "procedure.dead_rim"];
/// Pure numbers of which a logarithm is taken, or by which a time is divided.
const NEVER_ZERO: [&str; 6] = [
    "vial.fit.pp_48h",
    "vial.fit.lobind_48h",
    "hair.anagen_kept_aga",
    "hair.telogen_share",
    "channel.plug_hindrance",
    "healing.procollagen.young",
];
/// Shares that are turned into rates: all of it within a time would take an infinite one.
const NEVER_ALL: [&str; 1] = ["skin.intact_trace"];

/// What is not absurd for a parameter, with ends as they are shown: what a message names has to be taken.
fn allowed(parameter: &Parameter) -> RangeInclusive<f64> {
    let (low, high) = sensible(parameter).into_inner();
    let shown = |value: f64| show_number(value).parse().unwrap_or(value);
    shown(low)..=shown(high)
}

/// From zero (where nothing is divided by it) to far beyond the prior; shares to 1.
fn sensible(parameter: &Parameter) -> RangeInclusive<f64> {
    let id = parameter.id;
    let (low, high) = parameter.prior.interval90();
    let by_unit = NEVER_ZERO_UNITS.contains(&parameter.unit) && !ZERO_LENGTHS.contains(&id);
    let positive = by_unit || NEVER_ZERO.contains(&id) || id.ends_with(".q10");
    let least = if positive { low.max(0.0) / limits::BEYOND_PRIOR } else { 0.0 };
    match parameter.unit {
        _ if id == PORE => limits::LEAST_PORE_NM..=limits::BEYOND_PRIOR * high,
        "C" => limits::TEMPERATURE_C,
        _ if id == DEPOT_LIQUID => 0.0..=limits::MOST_LIQUID,
        "share" | "fraction" if NEVER_ALL.contains(&id) => 0.0..=limits::NEARLY_ALL,
        "share" | "fraction" => least..=1.0,
        _ if is_part(parameter) => least..=1.0,
        _ if matches!(parameter.prior, Prior::LogNormal { .. }) => least..=limits::BEYOND_SPREAD * high,
        _ => least..=limits::BEYOND_PRIOR * high.max(f64::MIN_POSITIVE),
    }
}

/// Parts of something without a unit of their own: called a share or a chance, and believed to be one.
fn is_part(parameter: &Parameter) -> bool {
    let called = |word: &str| parameter.name.contains(word) || parameter.id.ends_with(word);
    let words = ["share", "chance", "kept", "emissivity"];
    let ends = parameter.prior.quantile(1.0) <= 1.0 && parameter.prior.quantile(0.0) >= 0.0;
    PURE.contains(&parameter.unit) && ends && words.into_iter().any(called)
}

fn in_own_unit(text: &str, parameter: &Parameter) -> Checked<f64> {
    let own = parameter.unit;
    if PURE.contains(&own) {
        let share = matches!(own, "share" | "fraction" | "%") || is_part(parameter);
        return quantity(text, if share { Dimension::Fraction } else { Dimension::Number }, parameter);
    }
    if own == "C" {
        return quantity(text, Dimension::Temperature, parameter);
    }
    // Written in its own unit a value arrives to the bit.
    if let Some(value) = as_declared(text, own) {
        return Ok(value);
    }
    let one = format!("1 {own}");
    for dimension in DIMENSIONS {
        if let Ok(unit) = parse_quantity(&one, dimension) {
            return Ok(quantity(text, dimension, parameter)? / unit);
        }
    }
    let short = short_unit(own);
    Err(Diagnostic::new(format!("`{}` is {}", parameter.id, quoted(text)))
        .expected(format!("a number and its unit, for example `2 {short}`")))
}

fn quantity(text: &str, dimension: Dimension, parameter: &Parameter) -> Checked<f64> {
    parse_quantity(text, dimension).map_err(|wrong| {
        Diagnostic::new(format!("`{}`: {}", parameter.id, wrong.problem))
            .expected(wrong.expected.unwrap_or_default())
            .nearest(wrong.nearest)
    })
}

/// A number and exactly the unit of the declaration; `1/cell` may be written `/cell`.
fn as_declared(text: &str, own: &str) -> Option<f64> {
    let text = text.trim();
    let number = text.strip_suffix(&format!(" {own}")).or_else(|| text.strip_suffix(short_unit(own)))?;
    number.trim().parse::<f64>().ok().filter(|value| value.is_finite())
}

fn short_unit(own: &str) -> &str {
    own.strip_prefix('1').filter(|short| short.starts_with('/')).unwrap_or(own)
}
