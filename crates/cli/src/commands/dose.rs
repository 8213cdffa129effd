//! `exoskin dose`: one application, answered as a scenario of one arm.

use exoskin_quantity::{Checked, Diagnostic, Source, quoted};
use exoskin_scenario::Scenario;
use exoskin_skin::Setting;
use exoskin_vial::History;
use serde_json::{Value, json};

use super::dose_price;
use crate::arguments::DoseArguments;
use crate::engine::{self, Question};
use crate::failure::{Failure, Outcome};
use crate::interrupt::Interrupt;
use crate::progress::Progress;
use crate::render;
use crate::show;
use crate::values::{Settings, of_flag, samples, transport_draws};

/// Stands for a file where the scenario comes from arguments.
const SOURCE_NAME: &str = "arguments";

/// Transport problems that are solved where nobody says how many.
const DRAWS: &str = "300";

/// Runs `exoskin dose`.
///
/// # Errors
/// A wrong argument (2), interrupted (130), failed work (1).
pub fn run(arguments: &DoseArguments, settings: Settings) -> Outcome {
    if super::dose_iv::is_asked(arguments)? {
        return super::dose_iv::run(arguments, settings);
    }
    let samples = samples(&arguments.samples, "--samples")?;
    let draws = transport_draws(arguments.draws.as_deref().unwrap_or(DRAWS))?;
    let scenario = scenario(arguments)?;
    let asked = dose_price::asked(arguments, &scenario)?;
    let (progress, interrupt) = (Progress::new(settings.quiet), Interrupt::listen());
    let question = Question {
        scenario: &scenario,
        seed: settings.seed.unwrap_or(scenario.seed),
        samples,
        draws,
        threads: settings.threads,
        follow: false,
        folder: None,
        progress: &progress,
        interrupt: &interrupt,
    };
    let summary = engine::study(&question);
    progress.finish();
    let summary = summary?;
    let arm = summary.arms.first().ok_or_else(|| Failure::Run("the study answered without an arm".into()))?;
    let paid = asked.map(|asked| asked.follow(&question, arm)).transpose();
    progress.finish();
    let paid = paid?;
    if !settings.json {
        let costs = paid.map_or_else(String::new, |paid| format!("\n{}", paid.text()));
        return Ok(format!("{}\n\n{}{costs}", summary.title, render::arm(arm)));
    }
    let mut document = serde_json::to_value(arm).map_err(|e| Failure::Run(format!("no JSON: {e}")))?;
    // The pictures of a report are half a megabyte that no reader of a dose asked for.
    document["course"]["pictures"] = json!([]);
    if let Value::Object(keys) = &mut document {
        keys.insert("title".into(), json!(summary.title));
        keys.insert("skin".into(), json!(summary.skin));
        keys.insert("seed".into(), json!(summary.seed));
        keys.insert("samples".into(), json!(summary.samples));
        keys.insert("transport_draws".into(), json!(summary.transport_draws));
        keys.insert("notes".into(), json!(summary.notes));
        keys.insert("scenario".into(), json!(scenario.text));
        if let Some(paid) = paid {
            keys.insert("cost".into(), paid.json()?);
        }
    }
    show::json(&document)
}

/// The arguments as a scenario; a mistake in a line is a mistake in the flag behind it.
fn scenario(arguments: &DoseArguments) -> Checked<Scenario> {
    let lines = lines(arguments)?;
    let text: String = lines.iter().map(|(line, _)| format!("{line}\n")).collect();
    let parsed = exoskin_therapy::parse_scenario(Source::new(SOURCE_NAME, text), std::path::Path::new(""));
    parsed.map_err(|mistake| of_line(mistake, &lines))
}

