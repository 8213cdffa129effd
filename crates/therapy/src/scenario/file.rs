//! The outermost keys of a scenario and its `[skin]`.

use std::path::Path;

use exoskin_evidence::Medians;
use exoskin_quantity::toml::{Document, Table};
use exoskin_quantity::{Checked, Dimension, Source, quoted, show_number, unit};
use exoskin_skin::Site;
use exoskin_skin::anatomy::AGE_RANGE_YEARS;

use super::{Arm, Condition, Scenario, calendar, limits, model};

const ROOT_KEYS: &[&str] = &["schema", "name", "title", "source", "unknown", "seed", "skin", "arm", "model"];
const SKIN_KEYS: &[&str] = &["site", "age", "condition", "stratum_corneum", "junction"];

/// What `[skin]` says.
struct Skin {
    site: Site,
    age_years: Option<f64>,
    condition: Condition,
    overrides: Vec<(String, f64)>,
}

pub(super) fn scenario(source: Source, base_dir: &Path) -> Checked<Scenario> {
    let document = Document::parse(source)?;
    let root = document.root();
    root.only(ROOT_KEYS)?;
    check_schema(&root)?;
    let skin = skin(&root.table("skin")?)?;
    let (options, set) = model::read(&root)?;
    let arms = arms(&root, &skin.site, base_dir)?;
    Ok(Scenario {
        name: scenario_name(&root)?,
        title: root.string("title")?,
        source: root.string("source")?,
        unknown: root.strings("unknown")?,
        seed: seed(&root)?,
        site: skin.site.name.to_owned(),
        age_years: skin.age_years,
        condition: skin.condition,
        phototype: None,
        until_s: 90.0 * unit::DAY_S, // number: until the scenario says so
        hypotheses: crate::effect::Hypotheses::default(),
        arms,
        options,
        overrides: together(&root, skin.overrides, set)?,
        text: document.source().text.clone(),
        file: document.source().name.clone(),
    })
}

fn check_schema(root: &Table<'_>) -> Checked<()> {
    match root.integer("schema")? {
        1 => Ok(()),
        other => Err(root.error_at("schema", format!("`schema` is {other}"), "`schema = 1`")),
    }
}

fn scenario_name(root: &Table<'_>) -> Checked<String> {
    let name = root.string("name")?;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '_' | '-');
    let begins = name.starts_with(|c: char| c.is_ascii_alphanumeric());
    if begins && name.len() <= limits::LONGEST_NAME && name.chars().all(fits) {
        return Ok(name);
    }
    let expected = format!("up to {} small letters, digits, `_` and `-`", limits::LONGEST_NAME);
    Err(root.error_at("name", format!("{} is no name for a scenario", quoted(&name)), expected))
}

fn seed(root: &Table<'_>) -> Checked<u64> {
    let seed = root.optional_integer("seed")?.unwrap_or(1);
    u64::try_from(seed).map_err(|_| root.error_at("seed", format!("`seed` is {seed}"), "a whole number from 0 on"))
}

fn skin(table: &Table<'_>) -> Checked<Skin> {
    table.only(SKIN_KEYS)?;
    let name = table.string("site")?;
    let age_years = age(table)?;
    let site = exoskin_skin::site(&name, age_years, &Medians).map_err(|unknown| {
        let expected = exoskin_skin::sites().iter().map(|site| format!("`{site}`")).collect::<Vec<_>>().join(", ");
        table.error_at("site", format!("{} is no site", quoted(&name)), expected).nearest(unknown.nearest)
    })?;
    let overrides = layers(table, &site)?;
    Ok(Skin { site, age_years, condition: condition(table)?, overrides })
}

fn age(table: &Table<'_>) -> Checked<Option<f64>> {
    let (youngest, oldest) = AGE_RANGE_YEARS;
    let range = youngest * YEAR_S..=oldest * YEAR_S;
    let expected = format!("{youngest} y to {oldest} y");
    let Some(seconds) = table.optional_quantity("age", Dimension::Time)? else { return Ok(None) };
    if range.contains(&seconds) {
        return Ok(Some(seconds / YEAR_S));
    }
    Err(table.error_at("age", format!("`age` is {} y", show_number(seconds / YEAR_S)), expected))
}

