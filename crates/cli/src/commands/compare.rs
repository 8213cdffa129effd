//! `exoskin compare`: one arm of a scenario beside what would have happened anyway, into a folder.

use std::path::PathBuf;

use exoskin_quantity::{Checked, Diagnostic, Dimension, parse_quantity, quoted, unit};
use exoskin_record::RunDir;
use exoskin_record::summary::{Comparison, Summary};
use exoskin_scenario::{ArmCheck, Scenario, arms};
use exoskin_therapy::course;
use serde_json::json;

use crate::arguments::CompareArguments;
use crate::failure::{Failure, Outcome};
use crate::prices::{Prices, split};
use crate::readouts::day_text;
use crate::show::{self, hanging, paragraph};
use crate::values::{Settings, of_flag, samples, transport_draws, unknown_word};
use crate::{costs, differences, folder};

/// Continued lines of an arm's description are indented by this much.
const INDENT: usize = 4;

/// Runs `exoskin compare`.
///
/// # Errors
/// Wrong input (2, nothing is written), a folder that cannot be used or a disk that is full (1), interrupted (130).
pub fn run(arguments: &CompareArguments, settings: Settings) -> Outcome {
    let samples = samples(&arguments.samples, "--samples")?;
    let draws = transport_draws(&arguments.draws)?;
    let read = exoskin_therapy::read_scenario(&arguments.scenario)?;
    let (scenario, base) = derived(&read, arguments)?;
    let days = days(&arguments.days, &scenario)?;
    let prices = prices(&arguments.price, &scenario)?;
    let path = match &arguments.out {
        Some(path) => path.clone(),
        None => usual_folder(&scenario)?,
    };
    let summary = folder::compute_beside(&scenario, &path, samples, draws, settings, prices.arms())?;
    let comparison = summary.comparison.as_ref();
    let comparison = comparison.ok_or_else(|| Failure::Run("the study compared nothing".into()))?;
    let comparison = on_days(comparison, &days);
    let costs = (!prices.list.is_empty()).then(|| costs::of(&summary, &prices));
    if settings.json {
        let mut document = json!({
            "scenario": summary.scenario,
            "title": summary.title,
            "seed": summary.seed,
            "samples": summary.samples,
            "transport_draws": summary.transport_draws,
            "folder": path,
            "arms": scenario.check(&exoskin_therapy::parameters::all()).arms,
            "unknown": summary.unknown,
            "follow_up": summary.follow_up,
            "comparison": comparison,
            "notes": summary.notes,
        });
        if let Some(costs) = &costs {
            document["cost"] = json!(costs);
        }
        return show::json(&document);
    }
    let arms = arms_text(&scenario, &read, &base);
    let text = text(&summary, &comparison, &days, arguments.all, &arms);
    let costs = costs.map_or_else(String::new, |costs| format!("\n{}", costs::text(&summary, &costs)));
    Ok(format!("{text}{costs}\nReport: {}\n", path.join("report.html").display()))
}

/// The prices behind `--price`, each of an arm with a session.
fn prices(list: &[String], scenario: &Scenario) -> Checked<Prices> {
    let mut prices = Prices::default();
    for pair in list {
        let (name, price) = split(pair, "--price")?;
        let names = || scenario.arms.iter().map(|arm| arm.name.as_str());
        let Some(arm) = scenario.arms.iter().find(|arm| arm.name == name) else {
            return Err(unknown_word(name, "--price", &names().collect::<Vec<_>>()));
        };
        if arm.sessions.is_empty() {
            return Err(Diagnostic::new(format!("arm {} has no session to pay for", quoted(name)))
                .argument("--price")
                .expected("an arm in which something is done"));
        }
        prices.add(name, price, "--price")?;
    }
    Ok(prices)
}

/// The scenario with the arms that were asked for, and the name of the arm that they are made from.
fn derived(scenario: &Scenario, arguments: &CompareArguments) -> Checked<(Scenario, String)> {
    let base = arms::base(scenario, arguments.base.as_deref());
    let base = base.map_err(|wrong| if wrong.file.is_none() { of_flag(wrong, "--base") } else { wrong })?;
    let flagged = |wrong| of_flag(wrong, "--arms");
    let names: Vec<&str> = match &arguments.arms {
        Some(list) => list.split(',').map(str::trim).filter(|name| !name.is_empty()).collect(),
        None => arms::usual(scenario, base).map_err(flagged)?,
    };
    if names.len() == 1 {
        let problem = format!("{} alone has nothing to be compared with", quoted(names[0]));
        return Err(flagged(Diagnostic::new(problem).expected("two or more arms, for example none,vehicle,exosomes")));
    }
    let derived = arms::derive_from(scenario, base, &names).map_err(flagged)?;
    let name = format!("{}-compare", scenario.name);
    Ok((Scenario { name, ..derived }, base.name.clone()))
}

