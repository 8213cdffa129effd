//! Solved rows of this and earlier questions: in the user's cache or in memory, and in the folder of a run.

use exoskin_record::cache::Key;
use exoskin_record::{Cache, Identity, Log, RunDir, Snapshot};
use exoskin_study::{Keeper, MODEL_VERSION, Memory};

use crate::error::Result;
use crate::options::Keep;

/// Blocks survive from one question to the next, rows survive a kill.
pub(crate) struct Kept<'a> {
    blocks: Blocks<'a>,
    rows: Option<Snapshot<Vec<f64>>>,
    followed: Option<Log>,
}

enum Blocks<'a> {
    Disk(Cache),
    Memory(&'a Memory),
}

impl<'a> Kept<'a> {
    pub fn open(keep: &'a Keep, folder: Option<&(&RunDir, Identity)>) -> Result<Kept<'a>> {
        let blocks = match keep {
            Keep::Disk => Blocks::Disk(Cache::of_user()),
            Keep::Memory(memory) => Blocks::Memory(memory),
        };
        let rows = folder.map(|(folder, identity)| folder.snapshot(identity)).transpose()?;
        let followed = folder.map(|(folder, identity)| folder.followed(identity)).transpose()?;
        Ok(Kept { blocks, rows: rows.map(|(snapshot, _)| snapshot), followed })
    }
}

fn named(problem: &str) -> Key {
    Key::transport_rows(MODEL_VERSION, problem)
}

impl Keeper for Kept<'_> {
    fn block(&self, key: &str) -> Option<Vec<Vec<f64>>> {
        match &self.blocks {
            Blocks::Disk(cache) => cache.load(&named(key)),
            Blocks::Memory(memory) => memory.block(key),
        }
    }

    fn has_block(&self, key: &str) -> bool {
        match &self.blocks {
            Blocks::Disk(cache) => cache.has(&named(key)),
            Blocks::Memory(memory) => memory.has_block(key),
        }
    }

    fn keep_block(&self, key: &str, rows: &[Vec<f64>]) {
        match &self.blocks {
            // A cache that cannot be written costs time later, but not this answer.
            Blocks::Disk(cache) => drop(cache.store(&named(key), &rows.to_vec())),
            Blocks::Memory(memory) => memory.keep_block(key, rows),
        }
    }

    fn row(&self, block: u32, row: u32) -> Option<Vec<f64>> {
        self.rows.as_ref()?.finished().get(&(block, row)).cloned()
    }

    fn keep_row(&self, block: u32, row: u32, values: &[f64]) -> std::result::Result<(), String> {
        match &self.rows {
            Some(snapshot) => snapshot.append((block, row), &values.to_vec()).map_err(|e| e.to_string()),
            None => Ok(()),
        }
    }

    fn followed(&self, chunk: (u32, u32)) -> Option<Vec<f64>> {
        self.followed.as_ref()?.get(chunk)
    }

    fn keep_followed(&self, chunk: (u32, u32), values: &dyn Fn() -> Vec<f64>) -> std::result::Result<(), String> {
        match &self.followed {
            Some(log) => log.append(chunk, values).map_err(|e| e.to_string()),
            None => Ok(()),
        }
    }
}
