//! Sessions and what is put on the skin in them.

use std::path::Path;

use exoskin_quantity::toml::{Known, Table};
use exoskin_quantity::{Checked, Diagnostic, Dimension, quoted, show_number, show_quantity};
use exoskin_skin::injury::load_procedure_near;
use exoskin_skin::{Procedure, Setting, Site};
use exoskin_vial::{Container, History, Product, load_product, load_product_file};

use super::{Application, Session, limits};

const SESSION_KEYS: &[&str] = &["at", "repeat", "procedure", "settings", "apply"];
const APPLY_KEYS: &[&str] =
    &["product", "control", "label", "history", "container", "volume", "area", "delay", "rub", "rinse"];
const FRESH_WORDS: [&str; 2] = ["none", "fresh"];

/// The sessions of an arm by time; at most `room`.
pub(super) fn sessions(arm: &Table<'_>, site: &Site, base_dir: &Path, room: usize) -> Checked<Vec<Session>> {
    let tables = arm.tables("session")?;
    if tables.is_empty() {
        return Err(arm.missing("session", "at least one table [[arm.session]]"));
    }
    let mut sessions: Vec<Session> = Vec::new();
    let mut before_s = None;
    for table in &tables {
        let first = session(table, site, base_dir)?;
        check_order(table, first.at_s, before_s)?;
        before_s = Some(first.at_s);
        let times = times(table, first.at_s)?;
        if sessions.len() + times.len() > room {
            return Err(arm.error_at(
                "session",
                format!("the scenario has more than {} sessions", limits::MOST_SESSIONS),
                format!("at most {} sessions over all arms", limits::MOST_SESSIONS),
            ));
        }
        sessions.extend(times.into_iter().map(|at_s| Session { at_s, ..first.clone() }));
    }
    // Series of repeated sessions may run beside each other; equal times keep the order of the file.
    sessions.sort_by(|a, b| a.at_s.total_cmp(&b.at_s));
    Ok(sessions)
}

fn check_order(table: &Table<'_>, at_s: f64, before_s: Option<f64>) -> Checked<()> {
    match before_s {
        Some(before_s) if at_s < before_s => {
            let show = |s| show_quantity(s, Dimension::Time);
            let problem = format!("this session is at {}, the one before it at {}", show(at_s), show(before_s));
            Err(table.error_at("at", problem, "sessions in the order of their times"))
        }
        _ => Ok(()),
    }
}

/// When a session takes place: once, or `repeat = { every = "12 h", times = 112 }`.
fn times(table: &Table<'_>, at_s: f64) -> Checked<Vec<f64>> {
    let Some(repeat) = table.optional_table("repeat")? else { return Ok(vec![at_s]) };
    repeat.only(&["every", "times"])?;
    let every_s = repeat.quantity_in("every", Dimension::Time, limits::EVERY_S)?;
    let times = repeat.integer("times")?;
    match u32::try_from(times) {
        Ok(count) if (1..=limits::MOST_SESSIONS).contains(&(count as usize)) => {
            Ok((0..count).map(|i| at_s + every_s * f64::from(i)).collect())
        }
        _ => {
            let expected = format!("1 to {}", limits::MOST_SESSIONS);
            Err(repeat.error_at("times", format!("`times` is {times}"), expected))
        }
    }
}

fn session(table: &Table<'_>, site: &Site, base_dir: &Path) -> Checked<Session> {
    table.only(SESSION_KEYS)?;
    let at_s = table.quantity_in("at", Dimension::Time, limits::CALENDAR_S)?;
    let procedure = procedure(table, site, base_dir)?;
    let tables = table.tables("apply")?;
    if tables.len() > limits::MOST_APPLICATIONS {
        let problem = format!("{} products in one session", tables.len());
        return Err(table.error_at("apply", problem, format!("at most {}", limits::MOST_APPLICATIONS)));
    }
    let mut applications: Vec<Application> = Vec::new();
    for apply in &tables {
        let next = application(apply, site, base_dir)?;
        if applications.last().is_some_and(|last| next.delay_s < last.delay_s) {
            return Err(apply.error_at(
                "delay",
                "this product comes before the one above it",
                "products in the order of their delays",
            ));
        }
        applications.push(next);
    }
    Ok(Session { at_s, procedure, applications, occluded: false })
}

fn procedure(table: &Table<'_>, site: &Site, base_dir: &Path) -> Checked<Procedure> {
    let name = table.string("procedure")?;
    let loaded = load_procedure_near(&name, base_dir);
    let mut procedure = loaded.map_err(|wrong| placed(table, "procedure", &name, wrong))?;
    let settings = table.optional_table("settings")?;
    if let Some(settings) = &settings {
        settings.only(Setting::KEYS)?;
        set(&mut procedure, settings)?;
    }
    match (procedure.too_deep_for(site), settings) {
        (None, _) => Ok(procedure),
        (Some(deep), Some(settings)) if settings.has(deep.setting) => {
            Err(settings.error_at(deep.setting, deep.problem, deep.expected))
        }
        (Some(deep), _) => Err(table.error_at("procedure", deep.problem, deep.expected)),
    }
}

/// Applies the settings of a session.
fn set(procedure: &mut Procedure, settings: &Table<'_>) -> Checked<()> {
    let keys = settings.keys();
    let read = |key: &&str| {
        let text = setting_text(settings, key)?;
        Setting::parse(key, &text).map_err(|wrong| at_value(settings, key, wrong))
    };
    let parsed = keys.iter().map(read).collect::<Checked<Vec<Setting>>>()?;
    procedure.set_all(&parsed).map_err(|(i, wrong)| at_value(settings, keys[i], wrong))
}

