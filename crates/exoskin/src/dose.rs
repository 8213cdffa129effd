//! One application on the skin, answered as a scenario of one arm.

use std::path::Path;

use exoskin_quantity::{Checked, Diagnostic, Source, quoted};
use exoskin_record::summary::{ArmSummary, Summary};
use exoskin_scenario::Scenario;
use exoskin_skin::Setting;
use exoskin_vial::Container;
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use crate::amount::{Age, Area, Length, Time, Volume};
use crate::error::{Error, Result, of_part};
use crate::options::Options;
use crate::paid::{Alternatives, Paid};
use crate::price::{ArmPrice, SessionPrice};
use crate::question::Question;
use crate::solve::Job;
use crate::vial::Steps;
use crate::watch::Watch;

/// Stands for a file where the scenario comes from a question.
const SOURCE_NAME: &str = "arguments";

/// One application on the skin: how many vesicles reach a living cell.
///
/// ```no_run
/// use exoskin::{Dose, Question, Time, Volume};
///
/// let dose = Dose::of("frozen_msc", Volume::ml(2.0)).on("face").after("microneedling").delay(Time::minutes(10.0));
/// let answer = dose.ask()?;
/// println!("{:.3} of the applied vesicles are taken up", answer.arm()?.taken_up_share.median);
/// # Ok::<(), exoskin::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Dose {
    /// A name from the catalogue, or a file that ends in `.toml`.
    pub product: String,
    /// How much is applied.
    pub volume: Volume,
    /// Where on the body; `face` unless another is named.
    pub site: String,
    /// Age of the person; shifts the anatomy where a source gives it.
    pub age: Option<Age>,
    /// Treated area; none takes the whole site.
    pub area: Option<Area>,
    /// What was done to the skin before: a name, a file that ends in `.toml`, or `none`.
    pub after: String,
    /// Needle length, instead of the procedure's own.
    pub needle: Option<Length>,
    /// Other settings of the device.
    pub settings: Vec<DeviceSetting>,
    /// Time from the injury to the application.
    pub delay: Option<Time>,
    /// What happened to the vial before; none is fresh.
    pub history: Option<Steps>,
    /// What the vial is made of; none takes the product's.
    pub container: Option<Container>,
    /// When the film is rubbed in, since the application.
    pub rub: Vec<Time>,
    /// When the skin is rinsed, since the application.
    pub rinse: Option<Time>,
    /// Leaves out the tables of delays and sizes, and what drives the result.
    pub count_only: bool,
    /// What one session of this product costs.
    pub price: Option<SessionPrice>,
    /// What alternatives cost per session.
    pub price_of: Vec<ArmPrice>,
    /// Samples, solved transport problems, seed, threads.
    pub options: Options,
}

impl Dose {
    /// This much of a product on the intact skin of a face.
    pub fn of(product: impl Into<String>, volume: Volume) -> Dose {
        Dose {
            product: product.into(),
            volume,
            site: "face".into(),
            age: None,
            area: None,
            after: "none".into(),
            needle: None,
            settings: Vec::new(),
            delay: None,
            history: None,
            container: None,
            rub: Vec::new(),
            rinse: None,
            count_only: false,
            price: None,
            price_of: Vec::new(),
            options: Options::counted(),
        }
    }

    /// On this site.
    pub fn on(self, site: impl Into<String>) -> Dose {
        Dose { site: site.into(), ..self }
    }

    /// After this procedure.
    pub fn after(self, procedure: impl Into<String>) -> Dose {
        Dose { after: procedure.into(), ..self }
    }

    /// This long after it.
    pub fn delay(self, delay: Time) -> Dose {
        Dose { delay: Some(delay), ..self }
    }

    /// From a vial with this history.
    pub fn history(self, steps: Steps) -> Dose {
        Dose { history: Some(steps), ..self }
    }