/// A year as `parse_quantity` reads it, s.
const YEAR_S: f64 = 365.0 * unit::DAY_S; // number: a unit of measure

fn condition(table: &Table<'_>) -> Checked<Condition> {
    let words = Condition::WORDS.map(|(word, _)| word);
    let chosen = table.optional_choice("condition", &words)?.unwrap_or("healthy");
    let found = Condition::WORDS.iter().find(|(word, _)| *word == chosen);
    Ok(found.map_or(Condition::Healthy, |(_, condition)| *condition))
}

/// Layers that the scenario sets itself, as overrides of the site's parameters.
fn layers(table: &Table<'_>, site: &Site) -> Checked<Vec<(String, f64)>> {
    let length = |key, range| table.optional_quantity_in(key, Dimension::Length, range);
    let corneum = length("stratum_corneum", limits::STRATUM_CORNEUM_UM)?;
    let junction = length("junction", limits::JUNCTION_UM)?;
    let (above, below) = (corneum.unwrap_or(site.stratum_corneum_um), junction.unwrap_or(site.junction_depth_um));
    if above >= below {
        let key = if junction.is_some() { "junction" } else { "stratum_corneum" };
        let problem = format!("the stratum corneum ends at {above} um, below the junction at {below} um");
        return Err(table.error_at(key, problem, "a junction below the stratum corneum"));
    }
    let set = |key: &str, value: Option<f64>| value.map(|um| (format!("skin.{key}.{}", site.name), um));
    Ok(set("stratum_corneum", corneum).into_iter().chain(set("junction", junction)).collect())
}

/// One parameter may be set in one place only.
fn together(root: &Table<'_>, skin: Vec<(String, f64)>, set: Vec<(String, f64)>) -> Checked<Vec<(String, f64)>> {
    if let Some((id, _)) = set.iter().find(|(id, _)| skin.iter().any(|(other, _)| other == id)) {
        return Err(root.error_at("model", format!("`{id}` is set in [skin] and in [model.set]"), "one of them"));
    }
    Ok(skin.into_iter().chain(set).collect())
}

fn arms(root: &Table<'_>, site: &Site, base_dir: &Path) -> Checked<Vec<Arm>> {
    let tables = root.tables("arm")?;
    if tables.is_empty() {
        return Err(root.missing("arm", "at least one table [[arm]]"));
    }
    if tables.len() > limits::MOST_ARMS {
        let problem = format!("there are {} arms", tables.len());
        return Err(root.error_at("arm", problem, format!("at most {}", limits::MOST_ARMS)));
    }
    let mut arms: Vec<Arm> = Vec::new();
    let mut room = limits::MOST_SESSIONS;
    for table in &tables {
        table.only(&["name", "session"])?;
        let name = arm_name(table, &arms)?;
        let sessions = calendar::sessions(table, site, base_dir, room)?;
        room = room.saturating_sub(sessions.len());
        arms.push(Arm { name, sessions });
    }
    Ok(arms)
}

fn arm_name(table: &Table<'_>, before: &[Arm]) -> Checked<String> {
    let name = table.string("name")?;
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+' | '.' | ' ');
    let framed = name.trim() == name && !name.is_empty();
    if !framed || name.chars().count() > limits::LONGEST_NAME || !name.chars().all(fits) {
        let expected = format!("up to {} letters, digits, blanks and `_ - + .`", limits::LONGEST_NAME);
        return Err(table.error_at("name", format!("{} is no name for an arm", quoted(&name)), expected));
    }
    if before.iter().any(|arm| arm.name == name) {
        return Err(table.error_at(
            "name",
            format!("two arms are called {}", quoted(&name)),
            "a name of its own for each arm",
        ));
    }
    Ok(name)
}
