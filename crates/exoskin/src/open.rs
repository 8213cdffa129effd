//! A finished run, read back.

use std::path::Path;

use exoskin_quantity::{Checked, Diagnostic};
use exoskin_record::read_through;
use exoskin_record::run_dir::is_half_placed;
use exoskin_record::summary::{SCHEMA, Summary};
use serde::Deserialize;

use crate::error::Result;

const NAME: &str = "summary.json";
/// Larger files are not summaries: the largest of the shipped scenarios takes 3 MB.
const MAX_BYTES: u64 = 1 << 28;

/// The part of a summary that every version has.
#[derive(Deserialize)]
struct Head {
    schema: Option<u32>,
}

/// The summary of the run in a folder, including one left by an earlier version.
///
/// # Errors
/// There is no run, or one written by a version newer than this program.
pub fn open(folder: impl AsRef<Path>) -> Result<Summary> {
    Ok(read(folder.as_ref())?)
}

fn read(folder: &Path) -> Checked<Summary> {
    let path = folder.join(NAME);
    let wrong = |problem: String, expected: &str| {
        Diagnostic::new(problem).in_file(path.display().to_string()).expected(expected)
    };
    if is_half_placed(folder) {
        let problem =
            "the files in this folder do not belong to one result: a run is writing them, or was killed while it did";
        return Err(Diagnostic::new(problem)
            .in_file(folder.display().to_string())
            .expected("a moment's wait, or the same run again: it completes what was started"));
    }
    let bytes = match read_through(&path, MAX_BYTES) {
        Ok(bytes) => bytes,
        Err(_) if !folder.exists() => return Err(missing(folder)),
        Err(e) => {
            return Err(wrong(
                format!("there is no finished run here ({e})"),
                "the folder of a finished run, for example runs/ref",
            ));
        }
    };
    let head: Head = serde_json::from_slice(&bytes)
        .map_err(|e| wrong(format!("this is not the summary of a run ({e})"), "a file written by `exoskin run`"))?;
    match head.schema {
        Some(1..=SCHEMA) => serde_json::from_slice(&bytes)
            .map_err(|e| wrong(format!("this summary is damaged ({e})"), "the file as `exoskin run` wrote it")),
        Some(newer) => Err(wrong(
            format!("this run has schema {newer}, but this version of exoskin reads schemas 1 to {SCHEMA}"),
            "a run of this version or an earlier one, or a newer exoskin",
        )),
        None => Err(wrong("this summary has no schema version".into(), "a file written by `exoskin run`")),
    }
}

fn missing(folder: &Path) -> Diagnostic {
    Diagnostic::new("there is no such folder")
        .in_file(folder.display().to_string())
        .expected("the folder of a finished run, for example runs/ref")
}
