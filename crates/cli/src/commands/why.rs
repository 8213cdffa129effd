//! `exoskin why`: what the differences between a scenario's arms rest on.

use std::path::PathBuf;

use clap::Args;
use exoskin::{Readable, Why};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show;
use crate::values;
use crate::watch::watched;

/// `exoskin why`
#[derive(Debug, Args)]
#[command(after_help = "\
For every arm with a product: vesicles per cell here and in a dish that shows half of the largest
effect, the share of cells reached, what each factor adds to the tissue over time, how many times as
much it would take for anybody to see it, and which single assumption, moved inside its 90 % range,
would do. It is about what the skin is treated for, on the day fixed for it. Nothing is written.

Examples:
  exoskin why scenarios/ref.toml
  exoskin why scenarios/acne_scar_adipose.toml --json --quiet")]
pub struct Arguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Samples drawn from the uncertain inputs
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
    /// Transport problems solved per treatment
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true, value_parser = values::draws)]
    pub draws: usize,
}

/// Runs `exoskin why`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let question = Why { options: global.options(arguments.samples, arguments.draws), ..Why::of(&arguments.scenario) };
    let answer = watched(&question, global)?;
    if global.json {
        return show::json(&answer.document()?);
    }
    Ok(show::document(&answer.blocks()?))
}
