//! What a subject has available: files, rows, and a study that solves nothing twice.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use exoskin_evidence::Row;
use exoskin_quantity::Diagnostic;
use exoskin_record::summary::Band;
use exoskin_study::{Keeper, Memory, StudyError};

/// How exactly, and which values differ from those in the tables.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Seed of every random stream.
    pub seed: u64,
    /// Solved transport rows per arm.
    pub draws: usize,
    /// Samples.
    pub samples: usize,
    /// Rows given a different value, by id, to see which verdicts depend on them.
    pub what_if: BTreeMap<String, f64>,
}

impl Default for Options {
    /// Few enough to recompute everything in a test, many enough for a 90 % band.
    fn default() -> Options {
        Options { seed: 1, draws: 60, samples: 400, what_if: BTreeMap::new() }
    }
}

/// Why a figure could not be computed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum FactsError {
    /// A scenario, product or row that is wrong.
    #[error("{0}")]
    Input(#[from] Diagnostic),
    /// A study that failed.
    #[error("{0}")]
    Study(#[from] StudyError),
    /// A row without a number, or no row with this id.
    #[error("there is no row `{0}` with a number")]
    Row(String),
    /// Samples without a band: a defect.
    #[error("{0}")]
    Defect(String),
}

/// What every subject works with.
#[derive(Debug)]
pub struct Work<'a> {
    root: PathBuf,
    /// How exactly.
    pub options: &'a Options,
    solved: Memory,
}

impl<'a> Work<'a> {
    /// Work on the files under `root`.
    pub fn new(root: &Path, options: &'a Options) -> Work<'a> {
        Work { root: root.to_owned(), options, solved: Memory::default() }
    }

    /// A path under the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A row with a number; with the value from `what_if` if that names it.
    ///
    /// # Errors
    /// No such row, or one without a number.
    pub fn row(&self, id: &str) -> Result<Row, FactsError> {
        let missing = || FactsError::Row(id.to_owned());
        let row = exoskin_evidence::row(id).ok_or_else(missing)?.clone();
        if let Some(&value) = self.options.what_if.get(id) {
            return Ok(Row { value: Some(value), low: None, high: None, ..row });
        }
        if row.value.or(row.low).or(row.high).is_none() { Err(missing()) } else { Ok(row) }
    }

    /// Rows with numbers.
    ///
    /// # Errors
    /// As [`Work::row`].
    pub fn rows(&self, ids: &[&str]) -> Result<Vec<Row>, FactsError> {
        ids.iter().map(|id| self.row(id)).collect()
    }

    /// Keeps solved transport from one study to the next.
    pub(super) fn keeper(&self) -> &dyn Keeper {
        &self.solved
    }
}

/// The number of a row with its range; where only a range is given, its midpoint.
pub(super) fn band_of_row(row: &Row) -> Band {
    let ends = [row.low, row.value, row.high];
    let known = || ends.into_iter().flatten();
    let low = known().fold(f64::INFINITY, f64::min);
    let high = known().fold(f64::NEG_INFINITY, f64::max);
    Band { median: row.value.unwrap_or(0.5 * (low + high)), p05: low, p95: high }
}

/// The band of samples.
pub(super) fn band(values: &[f64]) -> Result<Band, FactsError> {
    exoskin_stats::band(values).map_err(|wrong| FactsError::Defect(wrong.to_string()))
}
