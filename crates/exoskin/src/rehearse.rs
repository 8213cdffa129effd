//! What `check` accepts, a run finishes: the same rehearsal before both.

use exoskin_quantity::{Diagnostic, Place};
use exoskin_scenario::{Scenario, SetAt, set_at};
use exoskin_study as study;
use exoskin_therapy::effect::learn_dish;

use crate::error::{Error, Result};

/// Refuses a scenario whose run would end without an answer, or would not use a value that the scenario sets; names the
/// place at fault if it is known.
///
/// # Errors
/// The scenario, in words; a product's own dish from which nothing can be learned, with its line.
pub(crate) fn rehearse(scenario: &Scenario, exactly: &study::Options) -> Result<()> {
    let sessions = scenario.arms.iter().flat_map(|arm| &arm.sessions);
    for applied in sessions.flat_map(|session| &session.applications) {
        learn_dish(&applied.product)?;
    }
    if let Some(id) = study::held_in_vain(scenario).map_err(Error::run)?.first() {
        return Err(in_vain(scenario, id).into());
    }
    let Err(obstacle) = study::rehearsal::rehearse(scenario, exactly) else { return Ok(()) };
    let wrong = match &obstacle.held {
        Some(id) => at_set(scenario, id, format!("with `{id}` set to this value, {}", obstacle.problem), |at| at.value)
            .expected("a value with which every sample can be computed"),
        None => Diagnostic::new(obstacle.problem).in_file(&scenario.file),
    };
    Err(wrong.into())
}

/// A value of `[model.set]` that something else in the scenario overrides.
fn in_vain(scenario: &Scenario, id: &str) -> Diagnostic {
    let why = match scenario.options.count_exact {
        true => "nothing in this scenario uses it; `count_exact = true` in [model] leaves out the vial",
        false => {
            "nothing in this scenario uses it: a product, a procedure or a setting already gives it, or does without"
        }
    };
    at_set(scenario, id, format!("`{id}` is set but has no effect: {why}"), |at| at.key)
        .expected("no such line, or a scenario that uses it")
}

fn at_set(scenario: &Scenario, id: &str, problem: String, part: fn(SetAt) -> Place) -> Diagnostic {
    let wrong = Diagnostic::new(problem).in_file(&scenario.file);
    match set_at(scenario, id) {
        Some(at) => wrong.at(part(at)),
        None => wrong,
    }
}
