//! One file per command: what can be typed, the question it asks, the text of the answer. A command is registered here:
//! its module, its line in [`Command`], its line in [`run`].

mod check;
mod claim;
mod classify;
mod compare;
mod dose;
mod evidence;
mod export;
mod measurements;
mod new_file;
mod procedures;
mod products;
mod risk;
mod run;
mod scenario;
mod schema;
mod serve;
mod status;
mod sweep;
mod validate;
mod vial;
mod why;

use clap::{Parser, Subcommand};

use crate::failure::Outcome;
use crate::global::Global;

const AFTER_HELP: &str = "\
Start here:
  exoskin vial frozen_msc --history \"-80C 60d; thaw; 4C 36h\"
  exoskin dose --product frozen_msc --site face --volume 2mL --after microneedling --delay 10min
  exoskin run scenarios/ref.toml
  exoskin compare scenarios/hair_prp_vs_exosomes.toml

Solved problems are cached for later commands, on Linux in ~/.cache/exoskin (512 MB at most).
EXOSKIN_CACHE=FOLDER moves the cache, EXOSKIN_CACHE= turns it off; deleting it only costs time.

exoskin is for research and for planning studies. It is not a medical device.
Exit codes: 0 success, 1 the run failed, 2 invalid input (nothing written), 130 interrupted.";

/// Counts what becomes of the vesicles of an exosome product, from the vial to the single cell.
#[derive(Debug, Parser)]
#[command(name = "exoskin", version, after_help = AFTER_HELP, max_term_width = 100)]
#[command(subcommand_required = true, arg_required_else_help = true, propagate_version = false)]
pub struct Cli {
    #[command(flatten)]
    /// Flags every command takes.
    pub global: Global,
    #[command(subcommand)]
    /// What to do.
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// What storage leaves in a vial: whole vesicles, potency, free factors
    Vial(vial::Arguments),
    /// One application to the skin: the count from the label to the living cell
    Dose(Box<dose::Arguments>),
    /// Follow every arm of a scenario, from the count to the skin's course, with a report
    Run(run::Arguments),
    /// Compare a scenario's product with what would have happened anyway: procedure, vehicle, other products
    Compare(compare::Arguments),
    /// What a difference, or its absence, rests on: contacts against a dish, factors in tissue, what it would take
    Why(why::Arguments),
    /// Run a scenario again and again with some of its values varied, into one table
    Sweep(sweep::Arguments),
    /// Read a scenario and explain what it means, without running it
    Check(check::Arguments),
    /// Scenarios: the shipped ones, and a new one from a few questions
    #[command(subcommand, arg_required_else_help = true)]
    Scenario(scenario::Command),
    /// Products: what a vial contains
    #[command(subcommand, arg_required_else_help = true)]
    Products(products::Command),
    /// Procedures: what is done to the skin
    #[command(subcommand, arg_required_else_help = true)]
    Procedures(procedures::Command),
    /// Claims made about the therapy, one by one: verdict, reason, what evidence would settle it
    Claim(claim::Arguments),
    /// What can go wrong: each hazard calculated where there are data, and marked "no data" where there are none
    Risk(risk::Arguments),
    /// What the law says by country, class of product and use, with source and date
    Status(status::Arguments),
    /// Predict the trials of a table and score the predictions
    Validate(validate::Arguments),
    /// Every number in the model, and where it comes from
    #[command(subcommand, arg_required_else_help = true)]
    Evidence(evidence::Command),
    /// Export a finished run for other programs: CSV, Parquet, VTK
    Export(export::Arguments),
    /// The same questions in a browser, on this computer
    Serve(Box<serve::Arguments>),
    /// Print the JSON schema of a file that exoskin reads or writes, for editors and programs
    Schema(schema::Arguments),
}

/// Runs what was asked for.
///
/// # Errors
/// Wrong input (exit code 2), failed work (1), interrupted (130).
pub fn run(cli: &Cli) -> Outcome {
    let global = &cli.global;
    match &cli.command {
        Command::Vial(arguments) => vial::run(arguments, global),
        Command::Dose(arguments) => dose::run(arguments, global),
        Command::Run(arguments) => run::run(arguments, global),
        Command::Compare(arguments) => compare::run(arguments, global),
        Command::Why(arguments) => why::run(arguments, global),
        Command::Sweep(arguments) => sweep::run(arguments, global),
        Command::Check(arguments) => check::run(arguments, global),
        Command::Scenario(command) => scenario::run(command, global),
        Command::Products(command) => products::run(command, global),
        Command::Procedures(command) => procedures::run(command, global),
        Command::Claim(arguments) => claim::run(arguments, global),
        Command::Risk(arguments) => risk::run(arguments, global),
        Command::Status(arguments) => status::run(arguments, global),
        Command::Validate(arguments) => validate::run(arguments, global),
        Command::Evidence(command) => evidence::run(command, global),
        Command::Export(arguments) => export::run(arguments, global),
        Command::Serve(arguments) => serve::run(arguments, global),
        Command::Schema(arguments) => schema::run(arguments, global),
    }
}
