//! `exoskin products classify`: the buyer's checklist.

use exoskin_vial::checklist::{Checklist, Entry, State};

use super::measurements;
use crate::arguments::ClassifyArguments;
use crate::failure::Outcome;
use crate::show::{self, Table, hanging, paragraph};
use crate::values::{Settings, of_flag};

/// Runs `exoskin products classify`.
///
/// # Errors
/// An unknown product, a certificate or tracking file that cannot be read.
pub fn run(arguments: &ClassifyArguments, settings: Settings) -> Outcome {
    let product = exoskin_vial::load_product(&arguments.product).map_err(|e| of_flag(e, "PRODUCT"))?;
    let measured = measurements::read(&arguments.measured)?;
    let list = exoskin_vial::checklist(&product, measured.certificate.as_ref(), measured.nta.as_ref());
    if settings.json {
        return show::json(&list);
    }
    let mut text = text(&list);
    for note in measured.notes() {
        text.push_str(&paragraph(&note));
    }
    Ok(text)
}

/// The checklist for people.
pub fn text(list: &Checklist) -> String {
    let mut text = format!("{}\n", list.title);
    text.push_str(&paragraph(&format!("Taken here as: {}. Why: {}.", list.class, list.class_reason)));
    if let Some(against) = &list.against_label {
        text.push('\n');
        text.push_str(&paragraph(&measurements::sentence(against)));
    }
    text.push('\n');
    text.push_str(&known(&list.entries));
    text.push_str(&missing(&list.entries));
    text.push_str(&questions(list));
    text.push_str(
        "\nNothing here says that a product is good or safe: a value inside a limit is a value, not a verdict.\n",
    );
    text
}

/// Everything that somebody says or measured.
fn known(entries: &[Entry]) -> String {
    let mut text = String::new();
    for entry in entries.iter().filter(|entry| entry.state != State::Missing) {
        text.push_str(&format!("{}: {}\n", entry.title, entry.state.word()));
        let said = entry.label.iter().map(|said| ("label", said.clone()));
        let measured = entry.measured.iter().map(|value| ("measured", value.clone()));
        let limits = entry.limits.iter().map(|limit| {
            (if limit.outside { "OUTSIDE" } else { "limit" }, format!("{} (row {})", limit.text, limit.row))
        });
        for (word, line) in said.chain(measured).chain(limits) {
            text.push_str(&hanging(&format!("  {word:<10}{line}"), 12));
        }
    }
    text
}

/// What nobody says, with how often sellers say it.
fn missing(entries: &[Entry]) -> String {
    let mut table = Table::with_header(&["missing", "do sellers say it?"]);
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
        ("Ask the seller: what would narrow the computed answer, most first", narrow),
        ("Ask the seller as well: narrows no number here, but says whether to use it", rest),
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
