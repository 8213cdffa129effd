//! `exoskin run`: every arm of a scenario through the count and the skin's course, into a folder.

use exoskin_record::RunDir;
use exoskin_record::summary::Summary;

use crate::arguments::RunArguments;
use crate::failure::Outcome;
use crate::values::{Settings, samples, transport_draws};
use crate::{folder, readouts, render, show};

/// Runs `exoskin run`.
///
/// # Errors
/// Wrong input (2, nothing is written), a folder that cannot be used or a disk that is full (1), interrupted (130).
pub fn run(arguments: &RunArguments, settings: Settings) -> Outcome {
    let samples = samples(&arguments.samples, "--samples")?;
    let draws = transport_draws(&arguments.draws)?;
    let scenario = exoskin_therapy::read_scenario(&arguments.scenario)?;
    let path = arguments.out.clone().unwrap_or_else(|| RunDir::default_path(&scenario.name));
    let summary = folder::compute(&scenario, &path, samples, draws, settings)?;
    if settings.json {
        return show::json(&summary);
    }
    Ok(format!("{}\nReport: {}\n", text(&summary), path.join("report.html").display()))
}

fn text(summary: &Summary) -> String {
    let mut text = format!("{}\n", summary.title);
    for arm in &summary.arms {
        let skin = match arm.procedure.as_str() {
            "" => String::new(),
            "none" => " on intact skin".into(),
            procedure => format!(" after {procedure}"),
        };
        let product = if arm.product == "none" { "nothing" } else { &arm.product };
        let name = format!("Arm \"{}\": {product}{skin}", arm.name);
        text.push_str(&format!("\n{name}\n{}\n{}", "=".repeat(name.chars().count()), render::short(arm)));
    }
    let course = readouts::course(summary);
    if !course.is_empty() {
        text.push_str(&format!("\nThe skin, medians over the samples\n{course}"));
    }
    for note in &summary.notes {
        text.push_str(&format!("\n{}", show::paragraph(note)));
    }
    text
}
