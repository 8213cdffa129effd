//! Reading a procedure's file. Every number names an evidence row, or says why it was assumed, or is "unknown".

use std::ops::RangeInclusive;

use exoskin_evidence::{Parameter, Prior};
use exoskin_quantity::toml::{Document, Known, Table};
use exoskin_quantity::{Checked, Diagnostic, Dimension, Source, nearest, quoted};

use crate::injury::{Channels, DeviceClass, Field, Filling, Pattern, Procedure, limits};
use crate::parameters as p;
use crate::units::{PERCENT, S_PER_H, UM_PER_MM, UM2_PER_MM2};

const ROOT_KEYS: &[&str] = &["schema", "name", "title", "aliases", "device_class", "notes", "channels"];
const CHANNEL_KEYS: &[&str] = &[
    "density",
    "passes",
    "width",
    "needle",
    "depth_ratio",
    "depth",
    "coagulated_rim",
    "dead_rim",
    "open_share",
    "closing_half_life",
    "blood_filled",
    "pattern",
    "filling",
];
const FIELD_KEYS: &[&str] = &["value", "beta", "evidence", "assumed"];
const FIELD_SHAPE: &str =
    "`{ value = \"...\", evidence = \"ROW\" }`, `{ value = \"...\", assumed = \"REASON\" }` or `\"unknown\"`";

/// What a field is: its parameter, how to read it, the parameter's unit in base units, and what is not absurd.
struct Shape {
    parameter: &'static Parameter,
    dimension: Dimension,
    unit: f64,
    range: RangeInclusive<f64>,
}

/// Reads a procedure.
///
/// # Errors
/// With its place: no TOML, unknown or missing keys, wrong units, absurd values, a number without a source, an unknown
/// evidence row, channels that would cover most of the skin.
pub fn parse_procedure(source: Source) -> Checked<Procedure> {
    let document = Document::parse(source)?;
    let root = document.root();
    root.only(ROOT_KEYS)?;
    check_schema(&root)?;
    let device_class = device_class(&root)?;
    let procedure = Procedure {
        name: name(&root)?,
        title: root.string("title")?,
        aliases: root.strings("aliases")?,
        device_class,
        notes: root.strings("notes")?,
        channels: channels(&root, device_class)?,
        text: document.source().text.clone(),
        file: document.source().name.clone(),
    };
    Ok(procedure)
}

fn check_schema(root: &Table<'_>) -> Checked<()> {
    match root.integer("schema")? {
        1 => Ok(()),
        other => Err(root.error_at("schema", format!("`schema` is {other}"), "`schema = 1`")),
    }
}

fn name(root: &Table<'_>) -> Checked<String> {
    let name = root.string("name")?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.is_empty() && name.len() <= 60 && name.chars().all(fits) {
        Ok(name)
    } else {
        Err(root.error_at(
            "name",
            format!("{} is no name for a procedure", quoted(&name)),
            "small letters, digits and `_`",
        ))
    }
}

fn device_class(root: &Table<'_>) -> Checked<DeviceClass> {
    let words: Vec<&str> = DeviceClass::WORDS.iter().map(|(word, _)| *word).collect();
    let chosen = root.choice("device_class", &words)?;
    let found = DeviceClass::WORDS.iter().find(|(word, _)| *word == chosen);
    Ok(found.map_or(DeviceClass::None, |(_, class)| *class))
}

fn channels(root: &Table<'_>, class: DeviceClass) -> Checked<Option<Channels>> {
    let Some(table) = root.optional_table("channels")? else {
        return if class == DeviceClass::None { Ok(None) } else { Err(root.missing("channels", "a table [channels]")) };
    };
    if class == DeviceClass::None {
        return Err(root.error_at("channels", "a procedure of class `none` makes no channels", "no [channels] here"));
    }
    table.only(CHANNEL_KEYS)?;
    let channels = Channels {
        density: field(&table, "density", &density())?,
        passes: field(&table, "passes", &passes())?,
        width: field(&table, "width", &length(&p::WIDTH, limits::WIDTH_UM))?,
        needle: optional_field(&table, "needle", &needle())?,
        depth_ratio: optional_field(&table, "depth_ratio", &ratio())?,
        depth: optional_field(&table, "depth", &length(&p::DEPTH, limits::DEPTH_UM))?,
        coagulated_rim: field(&table, "coagulated_rim", &length(&p::COAGULATED_RIM, limits::COAGULATED_UM))?,
        dead_rim: field(&table, "dead_rim", &length(&p::DEAD_RIM, limits::DEAD_UM))?,
        open_share: field(&table, "open_share", &share(&p::OPEN_SHARE))?,
        closing_half_life: field(&table, "closing_half_life", &closing())?,
        blood_filled: field(&table, "blood_filled", &share(&p::BLOOD_FILLED))?,
        pattern: if table.choice("pattern", &Pattern::WORDS)? == "even" { Pattern::Even } else { Pattern::Random },
        filling: if table.choice("filling", &Filling::WORDS)? == "hole" { Filling::Hole } else { Filling::Coagulum },
    };
    check_depth(&table, &channels)?;
    check_mouths(&table, &channels)?;
    Ok(Some(channels))
}

