//! The one shape of every question.

use serde::Serialize;

use crate::error::Result;
use crate::watch::{Unwatched, Watch};

/// A question. Build it, then [`ask`](Question::ask).
pub trait Question {
    /// Its answer; as JSON it is the document that `exoskin ... --json` prints.
    type Answer: Serialize;

    /// The answer.
    ///
    /// # Errors
    /// [`Error::Input`](crate::Error::Input) where the question is wrong, [`Error::Run`](crate::Error::Run) where the
    /// work failed.
    fn ask(&self) -> Result<Self::Answer> {
        self.ask_watched(&Unwatched)
    }

    /// The answer; meanwhile `watch` is told how far the work has got and is asked whether to stop.
    ///
    /// # Errors
    /// As [`Question::ask`]; [`Error::Interrupted`](crate::Error::Interrupted) where `watch` stopped it.
    fn ask_watched(&self, watch: &dyn Watch) -> Result<Self::Answer>;
}
