//! `exoskin products` and `exoskin procedures`: folders of plain files that a user can list, read and copy.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use exoskin_quantity::{Checked, Diagnostic, quoted};
use serde_json::{Value, json};

use crate::arguments::LibraryCommand;
use crate::failure::{Failure, Outcome};
use crate::show::{self, Table, paragraph};
use crate::values::Settings;

/// One kind of file.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// What one file is called.
    noun: &'static str,
    /// How a file is used once it is there.
    usage: &'static str,
    names: fn() -> Vec<&'static str>,
    load: fn(&str) -> Checked<Card>,
    template: fn(&str) -> String,
}

/// What is shown of one file.
pub struct Card {
    name: String,
    title: String,
    also: Vec<String>,
    text: String,
    details: Value,
}

/// Products.
pub const PRODUCTS: Shelf = Shelf {
    noun: "product",
    usage: "exoskin vial FILE --at 4C --for 24h",
    names: exoskin_vial::products,
    load: product_card,
    template: exoskin_vial::template,
};

/// Procedures.
pub const PROCEDURES: Shelf = Shelf {
    noun: "procedure",
    usage: "exoskin dose --product frozen_msc --site face --volume 2mL --after FILE",
    names: exoskin_skin::procedures,
    load: procedure_card,
    template: exoskin_skin::procedure_template,
};

/// Runs `list`, `show` or `new` on a shelf.
///
/// # Errors
/// An unknown name, a mistake in a file (2), a file that is there already (2) or cannot be written (1).
pub fn run(shelf: Shelf, command: &LibraryCommand, settings: Settings) -> Outcome {
    match command {
        LibraryCommand::List => list(shelf, settings),
        LibraryCommand::Show { name } => {
            let card = (shelf.load)(name)?;
            if settings.json { show::json(&card.details) } else { Ok(card.text) }
        }
        LibraryCommand::New { file, from } => new(shelf, file, from.as_deref(), settings),
    }
}

fn list(shelf: Shelf, settings: Settings) -> Outcome {
    let cards = (shelf.names)().into_iter().map(shelf.load).collect::<Checked<Vec<Card>>>()?;
    if settings.json {
        let short = |card: &Card| json!({"name": card.name, "title": card.title, "also": card.also});
        return show::json(&cards.iter().map(short).collect::<Vec<_>>());
    }
    if shelf.noun == PRODUCTS.noun {
        return Ok(crate::catalogue::list()?);
    }
    let mut table = Table::with_header(&[shelf.noun, "what it is"]);
    for card in &cards {
        let also = if card.also.is_empty() { String::new() } else { format!(" (also: {})", card.also.join(", ")) };
        table.row([card.name.clone(), format!("{}{also}", card.title)]);
    }
    let hint = format!("One in full: exoskin {0}s show NAME. One of your own: exoskin {0}s new FILE.", shelf.noun);
    Ok(format!("{}\n{}", table.text(), paragraph(&hint)))
}

fn new(shelf: Shelf, file: &Path, from: Option<&str>, settings: Settings) -> Outcome {
    write(shelf, file, settings, |name| match from {
        Some(from) => Ok(renamed(&(shelf.load)(from).map_err(|e| crate::values::of_flag(e, "--from"))?, name)),
        None => Ok((shelf.template)(name)),
    })
}

/// Writes a new file of a shelf; `text` makes its text from its name.
///
/// # Errors
/// A name that is none, a text that cannot be made (2), a file that is there already (2) or cannot be written (1).
pub fn write(shelf: Shelf, file: &Path, settings: Settings, text: impl FnOnce(&str) -> Checked<String>) -> Outcome {
    let path = with_extension(file);
    let name = name_of(&path)?;
    write_new(&path, &text(&name)?)?;
    let shown = path.display().to_string();
    if settings.json {
        return show::json(&json!({"written": shown, "name": name}));
    }
    let use_it = shelf.usage.replace("FILE", &shown);
    Ok(format!(
        "Wrote {shown}. Fill in what you know, leave the rest \"unknown\", then use it by its path:\n  {use_it}\n"
    ))
}

fn with_extension(file: &Path) -> PathBuf {
    if file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        return file.to_path_buf();
    }
    let mut name = file.as_os_str().to_owned();
    name.push(".toml");
    name.into()
}

/// The name inside the file: the file's own name, where it is a plain word.
fn name_of(path: &Path) -> Checked<String> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if !stem.is_empty() && stem.chars().all(plain) {
        return Ok(stem);
    }
    Err(Diagnostic::new(format!("{} is no name for a file of this kind", quoted(&stem)))
        .argument("FILE")
        .expected("letters, digits, `-` and `_`, for example my_own.toml"))
}

/// The file's text under a new name.
fn renamed(card: &Card, name: &str) -> String {
    let old = format!("name = \"{}\"", card.name);
    card.text.replacen(&old, &format!("name = \"{name}\""), 1)
}

fn write_new(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path).map_err(|e| match e.kind() {
        ErrorKind::AlreadyExists => Diagnostic::new(format!("{} is there already", path.display()))
            .argument("FILE")
            .expected("the name of a file that is not there yet")
            .into(),
        _ => Failure::Run(format!("{} cannot be written ({e})", path.display())),
    })?;
    file.write_all(text.as_bytes()).map_err(|e| {
        let _ = std::fs::remove_file(path);
        Failure::Run(format!("{} cannot be written ({e})", path.display()))
    })
}

fn product_card(name: &str) -> Checked<Card> {
    let product = exoskin_vial::load_product(name)?;
    let details = json!({
        "name": product.name, "title": product.title, "kind": product.kind, "form": product.form,
        "source": product.source, "species": product.species, "class": product.class(), "label_date": product.label_date, "container": product.vessel.container,
        "volume_ml": product.vessel.volume_um3 / UM3_PER_ML, "unknown": product.unknowns(),
        "evidence": product.evidence(), "assumed": product.assumptions(), "notes": product.notes, "text": product.text,
    });
    Ok(Card { name: product.name, title: product.title, also: Vec::new(), text: product.text, details })
}

const UM3_PER_ML: f64 = 1e12;

fn procedure_card(name: &str) -> Checked<Card> {
    let procedure = exoskin_skin::load_procedure(name)?;
    let details = json!({
        "name": procedure.name, "title": procedure.title, "also": procedure.aliases,
        "device_class": procedure.device_class.word,
        "leaves_skin_intact": procedure.device_class.leaves_skin_intact(),
        "evidence": procedure.evidence(), "notes": procedure.notes, "text": procedure.text,
    });
    Ok(Card { name: procedure.name, title: procedure.title, also: procedure.aliases, text: procedure.text, details })
}
