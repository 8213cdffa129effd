//! What comes with exoskin: products, procedures, scenarios, evidence, claims, law, schemas.

use exoskin::claims::{Claims, Kind, OneClaim, Verdict};
use exoskin::evidence::{ById, Gaps, Grade, Rows};
use exoskin::law::{Country, Law};
use exoskin::library::{List, Shelf};
use exoskin::texts::word;
use exoskin::{Diagnostic, Error, Question};
use pyo3::prelude::*;
use serde::Serialize;

use crate::answer::Answer;
use crate::errors::{failed, input};
use crate::own::Own;
use crate::value;

type Found<'py> = PyResult<Bound<'py, PyAny>>;

/// The version of the engine.
#[pyfunction]
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

fn told<'py, Q: Question>(py: Python<'py>, question: &Q) -> Found<'py> {
    let answer = question.ask().map_err(|error| failed(py, &error))?;
    python(py, &answer)
}

fn python<'py>(py: Python<'py>, answer: &impl Serialize) -> Found<'py> {
    let document = serde_json::to_value(answer);
    value::python(py, &document.map_err(|wrong| failed(py, &Error::Run(wrong.to_string())))?)
}

fn read<T>(py: Python<'_>, text: Result<T, Diagnostic>) -> PyResult<T> {
    text.map_err(|wrong| input(py, &wrong))
}

/// Every product, in brief.
#[pyfunction]
pub fn products(py: Python<'_>) -> Found<'_> {
    told(py, &List(Shelf::Products))
}

/// One product: what its file says.
#[pyfunction]
pub fn product<'py>(py: Python<'py>, name: &str) -> Found<'py> {
    python(py, &Shelf::Products.card(name).map_err(|error| failed(py, &error))?)
}

/// A product from a text of one's own.
#[pyfunction]
pub fn product_of_text<'py>(py: Python<'py>, name: &str, text: String) -> Found<'py> {
    of_text(py, Shelf::Products, name, text)
}

/// A procedure from a text of one's own.
#[pyfunction]
pub fn procedure_of_text<'py>(py: Python<'py>, name: &str, text: String) -> Found<'py> {
    of_text(py, Shelf::Procedures, name, text)
}

fn of_text<'py>(py: Python<'py>, shelf: Shelf, name: &str, text: String) -> Found<'py> {
    let own = Own::write(py, &[(name.to_owned(), text)])?;
    let card = shelf.card(&own.name(name)).map_err(|error| match error {
        Error::Input(mistake) => input(py, &own.bare(*mistake)),
        other => failed(py, &other),
    })?;
    python(py, &card)
}

/// Every procedure, in brief.
#[pyfunction]
pub fn procedures(py: Python<'_>) -> Found<'_> {
    told(py, &List(Shelf::Procedures))
}

/// One procedure: what its file says.
#[pyfunction]
pub fn procedure<'py>(py: Python<'py>, name: &str) -> Found<'py> {
    python(py, &Shelf::Procedures.card(name).map_err(|error| failed(py, &error))?)
}

/// Every scenario that comes with exoskin.
#[pyfunction]
pub fn scenarios(py: Python<'_>) -> Found<'_> {
    python(py, &exoskin::scenarios::all().map_err(|error| failed(py, &error))?)
}

/// The text of one of them.
#[pyfunction]
pub fn scenario_text(py: Python<'_>, name: &str) -> PyResult<String> {
    exoskin::scenarios::named(name).map(|found| found.text).map_err(|error| failed(py, &error))
}

/// Claims that pass every filter.
#[pyfunction]
pub fn claims<'py>(
    py: Python<'py>,
    words: Option<String>,
    speaker: Option<String>,
    verdict: Option<String>,
    kind: Option<String>,
) -> Found<'py> {
    let verdict = read(py, word(verdict.as_ref(), &Verdict::ALL.map(|one| (one.word(), one)), "verdict"))?;
    let kind = read(py, word(kind.as_ref(), &Kind::ALL.map(|one| (one.word(), one)), "kind"))?;
    told(py, &Claims { words, speaker, verdict, kind })
}

/// One claim with everything behind its verdict.
#[pyfunction]
pub fn claim(py: Python<'_>, number: String) -> PyResult<Answer> {
    let found = OneClaim(number).ask().map_err(|error| failed(py, &error))?;
    Answer::of(py, &found, None)
}

/// Rows of evidence that pass every filter.
#[pyfunction]
pub fn evidence<'py>(
    py: Python<'py>,
    text: Option<String>,
    table: Option<String>,
    grade: Option<String>,
) -> Found<'py> {
    let grades = [("A", Grade::A), ("B", Grade::B), ("C", Grade::C), ("D", Grade::D)];
    let grade = read(py, word(grade.as_ref(), &grades, "grade"))?;
    told(py, &Rows { word: text, table, grade })
}

/// A row, a parameter, a law or a trial, by its id.
#[pyfunction]
pub fn evidence_row(py: Python<'_>, id: String) -> Found<'_> {
    told(py, &ById(id))
}

/// What is assumed.
#[pyfunction]
pub fn gaps(py: Python<'_>) -> Found<'_> {
    told(py, &Gaps)
}

/// What sources say about the law.
#[pyfunction]
pub fn law(py: Python<'_>, country: Option<String>, product: Option<String>) -> PyResult<Answer> {
    let named = |text: &String| Country::parse(text).map_err(|wrong| wrong.argument("country"));
    let country = read(py, country.as_ref().map(named).transpose())?;
    let found = Law { country, product, today: None }.ask().map_err(|error| failed(py, &error))?;
    Answer::of(py, &found, None)
}

/// The JSON schema of a kind of file, as a text.
#[pyfunction]
pub fn schema(py: Python<'_>, name: &str) -> PyResult<String> {
    exoskin::schema::named(name).map_err(|error| failed(py, &error))
}
