//! How a question ends other than with an answer: the exceptions of `exoskin._errors`.

use exoskin::{Diagnostic, Error, without_flags};
use pyo3::exceptions::PyKeyboardInterrupt;
use pyo3::prelude::*;

/// A mistake in what was asked, as `exoskin.InputError`.
pub fn input(py: Python<'_>, mistake: &Diagnostic) -> PyErr {
    let mistake = &Diagnostic { argument: mistake.argument.as_deref().map(in_python), ..mistake.clone() };
    let told = (
        without_flags(&mistake.to_string()),
        without_flags(&mistake.problem),
        mistake.argument.as_deref(),
        mistake.file.as_deref(),
        mistake.place.map(|place| place.line),
        mistake.place.map(|place| place.column),
        mistake.expected.as_deref().map(without_flags),
        mistake.nearest.as_deref(),
    );
    let made = named(py, "InputError").and_then(|class| class.call1(told));
    made.map_or_else(|wrong| wrong, PyErr::from_value)
}

/// The name of an argument in Python, where the command's cannot be one.
fn in_python(argument: &str) -> String {
    match argument.trim_start_matches("--") {
        "for" => "hold".to_owned(),
        "nta" => "tracking".to_owned(),
        name => name.replace('-', "_"),
    }
}

/// Any way in which a question can fail.
pub fn failed(py: Python<'_>, error: &Error) -> PyErr {
    match error {
        Error::Input(mistake) => input(py, mistake),
        Error::Run(reason) => {
            let made = named(py, "RunError").and_then(|class| class.call1((reason.as_str(),)));
            made.map_or_else(|wrong| wrong, PyErr::from_value)
        }
        stopped @ Error::Interrupted { .. } => PyKeyboardInterrupt::new_err(stopped.to_string()),
    }
}

fn named<'py>(py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyAny>> {
    py.import("exoskin._errors")?.getattr(name)
}

/// What each kind of argument takes.
const KINDS: [(&str, &str); 5] = [
    ("quantity", "a text with its unit such as \"2 mL\", a pint quantity, or a timedelta for a time"),
    ("number", "a number"),
    ("name", "a name or a path, as a text"),
    ("list", "a list of texts"),
    ("dict", "a dictionary with texts as keys"),
];

/// A value of a type that has no place in a question, in the argument `argument`.
#[pyfunction]
pub fn wrong_type(py: Python<'_>, argument: &str, found: &str, kind: &str) -> PyErr {
    let article = if found.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) { "an" } else { "a" };
    let wrong = Diagnostic::new(format!("{article} {} cannot be read here", exoskin::quoted(found)));
    let expected = KINDS.iter().find(|(known, _)| *known == kind).map_or("", |(_, expected)| *expected);
    input(py, &wrong.argument(argument).expected(expected))
}
