//! `exoskin validate`: a table of trials, predicted and scored.

use std::path::PathBuf;

use clap::Args;
use exoskin::Validate;

use crate::failure::Outcome;
use crate::global::Global;
use crate::values;
use crate::watch::watched;

/// `exoskin validate`
#[derive(Debug, Args)]
#[command(after_help = "\
The table has the columns of evidence/trials.csv: one row for each trial, endpoint, time and
arm. The map, like validation/trials.toml, says which endpoint is compared with which readout
of which scenario, and why. Scenarios lie beside the map, in a folder of its name.
The page goes to standard output as Markdown.

Examples:
  exoskin validate evidence/trials.csv --map validation/trials.toml --only lotfi
  exoskin validate my_trials.csv --map my_trials.toml > scorecard.md")]
pub struct Arguments {
    /// Table of trials, CSV
    pub table: PathBuf,
    /// Which endpoint is compared with which readout, TOML
    #[arg(long, value_name = "FILE")]
    pub map: PathBuf,
    /// Only trials whose id contains this
    #[arg(long, value_name = "TEXT")]
    pub only: Option<String>,
    /// Number of samples
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
    /// Number of transport problems solved per arm
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true, value_parser = values::draws)]
    pub draws: usize,
}

/// Runs `exoskin validate`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let Arguments { table, map, only, samples, draws } = arguments;
    let options = global.options(*samples, *draws);
    let question = Validate { table: table.clone(), map: map.clone(), only: only.clone(), options };
    global.reply(&watched(&question, global)?, exoskin::Validation::page)
}
