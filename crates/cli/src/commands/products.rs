//! `exoskin products`: what a vial contains, as files, and the buyer's checklist.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use exoskin::Question;
use exoskin::library::{List, NewFile, OwnFiles, Shelf};

use super::{classify, measurements, new_file};
use crate::catalogue;
use crate::failure::Outcome;
use crate::global::Global;

/// `list`, `show`, `new`, `classify` for products.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every name with its title
    List,
    /// Print one file in full, ready to copy
    Show {
        /// A name from `list`, or a file ending in .toml
        name: String,
    },
    /// Write a form to fill in or, with --from, a copy to change; then refer to it by its path
    New(NewArguments),
    /// The buyer's checklist: what the label says, what was measured, what is missing
    Classify(classify::Arguments),
}

/// `exoskin products new`
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  exoskin products new my_vial.toml
  exoskin products new my_vial.toml --from frozen_msc
  exoskin products new my_vial.toml --from frozen_msc --nta tracking.csv
  exoskin products new my_vial.toml --from frozen_msc --certificate coa.csv
  exoskin products new my_vial.toml --from frozen_msc --stability series.csv --dish curve.csv")]
pub struct NewArguments {
    /// The file to write, for example my_own.toml; an existing file is never overwritten
    pub file: PathBuf,
    /// Start from this one instead of an empty form
    #[arg(long, value_name = "NAME")]
    pub from: Option<String>,
    /// What was measured
    #[command(flatten)]
    pub measured: measurements::Measurements,
    /// Your own stability series, which becomes the product's [measured]: CSV with columns days, temperature, container,
    /// concentration, count, sd, potency
    #[arg(long, value_name = "FILE")]
    pub stability: Option<PathBuf>,
    /// Your own dose-response curves in a dish, likewise: CSV with columns particles per mL, hours, cells per cm2,
    /// behaviour, response, sd
    #[arg(long, value_name = "FILE")]
    pub dish: Option<PathBuf>,
}

/// Runs `exoskin products`.
pub fn run(command: &Command, global: &Global) -> Outcome {
    match command {
        Command::List if global.json => global.reply(&List(Shelf::Products).ask()?, |_| String::new()),
        Command::List => catalogue::list(),
        Command::Show { name } => global.reply(&Shelf::Products.card(name)?, |card| card.text.clone()),
        Command::New(NewArguments { file, from, measured, stability, dish }) => {
            let (file, from, lot) = (file.clone(), from.clone(), measured.lot());
            let own = OwnFiles { stability: stability.clone(), dish: dish.clone() };
            let usage = "exoskin vial FILE --at 4C --for 24h";
            new_file::write(&NewFile { shelf: Shelf::Products, file, from, lot, own }, usage, global)
        }
        Command::Classify(arguments) => classify::run(arguments, global),
    }
}
