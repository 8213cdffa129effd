//! The envelope of every answer: the document of `--json` and the blocks that people read.

use axum::body::Bytes;
use exoskin::Readable;
use exoskin::answer::block::Document;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::failure::Failure;

/// An answer.
#[derive(Serialize, ToSchema)]
pub(crate) struct Envelope {
    /// What the command prints with `--json`.
    #[schema(value_type = Object)]
    pub document: Value,
    /// What terminal and report render: parts, each a list of blocks.
    #[schema(value_type = Object)]
    pub blocks: Document,
    /// Words of the blocks under names: the sentence, the strip, what is assumed.
    #[schema(value_type = Object)]
    pub glance: Value,
}

impl Envelope {
    /// The envelope of an answer, as bytes. The names of folders on this machine are taken out.
    pub fn bytes(answer: &impl Readable, folders: &[String]) -> Result<Bytes, Failure> {
        let envelope = Envelope { document: answer.document()?, blocks: answer.blocks()?, glance: answer.glance() };
        let mut text = serde_json::to_string(&envelope).map_err(Failure::run)?;
        for folder in folders {
            let written = serde_json::to_string(folder).map_err(Failure::run)?;
            text = text.replace(written.trim_matches('"'), "");
        }
        Ok(text.into())
    }
}
