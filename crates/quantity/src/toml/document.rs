//! A TOML document with its text.

use std::path::Path;

use crate::diagnostic::{Checked, Diagnostic};
use crate::source::Source;
use crate::toml::Table;

/// The largest TOML file that is read, in bytes (1 MiB).
pub const MAX_BYTES: u64 = 1 << 20;

/// A parsed TOML file that still knows its text.
#[derive(Clone, Debug)]
pub struct Document {
    source: Source,
    parsed: toml_edit::Document<String>,
}

impl Document {
    /// Reads and parses a file of at most [`MAX_BYTES`].
    ///
    /// # Errors
    /// As [`Source::read`] and [`Document::parse`].
    pub fn read(path: &Path) -> Checked<Document> {
        Document::parse(Source::read(path, MAX_BYTES)?)
    }

    /// Parses a text.
    ///
    /// # Errors
    /// Larger than [`MAX_BYTES`] (refused before parsing), empty, or not TOML, with line and column.
    pub fn parse(source: Source) -> Checked<Document> {
        if source.text.len() as u64 > MAX_BYTES {
            return Err(Diagnostic::new("the file is larger than 1 MiB")
                .in_file(&source.name)
                .expected("a file of at most 1 MiB"));
        }
        if source.text.trim().is_empty() {
            return Err(Diagnostic::new("the file is empty")
                .in_file(&source.name)
                .expected("a text file that is not empty"));
        }
        match toml_edit::Document::parse(source.text.clone()) {
            Ok(parsed) => Ok(Document { source, parsed }),
            Err(error) => {
                let start = error.span().map_or(source.text.len(), |span| span.start);
                let problem = error.message().replace('\n', ", ");
                let expected = expected(&problem);
                Err(source.error_at(start, format!("this is not valid TOML: {problem}")).expected(expected))
            }
        }
    }

    /// The outermost table.
    pub fn root(&self) -> Table<'_> {
        Table::new(&self.source, self.parsed.as_table(), None, 0)
    }

    /// The text and its name.
    pub fn source(&self) -> &Source {
        &self.source
    }
}

/// What would have been right, if the parser's message does not say so; otherwise empty.
fn expected(problem: &str) -> &'static str {
    const KNOWN: [(&str, &str); 4] = [
        ("expected", ""),
        ("duplicate key", "each key once in its table"),
        ("overflow", "a whole number up to 9223372036854775807"),
        ("recurs", "lists and tables nested at most a few dozen deep"),
    ];
    let known = KNOWN.iter().find(|(part, _)| problem.contains(part));
    known.map_or("a file in the TOML format, `key = value` line by line", |(_, expected)| expected)
}