    /// On this many samples and solved transport problems.
    pub fn exactly(self, samples: usize, draws: usize) -> Dose {
        Dose { options: Options { samples, draws, ..self.options }, ..self }
    }

    /// The question as a scenario; a mistake in a line is a mistake in the part behind it.
    pub(crate) fn scenario(&self) -> Checked<Scenario> {
        let lines = self.lines()?;
        let text: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
        let parsed = exoskin_therapy::parse_scenario(Source::new(SOURCE_NAME, text), Path::new(""));
        parsed.map_err(|mistake| of_line(mistake, &lines))
    }

    /// Lines of the scenario's file, each with the part of the question that it comes from.
    fn lines(&self) -> Checked<Lines> {
        let mut lines = Lines::new();
        let mut add = |line: String, part| lines.push((line, part));
        add("schema = 1".into(), "dose");
        add("name = \"dose\"".into(), "dose");
        add(format!("title = {}", toml_text(&self.title())), "dose");
        add("source = \"arguments of `exoskin dose`\"".into(), "dose");
        add("unknown = []".into(), "dose");
        add("[skin]".into(), "site");
        add(format!("site = {}", toml_text(&self.site)), "site");
        if let Some(age) = &self.age {
            add(format!("age = {}", toml_text(&age.to_string())), "age");
        }
        add("[[arm]]".into(), "dose");
        add("name = \"dose\"".into(), "dose");
        add("[[arm.session]]".into(), "dose");
        add("at = \"0 d\"".into(), "dose");
        add(format!("procedure = {}", toml_text(&self.after)), "after");
        let settings = self.device()?;
        if !settings.is_empty() {
            add("[arm.session.settings]".into(), "set");
            settings.into_iter().for_each(|(line, part)| add(line, part));
        }
        self.application().into_iter().for_each(|(line, part)| add(line, part));
        Ok(lines)
    }

    fn title(&self) -> String {
        let skin = match &self.delay {
            _ if self.after == "none" => "intact skin".into(),
            Some(delay) => format!("{delay} after {}", self.after),
            None => format!("right after {}", self.after),
        };
        format!("{} of {} on the {}, {skin}", self.volume, self.product, self.site)
    }

    /// What is applied, how and when.
    fn application(&self) -> Lines {
        let text = |value: &Option<Time>| value.as_ref().map(Time::to_string);
        let container = self.container.map(|container| container.name().to_owned());
        // A default delay must not be written: after an injection it would be refused.
        let parts = [
            ("product", Some(self.product.clone())),
            ("volume", Some(self.volume.to_string())),
            ("delay", text(&self.delay)),
            ("area", self.area.as_ref().map(Area::to_string)),
            ("history", self.history.as_ref().map(Steps::to_string)),
            ("container", container),
            ("rinse", text(&self.rinse)),
        ];
        let mut lines = vec![("[[arm.session.apply]]".to_owned(), "product")];
        let given = parts.into_iter().filter_map(|(key, value)| Some((key, value?)));
        lines.extend(given.map(|(key, value)| (format!("{key} = {}", toml_text(&value)), key)));
        if !self.rub.is_empty() {
            let times: Vec<String> = self.rub.iter().map(|time| toml_text(&time.to_string())).collect();
            lines.push((format!("rub = [{}]", times.join(", ")), "rub"));
        }
        lines
    }

    /// Settings of the device: the needle and all others.
    fn device(&self) -> Checked<Lines> {
        let mut lines = Lines::new();
        let mut keys = Vec::new();
        if let Some(needle) = &self.needle {
            Setting::parse("needle", &needle.to_string()).map_err(|e| of_part(e, "needle"))?;
            lines.push((format!("needle = {}", toml_text(&needle.to_string())), "needle"));
            keys.push("needle");
        }
        for DeviceSetting { key, value } in &self.settings {
            if keys.contains(key) {
                let twice = Diagnostic::new(format!("{} is set twice", quoted(key)));
                return Err(twice.argument("set").expected("each setting once"));
            }
            lines.push((format!("{key} = {}", toml_text(value)), "set"));
            keys.push(key);
        }
        Ok(lines)
    }
}

