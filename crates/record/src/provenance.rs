//! `provenance.json`: what a result was made from, so that somebody else can reproduce it.
//!
//! File names are recorded without their folders, and neither host nor user is named: results are meant to be shared.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::checksum::sha256_hex;
use crate::summary::Summary;

/// The whole document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Provenance {
    /// Version of this document's schema.
    pub schema: u32,
    /// `exoskin`.
    pub program: String,
    /// Version of the program.
    pub version: String,
    /// What makes two runs the same, as one hash; empty in files from earlier versions.
    #[serde(default)]
    pub identity: String,
    /// Name of the scenario.
    pub scenario: String,
    /// The command that computes the same thing again, to be run in the folder of the run; empty in files from earlier
    /// versions.
    #[serde(default)]
    pub command: String,
    /// Arms in order; empty in files from earlier versions.
    #[serde(default)]
    pub arms: Vec<String>,
    /// Seed of every random stream.
    pub seed: u64,
    /// Solved transport draws per arm.
    pub transport_draws: u32,
    /// Samples drawn from the uncertain inputs.
    pub samples: u32,
    /// Scenario, products, procedures and logs that were read.
    pub inputs: Vec<HashedFile>,
    /// The evidence tables in the program.
    pub evidence_tables: Vec<HashedFile>,
    /// Evidence rows that the run used: id and table.
    pub evidence_rows: Vec<RowUsed>,
    /// The machine, as far as it can matter.
    pub machine: Machine,
    /// SHA-256 of every other file of the run, by name.
    pub files: BTreeMap<String, String>,
    /// The hash of everything above: any change to this document breaks it.
    #[serde(default)]
    pub seal: String,
}

/// A file and its hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HashedFile {
    /// `scenario`, `product`, `procedure`, `log` or `evidence`.
    pub role: String,
    /// File name without folders.
    pub name: String,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// An evidence row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowUsed {
    /// Row id.
    pub id: String,
    /// File name of its table; none where the id is not in the tables.
    pub table: Option<String>,
}

/// The machine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// Operating system.
    pub os: String,
    /// Processor family.
    pub arch: String,
    /// Cores that the process may use.
    pub cores: usize,
}

impl Provenance {
    /// What `summary` says about how it was made, by program version `version`.
    pub fn new(version: &str, summary: &Summary) -> Provenance {
        Provenance {
            schema: 1,
            program: "exoskin".to_owned(),
            version: version.to_owned(),
            identity: String::new(),
            command: String::new(),
            scenario: summary.scenario.clone(),
            arms: summary.arms.iter().map(|arm| arm.name.clone()).collect(),
            seed: summary.seed,
            transport_draws: summary.transport_draws,
            samples: summary.samples,
            inputs: Vec::new(),
            evidence_tables: tables(),
            evidence_rows: rows_used(summary),
            machine: Machine::this(),
            files: BTreeMap::new(),
            seal: String::new(),
        }
    }

    /// Adds a file that was read; a file named twice counts once.
    pub fn with_input(mut self, role: &str, name: &str, bytes: &[u8]) -> Provenance {
        let file = HashedFile::new(role, name, bytes);
        if !self.inputs.contains(&file) {
            self.inputs.push(file);
        }
        self
    }
}

impl HashedFile {
    /// The hash of a file's content, under its name without folders.
    pub fn new(role: &str, name: &str, bytes: &[u8]) -> HashedFile {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        HashedFile { role: role.to_owned(), name: name.to_owned(), sha256: sha256_hex(bytes) }
    }
}

impl Machine {
    fn this() -> Machine {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Machine { os: std::env::consts::OS.to_owned(), arch: std::env::consts::ARCH.to_owned(), cores }
    }
}

fn tables() -> Vec<HashedFile> {
    let hashed = |(name, text): &(&str, &str)| HashedFile::new("evidence", name, text.as_bytes());
    exoskin_evidence::files().iter().map(hashed).collect()
}

fn rows_used(summary: &Summary) -> Vec<RowUsed> {
    let ids: BTreeSet<&str> = summary.evidence.iter().map(|row| row.id.as_str()).collect();
    let table = |id: &str| exoskin_evidence::row(id).map(|row| row.table.to_owned());
    ids.into_iter().map(|id| RowUsed { id: id.to_owned(), table: table(id) }).collect()
}
