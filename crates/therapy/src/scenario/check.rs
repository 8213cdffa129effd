//! What a scenario would do, for `exoskin check`.

use exoskin_quantity::{Dimension, show_number, show_quantity};
use serde::Serialize;

use super::{Arm, Scenario, Session};

/// What a scenario would do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScenarioCheck {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Site.
    pub site: String,
    /// Age (years).
    pub age_years: Option<f64>,
    /// How the skin starts.
    pub condition: String,
    /// The arms.
    pub arms: Vec<ArmCheck>,
    /// Different transports among the first sessions: arms that share one are solved together.
    pub transports: usize,
    /// Sessions after the first ones, read and kept but not computed yet.
    pub later_sessions: usize,
    /// Parameters held at a value, with their unit.
    pub held: Vec<String>,
    /// What the source does not say.
    pub unknown: Vec<String>,
}

/// What one arm would do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ArmCheck {
    /// Its name.
    pub name: String,
    /// Sessions.
    pub sessions: usize,
    /// Time of the last session (s).
    pub last_s: f64,
    /// Name of the first session's procedure.
    pub procedure: String,
    /// What is put on the skin in the first session, in words.
    pub applications: Vec<String>,
}

impl Scenario {
    /// What this scenario would do.
    pub fn check(&self) -> ScenarioCheck {
        ScenarioCheck {
            name: self.name.clone(),
            title: self.title.clone(),
            site: self.site.clone(),
            age_years: self.age_years,
            condition: self.condition.word().to_owned(),
            arms: self.arms.iter().map(arm).collect(),
            transports: transports(self),
            later_sessions: self.arms.iter().map(|arm| arm.sessions.len().saturating_sub(1)).sum(),
            held: self.overrides.iter().map(|(id, value)| held(id, *value)).collect(),
            unknown: self.unknown.clone(),
        }
    }
}

impl ScenarioCheck {
    /// The same in lines for people.
    pub fn text(&self) -> String {
        let age = self.age_years.map_or(String::new(), |age| format!(", {} years", show_number(age)));
        let mut lines =
            vec![format!("{}: {}", self.name, self.title), format!("skin: {}{age}, {}", self.site, self.condition)];
        for arm in &self.arms {
            let what =
                if arm.applications.is_empty() { "nothing put on".into() } else { arm.applications.join("; then ") };
            lines.push(format!("arm `{}`: {}, {what}", arm.name, arm.procedure));
            if arm.sessions > 1 {
                let last = show_quantity(arm.last_s, Dimension::Time);
                lines.push(format!(
                    "  {} sessions, the last at {last}; the first 48 hours of the first are computed",
                    arm.sessions
                ));
            }
        }
        lines.extend(self.held.iter().map(|held| format!("held: {held}")));
        lines.extend(self.unknown.iter().map(|unknown| format!("unknown: {unknown}")));
        lines.push(format!("{} arms, {} different transports", self.arms.len(), self.transports));
        lines.join("\n")
    }
}

fn arm(arm: &Arm) -> ArmCheck {
    let first = arm.sessions.first();
    ArmCheck {
        name: arm.name.clone(),
        sessions: arm.sessions.len(),
        last_s: arm.sessions.last().map_or(0.0, |last| last.at_s),
        procedure: first.map_or(String::new(), |session| session.procedure.name.clone()),
        applications: first.map_or(Vec::new(), applications),
    }
}

fn applications(session: &Session) -> Vec<String> {
    let one = |apply: &super::Application| {
        let volume = show_quantity(apply.volume_um3, Dimension::Volume);
        let area = apply.area_um2.map_or("the whole site".into(), |area| show_quantity(area, Dimension::Area));
        let delay = show_quantity(apply.delay_s, Dimension::Time);
        let vial = if apply.history.steps.is_empty() { "fresh".into() } else { apply.history.text() };
        format!("{volume} of {}{} ({vial}) on {area} after {delay}", apply.product.name, control(&apply.product))
    };
    session.applications.iter().map(one).collect()
}

/// What a control lacks.
fn control(product: &exoskin_vial::Product) -> &'static str {
    use exoskin_quantity::toml::Known;
    match product.label.count_per_um3 {
        _ if product.lysed => ", lysed",
        Known::Is(0.0) => ", without vesicles",
        _ => "",
    }
}

fn held(id: &str, value: f64) -> String {
    let all = crate::parameters::all();
    let unit = all.iter().find(|parameter| parameter.id == id).map_or("", |parameter| parameter.unit);
    let unit = if unit == "1" { "" } else { unit };
    format!("{id} = {} {unit}", show_number(value)).trim_end().to_owned()
}

/// First sessions that differ in anything the transport sees; the count of vesicles is not among it.
fn transports(scenario: &Scenario) -> usize {
    let mut seen: Vec<(&Session, Vec<String>)> = Vec::new();
    for session in scenario.arms.iter().filter_map(|arm| arm.sessions.first()) {
        let film: Vec<String> = session.applications.iter().map(transport_key).collect();
        let known = seen.iter().any(|(other, key)| other.procedure == session.procedure && *key == film);
        if !known && !film.is_empty() {
            seen.push((session, film));
        }
    }
    seen.len()
}

fn transport_key(apply: &super::Application) -> String {
    let size = apply.product.diameter_prior().text();
    let (volume, area, delay) = (apply.volume_um3, apply.area_um2, apply.delay_s);
    format!(
        "{volume:e} {area:?} {delay:e} {:?} {:?} {:?} {size}",
        apply.rub_s, apply.rinse_s, apply.product.matrix.drying_s
    )
}
