//! `exoskin products classify`: the buyer's checklist.

use clap::Args;
use exoskin::Question;
use exoskin::library::Classify;
use exoskin::vial::checklist::{Checklist, Entry, State};

use super::measurements;
use crate::failure::Outcome;
use crate::global::Global;
use crate::show::{Table, hanging, paragraph};

/// `exoskin products classify`
#[derive(Debug, Args)]
#[command(after_help = "\
Nothing is graded: an entry is present, missing, or outside a published limit. To see the
row behind a limit: exoskin evidence show ID.

Examples:
  exoskin products classify frozen_msc
  exoskin products classify my_vial.toml --certificate coa.csv --nta tracking.csv --json")]
pub struct Arguments {
    /// Product: a name from `exoskin products list`, or a file ending in .toml
    pub product: String,
    /// What was measured
    #[command(flatten)]
    pub measured: measurements::Measurements,
}

/// Runs `exoskin products classify`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    let question = Classify { product: arguments.product.clone(), lot: arguments.measured.lot() };
    global.reply(&question.ask()?, |found| {
        text(&found.checklist) + &found.notes.iter().map(|note| paragraph(note)).collect::<String>()
    })
}

/// The checklist for people.
pub fn text(list: &Checklist) -> String {
    let mut text = format!("{}\n", list.title);
    text.push_str(&paragraph(&format!("Treated here as: {}. Reason: {}.", list.class, list.class_reason)));
    if let Some(against) = &list.against_label {
        text.push('\n');
        text.push_str(&paragraph(&measurements::sentence(against)));
    }
    text.push('\n');
    text.push_str(&known(&list.entries));
    text.push_str(&not_used(list));
    text.push_str(&missing(&list.entries));
    text.push_str(&questions(list));
    text.push_str("\nNothing here says that a product is good or safe: a value within a limit is not a verdict.\n");
    text
}

/// Everything that somebody states or has measured.
fn known(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries.iter().filter(|entry| entry.state != State::Missing) {
        text.push_str(&format!("{}: {}\n", entry.title, entry.state.word()));
        let said = entry.label.iter().map(|said| ("label", said.clone()));
        let measured = entry.measured.iter().map(|value| ("measured", value.clone()));
        let limits = entry.limits.iter().map(|limit| {
            (if limit.outside { "OUTSIDE" } else { "limit" }, format!("{} (row {})", limit.text, limit.row))
        });
        let used =
            entry.used.iter().map(|used| (if used.parameter.is_some() { "used" } else { "" }, used.text.clone()));
        for (word, line) in said.chain(measured).chain(limits).chain(used) {
            text.push_str(&hanging(&format!("  {word:<10}{line}"), 12));
        }
    }
    text
}

/// Lines of the certificate about something else.
fn not_used(list: &Checklist) -> String {
    if list.not_used.is_empty() {
        return String::new();
    }
    let mut text = String::from("\nRead, not used (the checklist has no such item)\n");
    for line in &list.not_used {
        let lot = if line.lot.is_empty() { String::new() } else { format!(" (lot {})", line.lot) };
        text.push_str(&hanging(&format!("  {}: {}{lot}", line.item, line.value), 4));
    }
    text
}

/// What nobody states, with how often sellers state it.
fn missing(entries: &[Entry]) -> String {
    let mut table = Table::with_header(&["missing", "do sellers state it?"]);
    let missing: Vec<&Entry> = entries.iter().filter(|entry| entry.state == State::Missing).collect();
    if missing.is_empty() {
        return String::new();
    }
    for entry in missing {
        table.row([entry.title.to_owned(), entry.sellers.clone().unwrap_or_else(|| "nobody counted".into())]);
    }
    format!("\n{}", table.text())
}

fn questions(list: &Checklist) -> String {
    let mut text = String::new();
    let (narrow, rest): (Vec<_>, Vec<_>) = list.questions.iter().partition(|question| question.fold.is_some());
    for (heading, questions) in [
        ("Ask the seller about this product: what is most open comes first", narrow),
        ("Also ask the seller: does not narrow any number here, but bears on whether to use it", rest),
    ] {
        if questions.is_empty() {
            continue;
        }
        text.push_str(&format!("\n{heading}\n"));
        for (i, question) in questions.iter().enumerate() {
            text.push_str(&hanging(&format!("{:>2}. {} ({})", i + 1, question.text, question.why), 6));
        }
    }
    text
}
