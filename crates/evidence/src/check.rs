//! Checks of declared parameters against the evidence tables.

use std::collections::BTreeSet;

use crate::Prior;
use crate::parameter::{Origin, Parameter};
use crate::tables::{nearest_id, row};

/// The shortest reason that can explain an assumption, in characters.
const SHORTEST_REASON: usize = 10;

/// Everything that is wrong with a set of declarations, one sentence each; empty if all is well.
///
/// An id must be unique, name and doc filled in, the prior sound, every evidence id a row of the tables and every
/// assumption explained.
pub fn check(parameters: &[&Parameter]) -> Vec<String> {
    let mut problems = Vec::new();
    let mut seen = BTreeSet::new();
    for parameter in parameters {
        let mut wrong = |problem: String| problems.push(format!("parameter `{}`: {problem}", parameter.id));
        if !seen.insert(parameter.id) {
            wrong("the id is declared twice".into());
        }
        for (text, what) in [(parameter.id, "id"), (parameter.name, "name"), (parameter.doc, "doc")] {
            if text.trim().is_empty() {
                wrong(format!("`{what}` is empty"));
            }
        }
        if let Some(problem) = parameter.prior.problem() {
            wrong(format!("prior {} {problem}", crate::prior_text(&parameter.prior)));
        }
        if matches!(parameter.prior, Prior::Beta { .. }) && !parameter.unit.is_base() {
            wrong("a Beta prior lies between 0 and 1: its unit must be `share` or `1`".into());
        }
        check_origin(parameter.origin, &mut wrong);
    }
    problems
}

fn check_origin(origin: Origin, wrong: &mut impl FnMut(String)) {
    match origin {
        Origin::Evidence([]) => wrong("names no evidence".into()),
        Origin::Evidence(ids) => {
            for id in ids.iter().filter(|id| row(id).is_none()) {
                let hint = nearest_id(id).map_or(String::new(), |near| format!(" (nearest: `{near}`)"));
                wrong(format!("`{id}` is not a row of evidence/{hint}"));
            }
        }
        Origin::Assumed(reason) if reason.trim().len() < SHORTEST_REASON => {
            wrong("is assumed, but gives no reason".into())
        }
        Origin::Assumed(_) => {}
    }
}