fn of_line(mistake: Diagnostic, lines: &[(String, &'static str)]) -> Diagnostic {
    if mistake.file.as_deref() != Some(SOURCE_NAME) {
        return mistake;
    }
    let line = mistake.place.and_then(|place| usize::try_from(place.line).ok()?.checked_sub(1));
    let flag = line.and_then(|line| lines.get(line)).map_or("dose", |(_, flag)| flag);
    Diagnostic { file: None, place: None, argument: Some(flag.into()), ..mistake }
}

/// Lines of the scenario's file, each with the flag it comes from.
fn lines(arguments: &DoseArguments) -> Checked<Vec<(String, &'static str)>> {
    let a = arguments;
    let site = a.site.as_deref().unwrap_or("face");
    let after = a.after.as_deref().unwrap_or("none");
    if let Some(history) = &a.history {
        History::parse(history).map_err(|e| e.argument("--history"))?;
    }
    let skin = match &a.delay {
        _ if after == "none" => "intact skin".into(),
        Some(delay) => format!("{delay} after {after}"),
        None => format!("right after {after}"),
    };
    let title = format!("{} of {} on the {site}, {skin}", a.volume, a.product);
    let mut lines: Vec<(String, &'static str)> = Vec::new();
    let mut add = |line: String, flag| lines.push((line, flag));
    add("schema = 1".into(), "dose");
    add("name = \"dose\"".into(), "dose");
    add(format!("title = {}", toml_text(&title)), "dose");
    add("source = \"arguments of `exoskin dose`\"".into(), "dose");
    add("unknown = []".into(), "dose");
    add("[skin]".into(), "--site");
    add(format!("site = {}", toml_text(site)), "--site");
    if let Some(age) = &a.age {
        add(format!("age = {}", toml_text(&with_unit(age, "years"))), "--age");
    }
    add("[[arm]]".into(), "dose");
    add("name = \"dose\"".into(), "dose");
    add("[[arm.session]]".into(), "dose");
    add("at = \"0 d\"".into(), "dose");
    add(format!("procedure = {}", toml_text(after)), "--after");
    let settings = settings(a)?;
    if !settings.is_empty() {
        add("[arm.session.settings]".into(), "--set");
        settings.into_iter().for_each(|(line, flag)| add(line, flag));
    }
    add("[[arm.session.apply]]".into(), "--product");
    add(format!("product = {}", toml_text(&a.product)), "--product");
    add(format!("volume = {}", toml_text(&a.volume)), "--volume");
    // A delay that nobody asked for would be refused after an injection.
    let optional = [
        ("delay", &a.delay, "--delay"),
        ("area", &a.area, "--area"),
        ("history", &a.history, "--history"),
        ("container", &a.container, "--container"),
        ("rinse", &a.rinse, "--rinse"),
    ];
    for (key, value, flag) in optional {
        if let Some(value) = value {
            add(format!("{key} = {}", toml_text(value)), flag);
        }
    }
    if !a.rub.is_empty() {
        let times: Vec<String> = a.rub.iter().map(|time| toml_text(time)).collect();
        add(format!("rub = [{}]", times.join(", ")), "--rub");
    }
    Ok(lines)
}

/// Settings of the device: `--needle` and every `--set`.
fn settings(arguments: &DoseArguments) -> Checked<Vec<(String, &'static str)>> {
    let mut lines = Vec::new();
    if let Some(needle) = &arguments.needle {
        Setting::parse("needle", needle).map_err(|e| of_flag(e, "--needle"))?;
        lines.push((format!("needle = {}", toml_text(needle)), "--needle"));
    }
    let mut keys: Vec<&str> = arguments.needle.iter().map(|_| "needle").collect();
    for pair in &arguments.settings {
        let setting = Setting::parse_pair(pair).map_err(|e| of_flag(e, "--set"))?;
        let value = pair.split_once('=').map_or("", |(_, value)| value.trim());
        lines.push((format!("{} = {}", setting.key(), toml_text(value)), "--set"));
        if keys.contains(&setting.key()) {
            return Err(Diagnostic::new(format!("{} is set twice", quoted(setting.key())))
                .argument("--set")
                .expected("each setting once"));
        }
        keys.push(setting.key());
    }
    Ok(lines)
}

/// A bare number gets its unit.
fn with_unit(text: &str, unit: &str) -> String {
    if text.trim().parse::<f64>().is_ok() { format!("{} {unit}", text.trim()) } else { text.to_owned() }
}

/// A TOML string that holds `text`, whatever is in it.
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
    fn hostile_arguments_stay_inside_their_string() {
        assert_eq!(toml_text("a\"b\\c\nd"), "\"a\\\"b\\\\c\\u000Ad\"");
        assert_eq!(with_unit("40", "years"), "40 years");
        assert_eq!(with_unit("40 weeks", "years"), "40 weeks");
    }
}
