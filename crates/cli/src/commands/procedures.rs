//! `exoskin procedures`: what is done to the skin, as files.

use std::path::PathBuf;

use clap::Subcommand;
use exoskin::library::{Card, List, NewFile, Shelf};
use exoskin::{LotFiles, Question};

use super::new_file;
use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{Table, paragraph};

/// `list`, `show`, `new` for procedures.
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
    New {
        /// The file to write, for example my_own.toml; an existing file is never overwritten
        file: PathBuf,
        /// Start from this one instead of an empty form
        #[arg(long, value_name = "NAME")]
        from: Option<String>,
    },
}

/// Runs `exoskin procedures`.
pub fn run(command: &Command, global: &Global) -> Outcome {
    match command {
        Command::List => global.reply(&List(Shelf::Procedures).ask()?, |listed| list(&listed.0)),
        Command::Show { name } => global.reply(&Shelf::Procedures.card(name)?, |card| card.text.clone()),
        Command::New { file, from } => {
            let (file, from, lot) = (file.clone(), from.clone(), LotFiles::default());
            let usage = "exoskin dose --product frozen_msc --site face --volume 2mL --after FILE";
            new_file::write(
                &NewFile { shelf: Shelf::Procedures, file, from, lot, own: Default::default() },
                usage,
                global,
            )
        }
    }
}

fn list(cards: &[Card]) -> String {
    let mut table = Table::with_header(&["procedure", "what it is"]);
    for card in cards {
        let also = if card.also.is_empty() { String::new() } else { format!(" (also: {})", card.also.join(", ")) };
        table.row([card.name.clone(), format!("{}{also}", card.title)]);
    }
    let hint = "To see one in full: exoskin procedures show NAME. To add your own: exoskin procedures new FILE.";
    format!("{}\n{}", table.text(), paragraph(hint))
}
