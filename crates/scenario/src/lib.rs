//! A scenario: one skin and one or more arms, each a calendar of sessions, read from a TOML file like a protocol.
//!
//! [`read`] checks everything a person could have got wrong and says where; what it returns computes nothing.
//! Procedures and products are loaded, settings applied. [`arms::derive`] makes the arms of a comparison from one arm.
//! A user's own file (`product = "mine.toml"`) is looked for next to the scenario.
//!
//! Checked by: tests/suite/scenario_errors.rs (places and nearest words), tests/suite/scenario_files.rs (shipped
//! scenarios), tests/suite/scenario_mutations.rs (no input makes it panic).

mod application;
pub mod arms;
mod around;
mod calendar;
mod check;
mod course;
pub mod edit;
mod file;
mod hypotheses;
mod hypothesis;
mod ideal;
mod keys;
mod limits;
mod model;
mod overrides;
mod own_files;
pub mod parameters;
mod places;
mod role;
mod route;
mod skin;

use std::path::Path;

use exoskin_evidence::Parameter;
use exoskin_quantity::toml::MAX_BYTES;
use exoskin_quantity::{Checked, Source};
pub use exoskin_skin::Condition;
use exoskin_skin::Procedure;
use exoskin_vial::{Container, History, Product};

pub use check::{ArmCheck, ScenarioCheck};
pub use hypothesis::{Hypotheses, Hypothesis};
pub use ideal::Ideal;
pub use keys::KEYS;
pub use limits::COUNT_ENDS_S;
pub use overrides::{Overrides, SetAt, override_prior, override_value, set_at};
pub use own_files::{Kind, OwnFile};

/// A scenario as read and checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Short name: lower-case letters, digits, `_` and `-`; names the folder of a run.
    pub name: String,
    /// One line in words.
    pub title: String,
    /// Where the set-up comes from.
    pub source: String,
    /// What that source does not say.
    pub unknown: Vec<String>,
    /// Seed of every random stream.
    pub seed: u64,
    /// Site name.
    pub site: String,
    /// Age (years), where given.
    pub age_years: Option<f64>,
    /// How the skin starts.
    pub condition: Condition,
    /// Fitzpatrick phototype 1 to 6, where given.
    pub phototype: Option<u8>,
    /// How long the skin is followed (s since the start); at least until the last session.
    pub until_s: f64,
    /// How a vesicle could act, and how likely each way is.
    pub hypotheses: Hypotheses,
    /// Arms in the order of the file; at least one, names unique.
    pub arms: Vec<Arm>,
    /// What a reference case switches off.
    pub options: ScenarioOptions,
    /// Declared parameters fixed at a value or drawn from a range of the scenario's own.
    pub overrides: Overrides,
    /// The file as read.
    pub text: String,
    /// The text to be kept with a run: it names copies of `own_files` beside it.
    pub portable: String,
    /// Product and procedure files of the user's own that it names.
    pub own_files: Vec<OwnFile>,
    /// Its name as the user gave it.
    pub file: String,
}

/// Switches of reference-case scenarios.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScenarioOptions {
    /// The label's count is taken as whole vesicles without error: no vial step.
    pub count_exact: bool,
    /// What the transport leaves out.
    pub ideal: Ideal,
}

/// One arm: what one patient, or one side of a face, gets.
#[derive(Clone, Debug, PartialEq)]
pub struct Arm {
    /// Its name.
    pub name: String,
    /// Sessions by time; none where nothing is done.
    pub sessions: Vec<Session>,
}

/// One session: a procedure, then products in order.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// Time since the start of the scenario (s).
    pub at_s: f64,
    /// What was done to the skin, settings applied.
    pub procedure: Procedure,
    /// What was applied to it, in order of `delay_s`; may be empty.
    pub applications: Vec<Application>,
    /// Whether the wounds are kept moist afterwards (dressing, ointment); else they dry in the air.
    pub occluded: bool,
}

/// One product applied to the skin.
#[derive(Clone, Debug, PartialEq)]
pub struct Application {
    /// The product; lysed or blank if the arm is such a control.
    pub product: Product,
    /// What happened to the vial; empty means as it was when counted.
    pub history: History,
    /// Container of the last hold.
    pub container: Container,
    /// Volume (um³).
    pub volume_um3: f64,
    /// Area (um²); none means the whole site.
    pub area_um2: Option<f64>,
    /// Time since the injury (s).
    pub delay_s: f64,
    /// Temperature of the product when it is applied (°C); none means room temperature.
    pub temperature_c: Option<f64>,
    /// Times of rubbing since this application (s), increasing.
    pub rub_s: Vec<f64>,
    /// Time of rinsing since this application (s).
    pub rinse_s: Option<f64>,
}

/// Reads a scenario; `parameters` are those that it may fix at a value.
///
/// # Errors
/// The file cannot be read, is empty, not UTF-8, larger than 1 MiB or not TOML; an unknown or missing key; an unknown
/// site, procedure, product or parameter; a wrong or missing unit; an absurd value; sessions out of order or at the same
/// moment; a condition that the site cannot have; an arm that contradicts its name; weights of hypotheses that do not
/// sum to 1. Each with file, line, column, what was expected and the nearest valid word.
pub fn read(path: &Path, parameters: &[&'static Parameter]) -> Checked<Scenario> {
    let source = Source::read(path, MAX_BYTES)?;
    parse(source, path.parent().unwrap_or(Path::new("")), parameters)
}

/// Reads a scenario from a text; files it names are looked for in `base_dir`.
///
/// # Errors
/// As [`read`].
pub fn parse(source: Source, base_dir: &Path, parameters: &[&'static Parameter]) -> Checked<Scenario> {
    file::scenario(source, base_dir, parameters)
}
