//! Every arm of a scenario through the count and the skin's course.

use std::path::PathBuf;

use exoskin_record::RunDir;
use exoskin_record::summary::Summary;
use serde::Serialize;

use crate::error::Result;
use crate::folder::{self, Place};
use crate::options::Options;
use crate::question::Question;
use crate::watch::Watch;

/// Every arm of a scenario, written to a folder: resumable while it runs, and whole results or none when it ends.
#[derive(Clone, Debug)]
pub struct Run {
    /// The scenario's file.
    pub scenario: PathBuf,
    /// The folder; none is `runs/NAME`.
    pub out: Option<PathBuf>,
    /// Whether the finished result of another run found there may be replaced.
    pub overwrite: bool,
    /// Samples, solved transport problems, seed, threads.
    pub options: Options,
}

impl Run {
    /// A scenario's file, into its default folder.
    pub fn of(scenario: impl Into<PathBuf>) -> Run {
        Run { scenario: scenario.into(), out: None, overwrite: false, options: Options::followed() }
    }

    /// On this many samples and solved transport problems.
    pub fn exactly(self, samples: usize, draws: usize) -> Run {
        Run { options: Options { samples, draws, ..self.options }, ..self }
    }
}

impl Question for Run {
    type Answer = RunAnswer;

    fn ask_watched(&self, watch: &dyn Watch) -> Result<RunAnswer> {
        let scenario = crate::scenarios::read_file(&self.scenario)?;
        let folder = self.out.clone().unwrap_or_else(|| RunDir::default_path(&scenario.name));
        let place =
            Place { folder: &folder, overwrite: self.overwrite, command: "exoskin run scenario.toml".to_owned() };
        let summary = folder::compute(&scenario, &place, &self.options, folder::Beside::default(), watch)?;
        Ok(RunAnswer { summary, folder })
    }
}

/// A run.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct RunAnswer {
    /// The one result: everything else in the folder is made from it.
    pub summary: Summary,
    /// The folder.
    #[serde(skip)]
    pub folder: PathBuf,
}
