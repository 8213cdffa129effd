//! The commands: what is typed becomes a call of the crates below, what they return becomes text or JSON.
//!
//! `arguments` says what can be typed, `commands` has one file per command, `values` reads the values of flags,
//! `show` writes numbers and tables, `render`, `readouts`, `differences` and `claim_text` write results, `engine` is the
//! one place that starts the study, `folder` keeps what it answers.
//! A command returns its whole text; only this file prints.
//!
//! Checked by: tests/suite/bad_input.rs, tests/suite/help.rs, tests/suite/json.rs, tests/suite/claims.rs,
//! tests/suite/architecture.rs, tests/suite/documents.rs.

pub mod arguments;
pub mod article;
pub mod catalogue;
pub mod claim_text;
pub mod commands;
pub mod costs;
pub mod differences;
pub mod engine;
pub mod failure;
pub mod folder;
pub mod interrupt;
pub mod prices;
pub mod progress;
pub mod readouts;
pub mod reference;
pub mod render;
pub mod schemas;
pub mod show;
pub mod storage;
pub mod values;

use std::borrow::Cow;
use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser};

use crate::arguments::Cli;
pub use crate::failure::{Failure, Outcome};

/// The whole program: reads the arguments of this process, runs the command, prints, and says how it ended.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(answer) => return help_or_mistake(&answer),
    };
    match commands::run(&cli) {
        Ok(text) => print(&text),
        Err(failure) => {
            let _ = writeln!(std::io::stderr(), "{}", harmless(&failure.to_string()));
            failure.exit_code()
        }
    }
}

/// The command line as clap knows it, for help pages and the generated reference.
pub fn command() -> clap::Command {
    Cli::command()
}

/// The text without control characters: a title or path in a file from elsewhere may hold what steers a terminal.
fn harmless(text: &str) -> Cow<'_, str> {
    let steers = |c: char| c.is_control() && c != '\n' && c != '\t';
    if text.contains(steers) { text.replace("\r\n", "\n").replace(steers, "\u{fffd}").into() } else { text.into() }
}

/// Prints; a reader that went away (`| head`) is no failure, a full disk is.
fn print(text: &str) -> ExitCode {
    let mut out = std::io::stdout().lock();
    match out.write_all(harmless(text).as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(e) => {
            let _ = writeln!(std::io::stderr(), "error: standard output cannot be written ({e})");
            ExitCode::from(1)
        }
    }
}

/// Help goes to standard output with code 0, a mistyped command line to standard error with code 2.
fn help_or_mistake(answer: &clap::Error) -> ExitCode {
    let _ = answer.print();
    ExitCode::from(if answer.use_stderr() { 2 } else { 0 })
}
