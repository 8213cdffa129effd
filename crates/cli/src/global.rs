//! Flags that every command takes, and what follows from them.

use clap::Args;
use exoskin::Options;
use serde::Serialize;

use crate::failure::Outcome;
use crate::{show, values};

/// Flags every command takes.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// Print one JSON document in place of text
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub json: bool,
    /// Threads to compute with; the result is the same for any number [default: all cores]
    #[arg(long, global = true, value_name = "N", allow_hyphen_values = true, help_heading = "Everywhere", value_parser = values::threads)]
    pub threads: Option<usize>,
    /// Seed of every random stream [default: the scenario's, else 1]
    #[arg(long, global = true, value_name = "N", allow_hyphen_values = true, help_heading = "Everywhere", value_parser = values::seed)]
    pub seed: Option<u64>,
    /// No progress and no hints on standard error; errors are still told
    #[arg(long, short, global = true, help_heading = "Everywhere")]
    pub quiet: bool,
}

impl Global {
    /// How exactly to compute, with these many samples and transport problems.
    pub fn options(&self, samples: usize, draws: usize) -> Options {
        Options { seed: self.seed, samples, draws, threads: self.threads, ..Options::counted() }
    }

    /// An answer as JSON, or as `text` writes it.
    pub fn reply<A: Serialize>(&self, answer: &A, text: impl FnOnce(&A) -> String) -> Outcome {
        if self.json { show::json(answer) } else { Ok(text(answer)) }
    }
}
