//! One file per command. Each takes its arguments and the global settings and hands back its whole text.

use crate::arguments::{Cli, Command};
use crate::failure::Outcome;
use crate::values::Settings;

/// Runs what was asked for.
///
/// # Errors
/// Wrong input (exit code 2), failed work (1), interrupted (130).
pub fn run(cli: &Cli) -> Outcome {
    let _settings = Settings::read(&cli.global)?;
    match &cli.command {
        Command::Vial(_) => todo!(),
        _ => todo!(),
    }
}
