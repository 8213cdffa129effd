//! Running a scenario, and reading one number from its summary.

use exoskin_record::summary::{ArmSummary, Difference, Summary};
use exoskin_scenario::{Scenario, arms};
use exoskin_study as study;
use exoskin_study::Unwatched;

use super::work::{FactsError, Work};

/// The name of the arm with which a study compares the others.
const AGAINST: &str = "vehicle";

/// Days as the studies name them.
pub(super) const QUARTER_HOUR_D: f64 = 15.0 / 1440.0; // number: a quarter of an hour in days
/// Days that are not named: the last.
pub(super) const LAST: f64 = f64::INFINITY;

impl Work<'_> {
    /// A scenario of the project, by its path from the root.
    ///
    /// # Errors
    /// Not there, or wrong.
    pub(super) fn scenario(&self, path: &str) -> Result<Scenario, FactsError> {
        Ok(exoskin_therapy::read_scenario(&self.path(path))?)
    }

    /// What a command says of how exactly it counts, so that it prints the figure to the digit.
    pub(super) fn exactly(&self) -> String {
        format!("{} --draws {}", self.sampled(), self.options.draws)
    }

    /// The same where nothing is solved.
    pub(super) fn sampled(&self) -> String {
        format!("--samples {}", self.options.samples)
    }

    /// The count of the first 48 hours of every arm.
    pub(super) fn counted(&self, scenario: &Scenario) -> Result<Summary, FactsError> {
        self.study(scenario, false)
    }

    /// Arms (own or derived), followed and compared with `against`.
    pub(super) fn compared(&self, scenario: &Scenario, names: &[&str], against: &str) -> Result<Summary, FactsError> {
        let mut derived = arms::derive(scenario, names)?;
        if against != AGAINST {
            // The study compares arms with the one of this name: another takes its place for this question.
            derived.arms.iter_mut().filter(|arm| arm.name == AGAINST).for_each(|arm| arm.name.push_str("-itself"));
            derived.arms.iter_mut().filter(|arm| arm.name == against).for_each(|arm| arm.name = AGAINST.to_owned());
        }
        self.study(&derived, true)
    }

    fn study(&self, scenario: &Scenario, follow: bool) -> Result<Summary, FactsError> {
        let options = study::Options {
            delays_min: Vec::new(),
            sizes_nm: Vec::new(),
            follow,
            ..study::Options::new(self.options.seed, self.options.samples, self.options.draws)
        };
        Ok(study::run(scenario, &options, self.keeper(), &Unwatched)?)
    }
}

/// An arm of a summary.
pub(super) fn arm<'a>(summary: &'a Summary, name: &str) -> Result<&'a ArmSummary, FactsError> {
    let found = summary.arms.iter().find(|arm| arm.name == name);
    found.ok_or_else(|| FactsError::Defect(format!("{} has no arm `{name}`", summary.scenario)))
}

/// One row of the comparison: the reported day that is nearest to `day`.
pub(super) fn difference<'a>(
    summary: &'a Summary,
    arm: &str,
    readout: &str,
    day: f64,
) -> Result<&'a Difference, FactsError> {
    let rows = summary.comparison.iter().flat_map(|comparison| &comparison.rows);
    let rows = rows.filter(|row| row.arm == arm && row.readout == readout);
    let apart = |row: &&Difference| if day.is_finite() { (row.day - day).abs() } else { -row.day };
    let found = rows.min_by(|a, b| apart(a).total_cmp(&apart(b)));
    found.ok_or_else(|| FactsError::Defect(format!("{}: no `{readout}` of arm `{arm}`", summary.scenario)))
}