/// Lines of a scenario's file, each with the part of the question behind it.
type Lines = Vec<(String, &'static str)>;

fn of_line(mistake: Diagnostic, lines: &[(String, &'static str)]) -> Diagnostic {
    if mistake.file.as_deref() != Some(SOURCE_NAME) {
        return mistake;
    }
    let line = mistake.place.and_then(|place| usize::try_from(place.line).ok()?.checked_sub(1));
    let part = line.and_then(|line| lines.get(line)).map_or("dose", |(_, part)| part);
    Diagnostic { file: None, place: None, argument: Some(part.into()), ..mistake }
}

impl Question for Dose {
    type Answer = DoseAnswer;

    fn ask_watched(&self, watch: &dyn Watch) -> Result<DoseAnswer> {
        self.options.check()?;
        let scenario = self.scenario()?;
        let alternatives = Alternatives::of(self.price.as_ref(), &self.price_of, &scenario)?;
        let mut job = Job::new(&scenario, &self.options, watch);
        job.exactly.follow = false;
        job.exactly.pictures = false;
        if self.count_only {
            job.exactly.count_only();
        }
        let summary = job.run()?;
        let is_fresh = self.history.is_none();
        let mut answer = DoseAnswer { summary, scenario: scenario.text, is_fresh, paid: None };
        let counted = answer.arm()?;
        answer.paid = alternatives.map(|all| all.follow(&self.options, counted, watch)).transpose()?;
        Ok(answer)
    }
}

/// The count of one application.
#[derive(Clone, Debug)]
pub struct DoseAnswer {
    /// The study behind it, with one arm.
    pub summary: Summary,
    /// The scenario that was computed, as a file.
    pub scenario: String,
    /// Whether no storage was given.
    pub is_fresh: bool,
    /// What prices buy, where a price was given.
    pub paid: Option<Paid>,
}

impl DoseAnswer {
    /// The application's arm.
    ///
    /// # Errors
    /// A study without an arm: a defect.
    pub fn arm(&self) -> Result<&ArmSummary> {
        self.summary.arms.first().ok_or_else(|| Error::run("the study returned no arm"))
    }

    fn document(&self) -> Result<Value> {
        let mut document = serde_json::to_value(self.arm()?).map_err(Error::run)?;
        document["title"] = json!(self.summary.title);
        document["skin"] = json!(self.summary.skin);
        document["seed"] = json!(self.summary.seed);
        document["samples"] = json!(self.summary.samples);
        document["transport_draws"] = json!(self.summary.transport_draws);
        document["notes"] = json!(self.summary.notes);
        document["warnings"] = json!(self.summary.warnings);
        document["scenario"] = json!(self.scenario);
        Ok(document)
    }
}

impl Serialize for DoseAnswer {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        self.document().map_err(serde::ser::Error::custom)?.serialize(serializer)
    }
}

/// One setting of a device, for example `density=1.5/mm2`.
#[derive(Clone, Debug, PartialEq)]
pub struct DeviceSetting {
    key: &'static str,
    value: String,
}

impl std::str::FromStr for DeviceSetting {
    type Err = Diagnostic;

    fn from_str(pair: &str) -> Checked<DeviceSetting> {
        let setting = Setting::parse_pair(pair)?;
        let value = pair.split_once('=').map_or("", |(_, value)| value.trim());
        Ok(DeviceSetting { key: setting.key(), value: value.to_owned() })
    }
}

/// A TOML string that contains `text`, whatever is in it.
fn toml_text(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hostile_texts_stay_inside_their_string() {
        assert_eq!(toml_text("a\"b\\c\nd"), "\"a\\\"b\\\\c\\u000Ad\"");
    }
}