/// `runs/NAME-compare`, unless other arms were compared there.
fn usual_folder(scenario: &Scenario) -> Checked<PathBuf> {
    let path = RunDir::default_path(&scenario.name);
    let kept = std::fs::read_to_string(path.join("scenario.toml")).unwrap_or_default();
    let (before, now) = (kept.lines().next().unwrap_or_default(), scenario.text.lines().next().unwrap_or_default());
    if before == now || !before.starts_with(arms::HEADING) {
        return Ok(path);
    }
    let were = before.trim_start_matches(arms::HEADING).trim_end_matches('.');
    Err(Diagnostic::new(format!("{} holds a comparison of other arms ({were})", quoted(&path.display().to_string())))
        .argument("--arms")
        .expected("a folder of its own for this list, for example `--out runs/another`"))
}

/// The days of `--days`, each one of those on which arms are set against each other.
fn days(list: &Option<String>, scenario: &Scenario) -> Checked<Vec<f64>> {
    let Some(list) = list else { return Ok(Vec::new()) };
    let all = course::days_of(scenario);
    let reported: Vec<f64> =
        course::reported_days(&all).into_iter().filter_map(|place| all.get(place).copied()).collect();
    let expected =
        || format!("one or more of {}", reported.iter().map(|day| day_text(*day)).collect::<Vec<_>>().join(", "));
    let one = |text: &str| -> Checked<f64> {
        let seconds = match text.parse::<f64>() {
            Ok(days) => days * unit::DAY_S,
            Err(_) => parse_quantity(text, Dimension::Time).map_err(|wrong| wrong.argument("--days"))?,
        };
        let day = seconds / unit::DAY_S;
        let known = reported.iter().find(|other| (*other - day).abs() <= SAME_DAY * other.abs());
        known.copied().ok_or_else(|| {
            Diagnostic::new(format!("arms are not compared on day {}", quoted(text)))
                .argument("--days")
                .expected(expected())
        })
    };
    let days =
        list.split(',').map(str::trim).filter(|text| !text.is_empty()).map(one).collect::<Checked<Vec<f64>>>()?;
    if days.is_empty() {
        return Err(Diagnostic::new("`--days` names no day").argument("--days").expected(expected()));
    }
    Ok(days)
}

/// Days closer than this share are the same: `12 weeks` and `84`.
const SAME_DAY: f64 = 1e-9;

fn on_days(comparison: &Comparison, days: &[f64]) -> Comparison {
    let wanted = |day: f64| days.is_empty() || days.contains(&day);
    let rows = comparison.rows.iter().filter(|row| wanted(row.day)).cloned().collect();
    Comparison { rows, beside: Vec::new(), ..comparison.clone() }
}

/// The arms in lines; whose an arm is decides what it can be compared with.
fn arms_text(scenario: &Scenario, read: &Scenario, base: &str) -> String {
    let own = |name: &str| read.arms.iter().any(|arm| arm.name == name);
    let line = |arm: ArmCheck| {
        let mark = if own(&arm.name) { " (as the scenario has it)" } else { "" };
        let head = format!("arm `{}`", arm.name);
        arm.text().replacen(&head, &format!("{head}{mark}"), 1)
    };
    let arms = scenario.check(&exoskin_therapy::parameters::all()).arms;
    let made = arms.iter().any(|arm| !own(&arm.name));
    let rule = if made { format!("Arms without a mark are made from `{base}`.\n") } else { String::new() };
    hanging(&(arms.into_iter().map(line).collect::<Vec<_>>().join("\n") + "\n" + &rule), INDENT)
}

fn text(summary: &Summary, comparison: &Comparison, days: &[f64], all: bool, arms: &str) -> String {
    // The answer is about the days fixed for it, whatever days are shown below.
    let whole = summary.comparison.as_ref().unwrap_or(comparison);
    let answer = differences::answer(summary, whole);
    let mut text = format!("{}\n\n{answer}\n{arms}\n", summary.title);
    text.push_str(&differences::text(summary, comparison, days, all));
    text.push('\n');
    text.push_str(&differences::assumptions(summary, all));
    for note in summary.unknown.iter().filter(|line| line.starts_with("Arm ")).chain(&summary.notes) {
        text.push_str(&format!("\n{}", paragraph(note)));
    }
    text
}
