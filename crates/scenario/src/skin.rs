//! `[skin]`: site, age, initial condition.

use exoskin_evidence::{Medians, Prior};
use exoskin_quantity::toml::{Known, Table};
use exoskin_quantity::{Checked, Dimension, quoted, show_number, unit};
use exoskin_skin::Site;
use exoskin_skin::anatomy::AGE_RANGE_YEARS;

use super::{Condition, Overrides, keys, limits};

/// What `[skin]` says.
pub(super) struct Skin {
    pub site: Site,
    pub age_years: Option<f64>,
    pub phototype: Option<u8>,
    pub condition: Condition,
    pub overrides: Overrides,
}

pub(super) fn read(table: &Table<'_>) -> Checked<Skin> {
    table.only(&keys::SKIN.names())?;
    let name = table.string("site")?;
    let age_years = age(table)?;
    let site = exoskin_skin::site(&name, age_years, &Medians).map_err(|unknown| {
        table
            .error_at("site", format!("{} is not a site", quoted(&name)), listed(exoskin_skin::sites().iter().copied()))
            .nearest(unknown.nearest)
    })?;
    let overrides = layers(table, &site)?;
    let condition = condition(table, &site)?;
    Ok(Skin { site, age_years, phototype: phototype(table)?, condition, overrides })
}

fn listed<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn age(table: &Table<'_>) -> Checked<Option<f64>> {
    let (youngest, oldest) = AGE_RANGE_YEARS;
    let range = youngest * unit::YEAR_S..=oldest * unit::YEAR_S;
    let expected = format!("{youngest} y to {oldest} y");
    let Some(seconds) = table.optional_quantity("age", Dimension::Time)? else { return Ok(None) };
    if range.contains(&seconds) {
        return Ok(Some(seconds / unit::YEAR_S));
    }
    Err(table.error_at("age", format!("`age` is {} y", show_number(seconds / unit::YEAR_S)), expected))
}

/// Fitzpatrick phototype.
fn phototype(table: &Table<'_>) -> Checked<Option<u8>> {
    let Some(number) = table.optional_integer("phototype")? else { return Ok(None) };
    let (first, last) = limits::PHOTOTYPES;
    match u8::try_from(number) {
        Ok(phototype) if (first..=last).contains(&number) => Ok(Some(phototype)),
        _ => {
            let expected = format!("{first} to {last} (Fitzpatrick)");
            Err(table.error_at("phototype", format!("`phototype` is {number}"), expected))
        }
    }
}

fn condition(table: &Table<'_>, site: &Site) -> Checked<Condition> {
    let words = Condition::WORDS.map(|(word, _)| word);
    let chosen = table.optional_choice("condition", &words)?.unwrap_or("healthy");
    let found = Condition::WORDS.iter().find(|(word, _)| *word == chosen);
    let condition = found.map_or(Condition::Healthy, |(_, condition)| *condition);
    let Some((sites, why)) = only_at(condition) else { return Ok(condition) };
    if sites.contains(&site.name) {
        return Ok(condition);
    }
    let problem = format!("there is no `{chosen}` at \"{}\": {why}", site.name);
    Err(table.error_at("condition", problem, format!("`site`: {}", listed(sites.iter().copied()))))
}

/// Sites at which a condition can occur, and why not elsewhere; none means anywhere.
fn only_at(condition: Condition) -> Option<(&'static [&'static str], &'static str)> {
    const HAIRY: &[&str] = &["scalp"];
    const ACNE: &[&str] = &["face", "cheek", "forehead"];
    const SUN: &[&str] = &["face", "cheek", "forearm", "forehead", "neck", "chest", "face_neck_chest"];
    const BARE: &[&str] = &["face", "cheek", "forearm", "forehead", "periorbital", "neck", "chest", "face_neck_chest"];
    match condition {
        Condition::AndrogeneticAlopecia => Some((HAIRY, "it affects long scalp hair, and there is none there")),
        Condition::AcneScar => Some((ACNE, "acne scars form where there are large sebaceous glands, on the face")),
        Condition::Melasma => Some((SUN, "it occurs on sun-exposed skin, not under hair and rarely on the eyelids")),
        Condition::Wrinkles => Some((BARE, "their depth has been measured on hairless skin")),
        Condition::Healthy | Condition::DarkSpots | Condition::ChronicWound => None,
    }
}

/// Layers that the scenario sets itself, each a value or a range, as overrides of the site's parameters.
fn layers(table: &Table<'_>, site: &Site) -> Checked<Overrides> {
    let length =
        |key, range| table.known_quantity_in(key, Dimension::Length, range).map(|known: Known<f64>| known.ends());
    let corneum = length("stratum_corneum", limits::STRATUM_CORNEUM_UM)?;
    let junction = length("junction", limits::JUNCTION_UM)?;
    let above = corneum.map_or(site.stratum_corneum_um, |(_, most)| most);
    let below = junction.map_or(site.junction_depth_um, |(least, _)| least);
    if above >= below {
        let key = if junction.is_some() { "junction" } else { "stratum_corneum" };
        let problem = format!("the stratum corneum ends at {above} um, below the junction at {below} um");
        return Err(table.error_at(key, problem, "a junction below the stratum corneum"));
    }
    // A composite site has no layers of its own: each of its parts is given the same ones.
    let set = |key: &'static str, ends: Option<(f64, f64)>| {
        let prior = ends.map(|(low, high)| if low == high { Prior::Fixed(low) } else { Prior::Uniform { low, high } });
        prior
            .into_iter()
            .flat_map(move |prior| site.parts.iter().map(move |part| (format!("skin.{key}.{}", part.name), prior)))
    };
    Ok(set("stratum_corneum", corneum).chain(set("junction", junction)).collect())
}
