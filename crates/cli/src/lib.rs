//! The commands: what is typed becomes a question to [`exoskin`], and its answer becomes text or JSON.
//!
//! `commands` has one file per command: what can be typed, the question, its text. `values` is how clap reads values,
//! `watch` shows progress and listens for Ctrl-C, `show` writes tables and paragraphs. A command returns its whole
//! text; only this file prints.
//!
//! [`run`] is the program for another one that brings it along, such as the Python package; [`text`] and [`json`] write
//! an answer as the commands print it.
//!
//! Checked by: tests/suite/bad_input.rs, tests/suite/help.rs, tests/suite/json.rs, tests/suite/claims.rs,
//! tests/suite/architecture.rs, tests/suite/documents.rs.

pub mod catalogue;
mod claim_text;
pub mod commands;
mod failure;
mod global;
mod progress;
pub mod reference;
mod show;
pub mod storage;
mod values;
mod watch;

use std::borrow::Cow;
use std::error::Error;
use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};
use exoskin::Diagnostic;
use exoskin::answer::block::Document;

pub use crate::commands::Cli;
use crate::failure::{exit_code, told};

/// The whole program: reads the arguments of this process, runs the command, prints, and says how it ended.
pub fn main() -> ExitCode {
    ExitCode::from(run(std::env::args_os()))
}

/// The same for arguments that somebody else was given, the first of them the program's name; returns the exit code.
pub fn run(typed: impl IntoIterator<Item = OsString>) -> u8 {
    let typed: Vec<OsString> = typed.into_iter().collect();
    let matches = match command().try_get_matches_from(&typed) {
        Ok(matches) => matches,
        Err(answer) => {
            let words = typed.iter().map(|word| word.to_string_lossy().into_owned());
            return help_or_mistake(&with_nearest_command(answer, words));
        }
    };
    let cli = match Cli::from_arg_matches(&matches) {
        Ok(cli) => cli,
        Err(answer) => return help_or_mistake(&answer),
    };
    match commands::run(&cli) {
        Ok(text) => print(&text),
        Err(error) => {
            say(&told(&error, &asked(&matches)));
            exit_code(&error)
        }
    }
}

/// Blocks as the commands print them.
pub fn text(document: &Document) -> String {
    show::document(document)
}

/// A document as the commands print it with `--json`.
///
/// # Errors
/// A value without JSON: a defect.
pub fn json(document: &impl serde::Serialize) -> Result<String, exoskin::Error> {
    show::json(document)
}

/// The command line as clap knows it, for help pages and the generated reference.
pub fn command() -> clap::Command {
    Cli::command()
}

/// The answer to a mistyped command with the command that was meant: clap misses swapped letters (`rnu`).
fn with_nearest_command(mut answer: clap::Error, typed: impl Iterator<Item = String>) -> clap::Error {
    let suggested = answer.get(ContextKind::SuggestedSubcommand).is_some();
    let Some(ContextValue::String(wrong)) = answer.get(ContextKind::InvalidSubcommand).cloned() else { return answer };
    if suggested || answer.kind() != ErrorKind::InvalidSubcommand {
        return answer;
    }
    let mut inside = command();
    for word in typed.skip(1).take_while(|word| *word != wrong) {
        if let Some(found) = inside.find_subcommand(&word) {
            inside = found.clone();
        }
    }
    let names = inside.get_subcommands().map(clap::Command::get_name).chain(["help"]);
    if let Some(meant) = exoskin::nearest(&wrong, names) {
        answer.insert(ContextKind::SuggestedSubcommand, ContextValue::Strings(vec![meant]));
    }
    answer
}

/// The innermost command that was typed.
fn asked(matches: &clap::ArgMatches) -> clap::Command {
    let mut command = command();
    command.build();
    let mut matches = matches;
    while let Some((name, inner)) = matches.subcommand() {
        let Some(found) = command.find_subcommand(name).cloned() else { break };
        (command, matches) = (found, inner);
    }
    command
}

/// The text without anything that controls a terminal or the direction of writing: somebody else's file may contain it.
/// Readers refuse it where they know its place; this is for what they let through, such as the comments in a file that
/// is shown.
fn harmless(text: &str) -> Cow<'_, str> {
    let steers = |c: char| exoskin::steers(c) && c != '\n' && c != '\t';
    if text.contains(steers) { text.replace("\r\n", "\n").replace(steers, "\u{fffd}").into() } else { text.into() }
}

pub(crate) fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{}", harmless(text));
}

/// Prints a line before the command has ended; whoever started it may wait for it.
pub(crate) fn line(text: &str) {
    print(&format!("{text}\n"));
}

/// Prints; a reader that has gone away (`| head`) is not a failure, a full disk is.
fn print(text: &str) -> u8 {
    let mut out = std::io::stdout().lock();
    match out.write_all(harmless(text).as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => 0,
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => 0,
        Err(e) => {
            say(&format!("error: cannot write to standard output ({e})"));
            1
        }
    }
}

/// Help goes to standard output with code 0, a mistyped command line to standard error with code 2.
fn help_or_mistake(answer: &clap::Error) -> u8 {
    match wrong_value(answer) {
        Some(mistake) => say(&format!("error: {mistake}")),
        None => drop(answer.print()),
    }
    if answer.use_stderr() { 2 } else { 0 }
}

/// A mistake in a value, with the flag it was typed after: reported in the same words as a wrong line in a file.
fn wrong_value(answer: &clap::Error) -> Option<Diagnostic> {
    let mistake = answer.source()?.downcast_ref::<Diagnostic>()?.clone();
    let ContextValue::String(argument) = answer.get(ContextKind::InvalidArg)? else { return Some(mistake) };
    let flag = argument.split(' ').next().unwrap_or_default();
    Some(mistake.argument(flag.trim_matches(['<', '>', '[', ']', '.'])))
}
