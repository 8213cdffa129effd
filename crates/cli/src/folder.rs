//! A scenario computed into a folder: resumable while it runs, whole results or none when it ends.

use std::path::Path;

use exoskin_record::summary::Summary;
use exoskin_record::{Identity, Provenance, RecordError, Results, RunDir};
use exoskin_scenario::Scenario;

use crate::engine::{self, Question};
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::progress::Progress;
use crate::values::Settings;

/// Version of the program: another version is another run.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Work that takes longer than this is announced, s.
const LONG_S: f64 = 2.0;

/// Computes `scenario` into the folder `path` with `samples` samples on `draws` solved transport problems.
///
/// # Errors
/// A folder that cannot be used or a disk that is full (1), interrupted (130).
pub fn compute(
    scenario: &Scenario,
    path: &Path,
    samples: usize,
    draws: usize,
    settings: Settings,
) -> Result<Summary, Failure> {
    compute_beside(scenario, path, samples, draws, settings, Vec::new())
}

/// As [`compute`], with the arms `beside` set against each other as well: those with a price.
///
/// # Errors
/// As [`compute`].
pub fn compute_beside(
    scenario: &Scenario,
    path: &Path,
    samples: usize,
    draws: usize,
    settings: Settings,
    beside: Vec<String>,
) -> Result<Summary, Failure> {
    let folder = RunDir::open(path).map_err(failed)?;
    let (progress, interrupt) = (Progress::new(settings.quiet), Interrupt::listen());
    let mut question = Question {
        scenario,
        seed: settings.seed.unwrap_or(scenario.seed),
        samples,
        draws,
        threads: settings.threads,
        follow: true,
        folder: None,
        progress: &progress,
        interrupt: &interrupt,
    };
    let estimate = engine::estimate_of(&question)?;
    if estimate.seconds > LONG_S {
        progress.say(&estimate.text());
    }
    let options = engine::options_text(&question);
    let identity = Identity::new(VERSION, scenario.text.as_bytes(), question.seed, &options);
    question.folder = Some((&folder, identity));
    let summary = engine::study_beside(&question, beside);
    progress.finish();
    let summary = summary?;
    leave(scenario, &summary, &folder)?;
    folder.finish().map_err(failed)?;
    Ok(summary)
}

fn leave(scenario: &Scenario, summary: &Summary, folder: &RunDir) -> Result<(), Failure> {
    let report = exoskin_report::html(summary).map_err(|e| Failure::Run(format!("no report: {e}")))?;
    let mut provenance =
        Provenance::new(VERSION, summary).with_input("scenario", &scenario.name, scenario.text.as_bytes());
    for (role, name, text) in engine::inputs(scenario) {
        provenance = provenance.with_input(role, &format!("{name}.toml"), text.as_bytes());
    }
    let mut results = Results::new(folder);
    results.add("clinician.html", exoskin_report::clinician_page(summary).as_bytes()).map_err(failed)?;
    results.add("patient.html", exoskin_report::patient_page(summary).as_bytes()).map_err(failed)?;
    results.write_all(scenario.text.as_bytes(), summary, &report, provenance).map_err(failed)
}

fn failed(error: RecordError) -> Failure {
    Failure::Run(error.to_string())
}
