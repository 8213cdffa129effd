//! What a test for a marker of vesicles (CD9, CD63, CD81) says about the share of the particles that are vesicles.
//!
//! Checked by: tests/suite/narrowing.rs.

use crate::checklist::{Bound, Check};

/// What the lines about markers say together.
#[derive(Clone, Copy)]
pub(crate) enum Marked {
    None,
    Unused(&'static str),
    AtLeast(f64),
}

/// The share of the particles that carries a marker: the best marker of each lot, the lowest lot.
pub(crate) fn marked(checks: &[&Check]) -> Marked {
    let shares = |check: &&Check| check.number.filter(|number| number.bound != Bound::Below && number.value <= 1.0);
    let usable: Vec<&Check> = checks.iter().filter(|check| not_particles(check).is_none()).copied().collect();
    let mut lots: Vec<(&str, f64)> = Vec::new();
    for (check, number) in usable.iter().filter_map(|check| Some((*check, shares(check)?))) {
        match lots.iter_mut().find(|(lot, _)| *lot == check.lot) {
            Some((_, most)) => *most = most.max(number.value),
            None => lots.push((&check.lot, number.value)),
        }
    }
    match lots.iter().map(|(_, share)| *share).reduce(f64::min) {
        Some(share) => Marked::AtLeast(share),
        None if checks.is_empty() => Marked::None,
        None => match checks.iter().find_map(|check| not_particles(check)) {
            Some(why) if usable.is_empty() => Marked::Unused(why),
            _ => Marked::Unused("no share of the particles, such as `71 %`"),
        },
    }
}

/// Why the method of this line does not look at particles one by one; `None` where it does, or where no method is named.
fn not_particles(check: &Check) -> Option<&'static str> {
    const SIGNALS: [&str; 8] = ["bead", "macsplex", "luminex", "multiplex", "blot", "elisa", "mass spec", "proteom"];
    // Most vesicles lie below what an ordinary flow cytometer can see, so its per cent are of beads, cells or the largest few.
    const FLOW: [&str; 4] = ["cytomet", "zytomet", "facs", "flow"];
    const SINGLE: [&str; 7] =
        ["nano", "single", "imaging", "virometry", "small particle", "high-resolution", "high resolution"];
    let method = check.method.to_lowercase();
    let names = |words: &[&str]| words.iter().any(|word| method.contains(word));
    if names(&SIGNALS) {
        return Some("assays on beads (such as MACSPlex) and blots give a signal, not a share of the particles");
    }
    (names(&FLOW) && !names(&SINGLE)).then_some(
        "an ordinary flow cytometer sees beads, cells or the largest vesicles, so this is no share of the particles; write \
         `nano-flow cytometry` as the method if single vesicles were seen",
    )
}
