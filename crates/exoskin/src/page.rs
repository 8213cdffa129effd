//! Pages and pictures of a finished run, made from its summary alone.

use std::path::Path;

use exoskin_record::summary::Summary;

use crate::error::{Error, Result};

pub use exoskin_report::{Picture, pictures};

/// The report.
///
/// # Errors
/// A summary that contradicts itself.
pub fn report(summary: &Summary) -> Result<String> {
    exoskin_report::html(summary).map_err(|e| Error::Run(format!("no report: {e}")))
}

/// Writes a text or a table to a file that does not exist yet.
///
/// # Errors
/// A file that exists, a folder that does not; a full disk.
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<()> {
    crate::library::write_bytes(path, bytes)
}
