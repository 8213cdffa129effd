//! `trials`: predictions compared with what trials measured, as a page of the book.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command")]

use std::process::ExitCode;

use clap::Parser;
use exoskin::{Options, Question, Validate, Watch};
use exoskin_validation::root;

const HEAD: &str = "\
# Scorecard: published trials

Predictions beside what trials measured. Outcomes are read by `validation/` and by the [layer of trials](trials.md) alone, which no part
of the mechanism depends on; a prediction is the run of an ordinary scenario (`validation/trials/`) with every prior as it is. The few
numbers that the mechanism is fitted to are marked and not scored.

```console
cargo run --release -p exoskin-validation --bin trials -- --write   # renews this page
```
";

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

/// Tells on standard error how far it is.
struct Told;

impl Watch for Told {
    fn compared(&self, done: usize, total: usize) {
        eprintln!("{done} of {total} comparisons made");
    }
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
    let (samples, draws) = if arguments.quick { (50, 20) } else { (arguments.samples, arguments.draws) };
    let question = Validate {
        only: arguments.only.clone(),
        options: Options { samples, draws, ..Options::followed() },
        ..Validate::of(root.join("evidence/trials.csv"), root.join("validation/trials.toml"))
    };
    let text = question.ask_watched(&Told).map_err(|wrong| wrong.to_string())?.page_below(HEAD);
    if !arguments.write {
        println!("{text}");
        return Ok(());
    }
    let path = root.join("docs/src/scorecard.md");
    std::fs::write(&path, text).map_err(|e| format!("{}: {e}", path.display()))
}
