//! Figures behind the verdicts on claims, recomputed from scenarios and calculations.
//!
//! [`compute`] makes every figure of `crates/claims/data/facts.csv`, and a test fails where the two differ. Figures are
//! grouped by [`subjects`].
//!
//! Checked by: tests/suite/facts.rs (the file is what is computed), tests/suite/flips.rs (inputs change and verdicts
//! flip).

mod made;
mod studies;
pub mod subjects;
mod work;

use std::path::Path;

use exoskin_claims::Facts;

pub use work::{FactsError, Options, Work};

/// Every figure, recomputed from the files under `root` (the folder of the project).
///
/// # Errors
/// A file that is missing or wrong, a row that does not exist, a study that failed.
pub fn compute(root: &Path, options: &Options) -> Result<Facts, FactsError> {
    let names: Vec<&str> = subjects::ALL.iter().map(|subject| subject.name).collect();
    compute_some(root, options, &names)
}

/// The figures of some subjects (see [`subjects::ALL`]); unknown names are ignored.
///
/// # Errors
/// As [`compute`].
pub fn compute_some(root: &Path, options: &Options, names: &[&str]) -> Result<Facts, FactsError> {
    let work = Work::new(root, options);
    let mut facts = Facts::default();
    for subject in subjects::ALL.iter().filter(|subject| names.contains(&subject.name)) {
        facts.put((subject.facts)(&work)?);
    }
    Ok(facts)
}
