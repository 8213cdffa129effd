//! `trials`: predictions compared with what trials measured, as a table.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::process::ExitCode;

use clap::Parser;
use exoskin_validation::comparisons::{self, List};
use exoskin_validation::scored::{Scored, score};
use exoskin_validation::study::{Effort, Studies};
use exoskin_validation::table::Trials;
use exoskin_validation::{page, root};

/// Predictions beside what published trials measured.
#[derive(Parser)]
struct Arguments {
    /// Few draws and samples: shows that it works, not what it says.
    #[arg(long)]
    quick: bool,
    /// Writes the table to docs/src/scorecard.md instead of the terminal.
    #[arg(long, conflicts_with = "quick")]
    write: bool,
    /// Only trials whose id contains this.
    #[arg(long, conflicts_with = "write")]
    only: Option<String>,
    /// Solved transport draws per arm.
    #[arg(long, default_value_t = 300)]
    draws: usize,
    /// Samples.
    #[arg(long, default_value_t = 1000)]
    samples: usize,
}

fn main() -> ExitCode {
    match work(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn work(arguments: &Arguments) -> Result<(), String> {
    let root = root();
    let trials = Trials::read(&root)?;
    let list = comparisons::read(&root).map_err(|wrong| wrong.to_string())?;
    let effort = match arguments.quick {
        true => Effort { draws: 20, samples: 50 },
        false => Effort { draws: arguments.draws, samples: arguments.samples },
    };
    let all = judge(arguments, &list, &trials, &mut Studies::new(&root, effort))?;
    let text = page::page(&list, &all, effort);
    if !arguments.write {
        println!("{text}");
        return Ok(());
    }
    let path = root.join("docs/src/scorecard.md");
    std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))
}

fn judge(
    arguments: &Arguments,
    list: &List,
    trials: &Trials,
    studies: &mut Studies<'_>,
) -> Result<Vec<Scored>, String> {
    let wanted = |trial: &str| arguments.only.as_deref().is_none_or(|part| trial.contains(part));
    let mut all = Vec::new();
    for comparison in list.comparisons.iter().filter(|comparison| wanted(&comparison.trial)) {
        eprintln!("{}: {}", comparison.trial, comparison.readout);
        all.push(score(comparison, trials, studies.summary(comparison))?);
    }
    Ok(all)
}
