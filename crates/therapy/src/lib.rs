//! What is applied to a skin, and what follows: delivery, heat, effect, readouts, course.
//!
//! [`delivery`] computes where the vesicles of one application go in the first 48 hours, for one draw of every prior;
//! [`effect`] what a product changes in the cells it reaches, [`course`] an arm's whole time line, [`heat`] how cold or
//! warm the skin is, [`readouts`] what an instrument shows. [`parameters`] declares the numbers they need.

pub mod course;
pub mod delivery;
pub mod effect;
pub mod heat;
pub mod parameters;
pub mod readouts;

use std::path::Path;

use exoskin_quantity::{Checked, Source};
use exoskin_scenario::Scenario;

/// Reads a scenario that may hold any parameter of the model.
///
/// # Errors
/// As [`exoskin_scenario::read`].
pub fn read_scenario(path: &Path) -> Checked<Scenario> {
    exoskin_scenario::read(path, &parameters::all())
}

/// As [`read_scenario`], from text; files that it names are looked for in `base_dir`.
///
/// # Errors
/// As [`exoskin_scenario::parse`].
pub fn parse_scenario(source: Source, base_dir: &Path) -> Checked<Scenario> {
    exoskin_scenario::parse(source, base_dir, &parameters::all())
}
