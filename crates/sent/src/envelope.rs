//! The envelope of every answer: the document of `--json` and the blocks that people read.

use exoskin::answer::block::Document;
use exoskin::{Error, Readable};
use serde::Serialize;
use serde_json::Value;

/// An answer.
#[derive(Serialize)]
#[cfg_attr(feature = "described", derive(utoipa::ToSchema))]
pub struct Envelope {
    /// What the command prints with `--json`.
    #[cfg_attr(feature = "described", schema(value_type = Object))]
    pub document: Value,
    /// What terminal and report render: parts, each a list of blocks.
    #[cfg_attr(feature = "described", schema(value_type = Object))]
    pub blocks: Document,
    /// Words of the blocks under names: the sentence, the strip, what is assumed.
    #[cfg_attr(feature = "described", schema(value_type = Object))]
    pub glance: Value,
}

impl Envelope {
    /// The envelope of an answer, as bytes. The names of folders on this machine are taken out.
    ///
    /// # Errors
    /// An answer that has no JSON: a defect.
    pub fn bytes(answer: &impl Readable, folders: &[String]) -> Result<Vec<u8>, Error> {
        let run = |wrong: serde_json::Error| Error::Run(wrong.to_string());
        let envelope = Envelope { document: answer.document()?, blocks: answer.blocks()?, glance: answer.glance() };
        let mut text = serde_json::to_string(&envelope).map_err(run)?;
        for folder in folders {
            let written = serde_json::to_string(folder).map_err(run)?;
            text = text.replace(written.trim_matches('"'), "");
        }
        Ok(text.into_bytes())
    }
}
