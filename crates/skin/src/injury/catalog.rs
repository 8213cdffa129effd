//! The shipped procedures, their aliases, and the user's own files.

use std::path::Path;
use std::sync::LazyLock;

use exoskin_quantity::toml::MAX_BYTES;
use exoskin_quantity::{Checked, Diagnostic, Source, nearest, quoted};

use crate::injury::class::CLASSES;
use crate::injury::{DeviceClass, Procedure, parse_procedure};

/// Names and texts of the shipped procedures, gentlest first.
fn shipped() -> impl Iterator<Item = (&'static str, &'static str)> {
    CLASSES.iter().flat_map(|class| class.shipped.iter().copied())
}

static PARSED: LazyLock<Vec<Checked<Procedure>>> = LazyLock::new(|| {
    let parse = |(name, text)| parse_procedure(Source::new(format!("procedures/{name}.toml"), text));
    shipped().map(parse).collect()
});

/// The names of the shipped procedures.
pub fn procedures() -> Vec<&'static str> {
    shipped().map(|(name, _)| name).collect()
}

/// Loads a shipped procedure by name or alias (`-` and `_`, upper and lower case are the same), or the file whose path
/// ends in `.toml`.
///
/// # Errors
/// An unknown name with the nearest one; for a file all of [`parse_procedure`]. Without a place if only the name is
/// wrong: the caller knows where it is.
pub fn load_procedure(name_or_path: &str) -> Checked<Procedure> {
    load_procedure_near(name_or_path, Path::new(""))
}

/// As [`load_procedure`]; a relative path starts from `folder`, the folder of the file that names it.
///
/// # Errors
/// As [`load_procedure`].
pub fn load_procedure_near(name_or_path: &str, folder: &Path) -> Checked<Procedure> {
    if name_or_path.ends_with(".toml") {
        return parse_procedure(Source::read(&folder.join(name_or_path), MAX_BYTES)?);
    }
    let wanted = normal(name_or_path);
    for parsed in PARSED.iter() {
        let procedure = parsed.as_ref().map_err(Clone::clone)?;
        if procedure.name == wanted || procedure.aliases.iter().any(|alias| normal(alias) == wanted) {
            return Ok(procedure.clone());
        }
    }
    Err(unknown(name_or_path))
}

/// The text of a new procedure's file, with every field, what to put there, and every class.
pub fn procedure_template(name: &str) -> String {
    let classes: String = CLASSES.iter().map(class_line).collect();
    include_str!("template.toml").replace("NAME", &normal(name)) + &classes
}

/// A class, what it is and the table of its file.
fn class_line(class: &DeviceClass) -> String {
    let table = class.harm.table().map_or_else(String::new, |table| format!("; [{table}]"));
    format!("#   {}: {}{table}", class.word, class.what).trim_end().to_owned() + "\n"
}

fn normal(name: &str) -> String {
    name.trim().to_ascii_lowercase().replace(['-', ' '], "_")
}

fn unknown(name: &str) -> Diagnostic {
    let aliases = PARSED.iter().flatten().flat_map(|procedure| procedure.aliases.iter().map(String::as_str));
    let words: Vec<&str> = procedures().into_iter().chain(aliases).collect();
    let listed = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    Diagnostic::new(format!("{} is not a known procedure", quoted(name)))
        .expected(format!("{listed}, or a path that ends in `.toml`"))
        .nearest(nearest(&name.trim().replace('_', "-"), words.iter().copied()))
}
