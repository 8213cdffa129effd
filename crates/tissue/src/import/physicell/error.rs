//! What is wrong with a project, and where.

use crate::rules::RuleError;

/// A line of a project that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct ImportError {
    /// The file: `settings` for the XML, else its path in the project.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong and what was expected.
    pub problem: String,
}

impl ImportError {
    pub(crate) fn settings(line: usize, problem: &str) -> ImportError {
        ImportError::in_file("settings", line, problem)
    }

    pub(crate) fn in_file(file: &str, line: usize, problem: &str) -> ImportError {
        ImportError { file: file.to_owned(), line, problem: problem.to_owned() }
    }

    pub(crate) fn missing(line: usize, path: &str) -> ImportError {
        ImportError::settings(line, &format!("there is no file `{path}` in the project"))
    }

    pub(crate) fn rules(path: &str, error: &RuleError) -> ImportError {
        ImportError::in_file(path, error.line, &format!("column {}: {}", error.column, error.problem))
    }
}
