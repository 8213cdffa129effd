//! What can be wrong with a line of rules.

/// A line of rules that cannot be used, and where.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("line {line}, column {column}: {problem}")]
pub struct RuleError {
    /// Line, from 1.
    pub line: usize,
    /// Character of the line where it starts, from 1.
    pub column: usize,
    /// What is wrong.
    pub problem: RuleProblem,
}

/// What is wrong with a line of rules.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum RuleProblem {
    /// Too few or too many entries.
    #[error(
        "{found} entries; expected 8: cell type, signal, direction, behaviour, saturation, half-maximum, Hill power, applies to dead"
    )]
    Entries {
        /// How many.
        found: usize,
    },
    /// A word that the model does not know.
    #[error("unknown {what} `{word}`{}", meant(nearest))]
    Word {
        /// What it should be.
        what: &'static str,
        /// What is there.
        word: String,
        /// The nearest word that would be right.
        nearest: Option<String>,
    },
    /// Something that is no number, or not one that makes sense here.
    #[error("{what} is `{text}`; expected {expected}")]
    Number {
        /// Which number.
        what: &'static str,
        /// What is there.
        text: String,
        /// What was expected.
        expected: &'static str,
    },
    /// A signal that acts on the same behaviour in the same direction twice.
    #[error("this rule is already in line {first}; remove one of them")]
    Twice {
        /// Line of the first one.
        first: usize,
    },
    /// Text that is not UTF-8.
    #[error("not UTF-8 text")]
    Encoding,
}

fn meant(nearest: &Option<String>) -> String {
    nearest.as_ref().map_or(String::new(), |word| format!("; did you mean `{word}`?"))
}
