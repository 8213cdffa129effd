//! `exoskin run`: every arm of a scenario through its first 48 hours, into a folder.

use exoskin_record::summary::Summary;
use exoskin_record::{Identity, Provenance, RecordError, RunDir};
use exoskin_therapy::scenario::Scenario;

use crate::arguments::RunArguments;
use crate::engine::{self, Question};
use crate::failure::{Failure, Outcome};
use crate::interrupt::Interrupt;
use crate::progress::Progress;
use crate::render;
use crate::show;
use crate::values::{Settings, samples, transport_draws};

/// Runs `exoskin run`.
///
/// # Errors
/// Wrong input (2, nothing is written), a folder that cannot be used or a disk that is full (1), interrupted (130).
pub fn run(arguments: &RunArguments, settings: Settings) -> Outcome {
    let samples = samples(&arguments.samples, "--samples")?;
    let draws = transport_draws(&arguments.draws)?;
    let scenario = exoskin_therapy::scenario::read(&arguments.scenario)?;
    let path = arguments.out.clone().unwrap_or_else(|| RunDir::default_path(&scenario.name));
    let folder = RunDir::open(&path).map_err(failed)?;
    let (progress, interrupt) = (Progress::new(settings.quiet), Interrupt::listen());
    let mut question = Question {
        scenario: &scenario,
        seed: settings.seed.unwrap_or(scenario.seed),
        samples,
        draws,
        threads: settings.threads,
        folder: None,
        progress: &progress,
        interrupt: &interrupt,
    };
    let options = engine::options_text(&question);
    let identity = Identity::new(VERSION, scenario.text.as_bytes(), question.seed, &options);
    question.folder = Some((&folder, identity));
    let summary = engine::study(&question);
    progress.finish();
    let summary = summary?;
    leave(&scenario, &summary, &folder)?;
    folder.finish().map_err(failed)?;
    if settings.json {
        return show::json(&summary);
    }
    Ok(format!("{}\nReport: {}\n", text(&summary), path.join("report.html").display()))
}

/// Version of the program: another version is another run.
const VERSION: &str = env!("CARGO_PKG_VERSION");

fn leave(scenario: &Scenario, summary: &Summary, folder: &RunDir) -> Result<(), Failure> {
    let report = exoskin_report::html(summary).map_err(|e| Failure::Run(format!("no report: {e}")))?;
    let mut provenance =
        Provenance::new(VERSION, summary).with_input("scenario", &scenario.name, scenario.text.as_bytes());
    for (role, name, text) in engine::inputs(scenario) {
        provenance = provenance.with_input(role, &format!("{name}.toml"), text.as_bytes());
    }
    folder.results().write_all(scenario.text.as_bytes(), summary, &report, provenance).map_err(failed)
}

fn failed(error: RecordError) -> Failure {
    Failure::Run(error.to_string())
}

fn text(summary: &Summary) -> String {
    let mut text = format!("{}\n", summary.title);
    for arm in &summary.arms {
        let skin = if arm.procedure == "none" { "on intact skin".into() } else { format!("after {}", arm.procedure) };
        let product = if arm.product == "none" { "nothing" } else { &arm.product };
        let name = format!("Arm \"{}\": {product} {skin}", arm.name);
        text.push_str(&format!("\n{name}\n{}\n{}", "=".repeat(name.chars().count()), render::short(arm)));
    }
    for note in &summary.notes {
        text.push_str(&format!("\n{}", show::paragraph(note)));
    }
    text
}
