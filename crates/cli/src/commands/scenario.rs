//! `exoskin scenario`: scenarios that come with exoskin, and a new one from a few answers.

use std::collections::BTreeMap;
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use exoskin::draft::{Asked, NewScenario, asked, check, read_answers};
use exoskin::{Diagnostic, Error, Question, scenarios};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{Table, paragraph, wrap};

/// `list`, `show`, `new` for scenarios.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List every scenario that comes with exoskin, with its title
    List,
    /// Print one file in full, ready to copy
    Show {
        /// A name from `list`
        name: String,
    },
    /// Ask a few questions and write a commented scenario file
    New(NewArguments),
}

/// `exoskin scenario new`
#[derive(Debug, Args)]
#[command(after_help = "\
Each question shows its default; press Enter to take it. A file of answers has a line
`key = value` for each answer that differs from the default. The keys: product, site, condition,
phototype, procedure, volume, area, delay, sessions, every, until, controls. For platelet-rich
plasma, answer prp_double_spin or prp_single_spin as the product, or prp among the controls.

Examples:
  exoskin scenario new my_scenario.toml
  exoskin scenario new my_scenario.toml --answers answers.txt")]
pub struct NewArguments {
    /// The file to write, for example my_scenario.toml; an existing file is never overwritten
    pub file: PathBuf,
    /// Take the answers from this file instead of asking
    #[arg(long, value_name = "FILE")]
    pub answers: Option<PathBuf>,
}

/// Runs `exoskin scenario`.
pub fn run(command: &Command, global: &Global) -> Outcome {
    match command {
        Command::List => global.reply(&scenarios::all()?, |found| list(found)),
        Command::Show { name } => global.reply(&scenarios::named(name)?, |found| found.text.clone()),
        Command::New(arguments) => new(arguments, global),
    }
}

fn list(found: &[scenarios::ShippedScenario]) -> String {
    let mut table = Table::with_header(&["scenario", "what it is"]);
    for one in found {
        table.row([one.name.clone(), one.title.clone()]);
    }
    let hint = "To see one in full: exoskin scenario show NAME. To make your own: exoskin scenario new FILE.";
    format!("{}\n{}", table.text(), paragraph(hint))
}

fn new(arguments: &NewArguments, global: &Global) -> Outcome {
    let mut question = NewScenario { file: arguments.file.clone(), answers: BTreeMap::new() };
    let place = question.place()?;
    question.answers = match &arguments.answers {
        Some(file) => read_answers(file)?,
        None if std::io::stdin().is_terminal() => {
            let folder = place.parent().unwrap_or(Path::new(""));
            ask(&mut std::io::stdin().lock(), &mut std::io::stderr(), folder)?
        }
        None => {
            let wrong = Diagnostic::new("there is no terminal to ask the questions on").argument("answers");
            return Err(wrong.expected("a file of answers, for example `--answers answers.txt`").into());
        }
    };
    global.reply(&question.ask()?, |new| {
        format!("Wrote {0}. What it means, and then the result:\n  exoskin check {0}\n  exoskin run {0}\n", new.written)
    })
}

/// Asks on a terminal until each answer can be taken.
fn ask(from: &mut dyn BufRead, to: &mut dyn Write, folder: &Path) -> Result<BTreeMap<String, String>, Error> {
    let mut answers = BTreeMap::<String, String>::new();
    for one in asked() {
        let once = answers.get("sessions").is_none_or(|times| times == "1");
        if one.key == "every" && once {
            continue;
        }
        if let Some(answer) = ask_one(&one, from, to, folder)? {
            answers.insert(one.key.to_owned(), answer);
        }
    }
    Ok(answers)
}

/// One answer; none where the default is taken.
fn ask_one(one: &Asked, from: &mut dyn BufRead, to: &mut dyn Write, folder: &Path) -> Result<Option<String>, Error> {
    const WIDTH: usize = 92;
    let failed = |e: std::io::Error| Error::Run(format!("cannot ask on this terminal ({e})"));
    if !one.words.is_empty() {
        let words = wrap(&one.words.join(", "), WIDTH).join("\n    ");
        writeln!(to, "    {words}").map_err(failed)?;
    }
    loop {
        write!(to, "{} [{}] ", one.question, one.default).and_then(|()| to.flush()).map_err(failed)?;
        let mut line = String::new();
        if from.read_line(&mut line).map_err(failed)? == 0 {
            return Err(Error::Interrupted { kept: false });
        }
        let text = line.trim();
        if text.is_empty() {
            return Ok(None);
        }
        match check(one, text, folder) {
            Ok(()) => return Ok(Some(text.to_owned())),
            Err(wrong) => writeln!(to, "  {}", Diagnostic { argument: None, ..wrong }).map_err(failed)?,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked_with(lines: &str) -> (Result<BTreeMap<String, String>, Error>, String) {
        let mut said = Vec::new();
        let answers = ask(&mut lines.as_bytes(), &mut said, Path::new(""));
        (answers, String::from_utf8(said).expect("UTF-8"))
    }

    #[test]
    fn a_wrong_answer_is_asked_again_and_an_empty_one_takes_the_default() {
        let (answers, said) = asked_with("\n\n\n\nmicroneedlin\nroller\n3 mL\n\n\n3\n2 weeks\n\nvehicle\n");
        let answers = answers.expect("answers");
        let expected = [
            ("controls", "vehicle"),
            ("every", "2 weeks"),
            ("procedure", "roller"),
            ("sessions", "3"),
            ("volume", "3 mL"),
        ];
        assert_eq!(answers.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect::<Vec<_>>(), expected);
        assert!(said.contains("microneedling") && said.contains("Which product") && said.contains("[2 mL]"), "{said}");
    }

    #[test]
    fn one_session_has_no_time_between_sessions_and_the_end_of_input_ends_the_questions() {
        let (answers, said) = asked_with(&"\n".repeat(11));
        assert_eq!(answers, Ok(BTreeMap::new()));
        assert!(!said.contains("between two sessions"), "{said}");
        assert_eq!(asked_with("\n\n").0, Err(Error::Interrupted { kept: false }));
    }
}
