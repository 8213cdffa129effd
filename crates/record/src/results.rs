//! The result files of one run: all are written or none.

use std::collections::BTreeMap;

use crate::atomic::{self, Part};
use crate::checksum::sha256_hex;
use crate::error::RecordError;
use crate::provenance::Provenance;
use crate::run_dir::RunDir;
use crate::summary::Summary;
use crate::{json, tables};

/// Result files in preparation: hidden until [`Results::write_all`] publishes them, removed if dropped before.
#[derive(Debug)]
pub struct Results<'a> {
    run: &'a RunDir,
    parts: Vec<Part>,
    hashes: BTreeMap<String, String>,
}

impl<'a> Results<'a> {
    /// None yet, for the folder of a run.
    pub fn new(run: &'a RunDir) -> Results<'a> {
        Results { run, parts: Vec::new(), hashes: BTreeMap::new() }
    }

    /// Prepares everything and publishes it: `scenario` is the file as it was read.
    pub fn write_all(
        mut self,
        scenario: &[u8],
        summary: &Summary,
        report: &str,
        provenance: Provenance,
    ) -> Result<(), RecordError> {
        self.add("scenario.toml", scenario)?;
        self.add("ledger.parquet", &tables::ledger(summary)?.parquet()?)?;
        self.add("readouts.parquet", &tables::readouts(summary).parquet()?)?;
        self.add("differences.parquet", &tables::differences(summary).parquet()?)?;
        self.add("report.html", report.as_bytes())?;
        self.add("summary.json", &json::summary(summary)?)?;
        self.publish(provenance)
    }

    /// Prepares one of the [files of a run](crate::run_dir::FILES).
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), RecordError> {
        self.parts.push(self.run.part(name, bytes)?);
        self.hashes.insert(name.to_owned(), sha256_hex(bytes));
        Ok(())
    }

    /// Adds `provenance.json` with the hashes of the files, and gives every file its name.
    pub(crate) fn publish(mut self, mut provenance: Provenance) -> Result<(), RecordError> {
        provenance.files = self.hashes.clone();
        self.add("provenance.json", &json::pretty("provenance.json", &provenance)?)?;
        for part in self.parts.drain(..) {
            part.place()?;
        }
        atomic::sync_folder(self.run.path());
        Ok(())
    }
}
