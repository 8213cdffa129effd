//! A posted question, from its bytes to the bytes of its answer.

use exoskin::{Diagnostic, Error, Question, Watch};
use serde::de::DeserializeOwned;

use crate::dose::DoseSent;
use crate::envelope::Envelope;
use crate::means::Means;
use crate::vial::{NoUploads, VialSent};

/// Reads a question.
///
/// # Errors
/// Bytes that are not this question in JSON.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Diagnostic> {
    serde_json::from_slice(bytes).map_err(|wrong| {
        let told = format!("the request is not what is expected here: {wrong}");
        Diagnostic::new(told).expected("the JSON described in /api/v1/openapi.json")
    })
}

/// A question that needs nothing but itself: neither uploads nor a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    /// `/api/v1/vial`.
    Vial,
    /// `/api/v1/dose`.
    Dose,
}

impl Posted {
    /// The question of this word: `vial` or `dose`.
    pub fn named(word: &str) -> Option<Posted> {
        [("vial", Posted::Vial), ("dose", Posted::Dose)].into_iter().find(|(known, _)| *known == word).map(|(_, it)| it)
    }

    /// The answer in its envelope.
    ///
    /// # Errors
    /// As [`Question::ask`].
    pub fn answer(self, body: &[u8], means: &Means, watch: &dyn Watch) -> Result<Vec<u8>, Error> {
        match self {
            Posted::Vial => read::<VialSent>(body)?.question(&NoUploads, means)?.envelope(&[]),
            Posted::Dose => {
                let question = read::<DoseSent>(body)?.question(means)?;
                Envelope::bytes(&question.ask_watched(watch)?, &[])
            }
        }
    }
}