/// Either a depth, or a needle and what of its length arrives.
fn check_depth(table: &Table<'_>, channels: &Channels) -> Checked<()> {
    let both = channels.needle.is_some() && channels.depth_ratio.is_some();
    match (&channels.depth, &channels.needle, &channels.depth_ratio) {
        (Some(_), None, None) => Ok(()),
        (None, _, _) if both => Ok(()),
        (None, Some(_), None) => {
            Err(table.missing("depth_ratio", "channel depth over needle length, or give `depth` alone"))
        }
        (None, None, Some(_)) => Err(table.missing("needle", "the needle's length, or give `depth` alone")),
        (None, _, _) => Err(table.missing("depth", "the channel's depth; or `needle` with `depth_ratio`")),
        (Some(_), _, _) => {
            Err(table.error_at("depth", "`depth` stands beside a needle", "`depth`, or `needle` with `depth_ratio`"))
        }
    }
}

fn check_mouths(table: &Table<'_>, channels: &Channels) -> Checked<()> {
    let (share, limit) = (channels.largest_mouth_share(), limits::LARGEST_MOUTH_SHARE);
    if share <= limit {
        return Ok(());
    }
    let problem =
        format!("by `density`, `passes` and `width` the channels take up to {:.0} % of the skin", share * PERCENT);
    let expected = format!("at most {:.0} %: above it channels run into each other", limit * PERCENT);
    Err(table.error_at("density", problem, expected))
}

fn optional_field(table: &Table<'_>, key: &str, shape: &Shape) -> Checked<Option<Field>> {
    if table.has(key) { field(table, key, shape).map(Some) } else { Ok(None) }
}

fn field(table: &Table<'_>, key: &str, shape: &Shape) -> Checked<Field> {
    if !table.has(key) {
        return Err(table.missing(key, FIELD_SHAPE));
    }
    if let Ok(Some(word)) = table.optional_string(key) {
        return match word.as_str() {
            "unknown" => Ok(Field::unknown(shape.parameter)),
            _ => Err(table.error_at(key, format!("`{key}` is a text without a source"), FIELD_SHAPE)),
        };
    }
    let inner = table.table(key)?;
    inner.only(FIELD_KEYS)?;
    let prior = prior(table, key, &inner, shape)?;
    let evidence = rows(&inner)?;
    let assumed = inner.optional_string("assumed")?.filter(|reason| !reason.trim().is_empty());
    if prior.is_some() && evidence.is_empty() && assumed.is_none() {
        return Err(table.error_at(
            key,
            format!("`{key}` names no source"),
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
    let known = inner.known_quantity_in("value", shape.dimension, shape.range.clone())?;
    Ok(match known {
        Known::Unknown => None,
        Known::Is(value) => Some(Prior::Fixed(value / shape.unit)),
        // Over a range of sizes nothing is known but its ends: even in the logarithm where there is one.
        Known::Between(low, high) if low > 0.0 => {
            Some(Prior::LogUniform { low: low / shape.unit, high: high / shape.unit })
        }
        Known::Between(low, high) => Some(Prior::Uniform { low: low / shape.unit, high: high / shape.unit }),
    })
}

fn beta_prior(key: &str, inner: &Table<'_>, beta: &Table<'_>, shape: &Shape) -> Checked<Prior> {
    beta.only(&["a", "b"])?;
    if shape.dimension != Dimension::Fraction {
        return Err(inner.error_at(
            "beta",
            format!("`{key}` is no share, so no beta distribution"),
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
        .error_at("evidence", format!("{} is no row of the evidence", quoted(id)), "the id of a row")
        .nearest(nearest(id, all))
}

fn density() -> Shape {
    Shape {
        parameter: &p::DENSITY,
        dimension: Dimension::AreaDensity,
        unit: 1.0 / UM2_PER_MM2,
        range: limits::DENSITY_PER_UM2,
    }
}

fn passes() -> Shape {
    Shape { parameter: &p::PASSES, dimension: Dimension::Number, unit: 1.0, range: limits::PASSES }
}

fn needle() -> Shape {
    Shape { parameter: &p::NEEDLE, dimension: Dimension::Length, unit: UM_PER_MM, range: limits::NEEDLE_UM }
}

fn ratio() -> Shape {
    Shape { parameter: &p::DEPTH_RATIO, dimension: Dimension::Number, unit: 1.0, range: limits::DEPTH_RATIO }
}

fn length(parameter: &'static Parameter, range: RangeInclusive<f64>) -> Shape {
    Shape { parameter, dimension: Dimension::Length, unit: 1.0, range }
}

fn share(parameter: &'static Parameter) -> Shape {
    Shape { parameter, dimension: Dimension::Fraction, unit: 1.0, range: limits::SHARE }
}

fn closing() -> Shape {
    let range = limits::HALF_LIFE_S;
    Shape { parameter: &p::CLOSING_HALF_LIFE, dimension: Dimension::Time, unit: S_PER_H, range }
}
