//! Questions about a vial and a dose.

use exoskin::answer::vein;
use exoskin::{Diagnostic, Question, Readable};
use pyo3::prelude::*;
use serde::de::DeserializeOwned;

use crate::answer::Answer;
use crate::asked::{self, DoseAsked, InfusionAsked, VialAsked};
use crate::errors::input;
use crate::own::Own;
use crate::work::{Listener, ask};

/// A user's own files: name and text.
pub type Files = Vec<(String, String)>;

/// Reads what was asked, makes the question of it, and answers it.
pub fn answered<A, Q>(
    py: Python<'_>,
    (asked, files): (&str, &Files),
    listener: &Listener,
    question: impl FnOnce(A, &Own) -> Result<Q, Diagnostic>,
) -> PyResult<(Q::Answer, Own)>
where
    A: DeserializeOwned,
    Q: Question + Send + 'static,
    Q::Answer: Send + 'static,
{
    let own = Own::write(py, files)?;
    let question = question(asked::read(py, asked)?, &own).map_err(|wrong| input(py, &own.bare(wrong)))?;
    let answer = ask(py, question, &own, listener)?;
    Ok((answer, own))
}

/// The same for an answer that people read.
fn readable<A, Q>(
    py: Python<'_>,
    asked: (&str, &Files),
    listener: &Listener,
    question: impl FnOnce(A, &Own) -> Result<Q, Diagnostic>,
) -> PyResult<Answer>
where
    A: DeserializeOwned,
    Q: Question + Send + 'static,
    Q::Answer: Readable + Send + 'static,
{
    let (answer, own) = answered(py, asked, listener, question)?;
    Answer::of(py, &answer, own.hidden().as_deref())
}

/// What storage left in a vial; and the picture of its own measurements, where it has any.
#[pyfunction]
pub fn vial(py: Python<'_>, asked: &str, files: Files, listener: Listener) -> PyResult<(Answer, Option<String>)> {
    let (answer, own) = answered(py, (asked, &files), &listener, |asked: VialAsked, own| asked.vial(own))?;
    Ok((Answer::of(py, &answer, own.hidden().as_deref())?, answer.measured_picture()))
}

/// How long until half of the vesicles are left.
#[pyfunction]
pub fn half_life(py: Python<'_>, asked: &str, files: Files, listener: Listener) -> PyResult<Answer> {
    readable(py, (asked, &files), &listener, |asked: VialAsked, own| asked.half(own))
}

/// One application to the skin.
#[pyfunction]
pub fn dose(py: Python<'_>, asked: &str, files: Files, listener: Listener) -> PyResult<Answer> {
    readable(py, (asked, &files), &listener, |asked: DoseAsked, own| asked.question(own))
}

/// An intravenous dose.
#[pyfunction]
pub fn infusion(py: Python<'_>, asked: &str, files: Files, listener: Listener) -> PyResult<Answer> {
    let (answer, _own) = answered(py, (asked, &files), &listener, |asked: InfusionAsked, own| asked.question(own))?;
    Answer::plain(py, &answer, vein::blocks(&answer))
}
