//! The one place that starts the study: a scenario and how exactly to compute it become a summary.

use exoskin_record::summary::Summary;
use exoskin_record::{Identity, RunDir};
use exoskin_therapy::scenario::{Scenario, ScenarioCheck};
use serde::Serialize;

use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::progress::Progress;

/// Everything the study needs to know.
pub struct Question<'a> {
    /// What is treated, how.
    pub scenario: &'a Scenario,
    /// Seed of every random stream.
    pub seed: u64,
    /// Samples of the joint design.
    pub samples: usize,
    /// Transport problems solved per arm.
    pub draws: usize,
    /// Threads; none means all cores.
    pub threads: Option<usize>,
    /// Where finished draws are kept through a kill, and which run they belong to; none keeps nothing.
    pub folder: Option<(&'a RunDir, Identity)>,
    /// Told how far the work is.
    pub progress: &'a Progress,
    /// Asked whether to stop.
    pub interrupt: &'a Interrupt,
}

/// Computes the summary of every arm.
///
/// # Errors
/// Interrupted by the user, or the work failed.
pub fn study(question: &Question<'_>) -> Result<Summary, Failure> {
    let _ = question;
    Err(Failure::Run("this build does not compute delivery yet".into()))
}

/// `options` of a run's identity: whatever changes its numbers beside program, scenario text and seed.
pub fn options_text(question: &Question<'_>) -> String {
    let mut text = format!("samples={} draws={}", question.samples, question.draws);
    for (role, name, content) in inputs(question.scenario) {
        let hash = exoskin_record::sha256_hex(content.as_bytes());
        text.push_str(&format!(" {role}:{name}={hash}"));
    }
    text
}

/// Product and procedure files of a scenario, each once: role, name, text.
pub fn inputs(scenario: &Scenario) -> Vec<(&'static str, String, String)> {
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

/// What a run would cost.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Estimate {
    /// Transport problems to solve with the usual number of draws.
    pub solves: usize,
}

impl Estimate {
    /// The same for people.
    pub fn text(&self) -> String {
        format!("A run solves about {} transport problems.", self.solves)
    }
}

/// Transport draws per arm unless a command says otherwise.
const USUAL_DRAWS: usize = 300;

/// What running a scenario would cost.
pub fn estimate(check: &ScenarioCheck) -> Estimate {
    Estimate { solves: check.transports * USUAL_DRAWS }
}
