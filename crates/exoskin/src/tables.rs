//! Tables of a finished run, by name.

use std::path::Path;

use exoskin_quantity::Diagnostic;
use exoskin_record::summary::Summary;
use exoskin_record::table::Table;
use exoskin_record::{Heading, table_csv, tables};

use crate::draws::{DRAWS, INPUTS, MOST_SAMPLES};
use crate::error::{Error, Result};

/// Every name.
pub const NAMES: [&str; 7] = ["strip", "ledger", "cells", "readouts", "differences", "draws", "inputs"];

/// The table called `name` of the run in `folder`, and what is known about its columns.
///
/// # Errors
/// No such table; a run of so many samples, or of so early a version, that it has none; a file that cannot be read.
pub fn table(folder: &Path, summary: &Summary, name: &str) -> Result<(Table, Vec<Heading>)> {
    match name {
        "strip" => Ok((tables::strip(summary), Vec::new())),
        "ledger" => Ok((tables::ledger(summary)?, Vec::new())),
        "cells" => Ok((tables::cells(summary), Vec::new())),
        "readouts" => Ok((tables::readouts(summary), Vec::new())),
        "differences" => Ok((tables::differences(summary), Vec::new())),
        "draws" => of_file("draws", folder, DRAWS),
        "inputs" => of_file("inputs", folder, INPUTS),
        _ => Err(Diagnostic::unknown_word(name, &NAMES).argument("name").into()),
    }
}

fn of_file(name: &'static str, folder: &Path, file: &str) -> Result<(Table, Vec<Heading>)> {
    let path = folder.join(file);
    if !path.is_file() {
        let wrong = Diagnostic::new(format!("this run has no {file}")).in_file(folder.display().to_string());
        return Err(wrong.expected(format!("a run of at most {MOST_SAMPLES} samples")).into());
    }
    // What a user's file contains instead of a table is a failure to read it, not a mistake in the question.
    let read = || Ok((Table::read(name, &path)?, table_csv::headings(&path)?));
    read().map_err(|wrong: exoskin_record::RecordError| Error::run(wrong))
}
