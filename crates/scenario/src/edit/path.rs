//! Paths as people write them, and which values they name.

use exoskin_quantity::{Checked, Diagnostic, quoted};

use super::slots::Slot;

/// Any one part.
pub(super) const ANY: &str = "*";
/// The table of fixed parameters; their ids are asked for by name only.
const SET: &str = "set";

/// The parts of a path between dots; a part in quotation marks may contain dots.
pub(super) fn parts(path: &str) -> Checked<Vec<String>> {
    let mut parts = vec![String::new()];
    let mut is_quoted = false;
    for c in path.trim().chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            '.' if !is_quoted => parts.push(String::new()),
            _ => parts.iter_mut().last().into_iter().for_each(|last| last.push(c)),
        }
    }
    let parts: Vec<String> = parts.iter().map(|part| part.trim().to_owned()).collect();
    if is_quoted || parts.iter().any(String::is_empty) {
        let wrong = Diagnostic::new(format!("{} is not a path", quoted(path)));
        return Err(wrong.expected("names separated by dots, for example `apply.volume`"));
    }
    Ok(parts)
}

/// Whether a path names a value: its parts occur in this order, the last one at the end.
pub(super) fn fits(wanted: &[String], slot: &Slot) -> bool {
    let parts = slot.parts();
    let (Some(last), Some(end)) = (wanted.last(), parts.last()) else { return false };
    if last != end || (slot.is_set() && !wanted.iter().any(|part| part == SET)) {
        return false;
    }
    let mut rest = parts[..parts.len() - 1].iter();
    wanted[..wanted.len() - 1].iter().all(|part| rest.any(|other| part == ANY || part == other))
}
