//! Questions about a scenario. It comes as a path, or as one of the texts that come with the question.

use exoskin::answer::block::{Block, Document, Text};
use exoskin::record::risk::HazardState;
use exoskin::risk::RiskAnswer;
use exoskin::{Check, Error, Options, Question, Sweep, SweepAnswer, Watch};
use pyo3::prelude::*;
use serde_json::Value;

use crate::answer::Answer;
use crate::asked::{self, CheckAsked, CompareAsked, RiskAsked, RunAsked, SweepAsked};
use crate::errors::{failed, input};
use crate::own::Own;
use crate::questions::{Files, answered};
use crate::run::Run;
use crate::table::Table;
use crate::value;
use crate::work::Listener;

/// What a scenario is called, its title, its text.
#[pyfunction]
pub fn read(py: Python<'_>, scenario: &str, files: Files) -> PyResult<(String, String, String)> {
    let own = Own::write(py, &files)?;
    let found = exoskin::scenarios::of_file(&own.path(scenario)).map_err(|error| bare(py, error, &own))?;
    Ok((found.name, found.title, found.text))
}

/// What a scenario means, and what running it would cost.
#[pyfunction]
pub fn check(py: Python<'_>, scenario: &str, asked: &str, files: Files, listener: Listener) -> PyResult<Answer> {
    let question = |asked: CheckAsked, own: &Own| {
        Ok(Check { options: asked.exactly.options(Options::followed())?, ..Check::of(own.path(scenario)) })
    };
    let (answer, own) = answered(py, (asked, &files), &listener, question)?;
    Answer::ordered(py, &answer, own.hidden().as_deref())
}

/// Every arm of a scenario, written to a folder.
#[pyfunction]
pub fn run(py: Python<'_>, scenario: &str, asked: &str, files: Files, listener: Listener) -> PyResult<(Answer, Run)> {
    let question = |asked: RunAsked, own: &Own| asked.question(own.path(scenario));
    let (answer, own) = answered(py, (asked, &files), &listener, question)?;
    let told = Answer::ordered(py, &answer, own.hidden().as_deref())?;
    Ok((told, Run::of(answer.summary, answer.folder)))
}

/// One arm of a scenario and what would have happened anyway, written to a folder.
#[pyfunction]
pub fn compare(
    py: Python<'_>,
    scenario: &str,
    asked: &str,
    files: Files,
    listener: Listener,
) -> PyResult<(Answer, Run)> {
    let question = |asked: CompareAsked, own: &Own| asked.question(own.path(scenario));
    let (answer, own) = answered(py, (asked, &files), &listener, question)?;
    let told = Answer::of(py, &answer, own.hidden().as_deref())?;
    Ok((told, Run::of(answer.summary, answer.folder)))
}

/// A scenario with some of its values varied.
#[pyfunction]
pub fn sweep(
    py: Python<'_>,
    scenario: &str,
    asked: &str,
    files: Files,
    listener: Listener,
) -> PyResult<(Answer, Table)> {
    let question = |asked: SweepAsked, own: &Own| asked.question(own.path(scenario));
    let (answer, own) = answered(py, (asked, &files), &listener, question)?;
    let told = Answer::ordered(py, &answer, own.hidden().as_deref())?;
    Ok((told, Table::of(py, answer.table(), &[])?))
}

/// The points of a sweep, each as the values of its paths.
#[pyfunction]
pub fn points(py: Python<'_>, scenario: &str, asked: &str, files: Files) -> PyResult<Vec<Vec<String>>> {
    let (question, own) = of_sweep(py, scenario, asked, &files)?;
    py.detach(|| question.grid()).map_err(|error| bare(py, error, &own))
}

/// What each point of a sweep gives, as texts for `joined`; and the same as a table.
#[pyfunction]
pub fn parts(
    py: Python<'_>,
    scenario: &str,
    asked: &str,
    files: Files,
    listener: Listener,
) -> PyResult<(Vec<String>, Table)> {
    let question = |asked: SweepAsked, own: &Own| Ok(Parts(asked.question(own.path(scenario))?));
    let ((parts, answer), _own) = answered(py, (asked, &files), &listener, question)?;
    Ok((parts, Table::of(py, answer.table(), &[])?))
}

/// A sweep that hands over what its points gave.
struct Parts(Sweep);

impl Question for Parts {
    type Answer = (Vec<String>, SweepAnswer);

    fn ask_watched(&self, watch: &dyn Watch) -> exoskin::Result<Self::Answer> {
        let parts = self.0.parts(watch)?;
        let answer = self.0.joined(&parts)?;
        Ok((parts, answer))
    }
}

/// A sweep from what its points gave.
#[pyfunction]
pub fn joined(
    py: Python<'_>,
    scenario: &str,
    asked: &str,
    files: Files,
    parts: Vec<String>,
) -> PyResult<(Answer, Table)> {
    let (question, own) = of_sweep(py, scenario, asked, &files)?;
    let answer = py.detach(|| question.joined(&parts)).map_err(|error| bare(py, error, &own))?;
    Ok((Answer::ordered(py, &answer, own.hidden().as_deref())?, Table::of(py, answer.table(), &[])?))
}

fn of_sweep(py: Python<'_>, scenario: &str, asked: &str, files: &Files) -> PyResult<(Sweep, Own)> {
    let own = Own::write(py, files)?;
    let question = asked::read::<SweepAsked>(py, asked)?.question(own.path(scenario));
    Ok((question.map_err(|mistake| input(py, &own.bare(mistake)))?, own))
}

/// What a sweep would compute: a document, and the same in a sentence.
#[pyfunction]
pub fn plan<'py>(py: Python<'py>, scenario: &str, asked: &str, files: Files) -> PyResult<(Bound<'py, PyAny>, String)> {
    let (question, own) = of_sweep(py, scenario, asked, &files)?;
    let plan = py.detach(|| question.plan()).map_err(|error| bare(py, error, &own))?;
    Ok((value::python(py, &json(py, &plan)?)?, plan.text()))
}

/// What can go wrong; and the page that tells it in full.
#[pyfunction]
pub fn risk(
    py: Python<'_>,
    scenario: &str,
    asked: &str,
    files: Files,
    listener: Listener,
) -> PyResult<(Answer, String)> {
    let question = |asked: RiskAsked, own: &Own| asked.question(own.path(scenario));
    let (answer, _own) = answered(py, (asked, &files), &listener, question)?;
    Ok((Answer::plain(py, &answer, hazards(&answer))?, exoskin::risk::page(&answer)))
}

/// Each hazard in a sentence; the page has the rest.
fn hazards(answer: &RiskAnswer) -> Document {
    let one = |hazard: &exoskin::record::risk::Hazard| {
        let said = if hazard.state == HazardState::DoesNotApply { &hazard.reason } else { &hazard.answer };
        Block::Entry(Text::of(&format!("{}: {said}", hazard.title)))
    };
    let mut document = Document::of([answer.hazards.iter().map(one).collect()]);
    document.part(answer.notes.iter().map(|note| Block::Paragraph(Text::of(note))));
    document
}

fn json(py: Python<'_>, answer: &impl serde::Serialize) -> PyResult<Value> {
    serde_json::to_value(answer).map_err(|wrong| failed(py, &Error::Run(wrong.to_string())))
}

fn bare(py: Python<'_>, error: Error, own: &Own) -> PyErr {
    match error {
        Error::Input(mistake) => input(py, &own.bare(*mistake)),
        other => failed(py, &other),
    }
}
