//! Inputs of a calculation as the document writes them.

use crate::forms::Input;
use exoskin_evidence::{Origin, Parameter};
use exoskin_record::risk::{InputOrigin, RiskInput};
use exoskin_record::summary::Band;

/// One input.
pub(super) fn written(input: &Input) -> RiskInput {
    match *input {
        Input::Drawn(parameter) => drawn(parameter),
        Input::Given { id, title, unit, value } => {
            fixed(id, title, unit, value, InputOrigin::GivenByYou, "your value, so not drawn")
        }
        Input::Scenario { id, title, unit, value } => {
            fixed(id, title, unit, value, InputOrigin::Scenario, "from the scenario and its files")
        }
    }
}

fn drawn(parameter: &Parameter) -> RiskInput {
    let (origin, evidence, reason) = match parameter.origin {
        Origin::Evidence(ids) => {
            (InputOrigin::Evidence, ids.iter().map(|id| (*id).to_owned()).collect(), parameter.doc)
        }
        Origin::Assumed(reason) => (InputOrigin::Assumed, Vec::new(), reason),
    };
    RiskInput {
        id: parameter.id.into(),
        title: parameter.name.into(),
        unit: parameter.unit.text().into(),
        band: parameter.prior.band(),
        origin,
        evidence,
        grade: parameter.grade().map(|grade| grade.to_string()),
        reason: reason.into(),
    }
}

fn fixed(id: &str, title: &str, unit: &str, value: f64, origin: InputOrigin, reason: &str) -> RiskInput {
    RiskInput {
        id: id.into(),
        title: title.into(),
        unit: unit.into(),
        band: Band::exact(value),
        origin,
        evidence: Vec::new(),
        grade: None,
        reason: reason.into(),
    }
}
