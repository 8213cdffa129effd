//! The one place that starts a study.

use exoskin_record::summary::Summary;
use exoskin_record::why::Why;
use exoskin_record::{Identity, RunDir};
use exoskin_scenario::Scenario;
use exoskin_study as study;

use crate::cache::Kept;
use crate::error::{Result, of_study};
use crate::options::Options;
use crate::threads::on_threads;
use crate::watch::{OfStudy, Watch};

/// A scenario to be computed.
pub(crate) struct Job<'a> {
    pub scenario: &'a Scenario,
    pub options: &'a Options,
    pub exactly: study::Options,
    /// Where solved rows survive a kill, and which run they belong to.
    pub folder: Option<(&'a RunDir, Identity)>,
    pub watch: &'a dyn Watch,
}

impl<'a> Job<'a> {
    /// Counts and follows every arm.
    pub fn new(scenario: &'a Scenario, options: &'a Options, watch: &'a dyn Watch) -> Job<'a> {
        Job { scenario, options, exactly: options.exactly(scenario.seed), folder: None, watch }
    }

    /// The summary of every arm.
    pub fn run(self) -> Result<Summary> {
        self.run_into(&mut study::Nobody)
    }

    /// The summary of every arm; each finished sample is handed to `sink` as well.
    pub fn run_into(self, sink: &mut dyn study::Sink) -> Result<Summary> {
        let scenario = self.scenario;
        self.installed(|exactly, kept, watch| study::run_into(scenario, exactly, kept, sink, watch))
    }

    /// What the differences between the arms rest on; none where nothing is compared.
    pub fn why(self) -> Result<Option<Why>> {
        let scenario = self.scenario;
        self.installed(|exactly, kept, watch| study::why::why(scenario, exactly, kept, watch))
    }

    /// `work` on the threads and with the cache that were asked for.
    fn installed<T: Send>(
        self,
        work: impl FnOnce(&study::Options, &Kept<'_>, &OfStudy<'_>) -> std::result::Result<T, study::StudyError> + Send,
    ) -> Result<T> {
        let kept = Kept::open(&self.options.keep, self.folder.as_ref())?;
        let answer = on_threads(self.options, || work(&self.exactly, &kept, &OfStudy(self.watch)))?;
        answer.map_err(|error| of_study(error, self.folder.is_some()))
    }
}
