//! Flags that every command takes, and what follows from them.

use clap::Args;
use exoskin::Options;
use serde::Serialize;

use crate::failure::Outcome;
use crate::{show, values};

/// Flags every command takes.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// Print one JSON document instead of text
    #[arg(long, global = true, help_heading = "Everywhere")]
    pub json: bool,
    /// Number of threads; the result does not depend on it [default: all cores]
    #[arg(long, global = true, value_name = "N", allow_hyphen_values = true, help_heading = "Everywhere", value_parser = values::threads)]
    pub threads: Option<usize>,
    /// Random seed [default: the scenario's, otherwise 1]
    #[arg(long, global = true, value_name = "N", allow_hyphen_values = true, help_heading = "Everywhere", value_parser = values::seed)]
    pub seed: Option<u64>,
    /// No progress or hints on standard error; errors are still reported
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
