//! What is said where there is no answer.

use exoskin::{Diagnostic, Error, without_flags};
use serde::{Deserialize, Serialize};

/// What is said about a failure.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
pub struct Told {
    /// `input`, `run`, `interrupted`, `access`, `missing`, `large`, `busy`, `conflict`, `method`.
    pub kind: String,
    /// The whole message, as the command would print it, without names of flags.
    pub text: String,
    /// What is wrong.
    pub problem: String,
    /// The field of the request that is wrong.
    pub argument: Option<String>,
    /// The file that is wrong.
    pub file: Option<String>,
    /// Its line.
    pub line: Option<u32>,
    /// Its column.
    pub column: Option<u32>,
    /// What would have been right.
    pub expected: Option<String>,
    /// The nearest valid word.
    pub nearest: Option<String>,
}

/// A failure on its way out.
#[derive(Serialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
pub struct Refused {
    /// Why.
    pub error: Told,
}

impl Refused {
    /// The failure as it is sent.
    pub fn bytes(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

impl Told {
    /// A failure of this kind.
    pub fn new(kind: &str, problem: impl Into<String>) -> Told {
        let problem = problem.into();
        Told { kind: kind.into(), text: problem.clone(), problem, ..Told::default() }
    }

    /// A mistake in what was asked.
    pub fn of(mistake: &Diagnostic) -> Told {
        Told {
            kind: "input".into(),
            text: without_flags(&mistake.to_string()),
            problem: without_flags(&mistake.problem),
            argument: mistake.argument.clone(),
            file: mistake.file.clone(),
            line: mistake.place.map(|place| place.line),
            column: mistake.place.map(|place| place.column),
            expected: mistake.expected.as_deref().map(without_flags),
            nearest: mistake.nearest.clone(),
        }
    }

    /// The same where the word of a folder on this machine has been taken out of every text.
    #[must_use]
    pub fn without(mut self, folder: &str) -> Told {
        let hide = |text: &mut String| *text = text.replace(folder, "");
        hide(&mut self.text);
        hide(&mut self.problem);
        self.file.as_mut().map(hide);
        self.expected.as_mut().map(hide);
        self
    }
}

impl From<&Error> for Told {
    fn from(error: &Error) -> Told {
        match error {
            Error::Input(mistake) => Told::of(mistake),
            Error::Run(reason) => Told::new("run", reason),
            stopped @ Error::Interrupted { .. } => Told::new("interrupted", stopped.to_string()),
        }
    }
}

/// The status that a failed question has over HTTP.
pub fn status(error: &Error) -> u16 {
    match error {
        Error::Input(_) => 422,
        Error::Run(_) => 500,
        Error::Interrupted { .. } => 503,
    }
}
