//! Every number the model rests on, its source, and what is assumed.

use exoskin_quantity::{Checked, Diagnostic, nearest, quoted};
use exoskin_vial::{Comparison, storage_comparison};
use serde::{Serialize, Serializer};
use serde_json::json;

use crate::error::Result;
use crate::question::Question;
use crate::watch::Watch;

pub use exoskin_evidence::regulation::Entry;
pub use exoskin_evidence::{Grade, Origin, Parameter, Row, TrialDesign, pages, prior_text, row};
pub use exoskin_hazard::declared;

/// Rows that pass every filter; without any, all of them.
#[derive(Clone, Debug, Default)]
pub struct Rows {
    /// A word of the id, the quantity or the conditions.
    pub word: Option<String>,
    /// A table, for example `vial`.
    pub table: Option<String>,
    /// A grade.
    pub grade: Option<Grade>,
}

impl Question for Rows {
    type Answer = Vec<&'static Row>;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Vec<&'static Row>> {
        exoskin_evidence::load()?;
        let table = self.table.as_deref().map(table_named).transpose()?;
        let word = self.word.as_deref().map(str::to_lowercase);
        let fits = |row: &&Row| {
            table.is_none_or(|table| row.table == table)
                && self.grade.is_none_or(|grade| row.grade == grade)
                && word.as_ref().is_none_or(|word| holds(row, word))
        };
        Ok(exoskin_evidence::rows().iter().filter(fits).collect())
    }
}

/// How many rows there are.
pub fn count() -> usize {
    exoskin_evidence::rows().len()
}

fn table_named(name: &str) -> Checked<&'static str> {
    let mut tables: Vec<&'static str> = exoskin_evidence::rows().iter().map(|row| row.table).collect();
    tables.dedup();
    let stem = |table: &&'static str| table.trim_end_matches(".csv");
    let wanted = name.trim_end_matches(".csv");
    let stems: Vec<&str> = tables.iter().map(stem).collect();
    let found = tables.iter().find(|table| stem(table) == wanted).copied();
    found.ok_or_else(|| Diagnostic::unknown_word(name, &stems).argument("table"))
}

fn holds(row: &Row, word: &str) -> bool {
    [&row.id, &row.quantity, &row.conditions].iter().any(|text| text.to_lowercase().contains(word))
}

/// A row, a parameter, a law or a trial, by its id.
#[derive(Clone, Debug)]
pub struct ById(pub String);

/// What an id stands for.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Found {
    /// A row and the parameters that rest on it.
    Row(&'static Row),
    /// A declared parameter.
    Parameter(Declared),
    /// What the law says somewhere.
    Law(&'static Entry),
    /// How a published trial was done.
    Trial(Box<TrialDesign>),
}

impl Question for ById {
    type Answer = Found;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Found> {
        exoskin_evidence::load()?;
        let id = &self.0;
        if let Some(row) = exoskin_evidence::row(id) {
            return Ok(Found::Row(row));
        }
        let all = declared();
        if let Some(parameter) = all.iter().find(|parameter| parameter.id == id) {
            return Ok(Found::Parameter(Declared(parameter)));
        }
        let laws = exoskin_evidence::regulation::load()?;
        if let Some(entry) = laws.iter().find(|entry| entry.id == *id) {
            return Ok(Found::Law(entry));
        }
        let trials = exoskin_evidence::trial_designs();
        if let Some(trial) = trials.iter().find(|trial| trial.id == *id) {
            return Ok(Found::Trial(Box::new(trial.clone())));
        }
        let rows = exoskin_evidence::rows().iter().map(|row| row.id.as_str());
        let others = laws.iter().map(|entry| entry.id.as_str()).chain(trials.iter().map(|trial| trial.id.as_str()));
        let near = nearest(id, rows.chain(all.iter().map(|parameter| parameter.id)).chain(others));
        Err(Diagnostic::new(format!("{} is not the id of a row, parameter, law or trial", quoted(id)))
            .argument("id")
            .expected("an id from `exoskin evidence list`, `exoskin evidence gaps` or `exoskin claim N`")
            .nearest(near)
            .into())
    }
}

/// Parameters that rest on a row.
pub fn users(row: &Row) -> Vec<&'static str> {
    let rests =
        |parameter: &Parameter| matches!(parameter.origin, Origin::Evidence(ids) if ids.contains(&row.id.as_str()));
    declared().into_iter().filter(|parameter| rests(parameter)).map(|parameter| parameter.id).collect()
}

/// A declared parameter, with its prior and its origin as JSON.
#[derive(Clone, Copy, Debug)]
pub struct Declared(pub &'static Parameter);

impl Serialize for Declared {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let Declared(parameter) = self;
        let (low, high) = parameter.prior.interval90();
        let (assumed, evidence) = match parameter.origin {
            Origin::Assumed(reason) => (Some(reason), &[][..]),
            Origin::Evidence(ids) => (None, ids),
        };
        json!({
            "id": parameter.id, "name": parameter.name, "unit": parameter.unit.text(), "doc": parameter.doc,
            "prior": prior_text(&parameter.prior), "median": parameter.prior.median(), "p05": low, "p95": high,
            "assumed": assumed, "evidence": evidence, "grade": parameter.grade(),
        })
        .serialize(serializer)
    }
}

/// List what the model assumes because no row, or only a grade D row, informs it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Gaps;

impl Question for Gaps {
    type Answer = Vec<Declared>;

    /// In the order of their declaration.
    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Vec<Declared>> {
        exoskin_evidence::load()?;
        let gaps = declared().into_iter().filter(|parameter| parameter.is_assumed_or_d());
        Ok(gaps.map(Declared).collect())
    }
}

/// The vial model compared with every storage row that it covers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Storage;

impl Question for Storage {
    type Answer = Vec<Comparison>;

    fn ask_watched(&self, _watch: &dyn Watch) -> Result<Vec<Comparison>> {
        exoskin_evidence::load()?;
        Ok(storage_comparison())
    }
}
