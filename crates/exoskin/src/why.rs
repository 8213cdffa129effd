//! What an answer rests on: contacts against those of a dish, factors in the tissue, what it would take to see anything.

use std::path::PathBuf;

use exoskin_answer::block::Document;
use exoskin_quantity::Diagnostic;
use exoskin_record::why::Why as Found;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::options::Options;
use crate::question::Question;
use crate::readable::Readable;
use crate::rehearse::rehearse;
use crate::solve::Job;
use crate::watch::Watch;

/// What the differences between a scenario's arms rest on.
#[derive(Clone, Debug)]
pub struct Why {
    /// The scenario's file.
    pub scenario: PathBuf,
    /// Samples, solved transport problems, seed, threads.
    pub options: Options,
}

impl Why {
    /// A scenario's file.
    pub fn of(scenario: impl Into<PathBuf>) -> Why {
        Why { scenario: scenario.into(), options: Options::followed() }
    }

    /// On this many samples and solved transport problems.
    pub fn exactly(self, samples: usize, draws: usize) -> Why {
        Why { options: Options { samples, draws, ..self.options }, ..self }
    }
}

/// What they rest on.
#[derive(Clone, Debug, Serialize)]
pub struct WhyAnswer {
    /// The scenario.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Seed of the draws.
    pub seed: u64,
    /// Solved transport problems.
    pub transport_draws: usize,
    /// The answer.
    #[serde(flatten)]
    pub why: Found,
}

impl Question for Why {
    type Answer = WhyAnswer;

    fn ask_watched(&self, watch: &dyn Watch) -> Result<WhyAnswer> {
        self.options.check()?;
        let scenario = crate::scenarios::read_file(&self.scenario)?;
        if scenario.arms.len() < 2 {
            let wrong = Diagnostic::new("a scenario with one arm has nothing to be compared with").argument("scenario");
            return Err(wrong.expected("two or more arms, for example a product and its vehicle").into());
        }
        let mut options = self.options.exactly(scenario.seed);
        options.count_only();
        rehearse(&scenario, &options)?;
        let job = Job { exactly: options.clone(), ..Job::new(&scenario, &self.options, watch) };
        let found = job.why()?.ok_or_else(|| Error::run("the study has no comparison"))?;
        let (seed, transport_draws) = (options.seed, options.draws);
        Ok(WhyAnswer { scenario: scenario.name, title: scenario.title, seed, transport_draws, why: found })
    }
}

impl Readable for WhyAnswer {
    fn blocks(&self) -> Result<Document> {
        let mut document = Document::default();
        document.part([exoskin_answer::block::paragraph(&self.title)]);
        document.parts.extend(exoskin_answer::why::blocks(&self.why).parts);
        Ok(document)
    }
}
