//! Names that mean nothing, and the nearest one that does.

use super::FileError;
use crate::rules::nearest;

/// A mistake that the reader of TOML found; a key that does not exist gets its nearest neighbour.
pub(crate) fn of_toml(text: &str, error: &toml::de::Error) -> FileError {
    let byte = error.span().map_or(0, |span| span.start);
    let message = error.message();
    let mut words = message.split('`').skip(1).step_by(2);
    let unknown = message.starts_with("unknown field").then(|| words.next()).flatten();
    let Some(word) = unknown else { return FileError::at(text, byte, message) };
    let known: Vec<&str> = words.collect();
    FileError::at(text, byte, unknown_word("key", word, &known))
}

/// `unknown key ...`, with what was probably meant, or else all that there is.
pub(crate) fn unknown_word(what: &str, word: &str, known: &[&str]) -> String {
    match nearest(word, known.iter().copied()) {
        Some(meant) => format!("unknown {what} `{word}`; did you mean `{meant}`?"),
        None if known.is_empty() => format!("unknown {what} `{word}`; there is none"),
        None => format!("unknown {what} `{word}`; there are: {}", known.join(", ")),
    }
}
