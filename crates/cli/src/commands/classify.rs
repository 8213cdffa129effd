//! `exoskin products classify`: the buyer's checklist.

use clap::Args;
use exoskin::Question;
use exoskin::library::Classify;

use super::measurements;
use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{self, paragraph};

/// `exoskin products classify`
#[derive(Debug, Args)]
#[command(after_help = "\
Nothing is graded: an entry is present, missing, or outside a published limit. To see the
row behind a limit: exoskin evidence show ID.

Examples:
  exoskin products classify frozen_msc
  exoskin products classify my_vial.toml --certificate coa.csv --nta tracking.csv --json")]
pub struct Arguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    pub product: String,
    /// What was measured
    #[command(flatten)]
    pub measured: measurements::Measurements,
}

/// Runs `exoskin products classify`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let question = Classify { product: arguments.product.clone(), lot: arguments.measured.lot() };
    global.reply(&question.ask()?, |found| {
        show::document(&exoskin::answer::checklist::blocks(&found.checklist))
            + &found.notes.iter().map(|note| paragraph(note)).collect::<String>()
    })
}
