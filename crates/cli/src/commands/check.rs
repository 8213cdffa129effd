//! `exoskin check`: what a scenario means, without running it.

use std::path::PathBuf;

use clap::Args;
use exoskin::{Check, Options, Question};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{self, hanging};

/// Continued lines of the description are indented by this much.
const INDENT: usize = 4;

/// `exoskin check`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin check scenarios/ref.toml
  exoskin check my_scenario.toml --json")]
pub struct Arguments {
    /// Scenario file
    pub scenario: PathBuf,
}

/// Runs `exoskin check`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let options = Options { threads: global.threads, ..Options::followed() };
    let answer = Check { options, ..Check::of(&arguments.scenario) }.ask()?;
    global.reply(&answer, |found| {
        let (scenario, estimate) = (found.scenario.text(), found.estimate.text());
        let warnings = show::warnings(&found.warnings);
        format!("{warnings}{}\n{}", hanging(&scenario, INDENT).trim_end(), hanging(&estimate, INDENT))
    })
}
