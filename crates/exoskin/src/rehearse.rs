//! What `check` accepts, a run finishes: the same rehearsal before both.

use exoskin_quantity::Diagnostic;
use exoskin_scenario::{Scenario, mistake_at_held};
use exoskin_study as study;

use crate::error::Result;

/// Refuses a scenario whose run would end without an answer, naming the place at fault if it is known.
///
/// # Errors
/// The scenario, in words.
pub(crate) fn rehearse(scenario: &Scenario, exactly: &study::Options) -> Result<()> {
    let Err(obstacle) = study::rehearsal::rehearse(scenario, exactly) else { return Ok(()) };
    let wrong = match &obstacle.held {
        Some(id) => mistake_at_held(scenario, id, format!("with `{id}` held at this value, {}", obstacle.problem))
            .expected("a value with which every sample can be computed"),
        None => Diagnostic::new(obstacle.problem).in_file(&scenario.file),
    };
    Err(wrong.into())
}
