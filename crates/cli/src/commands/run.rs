//! `exoskin run`: every arm of a scenario through the count and the skin's course, written to a folder.

use std::path::PathBuf;

use clap::Args;
use exoskin::Run;
use exoskin::record::summary::Summary;

use crate::failure::Outcome;
use crate::global::Global;
use crate::watch::watched;
use crate::{show, values};

/// `exoskin run`
#[derive(Debug, Args)]
#[command(after_help = "\
A run writes scenario.toml, summary.json, ledger.parquet, readouts.parquet,
differences.parquet, every sample as draws.parquet and inputs.parquet, report.html,
clinician.html and patient.html (one page each, from the same result) and provenance.json.
After an interruption (Ctrl-C, power cut) the same command resumes where it left off and gives the
same result, bit for bit.

Examples:
  exoskin run scenarios/ref.toml
  exoskin run scenarios/ref.toml --out runs/first --samples 4000
  exoskin run my_scenario.toml --json --quiet")]
pub struct Arguments {
    /// Scenario file
    pub scenario: PathBuf,
    /// Folder for the results [default: runs/NAME]
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Replace the finished result of another run that is in that folder
    #[arg(long)]
    pub overwrite: bool,
    /// Samples drawn from the uncertain inputs
    #[arg(long, value_name = "N", default_value = "1000", allow_hyphen_values = true, value_parser = values::samples)]
    pub samples: usize,
    /// Transport problems solved per arm
    #[arg(long, value_name = "N", default_value = "300", allow_hyphen_values = true, value_parser = values::draws)]
    pub draws: usize,
}

/// Runs `exoskin run`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let options = global.options(arguments.samples, arguments.draws);
    let question =
        Run { out: arguments.out.clone(), overwrite: arguments.overwrite, options, ..Run::of(&arguments.scenario) };
    let answer = watched(&question, global)?;
    global.reply(&answer, |found| {
        format!("{}\nReport: {}\n", text(&found.summary), exoskin::shown_path(&found.folder.join("report.html")))
    })
}

fn text(summary: &Summary) -> String {
    let mut text = format!("{}\n\n{}", summary.title, show::warnings(&summary.warnings)).trim_end().to_owned() + "\n";
    for arm in &summary.arms {
        let name = exoskin::answer::arm::heading(arm);
        text.push_str(&format!(
            "\n{name}\n{}\n{}",
            "=".repeat(name.chars().count()),
            show::document(&exoskin::answer::arm::short(summary, arm))
        ));
    }
    let course = show::blocks(&exoskin::answer::course::course(summary));
    if !course.is_empty() {
        text.push_str(&format!("\n{}\n{course}", exoskin::answer::course::HEADING));
    }
    let both = show::document(&exoskin::answer::layers::blocks(summary, false));
    if !both.is_empty() {
        text.push_str(&format!("\n{both}"));
    }
    for note in &summary.notes {
        text.push_str(&format!("\n{}", show::paragraph(note)));
    }
    text
}