/// Passes may be written as a plain number.
fn setting_text(settings: &Table<'_>, key: &str) -> Checked<String> {
    match settings.optional_number(key) {
        Ok(Some(number)) => Ok(number.to_string()),
        _ => settings.string(key),
    }
}

fn application(table: &Table<'_>, site: &Site, base_dir: &Path) -> Checked<Application> {
    table.only(APPLY_KEYS)?;
    let product = product(table, base_dir)?;
    let volume_um3 = table.quantity_in("volume", Dimension::Volume, limits::VOLUME_UM3)?;
    let area_um2 = table.optional_quantity_in("area", Dimension::Area, limits::AREA_UM2)?;
    check_film(table, volume_um3 / area_um2.unwrap_or(site.area_um2))?;
    check_count(table, &product, volume_um3)?;
    let rub_s = rubs(table)?;
    Ok(Application {
        history: history(table)?,
        container: container(table, &product)?,
        product,
        volume_um3,
        area_um2,
        delay_s: table.optional_quantity_in("delay", Dimension::Time, limits::DELAY_S)?.unwrap_or(0.0),
        temperature_c: None,
        rub_s,
        rinse_s: table.optional_quantity_in("rinse", Dimension::Time, limits::ON_SKIN_S)?,
    })
}

fn product(table: &Table<'_>, base_dir: &Path) -> Checked<Product> {
    let name = table.string("product")?;
    let is_file = name.to_lowercase().ends_with(".toml");
    let loaded = if is_file { load_product_file(&base_dir.join(&name)) } else { load_product(&name) };
    let mut product = loaded.map_err(|wrong| placed(table, "product", &name, wrong))?;
    match table.known_quantity_in("label", Dimension::Concentration, limits::LABEL_PER_UM3)? {
        Known::Unknown => {}
        known => product.label.count_per_um3 = known,
    }
    Ok(match table.optional_choice("control", &["lysed", "blank"])? {
        Some("lysed") => product.lysed(),
        Some(_) => product.blank(),
        None => product,
    })
}

fn check_film(table: &Table<'_>, film_um: f64) -> Checked<()> {
    if limits::FILM_UM.contains(&film_um) {
        return Ok(());
    }
    let show = |um: &f64| show_quantity(*um, Dimension::Length);
    let expected = format!("{} to {}", show(limits::FILM_UM.start()), show(limits::FILM_UM.end()));
    Err(table.error_at("volume", format!("`volume` over the area makes a film of {}", show(&film_um)), expected))
}

/// Vesicles are counted one by one, so there is an end to what can be counted.
fn check_count(table: &Table<'_>, product: &Product, volume_um3: f64) -> Checked<()> {
    let Some((_, most_per_um3)) = product.label.count_per_um3.ends() else { return Ok(()) };
    let particles = most_per_um3 * volume_um3;
    if particles <= limits::MOST_PARTICLES {
        return Ok(());
    }
    let problem = format!("`volume` at the label's count puts {} particles on the skin", show_number(particles));
    Err(table.error_at("volume", problem, format!("at most {} particles", show_number(limits::MOST_PARTICLES))))
}

fn history(table: &Table<'_>) -> Checked<History> {
    let Some(text) = table.optional_string("history")? else { return Ok(History::fresh()) };
    if FRESH_WORDS.contains(&text.trim()) {
        return Ok(History::fresh());
    }
    History::parse(&text).map_err(|wrong| {
        Diagnostic::new(format!("`history`: {}", wrong.problem))
            .in_file(&table.source().name)
            .at(table.place_in_string("history", wrong.byte))
            .expected(wrong.expected)
            .nearest(wrong.nearest)
    })
}

fn container(table: &Table<'_>, product: &Product) -> Checked<Container> {
    let Some(name) = table.optional_string("container")? else { return Ok(product.vessel.container) };
    Container::named(&name).map_err(|wrong| at_value(table, "container", wrong))
}

fn rubs(table: &Table<'_>) -> Checked<Vec<f64>> {
    let rub_s = table.quantities_in("rub", Dimension::Time, limits::ON_SKIN_S)?;
    if rub_s.len() > limits::MOST_RUBS {
        let problem = format!("`rub` has {} times", rub_s.len());
        return Err(table.error_at("rub", problem, format!("at most {}", limits::MOST_RUBS)));
    }
    if rub_s.windows(2).any(|pair| pair[1] <= pair[0]) {
        return Err(table.error_at("rub", "the times of `rub` are not in order", "increasing times since application"));
    }
    Ok(rub_s)
}

/// A mistake that is known without its place, put at the value of `key`.
fn at_value(table: &Table<'_>, key: &str, wrong: Diagnostic) -> Diagnostic {
    wrong.in_file(&table.source().name).at(table.source().place(table.value_span(key).start))
}

/// A mistake in a name stands here; a mistake inside the file that the name means keeps its own place.
fn placed(table: &Table<'_>, key: &str, name: &str, wrong: Diagnostic) -> Diagnostic {
    match (&wrong.file, wrong.place) {
        (Some(_), Some(_)) => wrong,
        (Some(_), None) => {
            let problem = format!("{}: {}", quoted(name), wrong.problem);
            // The file beside it that was meant, written as this one is.
            let nearest = wrong.nearest.as_deref().and_then(|near| Path::new(near).file_name());
            let nearest = nearest.map(|file| Path::new(name).with_file_name(file).display().to_string());
            at_value(table, key, Diagnostic { problem, nearest, ..wrong })
        }
        (None, _) => at_value(table, key, wrong),
    }
}
