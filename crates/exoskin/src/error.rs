//! How a question can end other than with an answer.

use exoskin_hazard::risk::RiskError;
use exoskin_quantity::Diagnostic;
use exoskin_record::RecordError;
use exoskin_study::StudyError;

/// What every question returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a question has no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Error {
    /// What was asked is wrong; nothing was written. `argument` names the part of the question.
    #[error("{0}")]
    Input(Box<Diagnostic>),
    /// The question was fine but the work failed: disk, memory, a defect.
    #[error("{0}")]
    Run(String),
    /// Stopped by the watcher.
    #[error("stopped; {}", if *kept { "finished work is kept; ask the same question again to resume" } else { "nothing was written" })]
    Interrupted {
        /// Whether the same question resumes where this one stopped.
        kept: bool,
    },
}

impl Error {
    /// Failed work, with its reason.
    pub(crate) fn run(reason: impl ToString) -> Error {
        Error::Run(reason.to_string())
    }
}

impl From<Diagnostic> for Error {
    fn from(mistake: Diagnostic) -> Error {
        Error::Input(Box::new(mistake))
    }
}

impl From<RecordError> for Error {
    /// A destination named by the user that cannot take the files is a mistake in the question; a full disk is not.
    fn from(error: RecordError) -> Error {
        match error.expected() {
            Some(expected) => Diagnostic::new(error.to_string()).argument("out").expected(expected).into(),
            None => Error::run(error),
        }
    }
}

impl From<RiskError> for Error {
    fn from(error: RiskError) -> Error {
        Error::run(error)
    }
}

impl From<exoskin_evidence::TableError> for Error {
    fn from(error: exoskin_evidence::TableError) -> Error {
        Error::run(error)
    }
}

/// The outcome of a study; `kept` says whether its rows are in a folder.
pub(crate) fn of_study(error: StudyError, kept: bool) -> Error {
    match error {
        StudyError::Stopped => Error::Interrupted { kept },
        StudyError::Input(mistake) => Error::Input(mistake),
        other => Error::run(other),
    }
}

/// A mistake in the part of the question called `name`, unless it already names one.
pub(crate) fn of_part(mistake: Diagnostic, name: &str) -> Diagnostic {
    if mistake.argument.is_some() { mistake } else { mistake.argument(name) }
}
