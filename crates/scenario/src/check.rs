//! What a scenario would do, for `exoskin check`.

use std::collections::BTreeSet;

use exoskin_evidence::{Parameter, Prior};
use exoskin_quantity::{Dimension, show_number, show_quantity};
use serde::Serialize;

use super::{Application, Arm, Scenario, Session};

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
    /// Fitzpatrick phototype.
    pub phototype: Option<u8>,
    /// How the skin starts.
    pub condition: String,
    /// How long the skin is followed (s since the start).
    pub until_s: f64,
    /// Hypotheses with their weights.
    pub hypotheses: Vec<(String, f64)>,
    /// Whether free factors act.
    pub free_factors: bool,
    /// The arms.
    pub arms: Vec<ArmCheck>,
    /// Number of different transport problems over all sessions: those that differ only in their count are solved
    /// together.
    pub transports: usize,
    /// Parameters fixed at a value, with their unit.
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
    /// Sessions that differ from the one before, the first included; in words.
    pub steps: Vec<String>,
    /// Time of the last session (s).
    pub last_s: f64,
}

impl Scenario {
    /// What this scenario would do; `parameters` are those it was read with.
    pub fn check(&self, parameters: &[&'static Parameter]) -> ScenarioCheck {
        let weights = self.hypotheses.weights.iter();
        ScenarioCheck {
            name: self.name.clone(),
            title: self.title.clone(),
            site: self.site.clone(),
            age_years: self.age_years,
            phototype: self.phototype,
            condition: self.condition.word().to_owned(),
            until_s: self.until_s,
            hypotheses: weights.map(|(hypothesis, weight)| (hypothesis.word().to_owned(), *weight)).collect(),
            free_factors: self.hypotheses.free_factors,
            arms: self.arms.iter().map(arm).collect(),
            transports: transports(self),
            held: self.overrides.iter().map(|(id, prior)| held(id, prior, parameters)).collect(),
            unknown: self.unknown.clone(),
        }
    }
}

impl ScenarioCheck {
    /// The same as lines of text.
    pub fn text(&self) -> String {
        let mut lines = vec![format!("{}: {}", self.name, self.title), self.skin(), self.hypotheses()];
        for arm in &self.arms {
            lines.extend(arm.lines());
        }
        lines.extend(self.held.iter().map(|held| format!("held: {held}")));
        lines.extend(self.unknown.iter().map(|unknown| format!("unknown: {unknown}")));
        lines.push(format!("{} arms, {} different transports", self.arms.len(), self.transports));
        lines.join("\n")
    }

    fn skin(&self) -> String {
        let age = self.age_years.map_or(String::new(), |age| format!(", {} years", show_number(age)));
        let phototype = self.phototype.map_or(String::new(), |phototype| format!(", phototype {phototype}"));
        let until = show_quantity(self.until_s, Dimension::Time);
        format!("skin: {}{age}{phototype}, {}, followed for {until}", self.site, self.condition)
    }

    fn hypotheses(&self) -> String {
        let weigh = |(word, weight): &(String, f64)| format!("{word} {}", show_number(*weight));
        let weights: Vec<String> = self.hypotheses.iter().map(weigh).collect();
        let factors = if self.free_factors { "free factors act" } else { "free factors do not act" };
        format!("what vesicles do: {}; {factors}", weights.join(", "))
    }
}

impl ArmCheck {
    /// The arm in a few lines.
    pub fn text(&self) -> String {
        self.lines().join("\n")
    }

