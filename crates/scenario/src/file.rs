//! The outermost keys of a scenario, and its arms.

use std::cell::RefCell;
use std::path::Path;

use exoskin_evidence::Parameter;
use exoskin_quantity::toml::{Document, Table};
use exoskin_quantity::{Checked, Source, quoted};

use super::around::Around;
use super::own_files::Met;
use super::role::Role;
use super::skin::Skin;
use super::{Arm, Overrides, Scenario, calendar, course, keys, limits, model, skin};

pub(super) fn scenario(source: Source, base_dir: &Path, parameters: &[&'static Parameter]) -> Checked<Scenario> {
    let document = Document::parse(source)?;
    let root = document.root();
    root.only(&keys::KEYS.names())?;
    check_schema(&root)?;
    let skin = skin::read(&root.table("skin")?)?;
    let model = model::read(&root, parameters)?;
    let met = RefCell::default();
    let arms = arms(&root, &skin, base_dir, &met)?;
    let text = document.source().text.clone();
    let (own_files, portable) = met.into_inner().portable(&text);
    Ok(Scenario {
        name: scenario_name(&root)?,
        title: root.string("title")?,
        source: root.string("source")?,
        unknown: root.strings("unknown")?,
        seed: seed(&root)?,
        site: skin.site.name.to_owned(),
        age_years: skin.age_years,
        condition: skin.condition,
        phototype: skin.phototype,
        until_s: course::until_s(&root, &arms)?,
        hypotheses: model.hypotheses,
        arms,
        options: model.options,
        overrides: together(&root, skin.overrides, model.set)?,
        text,
        portable,
        own_files,
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
    let expected = format!("up to {} lower-case letters, digits, `_` and `-`", limits::LONGEST_NAME);
    Err(root.error_at("name", format!("{} is not a valid scenario name", quoted(&name)), expected))
}

fn seed(root: &Table<'_>) -> Checked<u64> {
    let seed = root.optional_integer("seed")?.unwrap_or(1);
    u64::try_from(seed).map_err(|_| root.error_at("seed", format!("`seed` is {seed}"), "a whole number from 0 on"))
}

/// A parameter may be set in one place only.
fn together(root: &Table<'_>, skin: Overrides, set: Overrides) -> Checked<Overrides> {
    if let Some((id, _)) = set.iter().find(|(id, _)| skin.iter().any(|(other, _)| other == id)) {
        return Err(root.error_at("model", format!("`{id}` is set in [skin] and in [model.set]"), "one of them"));
    }
    Ok(skin.into_iter().chain(set).collect())
}

fn arms(root: &Table<'_>, skin: &Skin, base_dir: &Path, met: &RefCell<Met>) -> Checked<Vec<Arm>> {
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
        table.only(&keys::ARM.names())?;
        let name = arm_name(table, &arms)?;
        let around = Around { site: &skin.site, condition: skin.condition, base_dir, met, role: Role::of(&name) };
        let sessions = calendar::sessions(table, &around, room)?;
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
        let expected = format!("up to {} letters, digits, spaces and `_ - + .`", limits::LONGEST_NAME);
        return Err(table.error_at("name", format!("{} is not a valid arm name", quoted(&name)), expected));
    }
    if before.iter().any(|arm| arm.name == name) {
        return Err(table.error_at(
            "name",
            format!("two arms are called {}", quoted(&name)),
            "a different name for each arm",
        ));
    }
    Ok(name)
}
