//! The result files of one run: all are written or none.

use crate::error::RecordError;
use crate::folder::Batch;
use crate::provenance::Provenance;
use crate::run_dir::RunDir;
use crate::summary::Summary;
use crate::table_file::WholeTable;
use crate::{held, json, seal, tables};

/// Result files in preparation: hidden until [`Results::write_all`] publishes them, removed if dropped before.
#[derive(Debug)]
pub struct Results<'a> {
    batch: Batch<'a>,
}

impl<'a> Results<'a> {
    /// None yet, for the folder of a run.
    pub fn new(run: &'a RunDir) -> Results<'a> {
        Results { batch: run.batch() }
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

    /// Prepares one of the [files of a run](crate::run_dir::FILES), or a copy of a file that the scenario names.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), RecordError> {
        self.batch.add(name, bytes)
    }

    /// Takes a table that was written while the run went on.
    pub fn take(&mut self, table: WholeTable) -> Result<(), RecordError> {
        self.batch.take(table.name, table.part)
    }

    /// Adds `provenance.json` with the hashes of the files and its own seal, and gives every file its name.
    pub(crate) fn publish(mut self, mut provenance: Provenance) -> Result<(), RecordError> {
        provenance.files = self.batch.hashes().clone();
        provenance.seal = seal::open_seal();
        self.batch.add(held::NAME, &seal::close(json::pretty(held::NAME, &provenance)?))?;
        self.batch.publish(held::NAME)
    }
}
