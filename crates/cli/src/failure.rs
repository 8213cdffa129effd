//! How a command can end other than well, and with which exit code.

use std::fmt;
use std::process::ExitCode;

use exoskin_quantity::Diagnostic;

/// Why a command did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// What the user wrote is wrong; nothing was written. Exit code 2.
    Input(Box<Diagnostic>),
    /// The input was fine, the work failed (disk, memory). Exit code 1.
    Run(String),
    /// Stopped by the user; the same command goes on from here. Exit code 130, as shells use it.
    Interrupted(String),
}

/// What a command hands back: the text for standard output.
pub type Outcome = Result<String, Failure>;

impl Failure {
    /// The code the process ends with.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Failure::Input(_) => ExitCode::from(2),
            Failure::Run(_) => ExitCode::from(1),
            Failure::Interrupted(_) => ExitCode::from(130),
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(mistake: Diagnostic) -> Failure {
        Failure::Input(Box::new(mistake))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Input(mistake) => write!(f, "error: {mistake}"),
            Failure::Run(reason) => write!(f, "error: {reason}"),
            Failure::Interrupted(state) => write!(f, "interrupted: {state}"),
        }
    }
}
