//! One file per command. Each takes its arguments and the global settings and hands back its whole text.

pub mod check;
pub mod claim;
pub mod classify;
pub mod compare;
pub mod dose;
pub mod dose_iv;
pub mod dose_price;
pub mod evidence;
pub mod library;
pub mod measurements;
pub mod products;
pub mod risk;
pub mod run;
pub mod schema;
pub mod status;
pub mod vial;

use crate::arguments::{Cli, Command};
use crate::failure::Outcome;
use crate::values::Settings;

/// Runs what was asked for.
///
/// # Errors
/// Wrong input (exit code 2), failed work (1), interrupted (130).
pub fn run(cli: &Cli) -> Outcome {
    let settings = Settings::read(&cli.global)?;
    match &cli.command {
        Command::Vial(arguments) => vial::run(arguments, settings),
        Command::Dose(arguments) => dose::run(arguments, settings),
        Command::Run(arguments) => run::run(arguments, settings),
        Command::Compare(arguments) => compare::run(arguments, settings),
        Command::Check(arguments) => check::run(arguments, settings),
        Command::Products(command) => products::run(command, settings),
        Command::Procedures(command) => library::run(library::PROCEDURES, command, settings),
        Command::Claim(arguments) => claim::run(arguments, settings),
        Command::Risk(arguments) => risk::run(arguments, settings),
        Command::Status(arguments) => status::run(arguments, settings),
        Command::Evidence(command) => evidence::run(command, settings),
        Command::Schema(arguments) => schema::run(arguments, settings),
    }
}
