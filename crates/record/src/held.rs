//! What a folder contains from an earlier run, and how that differs from what is asked for now.

use std::path::Path;

use crate::error::RecordError;
use crate::journal::{Hashes, is_name};
use crate::plain;
use crate::provenance::{HashedFile, Provenance};
use crate::seal::{self, Seal};

/// The file that describes all the others.
pub(crate) const NAME: &str = "provenance.json";
/// Anything larger is not a provenance file.
const MOST_BYTES: u64 = 1 << 24;

/// A finished result, according to its own `provenance.json`.
#[derive(Debug)]
pub(crate) struct Held {
    provenance: Provenance,
    /// Every file that the run left, with its hash, including `provenance.json`.
    pub files: Hashes,
}

/// What defines a run, in parts that people know by name.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// [`Identity::hex`](crate::Identity::hex) of all of it.
    pub identity: String,
    /// Version of the program.
    pub version: String,
    /// Name of the scenario.
    pub scenario: String,
    /// Names of its arms.
    pub arms: Vec<String>,
    /// Seed.
    pub seed: u64,
    /// Samples.
    pub samples: u32,
    /// Transport problems solved.
    pub transport_draws: u32,
    /// SHA-256 of the scenario as stored in the folder.
    pub text: String,
    /// Products and procedures.
    pub inputs: Vec<HashedFile>,
}

impl Held {
    /// The result in `folder`; none if there is none, or if its provenance is not as exoskin left it.
    pub fn read(folder: &Path) -> Result<Option<Held>, RecordError> {
        let path = folder.join(NAME);
        let Ok(Some(bytes)) = plain::read(&path, MOST_BYTES) else { return Ok(None) };
        let Ok(provenance) = serde_json::from_slice::<Provenance>(&bytes) else { return Ok(None) };
        // Earlier versions left no seal.
        let is_ours = match seal::check(&bytes) {
            Seal::Whole => true,
            Seal::Missing => provenance.seal.is_empty() && provenance.program == "exoskin",
            Seal::Broken => false,
        };
        if !is_ours {
            return Ok(None);
        }
        let named = provenance.files.iter().filter(|(name, _)| is_name(name));
        let mut files: Hashes = named.map(|(name, hash)| (name.clone(), hash.clone())).collect();
        files.insert(NAME.to_owned(), crate::checksum::sha256_hex(&bytes));
        Ok(Some(Held { provenance, files }))
    }

    /// What differs from `asked`, in words; nothing if it is the same run.
    pub fn differences(&self, asked: &Asked) -> Vec<String> {
        let held = &self.provenance;
        if held.identity == asked.identity {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut add = |what: &str, held: String, asked: String| {
            if held != asked {
                found.push(format!("{what} {held}, not {asked}"));
            }
        };
        add("scenario", held.scenario.clone(), asked.scenario.clone());
        if !held.arms.is_empty() {
            add("arms", held.arms.join(","), asked.arms.join(","));
        }
        add("seed", held.seed.to_string(), asked.seed.to_string());
        add("samples", held.samples.to_string(), asked.samples.to_string());
        add("draws", held.transport_draws.to_string(), asked.transport_draws.to_string());
        add("exoskin", held.version.clone(), asked.version.clone());
        if found.is_empty() && held.files.get("scenario.toml") != Some(&asked.text) {
            found.push("a different text of the scenario".to_owned());
        }
        if found.is_empty() {
            found.extend(self.other_files(asked));
        }
        let without_reference = |identity: &str| identity.split("-against-").next().unwrap_or_default().to_owned();
        if found.is_empty() && without_reference(&held.identity) == without_reference(&asked.identity) {
            found.push("compared with another arm".to_owned());
        }
        if found.is_empty() && !held.identity.is_empty() {
            found.push("a different version of the model or its evidence".to_owned());
        }
        found
    }

    /// Products and procedures that were read with different content, or not at all.
    fn other_files(&self, asked: &Asked) -> Option<String> {
        let other = asked.inputs.iter().find(|file| !self.provenance.inputs.contains(file))?;
        Some(format!("different content of {} {}", other.role, other.name))
    }
}
