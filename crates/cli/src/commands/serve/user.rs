//! `exoskin serve user`: accounts, made and changed from the terminal of the computer that serves.

use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

use clap::{Args, Subcommand};
use console::Term;
use exoskin::{Diagnostic, Error};
use exoskin_server::{Person, Place, Role};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::Table;

/// `exoskin serve user ...`
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make an account; the password is asked for
    Add {
        /// Name to sign in with
        name: String,
        /// What they may do: view, run or manage
        #[arg(long, value_name = "ROLE", value_parser = Role::named)]
        role: Role,
        #[command(flatten)]
        /// Where the password comes from.
        password: PasswordFrom,
    },
    /// List accounts
    List,
    /// Give an account another role
    Role {
        /// Name of the account
        name: String,
        /// What they may do: view, run or manage
        #[arg(value_parser = Role::named)]
        role: Role,
    },
    /// Give an account another password; they have to sign in again
    Password {
        /// Name of the account
        name: String,
        #[command(flatten)]
        /// Where the password comes from.
        password: PasswordFrom,
    },
    /// Remove an account; its runs pass to those who manage
    Remove {
        /// Name of the account
        name: String,
    },
}

/// Where a password comes from.
#[derive(Debug, Args)]
pub struct PasswordFrom {
    /// Read the password from the first line of this file [default: asked for, or read from standard input]
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
}

/// Runs `exoskin serve user ...`.
pub fn run(command: &Command, place: &Place, global: &Global) -> Outcome {
    match command {
        Command::Add { name, role, password } => {
            let person = place.add_person(name, *role, &password.read()?)?;
            global.reply(&person, |person| format!("{} can sign in now, with the role {}.\n", person.name, role.word()))
        }
        Command::List => global.reply(&place.people()?, |people| list(people)),
        Command::Role { name, role } => {
            place.set_role(name, *role)?;
            Ok(format!("{name} has the role {} now.\n", role.word()))
        }
        Command::Password { name, password } => {
            place.set_password(name, &password.read()?)?;
            Ok(format!("{name} has a new password and must sign in again.\n"))
        }
        Command::Remove { name } => {
            place.remove_person(name)?;
            Ok(format!("{name} is removed.\n"))
        }
    }
}

fn list(people: &[Person]) -> String {
    let mut table = Table::with_header(&["name", "role"]);
    for person in people {
        table.row([person.name.as_str(), person.role.word()]);
    }
    table.text()
}

impl PasswordFrom {
    fn read(&self) -> Result<String, Error> {
        match &self.password_file {
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|e| {
                    let wrong = Diagnostic::new(format!("{} cannot be read ({e})", exoskin::shown_path(path)));
                    wrong.argument("password_file").expected("a file whose first line is the password")
                })?;
                Ok(text.lines().next().unwrap_or_default().to_owned())
            }
            None if std::io::stdin().is_terminal() => asked(),
            None => {
                let mut line = String::new();
                std::io::stdin().lock().read_line(&mut line).map_err(unreadable)?;
                Ok(line.trim_end_matches(['\r', '\n']).to_owned())
            }
        }
    }
}

/// Asks twice, without showing what is typed.
fn asked() -> Result<String, Error> {
    let terminal = Term::stderr();
    let ask = |question: &str| {
        terminal.write_str(question).map_err(unreadable)?;
        terminal.read_secure_line().map_err(unreadable)
    };
    let password = ask("Password: ")?;
    if ask("Once more: ")? == password {
        return Ok(password);
    }
    Err(Diagnostic::new("the two passwords differ").argument("password").expected("the same password twice").into())
}

fn unreadable(e: std::io::Error) -> Error {
    Diagnostic::new(format!("no password could be read ({e})"))
        .argument("password")
        .expected("a password typed here, on standard input, or in the file of --password-file")
        .into()
}
