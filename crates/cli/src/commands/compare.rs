//! `exoskin compare`: one arm of a scenario beside what would have happened anyway, into a folder.

use exoskin_quantity::{Checked, Diagnostic, Dimension, parse_quantity, quoted, unit};
use exoskin_record::RunDir;
use exoskin_record::summary::{Comparison, Summary};
use exoskin_therapy::course;
use exoskin_therapy::scenario::{Scenario, arms};
use serde_json::json;

use crate::arguments::CompareArguments;
use crate::failure::{Failure, Outcome};
use crate::readouts::day_text;
use crate::show::{self, hanging, paragraph};
use crate::values::{Settings, of_flag, samples, transport_draws};
use crate::{differences, folder};

/// Continued lines of an arm's description are indented by this much.
const INDENT: usize = 4;

/// Runs `exoskin compare`.
///
/// # Errors
/// Wrong input (2, nothing is written), a folder that cannot be used or a disk that is full (1), interrupted (130).
pub fn run(arguments: &CompareArguments, settings: Settings) -> Outcome {
    let samples = samples(&arguments.samples, "--samples")?;
    let draws = transport_draws(&arguments.draws)?;
    let read = exoskin_therapy::scenario::read(&arguments.scenario)?;
    let scenario = derived(&read, arguments)?;
    let days = days(&arguments.days, &scenario)?;
    let path = arguments.out.clone().unwrap_or_else(|| RunDir::default_path(&scenario.name));
    let summary = folder::compute(&scenario, &path, samples, draws, settings)?;
    let comparison = summary.comparison.as_ref();
    let comparison = comparison.ok_or_else(|| Failure::Run("the study compared nothing".into()))?;
    let comparison = on_days(comparison, &days);
    if settings.json {
        return show::json(&json!({
            "scenario": summary.scenario,
            "title": summary.title,
            "seed": summary.seed,
            "samples": summary.samples,
            "transport_draws": summary.transport_draws,
            "folder": path,
            "arms": scenario.check().arms,
            "unknown": summary.unknown,
            "follow_up": summary.follow_up,
            "comparison": comparison,
            "notes": summary.notes,
        }));
    }
    Ok(format!("{}\nReport: {}\n", text(&scenario, &summary, &comparison, &days), path.join("report.html").display()))
}

/// The scenario with the arms that were asked for.
fn derived(scenario: &Scenario, arguments: &CompareArguments) -> Checked<Scenario> {
    let base = arms::base(scenario, arguments.base.as_deref());
    let base = base.map_err(|wrong| if wrong.file.is_none() { of_flag(wrong, "--base") } else { wrong })?;
    let names: Vec<&str> = arguments.arms.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    let flagged = |wrong| of_flag(wrong, "--arms");
    if names.len() == 1 {
        let problem = format!("{} alone has nothing to be compared with", quoted(names[0]));
        return Err(flagged(Diagnostic::new(problem).expected("two or more arms, for example none,vehicle,exosomes")));
    }
    let derived = arms::derive_from(scenario, base, &names).map_err(flagged)?;
    Ok(Scenario { name: format!("{}-compare", scenario.name), ..derived })
}

/// The days of `--days`, each one of those on which arms are set against each other.
fn days(list: &Option<String>, scenario: &Scenario) -> Checked<Vec<f64>> {
    let Some(list) = list else { return Ok(Vec::new()) };
    let all = course::days(scenario.until_s);
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
        let known = reported.iter().find(|other| (*other - day).abs() <= SAME_DAY * day.abs());
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
    Comparison { rows, ..comparison.clone() }
}

fn text(scenario: &Scenario, summary: &Summary, comparison: &Comparison, days: &[f64]) -> String {
    let check = scenario.check();
    let arms: Vec<String> = check.arms.iter().map(|arm| arm.text()).collect();
    let title = |key: &str| {
        let found = summary.arms.iter().find_map(|arm| arm.readouts.get(key))?;
        Some(found.title.clone()).filter(|title| !title.is_empty())
    };
    let mut text = format!("{}\n\n{}\n", summary.title, hanging(&arms.join("\n"), INDENT));
    text.push_str(&differences::text(comparison, &summary.follow_up, days, title));
    text.push('\n');
    text.push_str(&differences::assumptions(&summary.follow_up));
    for note in scenario.unknown.iter().filter(|line| line.starts_with("Arm ")).chain(&summary.notes) {
        text.push_str(&format!("\n{}", paragraph(note)));
    }
    text
}
