//! `exoskin check`: what a scenario means, without running it.

use std::path::PathBuf;

use clap::Args;
use exoskin::{Check, Question};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{self, hanging};
use crate::values;

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
    /// Samples of the run whose cost is estimated
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
    /// Transport problems per arm of that run
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true, value_parser = values::draws)]
    pub draws: usize,
}

/// Runs `exoskin check`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let options = global.options(arguments.samples, arguments.draws);
    let answer = Check { options, ..Check::of(&arguments.scenario) }.ask()?;
    global.reply(&answer, |found| {
        let (scenario, estimate) = (found.scenario.text(), found.estimate.text());
        let warnings = show::warnings(&found.warnings);
        format!("{warnings}{}\n{}", hanging(&scenario, INDENT).trim_end(), hanging(&estimate, INDENT))
    })
}
