//! The buyer's checklist in blocks: what is stated, what is missing, what to ask.

use exoskin_vial::Checklist;
use exoskin_vial::checklist::{Entry, State};

use crate::block::{Block, Document, Table, Text, paragraph};
use crate::measured;

/// The checklist. Nothing is graded: an entry is present, missing, or outside a published limit.
pub fn blocks(list: &Checklist) -> Document {
    let treated = format!("Treated here as: {}. Reason: {}.", list.class, list.class_reason);
    let mut document = Document::of([vec![Block::Heading(list.title.clone()), paragraph(&treated)]]);
    if let Some(against) = &list.against_label {
        document.part([paragraph(&measured::sentence(against))]);
    }
    document.part(known(&list.entries));
    document.part(not_used(list));
    document.part(missing(&list.entries));
    questions(list).into_iter().for_each(|part| document.part(part));
    document.part([paragraph(
        "Nothing here says that a product is good or safe: a value within a limit is not a verdict.",
    )]);
    document
}

/// Everything that somebody states or has measured.
fn known(entries: &[Entry]) -> Vec<Block> {
    let stated = entries.iter().filter(|entry| entry.state != State::Missing);
    stated.flat_map(|entry| [Block::Heading(format!("{}: {}", entry.title, entry.state.word())), said(entry)]).collect()
}

/// Who says what about one entry. The words of all entries are equally wide, so that their columns align.
fn said(entry: &Entry) -> Block {
    let mut table = Table::new();
    let mut line = |word: &str, text: &str| {
        table.row([format!("{word:<8}"), text.to_owned()]);
    };
    entry.label.iter().for_each(|text| line("label", text));
    entry.measured.iter().for_each(|text| line("measured", text));
    for limit in &entry.limits {
        line(if limit.outside { "OUTSIDE" } else { "limit" }, &format!("{} (row {})", limit.text, limit.row));
    }
    entry.used.iter().for_each(|used| line(if used.parameter.is_some() { "used" } else { "" }, &used.text));
    Block::Table(table)
}

/// Lines of the certificate about something else.
fn not_used(list: &Checklist) -> Vec<Block> {
    if list.not_used.is_empty() {
        return Vec::new();
    }
    let heading = Block::Heading("Read, not used (the checklist has no such item)".into());
    let entries = list.not_used.iter().map(|line| {
        let lot = if line.lot.is_empty() { String::new() } else { format!(" (lot {})", line.lot) };
        Block::Entry(Text::of(&format!("{}: {}{lot}", line.item, line.value)))
    });
    std::iter::once(heading).chain(entries).collect()
}

/// What nobody states, with how often sellers state it.
fn missing(entries: &[Entry]) -> Vec<Block> {
    let mut table = Table::with_header(&["missing", "do sellers state it?"]);
    for entry in entries.iter().filter(|entry| entry.state == State::Missing) {
        table.row([entry.title.to_owned(), entry.sellers.clone().unwrap_or_else(|| "nobody counted".into())]);
    }
    if table.rows.is_empty() { Vec::new() } else { vec![Block::Table(table)] }
}

fn questions(list: &Checklist) -> Vec<Vec<Block>> {
    let (narrow, rest): (Vec<_>, Vec<_>) = list.questions.iter().partition(|question| question.fold.is_some());
    let headed = [
        ("Ask the seller about this product: what is most open comes first", narrow),
        ("Also ask the seller: does not narrow any number here, but bears on whether to use it", rest),
    ];
    let asked = headed.into_iter().filter(|(_, questions)| !questions.is_empty());
    asked
        .map(|(heading, questions)| {
            let numbered = questions.iter().enumerate().map(|(i, question)| {
                Block::Entry(Text::of(&format!("{:>2}. {} ({})", i + 1, question.text, question.why)))
            });
            std::iter::once(Block::Heading(heading.to_owned())).chain(numbered).collect()
        })
        .collect()
}
