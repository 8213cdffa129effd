//! The folder of a run: resumable while it runs, and whole results or none when it ends.

use std::path::Path;

use exoskin_record::summary::Summary;
use exoskin_record::{Identity, Provenance, Results, RunDir};
use exoskin_scenario::Scenario;
use exoskin_study as study;

use crate::error::{Error, Result};
use crate::estimate::estimate;
use crate::options::Options;
use crate::rehearse::rehearse;
use crate::solve::Job;
use crate::watch::Watch;

/// Version of the program: another version is another run.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Computes `scenario` into the folder `path`, and also compares the arms `beside` with each other.
///
/// # Errors
/// A folder that cannot be used, a full disk, or an interruption.
pub(crate) fn compute(
    scenario: &Scenario,
    path: &Path,
    options: &Options,
    beside: Vec<String>,
    watch: &dyn Watch,
) -> Result<Summary> {
    options.check()?;
    rehearse(scenario, &options.exactly(scenario.seed))?;
    let folder = RunDir::open(path)?;
    watch.estimated(&estimate(scenario, options)?);
    let mut job = Job::new(scenario, options, watch);
    job.exactly.beside = beside;
    job.folder = Some((&folder, identity(scenario, options, job.exactly.seed)));
    let summary = job.run()?;
    leave(scenario, &summary, &folder)?;
    folder.finish()?;
    Ok(summary)
}

fn leave(scenario: &Scenario, summary: &Summary, folder: &RunDir) -> Result<()> {
    let report = exoskin_report::html(summary).map_err(|e| Error::Run(format!("no report: {e}")))?;
    let mut provenance =
        Provenance::new(VERSION, summary).with_input("scenario", &scenario.name, scenario.text.as_bytes());
    for (role, name, text) in inputs(scenario) {
        provenance = provenance.with_input(role, &format!("{name}.toml"), text.as_bytes());
    }
    let mut results = Results::new(folder);
    results.add("clinician.html", exoskin_report::clinician_page(summary).as_bytes())?;
    results.add("patient.html", exoskin_report::patient_page(summary).as_bytes())?;
    Ok(results.write_all(scenario.text.as_bytes(), summary, &report, provenance)?)
}

/// What makes two runs the same: program, scenario, seed, and anything else that changes the numbers.
fn identity(scenario: &Scenario, options: &Options, seed: u64) -> Identity {
    let priors = exoskin_record::sha256_hex(study::plan::priors().as_bytes());
    let (samples, draws) = (options.samples, options.draws);
    let mut text = format!("{} priors={priors} samples={samples} draws={draws}", study::MODEL_VERSION);
    for (role, name, content) in inputs(scenario) {
        text.push_str(&format!(" {role}:{name}={}", exoskin_record::sha256_hex(content.as_bytes())));
    }
    Identity::new(VERSION, scenario.text.as_bytes(), seed, &text)
}

/// Product and procedure files of a scenario, each once: role, name, text.
fn inputs(scenario: &Scenario) -> Vec<(&'static str, String, String)> {
    let mut found: Vec<(&'static str, String, String)> = Vec::new();
    for session in scenario.arms.iter().flat_map(|arm| &arm.sessions) {
        found.push(("procedure", session.procedure.name.clone(), session.procedure.text.clone()));
        for application in &session.applications {
            found.push(("product", application.product.name.clone(), application.product.text.clone()));
        }
    }
    found.sort();
    found.dedup();
    found
}
