//! JSON documents: pretty, in the order of their types, every number finite.

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::RecordError;
use crate::summary::Summary;

/// `summary.json` as bytes, ending in a line break.
///
/// JSON has no way to write NaN or infinity and would say `null`; a document with such a gap is refused, and the error
/// gives the line.
pub fn summary(summary: &Summary) -> Result<Vec<u8>, RecordError> {
    let bytes = pretty("summary.json", summary)?;
    let read: Summary = read("summary.json", &bytes)?;
    if read == *summary {
        return Ok(bytes);
    }
    // Only an optional number can come back as a different value: a null that was not a None.
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let line = text.lines().position(|line| line.contains("null")).unwrap_or(0);
    Err(not_finite("summary.json", &text, line + 1))
}

/// Any document as pretty JSON, ending in a line break.
pub(crate) fn pretty(document: &'static str, value: &impl Serialize) -> Result<Vec<u8>, RecordError> {
    let mut bytes = serde_json::to_vec_pretty(value)
        .map_err(|error| RecordError::Format { document, problem: error.to_string() })?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Reads a document back.
fn read<T: DeserializeOwned>(document: &'static str, bytes: &[u8]) -> Result<T, RecordError> {
    serde_json::from_slice(bytes).map_err(|error| not_finite(document, &String::from_utf8_lossy(bytes), error.line()))
}

fn not_finite(document: &'static str, text: &str, line: usize) -> RecordError {
    let text = text.lines().nth(line.saturating_sub(1)).unwrap_or_default().trim().to_owned();
    RecordError::NotFinite { document, line, text }
}
