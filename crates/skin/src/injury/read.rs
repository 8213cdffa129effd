//! Reading a procedure's file. Every number names an evidence row, or says why it was assumed, or is "unknown".

use exoskin_quantity::toml::{Document, Table};
use exoskin_quantity::unit::PERCENT;
use exoskin_quantity::{Checked, Source, quoted};

use crate::injury::class::CLASSES;
use crate::injury::fields::{Shape, field, optional_field};
use crate::injury::{Channels, DeviceClass, Filling, Harm, Pattern, Procedure, keys, limits, read_wounds};
use crate::parameters as p;

/// Reads a procedure.
///
/// # Errors
/// With its place: not TOML, unknown or missing keys, wrong units, absurd values, a number without a source, an unknown
/// evidence row, a table that the class of the device does not have, channels that would cover most of the skin.
pub fn parse_procedure(source: Source) -> Checked<Procedure> {
    let document = Document::parse(source)?;
    let root = document.root();
    root.only(&keys::KEYS.names())?;
    check_schema(&root)?;
    let device_class = device_class(&root)?;
    let name = name(&root)?;
    let patient = root.optional_string("patient")?.map_or_else(|| root.string("title"), Ok)?;
    let (title, aliases, notes) = (root.string("title")?, root.strings("aliases")?, root.strings("notes")?);
    check_tables(&root, device_class)?;
    let procedure = Procedure {
        name,
        title,
        patient,
        aliases,
        device_class,
        notes,
        channels: channels(&root)?,
        surface: read_wounds::surface(&root)?,
        holes: read_wounds::holes(&root)?,
        points: read_wounds::points(&root)?,
        corneum: read_wounds::corneum(&root)?,
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
            format!("{} is not a valid name for a procedure", quoted(&name)),
            "lowercase letters, digits and `_`",
        ))
    }
}

fn device_class(root: &Table<'_>) -> Checked<&'static DeviceClass> {
    let words: Vec<&str> = CLASSES.iter().map(|class| class.word).collect();
    let chosen = root.choice("device_class", &words)?;
    Ok(DeviceClass::named(chosen).unwrap_or(&CLASSES[0]))
}

/// The one table that the class requires; any other is a mistake.
fn check_tables(root: &Table<'_>, class: &DeviceClass) -> Checked<()> {
    for (table, harm) in Harm::TABLES {
        let (wanted, there) = (class.harm == harm, root.has(table));
        if wanted && !there {
            return Err(root.missing(table, &format!("a table [{table}]")));
        }
        if there && !wanted {
            let makes = if harm == Harm::Channels { "makes no channels".into() } else { format!("has no [{table}]") };
            let problem = format!("a procedure of class `{}` {makes}", class.word);
            let own = class.harm.table();
            let expected = own.map_or_else(|| format!("no [{table}] here"), |own| format!("a table [{own}]"));
            return Err(root.error_at(table, problem, expected));
        }
    }
    Ok(())
}

fn channels(root: &Table<'_>) -> Checked<Option<Channels>> {
    let Some(table) = root.optional_table("channels")? else { return Ok(None) };
    table.only(&keys::CHANNELS.names())?;
    let channels = Channels {
        density: field(&table, "density", &Shape::of(&p::DENSITY, limits::DENSITY_PER_UM2))?,
        passes: field(&table, "passes", &Shape::of(&p::PASSES, limits::PASSES))?,
        width: field(&table, "width", &Shape::of(&p::WIDTH, limits::WIDTH_UM))?,
        needle: optional_field(&table, "needle", &Shape::of(&p::NEEDLE, limits::NEEDLE_UM))?,
        depth_ratio: optional_field(&table, "depth_ratio", &Shape::of(&p::DEPTH_RATIO, limits::DEPTH_RATIO))?,
        depth: optional_field(&table, "depth", &Shape::of(&p::DEPTH, limits::DEPTH_UM))?,
        coagulated_rim: field(&table, "coagulated_rim", &Shape::of(&p::COAGULATED_RIM, limits::COAGULATED_UM))?,
        dead_rim: field(&table, "dead_rim", &Shape::of(&p::DEAD_RIM, limits::DEAD_UM))?,
        open_share: field(&table, "open_share", &Shape::of(&p::OPEN_SHARE, limits::SHARE))?,
        closing_half_life: field(&table, "closing_half_life", &Shape::of(&p::CLOSING_HALF_LIFE, limits::HALF_LIFE_S))?,
        blood_filled: field(&table, "blood_filled", &Shape::of(&p::BLOOD_FILLED, limits::SHARE))?,
        pattern: if table.choice("pattern", &Pattern::WORDS)? == "even" { Pattern::Even } else { Pattern::Random },
        filling: if table.choice("filling", &Filling::WORDS)? == "hole" { Filling::Hole } else { Filling::Coagulum },
    };
    check_depth(&table, &channels)?;
    check_mouths(&table, &channels)?;
    Ok(Some(channels))
}

/// Either a depth, or a needle and the share of its length that arrives.
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
        (Some(_), _, _) => Err(table.error_at(
            "depth",
            "`depth` is given together with a needle",
            "`depth`, or `needle` with `depth_ratio`",
        )),
    }
}

fn check_mouths(table: &Table<'_>, channels: &Channels) -> Checked<()> {
    let (share, limit) = (channels.largest_mouth_share(), limits::LARGEST_MOUTH_SHARE);
    if share <= limit {
        return Ok(());
    }
    let problem = format!(
        "with this `density`, `passes` and `width` the channels take up as much as {:.0} % of the skin",
        share * PERCENT
    );
    let expected = format!("at most {:.0} %; beyond that, channels run into each other", limit * PERCENT);
    Err(table.error_at("density", problem, expected))
}
