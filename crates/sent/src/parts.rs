//! Parts of a question: texts as people write them, and what is said where one is wrong.

use exoskin::Diagnostic;

pub use exoskin::texts::{container, missing, named, part, parts, word};

/// A name from a catalogue; files on this machine are not read by name.
///
/// # Errors
/// A name of a file.
pub fn plain_name<'a>(name: &'a str, part: &str) -> Result<&'a str, Diagnostic> {
    let is_file = name.contains(['/', '\\']) || name.to_lowercase().ends_with(".toml");
    if !is_file {
        return Ok(name);
    }
    let wrong = Diagnostic::new("files are not read by name here").argument(part);
    Err(wrong.expected("a name from the catalogue"))
}
