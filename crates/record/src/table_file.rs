//! A table written row by row into a file of a run: it is never held in memory, hidden until the results are published,
//! and says in its own footer what each column contains.

use std::fs::File;
use std::path::PathBuf;

use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::writer::SerializedFileWriter;
use serde::{Deserialize, Serialize};

use crate::atomic::Part;
use crate::error::RecordError;
use crate::run_dir::RunDir;
use crate::table::{Column, write_rows, writer};

/// Rows that are written together: about 10 MB of a wide table.
const ROWS: usize = 4096;
/// The footer's key for the headings, a JSON list of [`Heading`]s.
pub const HEADINGS: &str = "exoskin.columns";

/// What one column contains.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// Its name.
    pub name: String,
    /// The unit of its values; empty for words and numbers of things.
    pub unit: String,
    /// What it is, in words.
    pub what: String,
    /// The key in `summary.json` that it belongs to: a parameter's id, a step's name or a readout's name.
    pub key: String,
    /// The day of a readout, exactly as in `summary.json`.
    pub day: Option<f64>,
    /// How its values are stored.
    #[serde(skip)]
    pub kind: Kind,
}

impl Heading {
    /// A column that belongs to `key`.
    pub fn new(name: impl Into<String>, kind: Kind, key: &str, unit: &str, what: impl Into<String>) -> Heading {
        Heading { name: name.into(), unit: unit.into(), what: what.into(), key: key.into(), day: None, kind }
    }

    /// On this day.
    pub fn on(self, day: f64) -> Heading {
        Heading { day: Some(day), ..self }
    }
}

/// How a column's values are stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// UTF-8.
    Text,
    /// 64 bits.
    Count,
    /// Double precision: bands recomputed from it are those of the summary, to the last digit.
    #[default]
    Number,
    /// Double precision, or nothing.
    Maybe,
    /// Single precision: seven digits.
    Short,
}

/// One value of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Cell<'a> {
    /// In a column of [`Kind::Text`].
    Text(&'a str),
    /// In a column of [`Kind::Count`].
    Count(i64),
    /// In any column of numbers; [`Kind::Short`] rounds it.
    Number(f64),
    /// In a column of [`Kind::Maybe`].
    Nothing,
}

/// A table that grows.
#[derive(Debug)]
pub struct TableFile {
    name: &'static str,
    path: PathBuf,
    part: Part,
    writer: SerializedFileWriter<File>,
    waiting: Vec<(String, Column)>,
}

/// A whole table, still hidden.
#[derive(Debug)]
pub struct WholeTable {
    pub(crate) name: &'static str,
    pub(crate) part: Part,
}

impl TableFile {
    /// No row yet. `name` is one of the [files of a run](crate::run_dir::FILES).
    ///
    /// # Errors
    /// A file that cannot be made.
    pub fn begin(run: &RunDir, name: &'static str, headings: &[Heading]) -> Result<TableFile, RecordError> {
        let path = run.path().join(name);
        let (part, file) = run.open_part(name)?;
        let told = serde_json::to_string(headings);
        let told = told.map_err(|e| RecordError::Format { document: name, problem: e.to_string() })?;
        let waiting: Vec<(String, Column)> =
            headings.iter().map(|one| (one.name.clone(), Column::empty(one.kind))).collect();
        let stem = name.split('.').next().unwrap_or(name);
        let metadata = vec![KeyValue::new(HEADINGS.to_owned(), told)];
        let writer = writer(file, stem, &waiting, Some(metadata)).map_err(|e| failed(name, &path, e))?;
        Ok(TableFile { name, path, part, writer, waiting })
    }

    /// Adds a row: one cell per column, in order.
    ///
    /// # Errors
    /// A full disk; a cell that does not fit its column, or too few of them: a defect.
    pub fn add<'c>(&mut self, cells: impl IntoIterator<Item = Cell<'c>>) -> Result<(), RecordError> {
        let mut cells = cells.into_iter();
        let fits = self.waiting.iter_mut().all(|(_, column)| cells.next().is_some_and(|cell| column.push(cell)));
        if !fits || cells.next().is_some() {
            let problem = "a row does not fit its columns".to_owned();
            return Err(RecordError::Format { document: self.name, problem });
        }
        if self.waiting.first().is_some_and(|(_, column)| column.len() >= ROWS) { self.write() } else { Ok(()) }
    }

    /// Ends the table.
    ///
    /// # Errors
    /// A full disk.
    pub fn finish(mut self) -> Result<WholeTable, RecordError> {
        self.write()?;
        let TableFile { name, path, part, writer, .. } = self;
        let file = writer.into_inner().map_err(|e| failed(name, &path, e))?;
        file.sync_all().map_err(RecordError::io("write", &path))?;
        Ok(WholeTable { name, part })
    }

    fn write(&mut self) -> Result<(), RecordError> {
        if self.waiting.first().is_none_or(|(_, column)| column.len() == 0) {
            return Ok(());
        }
        let written = write_rows(&mut self.writer, &self.waiting);
        self.waiting.iter_mut().for_each(|(_, column)| column.clear());
        written.map_err(|e| failed(self.name, &self.path, e))
    }
}

fn failed(document: &'static str, path: &std::path::Path, error: ParquetError) -> RecordError {
    match error {
        ParquetError::External(cause) => match cause.downcast::<std::io::Error>() {
            Ok(cause) => RecordError::io("write", path)(*cause),
            Err(other) => RecordError::Format { document, problem: other.to_string() },
        },
        other => RecordError::Format { document, problem: other.to_string() },
    }
}
