//! A finished run: its tables, its report, its pictures.

use std::path::PathBuf;
use std::sync::Arc;

use exoskin::record::summary::Summary;
use exoskin::{Error, RunAnswer, page, tables};
use pyo3::prelude::*;

use crate::answer::Answer;
use crate::errors::failed;
use crate::table::Table;

/// A finished run in its folder.
#[pyclass(frozen, module = "exoskin._native")]
pub struct Run {
    summary: Arc<Summary>,
    folder: PathBuf,
}

impl Run {
    /// The run that was written to a folder.
    pub fn of(summary: Summary, folder: PathBuf) -> Run {
        Run { summary: Arc::new(summary), folder }
    }
}

/// A run that is there already: its answer, and itself.
#[pyfunction]
pub fn open(py: Python<'_>, folder: PathBuf) -> PyResult<(Answer, Run)> {
    let summary = py.detach(|| exoskin::open(&folder)).map_err(|error| failed(py, &error))?;
    let answer = RunAnswer { summary, folder };
    let told = Answer::ordered(py, &answer, None)?;
    Ok((told, Run::of(answer.summary, answer.folder)))
}

#[pymethods]
impl Run {
    /// Where it is.
    #[getter]
    fn folder(&self) -> &PathBuf {
        &self.folder
    }

    /// One of its tables.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<Table> {
        let read = || tables::table(&self.folder, &self.summary, name);
        let (rows, headings) = py.detach(read).map_err(|error| failed(py, &error))?;
        Table::of(py, rows, &headings)
    }

    /// The report as a page.
    fn report(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| page::report(&self.summary)).map_err(|error| failed(py, &error))
    }

    /// Writes the report as a new file.
    fn write_report(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        let write = || -> Result<(), Error> { page::write_new(&path, page::report(&self.summary)?.as_bytes()) };
        py.detach(write).map_err(|error| failed(py, &error))
    }

    /// The report's pictures of the skin's course: key, title, SVG.
    fn pictures(&self, py: Python<'_>) -> Vec<(String, String, String)> {
        let drawn = py.detach(|| page::pictures(&self.summary));
        drawn.into_iter().map(|one| (one.key, one.title, one.svg)).collect()
    }
}
