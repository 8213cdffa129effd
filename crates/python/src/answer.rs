//! An answer: the document of `--json`, and the blocks that people read.

use exoskin::answer::block::Document;
use exoskin::{Error, Readable};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde_json::Value;

use crate::errors::failed;
use crate::{html, value};

/// An answer; nothing in it ever changes.
#[pyclass(frozen, module = "exoskin._native")]
#[derive(Clone)]
pub struct Answer {
    document: Value,
    blocks: Document,
    glance: Value,
}

impl Answer {
    /// What a question returned. `hidden` is a folder that only existed while it was asked.
    pub fn of(py: Python<'_>, answer: &impl Readable, hidden: Option<&str>) -> PyResult<Answer> {
        let made = || -> Result<Answer, Error> {
            Ok(Answer { document: answer.document()?, blocks: answer.blocks()?, glance: answer.glance() })
        };
        let answer = made().map_err(|error| failed(py, &error))?;
        match hidden {
            Some(folder) => answer.without(folder),
            None => Ok(answer),
        }
    }

    /// An answer from its parts.
    pub fn new(document: Value, blocks: Document) -> Answer {
        Answer { document, blocks, glance: Value::Null }
    }

    /// The same where the name of a folder has been taken out of every text.
    fn without(&self, folder: &str) -> PyResult<Answer> {
        let (document, blocks, glance) = self.parts()?;
        // As it stands inside a JSON text.
        let folder = written(&Value::String(folder.to_owned()))?;
        let bare = |text: String| text.replace(folder.trim_matches('"'), "");
        Answer::from_parts(&bare(document), &bare(blocks), &bare(glance))
    }

    fn parts(&self) -> PyResult<(String, String, String)> {
        let blocks = serde_json::to_string(&self.blocks).map_err(wrong)?;
        Ok((written(&self.document)?, blocks, written(&self.glance)?))
    }
}

fn written(value: &Value) -> PyResult<String> {
    serde_json::to_string(value).map_err(wrong)
}

fn wrong(error: impl std::fmt::Display) -> PyErr {
    PyValueError::new_err(error.to_string())
}

#[pymethods]
impl Answer {
    #[new]
    fn from_parts(document: &str, blocks: &str, glance: &str) -> PyResult<Answer> {
        let read = |text: &str| serde_json::from_str(text).map_err(wrong);
        let blocks = serde_json::from_str(blocks).map_err(wrong)?;
        Ok(Answer { document: read(document)?, blocks, glance: read(glance)? })
    }

    /// What makes the same answer again, for pickles and copies.
    fn __getnewargs__(&self) -> PyResult<(String, String, String)> {
        self.parts()
    }

    /// The document, byte for byte as the command prints it.
    fn json(&self, py: Python<'_>) -> PyResult<String> {
        exoskin_cli::json(&self.document).map_err(|error| failed(py, &error))
    }

    /// The document as Python's own objects.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value::python(py, &self.document)
    }

    /// The answer at a glance, under names.
    fn glance<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        value::python(py, &self.glance)
    }

    /// The answer as the command prints it.
    fn text(&self) -> String {
        exoskin_cli::text(&self.blocks)
    }

    /// The answer for a notebook.
    fn html(&self) -> String {
        html::of(&self.blocks)
    }
}
