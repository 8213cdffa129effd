//! What is wrong with a file, and where.

/// A place of a file that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct FileError {
    /// Line, from 1.
    pub line: usize,
    /// Character of the line, from 1.
    pub column: usize,
    /// What is wrong and what was expected.
    pub problem: String,
}

impl FileError {
    /// At a byte of the text.
    pub(crate) fn at(text: &str, byte: usize, problem: impl Into<String>) -> FileError {
        let mut end = byte.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = &text[..end];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        FileError { line, column, problem: problem.into() }
    }
}
