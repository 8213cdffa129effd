//! The catalogue of products: its list for people, by class, and its page.

use std::fmt::Write;

use exoskin::library::products_by_class;
use exoskin::vial::{Class, Note, Product};

use crate::failure::Outcome;
use crate::show::{Table, paragraph};

/// The list of `exoskin products list`.
///
/// # Errors
/// A mistake in a file.
pub fn list() -> Outcome {
    let mut text = String::new();
    for (class, found) in products_by_class()? {
        let mut table = Table::new();
        for product in &found {
            table.row([product.name.clone(), format!("{} (source: {})", product.title, short(&product.label_date))]);
        }
        let _ = writeln!(text, "{}\n{}", heading(class), table.text());
    }
    let hint = "In brackets: the date of the source for the label. To see one in full: exoskin products show NAME. To add your own: exoskin products new FILE.";
    Ok(text + &paragraph(hint))
}

/// The part of a date that fits a list.
fn short(date: &str) -> &str {
    date.split([';', '(']).next().unwrap_or(date).trim()
}

fn heading(class: Class) -> String {
    let mut words = class.words().to_owned();
    if let Some(first) = words.get_mut(0..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// The page of the catalogue.
///
/// # Errors
/// A mistake in a file.
pub fn page() -> Outcome {
    let mut text = String::from(
        "# Catalogue\n\n\
         What labels say, what others have measured, and what nobody states, for every product that ships with exoskin.\n\
         Generated from the files in `products/`. The date is that of the source: a page, a list, a letter. A label is a\n\
         claim; nothing here recommends a product or warns against one. What a file leaves unknown stays unknown and is\n\
         given a wide prior. `exoskin products show NAME` prints the file, `exoskin evidence show ID` a row in brackets.\n",
    );
    for (class, found) in products_by_class()? {
        let _ = write!(
            text,
            "\n## {}\n\n| product | label says | measured by others | unknown | date |\n| --- | --- | --- | --- | --- |\n",
            heading(class)
        );
        for product in &found {
            let _ = writeln!(text, "{}", line(product));
        }
    }
    Ok(text)
}

fn line(product: &Product) -> String {
    let unknowns = product.unknowns();
    let asked =
        if unknowns.is_empty() { String::new() } else { format!("Not known to the model: {}.", unknowns.join(", ")) };
    let unknown = [notes(product, "unknown"), asked].into_iter().filter(|part| !part.is_empty());
    let cells = [
        format!("`{}`<br>{}", product.name, product.title),
        or_nothing(notes(product, "label")),
        or_nothing(notes(product, "measured by others")),
        or_nothing(unknown.collect::<Vec<_>>().join("<br>")),
        product.label_date.clone(),
    ];
    format!("| {} |", cells.map(|cell| cell.replace('|', "\\|")).join(" | "))
}

fn or_nothing(cell: String) -> String {
    if cell.is_empty() { "nothing noted".into() } else { cell }
}

fn notes(product: &Product, from: &str) -> String {
    product.notes.iter().filter(|note| note.from == from).map(sentence).collect::<Vec<_>>().join("<br>")
}

fn sentence(note: &Note) -> String {
    if note.evidence.is_empty() {
        note.text.clone()
    } else {
        let ids: Vec<String> = note.evidence.iter().map(|id| format!("`{id}`")).collect();
        format!("{} [{}]", note.text, ids.join(", "))
    }
}