    fn lines(&self) -> Vec<String> {
        let [only] = &self.steps[..] else {
            let first = match self.sessions {
                0 => "nothing is done".to_owned(),
                sessions => format!("{sessions} sessions"),
            };
            let head = format!("arm `{}`: {first}", self.name);
            return std::iter::once(head).chain(self.steps.iter().map(|step| format!("  {step}"))).collect();
        };
        let mut lines = vec![format!("arm `{}`: {only}", self.name)];
        if self.sessions > 1 {
            let last = show_quantity(self.last_s, Dimension::Time);
            lines.push(format!("  {} such sessions, the last at {last}", self.sessions));
        }
        lines
    }
}

fn arm(arm: &Arm) -> ArmCheck {
    let mut steps: Vec<(f64, String)> = Vec::new();
    for session in &arm.sessions {
        let words = session_words(session);
        if steps.last().is_none_or(|(_, before)| *before != words) {
            steps.push((session.at_s, words));
        }
    }
    let several = steps.len() > 1;
    let dated = |(at_s, words): (f64, String)| match several {
        true => format!("from {}: {words}", show_quantity(at_s, Dimension::Time)),
        false => words,
    };
    ArmCheck {
        name: arm.name.clone(),
        sessions: arm.sessions.len(),
        steps: steps.into_iter().map(dated).collect(),
        last_s: arm.sessions.last().map_or(0.0, |last| last.at_s),
    }
}

fn session_words(session: &Session) -> String {
    let place = if session.procedure.device_class.injects() { "into" } else { "on" };
    let products: Vec<String> = session.applications.iter().map(|apply| application(apply, place)).collect();
    let what = if products.is_empty() { "nothing applied".into() } else { products.join("; then ") };
    let skin = if session.procedure.device_class.does_nothing() { "intact skin" } else { &session.procedure.name };
    let dressing = if session.occluded { ", kept moist" } else { "" };
    format!("{skin}, {what}{dressing}")
}

fn application(apply: &Application, place: &str) -> String {
    let volume = show_quantity(apply.volume_um3, Dimension::Volume);
    let area = apply.area_um2.map_or("the whole site".into(), |area| show_quantity(area, Dimension::Area));
    let delay = match apply.delay_s {
        0.0 => String::new(),
        delay_s => format!(" after {}", show_quantity(delay_s, Dimension::Time)),
    };
    let vial = if apply.history.steps.is_empty() { "fresh".into() } else { apply.history.text() };
    let at = |celsius| format!(" at {}", show_quantity(celsius, Dimension::Temperature));
    let temperature = apply.temperature_c.map_or(String::new(), at);
    let product = format!("{}{}", apply.product.name, control(&apply.product));
    format!("{volume} of {product} ({vial}){temperature} {place} {area}{delay}")
}

/// What a control lacks.
fn control(product: &exoskin_vial::Product) -> &'static str {
    match product.is_vesicle_free() {
        _ if product.lysed => ", lysed",
        true => ", without vesicles",
        false => "",
    }
}

fn held(id: &str, prior: &Prior, parameters: &[&'static Parameter]) -> String {
    let parameter = parameters.iter().find(|parameter| parameter.id == id);
    let own = |value: f64| show_number(parameter.map_or(value, |parameter| parameter.unit.from_base(value)));
    let unit = parameter.map(|parameter| parameter.shown_unit()).unwrap_or_default();
    match *prior {
        Prior::Uniform { low, high } | Prior::LogUniform { low, high } => {
            format!("{id} = {} to {}{unit}", own(low), own(high))
        }
        ref other => format!("{id} = {}{unit}", own(other.median())),
    }
}

/// Applications that differ in anything that transport depends on; the count of vesicles is not part of that.
fn transports(scenario: &Scenario) -> usize {
    let sessions = scenario.arms.iter().flat_map(|arm| &arm.sessions);
    let keys = sessions.flat_map(|session| session.applications.iter().map(|apply| transport_key(session, apply)));
    keys.collect::<BTreeSet<String>>().len()
}

fn transport_key(session: &Session, apply: &Application) -> String {
    let size = exoskin_evidence::prior_text(&apply.product.diameter_prior());
    let (volume, area, delay) = (apply.volume_um3, apply.area_um2, apply.delay_s);
    format!(
        "{:?} {volume:e} {area:?} {delay:e} {:?} {:?} {:?} {size}",
        session.procedure, apply.rub_s, apply.rinse_s, apply.product.matrix.drying_s
    )
}
