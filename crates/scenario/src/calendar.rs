//! Sessions and what is applied to the skin in them.

use exoskin_quantity::toml::Table;
use exoskin_quantity::{Checked, Dimension, show_quantity};
use exoskin_skin::injury::load_procedure_near;
use exoskin_skin::{Procedure, Setting};

use super::application::application;
use super::around::Around;
use super::own_files::Kind;
use super::places::{at_value, placed};
use super::role::Role;
use super::{Application, Condition, Session, keys, limits};

/// The sessions of an arm by time; at most `room`.
pub(super) fn sessions(arm: &Table<'_>, around: &Around<'_>, room: usize) -> Checked<Vec<Session>> {
    let tables = arm.tables("session")?;
    if tables.is_empty() && around.role != Role::Untreated {
        return Err(arm.missing(
            "session",
            "at least one table [[arm.session]]; an arm in which nothing is done is called `none`",
        ));
    }
    let mut sessions: Vec<Session> = Vec::new();
    let mut before_s = None;
    for table in &tables {
        let first = session(table, around)?;
        check_order(table, first.at_s, before_s)?;
        before_s = Some(first.at_s);
        let times = times(table, first.at_s)?;
        check_clash(table, &first, &times, &sessions)?;
        if sessions.len() + times.len() > room {
            return Err(arm.error_at(
                "session",
                format!("the scenario has more than {} sessions", limits::MOST_SESSIONS),
                format!("at most {} sessions over all arms", limits::MOST_SESSIONS),
            ));
        }
        sessions.extend(times.into_iter().map(|at_s| Session { at_s, ..first.clone() }));
    }
    // Series of repeated sessions may overlap; equal times keep the order of the file.
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

/// The skin is treated once at any one moment; only products on intact skin may coincide.
fn check_clash(table: &Table<'_>, next: &Session, times: &[f64], before: &[Session]) -> Checked<()> {
    let intact = |session: &Session| session.procedure.device_class.does_nothing();
    let meets = |other: &&Session| times.contains(&other.at_s) && !(intact(next) && intact(other));
    let Some(other) = before.iter().find(meets) else { return Ok(()) };
    let at = show_quantity(other.at_s, Dimension::Time);
    let (this, that) = (&next.procedure.name, &other.procedure.name);
    Err(table.error_at(
        "at",
        format!("two sessions at {at}: `{that}` and `{this}`"),
        "sessions at different times: combine their products in one session, or move one of them",
    ))
}

/// When a session takes place: once, or `repeat = { every = "12 h", times = 112 }`.
fn times(table: &Table<'_>, at_s: f64) -> Checked<Vec<f64>> {
    let Some(repeat) = table.optional_table("repeat")? else { return Ok(vec![at_s]) };
    repeat.only(&keys::REPEAT.names())?;
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

fn session(table: &Table<'_>, around: &Around<'_>) -> Checked<Session> {
    table.only(&keys::SESSION.names())?;
    let at_s = table.quantity_in("at", Dimension::Time, limits::CALENDAR_S)?;
    let procedure = procedure(table, around)?;
    check_open(table, &procedure, around.condition)?;
    around.role.allows_procedure(table, &procedure)?;
    let occluded = table.optional_choice("dressing", &keys::DRESSINGS)? == Some("occlusive");
    let tables = table.tables("apply")?;
    if tables.len() > limits::MOST_APPLICATIONS {
        let problem = format!("{} products in one session", tables.len());
        return Err(table.error_at("apply", problem, format!("at most {}", limits::MOST_APPLICATIONS)));
    }
    let mut applications: Vec<Application> = Vec::new();
    for apply in &tables {
        let next = application(apply, around, &procedure)?;
        if applications.last().is_some_and(|last| next.delay_s < last.delay_s) {
            return Err(apply.error_at(
                "delay",
                "this product is applied before the one above it",
                "products in the order of their delays",
            ));
        }
        applications.push(next);
    }
    Ok(Session { at_s, procedure, applications, occluded })
}

/// Refuses the bed of an open wound on skin that has none.
fn check_open(table: &Table<'_>, procedure: &Procedure, condition: Condition) -> Checked<()> {
    if !procedure.device_class.finds_wound || condition == Condition::ChronicWound {
        return Ok(());
    }
    let problem =
        format!("`{}` is an open wound bed, but the skin's condition is `{}`", procedure.name, condition.word());
    Err(table.error_at("procedure", problem, "`condition = \"chronic_wound\"` in [skin], or another procedure"))
}

fn procedure(table: &Table<'_>, around: &Around<'_>) -> Checked<Procedure> {
    let name = table.string("procedure")?;
    let loaded = load_procedure_near(&name, around.base_dir);
    let mut procedure = loaded.map_err(|wrong| placed(table, "procedure", &name, wrong))?;
    if name.ends_with(".toml") {
        around.met.borrow_mut().add(table, "procedure", Kind::Procedure, &name, &procedure.text);
    }
    let settings = table.optional_table("settings")?;
    if let Some(settings) = &settings {
        settings.only(&Setting::KEYS.names())?;
        set(&mut procedure, settings)?;
    }
    match (procedure.too_deep_for(around.site), settings) {
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
