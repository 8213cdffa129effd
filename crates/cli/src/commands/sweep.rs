//! `exoskin sweep`: a scenario with some of its values varied, as one table.

use std::path::PathBuf;

use clap::Args;
use exoskin::{Over, Readable, Sweep};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show;
use crate::values;
use crate::watch::watched;

/// `exoskin sweep`
#[derive(Debug, Args)]
#[command(after_help = "\
PATH is a path of the scenario file, such as arm.exosomes.session.1.apply.1.volume, or any part
of it that names one value: apply.volume. A * stands for any one part and means every value that
fits: arm.*.apply.volume. VALUES are separated by commas, or a range and its number of values.
Several --over make every combination of their values.
The table has one row per point and arm, and in a file every count and readout with its band.
After an interruption the same command resumes where it left off and gives the same table.

Examples:
  exoskin sweep scenarios/ref.toml --over \"arm.*.apply.volume=1mL,2mL,5mL\" --over \"arm.*.apply.delay=0..60min:7\"
  exoskin sweep scenarios/ref.toml --over \"arm.*.apply.delay=0min,30min\" --out delay.csv
  exoskin sweep scenarios/ref.toml --over model.set.channel.plug_time=2..90min:5 --dry-run")]
pub struct Arguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// A value of the scenario to vary; may be repeated
    #[arg(long, value_name = "PATH=VALUES", required = true)]
    pub over: Vec<Over>,
    /// File for the table: .csv, .parquet or .json; an existing file is never overwritten
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Say how many points there are and what they cost, and compute nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Samples drawn from the uncertain inputs
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
    /// Transport problems solved per arm
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true, value_parser = values::draws)]
    pub draws: usize,
}

/// Runs `exoskin sweep`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let question = Sweep {
        scenario: arguments.scenario.clone(),
        over: arguments.over.clone(),
        out: arguments.out.clone(),
        options: global.options(arguments.samples, arguments.draws),
    };
    if arguments.dry_run {
        return global.reply(&question.plan()?, |plan| format!("{}\n", plan.text()));
    }
    let answer = watched(&question, global)?;
    let text = show::document(&answer.blocks()?);
    global.reply(&answer, |found| match &found.file {
        Some(file) => format!("{text}\nTable: {}\n", file.display()),
        None => text,
    })
}
