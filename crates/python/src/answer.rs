//! An answer: the document of `--json`, and the blocks that people read.

use exoskin::Readable;
use exoskin::answer::block::Document;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use serde::Serialize;
use serde_json::Value;

use crate::errors::failed;
use crate::{html, value};

/// An answer; nothing in it ever changes.
#[pyclass(frozen, module = "exoskin._native")]
pub struct Answer {
    /// The document as the command prints it.
    json: String,
    blocks: Document,
    glance: Value,
}

impl Answer {
    /// What a question returned, for commands that print its `document`. `hidden` is a folder that only existed while it
    /// was asked.
    pub fn of(py: Python<'_>, answer: &impl Readable, hidden: Option<&str>) -> PyResult<Answer> {
        let document = answer.document().map_err(|error| failed(py, &error))?;
        Answer::new(py, &document, answer, hidden)
    }

    /// The same for commands that print the answer itself, whose keys have its own order.
    pub fn ordered(py: Python<'_>, answer: &impl Readable, hidden: Option<&str>) -> PyResult<Answer> {
        Answer::new(py, answer, answer, hidden)
    }

    fn new(
        py: Python<'_>,
        document: &impl Serialize,
        answer: &impl Readable,
        hidden: Option<&str>,
    ) -> PyResult<Answer> {
        let blocks = answer.blocks().map_err(|error| failed(py, &error))?;
        let answer = Answer { glance: answer.glance(), ..Answer::plain(py, document, blocks)? };
        match hidden {
            Some(folder) => answer.without(folder),
            None => Ok(answer),
        }
    }

    /// An answer from its parts.
    pub fn plain(py: Python<'_>, document: &impl Serialize, blocks: Document) -> PyResult<Answer> {
        let json = exoskin_cli::json(document).map_err(|error| failed(py, &error))?;
        Ok(Answer { json, blocks, glance: Value::Null })
    }

    /// The same where the name of a folder has been taken out of every text.
    fn without(&self, folder: &str) -> PyResult<Answer> {
        let (json, blocks, glance) = self.parts()?;
        // As it stands inside a JSON text.
        let folder = written(&Value::String(folder.to_owned()))?;
        let bare = |text: String| text.replace(folder.trim_matches('"'), "");
        Answer::from_parts(bare(json), &bare(blocks), &bare(glance))
    }

    fn parts(&self) -> PyResult<(String, String, String)> {
        let blocks = serde_json::to_string(&self.blocks).map_err(wrong)?;
        Ok((self.json.clone(), blocks, written(&self.glance)?))
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
    fn from_parts(json: String, blocks: &str, glance: &str) -> PyResult<Answer> {
        let blocks = serde_json::from_str(blocks).map_err(wrong)?;
        Ok(Answer { json, blocks, glance: serde_json::from_str(glance).map_err(wrong)? })
    }

    /// What makes the same answer again, for pickles and copies.
    fn __getnewargs__(&self) -> PyResult<(String, String, String)> {
        self.parts()
    }

    /// The document, byte for byte as the command prints it.
    fn json(&self) -> &str {
        &self.json
    }

    /// The document as Python's own objects.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let document: Value = serde_json::from_str(&self.json).map_err(wrong)?;
        value::python(py, &document)
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
