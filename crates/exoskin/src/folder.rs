//! The folder of a run: resumable while it runs, and whole results or none when it ends.

use std::path::Path;

use exoskin_record::provenance::HashedFile;
use exoskin_record::summary::Summary;
use exoskin_record::{Asked, Identity, Provenance, Results, RunDir, sha256_hex};
use exoskin_scenario::Scenario;
use exoskin_study as study;

use crate::draws::DrawTables;
use crate::error::{Error, Result};
use crate::estimate::estimate;
use crate::of_trials;
use crate::options::Options;
use crate::rehearse::rehearse;
use crate::solve::Job;
use crate::watch::Watch;

/// Version of the program: another version is another run.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Where results go.
pub(crate) struct Place<'a> {
    pub folder: &'a Path,
    /// Whether the finished result of another run may be replaced.
    pub overwrite: bool,
    /// The command that computes the folder's own scenario once more, without its numbers.
    pub command: String,
}

impl Place<'_> {
    /// The whole command, to be given inside the folder.
    fn again(&self, asked: &Asked) -> String {
        let Asked { seed, samples, transport_draws, .. } = asked;
        format!("{} --seed {seed} --samples {samples} --draws {transport_draws}", self.command)
    }
}

/// Which arms are set against which.
#[derive(Clone, Debug, Default)]
pub(crate) struct Beside {
    /// Arms that are set against each other as well: those with a price.
    pub priced: Vec<String>,
    /// The arm that the others are set against; none takes the usual one.
    pub against: Option<String>,
}

/// Computes `scenario` into the folder of `place`.
///
/// # Errors
/// A folder that cannot be used, a full disk, or an interruption.
pub(crate) fn compute(
    scenario: &Scenario,
    place: &Place<'_>,
    options: &Options,
    beside: Beside,
    watch: &dyn Watch,
) -> Result<Summary> {
    options.check()?;
    rehearse(scenario, &options.exactly(scenario.seed))?;
    let mut job = Job::new(scenario, options, watch);
    job.exactly.beside = beside.priced;
    job.exactly.against = beside.against;
    let asked = asked(scenario, options, job.exactly.seed, job.exactly.against.as_deref());
    let folder = RunDir::open(place.folder)?;
    folder.refuse_other(&asked, place.overwrite)?;
    folder.refuse_taken(scenario.own_files.iter().map(|file| (file.name.as_str(), file.text.as_bytes())))?;
    watch.estimated(&estimate(scenario, options)?);
    job.folder = Some((&folder, identity(scenario, options, job.exactly.seed)));
    let mut draws = DrawTables::new(&folder);
    let mut summary = job.run_into(&mut draws)?;
    of_trials::set_beside(&mut summary, scenario)?;
    let mut results = Results::new(&folder);
    for table in draws.finish()? {
        results.take(table)?;
    }
    leave(scenario, &summary, place, asked, results)?;
    folder.finish()?;
    Ok(summary)
}

fn leave(
    scenario: &Scenario,
    summary: &Summary,
    place: &Place<'_>,
    asked: Asked,
    mut results: Results<'_>,
) -> Result<()> {
    let report = exoskin_report::html(summary).map_err(|e| Error::Run(format!("no report: {e}")))?;
    let mut provenance =
        Provenance::new(VERSION, summary).with_input("scenario", &scenario.name, scenario.text.as_bytes());
    provenance.command = place.again(&asked);
    provenance.identity = asked.identity;
    provenance.inputs.extend(asked.inputs);
    results.add("clinician.html", exoskin_report::clinician_page(summary).as_bytes())?;
    results.add("patient.html", exoskin_report::patient_page(summary).as_bytes())?;
    for file in &scenario.own_files {
        results.add(&file.name, file.text.as_bytes())?;
    }
    Ok(results.write_all(scenario.portable.as_bytes(), summary, &report, provenance)?)
}

/// What a run is, in parts that can be compared with an earlier one.
fn asked(scenario: &Scenario, options: &Options, seed: u64, against: Option<&str>) -> Asked {
    let hashed =
        |(role, name, text): (&str, String, String)| HashedFile::new(role, &format!("{name}.toml"), text.as_bytes());
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    // What was solved and followed does not depend on the arm that others are compared with; the answer does.
    let compared = against.map_or(String::new(), |arm| format!("-against-{}", sha256_hex(arm.as_bytes())));
    Asked {
        identity: identity(scenario, options, seed).hex() + &compared,
        version: VERSION.to_owned(),
        scenario: scenario.name.clone(),
        arms: scenario.arms.iter().map(|arm| arm.name.clone()).collect(),
        seed,
        samples: count(options.samples),
        transport_draws: count(options.draws),
        text: sha256_hex(scenario.portable.as_bytes()),
        inputs: inputs(scenario).into_iter().map(hashed).collect(),
    }
}

/// What makes two runs the same: program, scenario, seed, and anything else that changes the numbers.
pub(crate) fn identity(scenario: &Scenario, options: &Options, seed: u64) -> Identity {
    let priors = sha256_hex(study::plan::priors().as_bytes());
    let (samples, draws) = (options.samples, options.draws);
    let mut text = format!("{} priors={priors} samples={samples} draws={draws}", study::MODEL_VERSION);
    for (role, name, content) in inputs(scenario) {
        text.push_str(&format!(" {role}:{name}={}", sha256_hex(content.as_bytes())));
    }
    Identity::new(VERSION, scenario.portable.as_bytes(), seed, &text)
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
