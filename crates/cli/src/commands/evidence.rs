//! `exoskin evidence`: every number the model rests on, its source, and what is assumed.

use clap::Subcommand;
use exoskin::evidence::{
    ById, Declared, Entry, Found, Gaps, Grade, Origin, Parameter, Row, Rows, Storage, TrialDesign, count, pages, users,
};
use exoskin::{Diagnostic, Question};

use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{self, Table, WIDTH, paragraph};
use crate::storage;
use crate::values::word;

/// Where the facts of a row begin in its listing.
const FACT_COLUMN: usize = 13;

/// `list`, `show`, `gaps` for the evidence tables.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// List rows by id, with value, unit and grade
    List {
        /// Only rows whose id, quantity or conditions contain this word
        word: Option<String>,
        /// Only this table, for example vial
        #[arg(long, value_name = "TABLE")]
        table: Option<String>,
        /// Only rows of this grade: A, B, C or D
        #[arg(long, value_name = "GRADE", value_parser = grade)]
        grade: Option<Grade>,
    },
    /// Show one row with its source, one parameter with its rows, one law, or the design of one trial
    Show {
        /// Id of a row, a parameter, a law or a trial
        id: String,
    },
    /// List what the model assumes because no row, or only a grade D row, informs it
    Gaps,
    /// Compare the vial model with every storage row it covers, with residuals and misses
    Storage,
}

fn grade(text: &str) -> Result<Grade, Diagnostic> {
    word(text, &[("A", Grade::A), ("B", Grade::B), ("C", Grade::C), ("D", Grade::D)])
}

/// Runs `exoskin evidence ...`.
pub fn run(command: &Command, global: &Global) -> Outcome {
    match command {
        Command::List { word, table, grade } => {
            let rows = Rows { word: word.clone(), table: table.clone(), grade: *grade };
            global.reply(&rows.ask()?, |rows| list(rows))
        }
        Command::Show { id } => global.reply(&ById(id.clone()).ask()?, |found| match found {
            Found::Row(row) => row_text(row),
            Found::Parameter(Declared(parameter)) => parameter_text(parameter),
            Found::Law(entry) => law_text(entry),
            Found::Trial(trial) => trial_text(trial),
        }),
        Command::Gaps => global.reply(&Gaps.ask()?, |gaps| gaps_text(gaps)),
        Command::Storage => global.reply(&Storage.ask()?, |_| storage::text()),
    }
}

fn list(rows: &[&Row]) -> String {
    let mut text = paragraph(&format!("{} of {} rows.", rows.len(), count()));
    for row in rows {
        text.push_str(&format!("{} [{}]\n    {}: {}\n", row.id, row.grade, row.quantity, pages::range_text(row)));
    }
    text
}

fn row_text(row: &Row) -> String {
    let mut text = show::hanging(&pages::show(row), FACT_COLUMN);
    let users = users(row);
    if !users.is_empty() {
        text.push_str(&paragraph(&format!("Used by {}.", users.join(", "))));
    }
    text
}

fn law_text(entry: &Entry) -> String {
    let mut table = Table::new();
    table.row(["says", &entry.says]);
    table.row(["source", &entry.source]);
    table.row(["address", &entry.address]);
    table.row(["whose word", entry.standing.title()]);
    table.row(["note", &entry.note]);
    format!("{}: {}\n\n{}", entry.id, entry.country.name(), table.text())
}

/// How a trial was done; its outcome is shown with its prediction on the scorecard.
fn trial_text(trial: &TrialDesign) -> String {
    let told = |text: &str| if text.is_empty() { "not told".to_owned() } else { text.to_owned() };
    let mut table = Table::new();
    for (name, text) in [
        ("year", &trial.year),
        ("address", &trial.address()),
        ("design", &trial.design),
        ("people", &trial.people),
        ("for", &trial.indication),
        ("after", &trial.procedure),
        ("made from", &trial.made_from),
        ("against", &trial.comparator),
        ("read", &trial.read),
    ] {
        table.row([name.to_owned(), told(text)]);
    }
    let result = "The scorecard page of the book shows what it found next to what was predicted for it.";
    format!("{}: a published trial\n\n{}\n{}", trial.id, table.text(), paragraph(result))
}

fn parameter_text(parameter: &Parameter) -> String {
    let (low, high) = parameter.prior.interval90();
    let number = exoskin::show_number;
    let median = number(parameter.prior.median());
    let value = if parameter.prior.varies() {
        format!("{median}{} (90 % between {} and {})", parameter.shown_unit(), number(low), number(high))
    } else {
        format!("{median}{}", parameter.shown_unit())
    };
    let mut table = Table::new();
    table.row(["value", &value]);
    table.row(["prior", &exoskin::evidence::prior_text(&parameter.prior)]);
    match parameter.origin {
        Origin::Assumed(reason) => drop(table.row(["assumed", reason])),
        Origin::Evidence(ids) => {
            for row in ids.iter().filter_map(|id| exoskin::evidence::row(id)) {
                table.row(["evidence", &format!("{} [{}]: {}", row.id, row.grade, pages::range_text(row))]);
            }
        }
    }
    format!("{}: {}\n\n{}\n{}", parameter.id, parameter.name, table.text(), paragraph(parameter.doc))
}

fn gaps_text(gaps: &[Declared]) -> String {
    let mut text = paragraph(&format!(
        "{} of {} parameters are assumed or rest on a grade D row. The most open come first, over all of exoskin. Which of them matters depends on the question: `exoskin dose`, and the report of a run, name what to measure next for one answer; `exoskin products classify` lists what to ask a seller about one product.",
        gaps.len(),
        exoskin::evidence::declared().len()
    ));
    let mut by_width: Vec<&Parameter> = gaps.iter().map(|Declared(parameter)| *parameter).collect();
    by_width.sort_by(|a, b| b.prior.fold().total_cmp(&a.prior.fold()).then(a.id.cmp(b.id)));
    for parameter in by_width {
        text.push_str(&gap_text(parameter));
    }
    text
}

fn gap_text(parameter: &Parameter) -> String {
    let why = match parameter.origin {
        Origin::Assumed(reason) => format!("assumed: {reason}"),
        Origin::Evidence(ids) => format!("grade {}: {}", Grade::D, ids.join(", ")),
    };
    let mut text = format!(
        "\n{}: {}, {}{}\n",
        parameter.id,
        parameter.name,
        exoskin::evidence::prior_text(&parameter.prior),
        parameter.shown_unit()
    );
    for line in show::wrap(&why, WIDTH - 4) {
        text.push_str(&format!("    {line}\n"));
    }
    text
}
