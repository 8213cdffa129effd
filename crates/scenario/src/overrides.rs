//! Declared parameters set by the scenario: fixed at a value, `"channel.outflow" = "0.01 nL/min"`, or drawn from a range,
//! `"0.01 to 0.1 nL/min"`; in base units once read.

use exoskin_evidence::{Limit, Parameter, Prior};
use exoskin_quantity::toml::{Document, Table};
use exoskin_quantity::{
    Checked, Comma, Diagnostic, Dimension, Place, Source, leading_number, leading_range, nearest, parse_quantity,
    parse_range, quoted, show_number,
};
use exoskin_skin::Setting;

use super::{Scenario, limits};

/// Parameters set by a scenario: id, and what it is drawn from in base units ([`Prior::Fixed`] for one value).
pub type Overrides = Vec<(String, Prior)>;

/// Reads `[model.set]`: parameter ids, with a value or a range each.
///
/// # Errors
/// An id that is not declared (with the nearest), a value without or with a wrong unit, a negative value, a range from high
/// to low.
pub(super) fn read(set: &Table<'_>, parameters: &[&Parameter]) -> Checked<Overrides> {
    set.keys().into_iter().map(|id| one(set, id, parameters)).collect()
}

fn one(set: &Table<'_>, id: &str, parameters: &[&Parameter]) -> Checked<(String, Prior)> {
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
    let value = override_prior(&text, parameter).map_err(|wrong| Diagnostic {
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

impl Scenario {
    /// What the scenario sets this parameter to, in base units.
    pub fn set(&self, id: &str) -> Option<&Prior> {
        self.overrides.iter().find(|(set, _)| set == id).map(|(_, prior)| prior)
    }
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
    within(base_value(text, parameter)?, parameter)
}

/// As [`override_value`], or a range: `0.01 to 0.1 nL/min`, `2–90 min`. A range is drawn evenly, in its logarithm where the
/// parameter's own prior is.
///
/// # Errors
/// As [`override_value`], for either end; a range from high to low.
pub fn override_prior(text: &str, parameter: &Parameter) -> Checked<Prior> {
    let Some((low, high)) = range(text, parameter)? else { return override_value(text, parameter).map(Prior::Fixed) };
    let (low, high) = (within(low, parameter)?, within(high, parameter)?);
    let is_temperature = parameter.unit.dimension() == Some(Dimension::Temperature);
    Ok(match parameter.prior {
        _ if low == high => Prior::Fixed(low),
        _ if is_temperature => Prior::Uniform { low, high },
        Prior::LogUniform { .. } | Prior::LogNormal { .. } | Prior::ZeroOrLogUniform { .. } | Prior::Fixed(_)
            if low > 0.0 =>
        {
            Prior::LogUniform { low, high }
        }
        _ => Prior::Uniform { low, high },
    })
}

/// Both ends of a text that is a range, in base units.
fn range(text: &str, parameter: &Parameter) -> Checked<Option<(f64, f64)>> {
    let named = |problem: String| Diagnostic::new(format!("`{}`: {problem}", parameter.id));
    // What does not even begin with a number is refused as a single value is.
    if leading_number(text, Comma::Open).is_err() {
        return Ok(None);
    }
    let ends = leading_range(text, Comma::Open).map_err(|wrong| named(wrong.problem).expected(wrong.expected))?;
    if ends.is_range {
        let end = |value: f64| base_value(format!("{value:e} {}", ends.rest).trim(), parameter);
        return Ok(Some((end(ends.low)?, end(ends.high)?)));
    }
    // A unit at each end, such as `0.5 min to 2 h`.
    let dimension = parameter.unit.dimension().filter(|_| ends.rest.contains(" to ") || ends.rest.contains('\u{2013}'));
    dimension
        .map(|dimension| parse_range(text, dimension))
        .transpose()
        .map_err(|wrong| named(wrong.problem).expected(wrong.expected.unwrap_or_default()).nearest(wrong.nearest))
}

fn within(value: f64, parameter: &Parameter) -> Checked<f64> {
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
        ["response", "hypothesis", key] => Some(format!("`hypotheses = {{ {key} = 1 }}` in [model]")),
        ["readout", "visible_share"] => {
            Some("another parameter: what counts as visible is the same for everybody".into())
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
