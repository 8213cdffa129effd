//! Figures behind the verdicts: what scenarios and calculations produced, as plain numbers.
//!
//! [`committed`] reads `data/facts.csv`, which is built into the program, so that a claim is answered at once;
//! `validation/src/facts` recomputes every figure, and a test fails where the two differ.

mod file;

use std::collections::BTreeMap;

use serde::Serialize;

pub use file::{committed, read, written};

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Fact {
    /// Its id, for example `entered.needled`.
    pub id: String,
    /// What it is, in words.
    pub name: String,
    /// Median over the samples, or the value.
    pub median: f64,
    /// 5 % quantile; the value where there is no band.
    pub p05: f64,
    /// 95 % quantile; the value where there is no band.
    pub p95: f64,
    /// Unit, `1` for none.
    pub unit: String,
    /// Inputs with no row, or with rows of grade D only.
    pub assumed_inputs: u32,
    /// Inputs that it rests on.
    pub inputs: u32,
    /// Share of the variance of its logarithm that comes from assumed inputs, where it was sampled.
    pub assumed_share: Option<f64>,
    /// The command that shows it.
    pub command: String,
}

/// All figures by id.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Facts {
    /// By id.
    pub by_id: BTreeMap<String, Fact>,
}

impl Facts {
    /// A figure by its id.
    ///
    /// # Errors
    /// No figure has this id.
    pub fn get(&self, id: &str) -> Result<&Fact, MissingFact> {
        self.by_id.get(id).ok_or_else(|| MissingFact(id.to_owned()))
    }

    /// Adds figures; one with the same id is replaced.
    pub fn put(&mut self, facts: impl IntoIterator<Item = Fact>) {
        self.by_id.extend(facts.into_iter().map(|fact| (fact.id.clone(), fact)));
    }
}

/// A rule or a text asks for a figure that nobody computed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no fact `{0}`")]
pub struct MissingFact(pub String);
