//! Starting the real command, as a user would, in the project's root.

#![allow(dead_code, reason = "each test file uses a part of this")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// What a command said and how it ended.
#[derive(Debug)]
pub struct Said {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

/// The project's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The command with these arguments, not started yet; it neither finds nor leaves solved draws in the user's cache.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_exoskin"));
    command.args(arguments).current_dir(root()).env("EXOSKIN_CACHE", "");
    command
}

/// Runs the command to its end.
pub fn exoskin(arguments: &[&str]) -> Said {
    said(command(arguments).output().expect("the command starts"))
}

fn said(output: Output) -> Said {
    Said {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The page of the book is `text`; with `EXOSKIN_RENEW` it is written.
pub fn must_be_current(page: &str, text: &str) {
    let path = root().join("docs/src").join(page);
    if std::env::var_os("EXOSKIN_RENEW").is_some() {
        std::fs::write(&path, text).expect("the page can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == text,
        "docs/src/{page} is stale. It is made from code and tables; renew it with:\n  EXOSKIN_RENEW=1 cargo test -p exoskin-cli current"
    );
}

/// Every command and subcommand as clap knows it, with its words; the program itself has none.
pub fn commands() -> Vec<(Vec<String>, clap::Command)> {
    let mut found = vec![(Vec::new(), exoskin_cli::command())];
    let mut next = 0;
    while let Some((words, command)) = found.get(next).cloned() {
        let inner = |one: &clap::Command| ([words.clone(), vec![one.get_name().to_owned()]].concat(), one.clone());
        found.extend(command.get_subcommands().map(inner));
        next += 1;
    }
    found
}
