//! Files that only exist while a question is asked: a user's own scenario, product or procedure, as a text from Python.

use std::path::{Path, PathBuf};

use exoskin::Diagnostic;
use pyo3::prelude::*;
use tempfile::TempDir;

use crate::errors::{failed, input};

/// Texts in a folder of their own, which goes away with this.
pub struct Own {
    folder: Option<TempDir>,
}

impl Own {
    /// Writes the texts under their names.
    pub fn write(py: Python<'_>, files: &[(String, String)]) -> PyResult<Own> {
        if files.is_empty() {
            return Ok(Own { folder: None });
        }
        let lost = |wrong: std::io::Error| {
            failed(py, &exoskin::Error::Run(format!("cannot write to the folder for temporary files ({wrong})")))
        };
        let folder = tempfile::tempdir().map_err(lost)?;
        for (name, text) in files {
            std::fs::write(folder.path().join(plain(py, name)?), text).map_err(lost)?;
        }
        Ok(Own { folder: Some(folder) })
    }

    /// Where the file of this name is; a name that is not among the texts stays what it is.
    pub fn path(&self, name: &str) -> PathBuf {
        match &self.folder {
            Some(folder) if folder.path().join(name).is_file() => folder.path().join(name),
            _ => PathBuf::from(name),
        }
    }

    /// The same as a text.
    pub fn name(&self, name: &str) -> String {
        self.path(name).to_string_lossy().into_owned()
    }

    /// What must not be seen of the folder in an answer.
    pub fn hidden(&self) -> Option<String> {
        self.folder.as_ref().map(|folder| format!("{}{}", folder.path().display(), std::path::MAIN_SEPARATOR))
    }

    /// A mistake without the folder.
    pub fn bare(&self, mistake: Diagnostic) -> Diagnostic {
        let Some(hidden) = self.hidden() else { return mistake };
        let bare = |text: String| text.replace(&hidden, "");
        Diagnostic {
            file: mistake.file.map(bare),
            problem: bare(mistake.problem),
            expected: mistake.expected.map(bare),
            ..mistake
        }
    }
}

/// A name that stays inside the folder.
fn plain<'a>(py: Python<'_>, name: &'a str) -> PyResult<&'a Path> {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    if name.ends_with(".toml") && !name.starts_with('.') && name.chars().all(is_plain) {
        return Ok(Path::new(name));
    }
    let wrong = Diagnostic::new(format!("{} is not a name for a file of a scenario", exoskin::quoted(name)));
    Err(input(py, &wrong.argument("files").expected("letters, digits, `-` and `_`, then `.toml`: my_product.toml")))
}
