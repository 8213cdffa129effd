//! What keeps solved rows between runs and after a kill.

use std::collections::BTreeMap;
use std::sync::Mutex;

/// What keeps solved rows between runs and after a kill; the study works without it. What is not implemented is not kept.
pub trait Keeper: Sync {
    /// All rows of a finished block, if they were kept.
    fn block(&self, _key: &str) -> Option<Vec<Vec<f64>>> {
        None
    }
    /// Whether a finished block is kept, without reading it.
    fn has_block(&self, key: &str) -> bool {
        self.block(key).is_some()
    }
    /// Keeps the rows of a finished block.
    fn keep_block(&self, _key: &str, _rows: &[Vec<f64>]) {}
    /// One row of an unfinished block; `block` is the index of the block in the plan.
    fn row(&self, _block: u32, _row: u32) -> Option<Vec<f64>> {
        None
    }
    /// Keeps one row.
    ///
    /// # Errors
    /// The row could not be kept: the run stops with this reason.
    fn keep_row(&self, _block: u32, _row: u32, _values: &[f64]) -> Result<(), String> {
        Ok(())
    }
    /// Followed samples of an unfinished run: which way they were followed, and which chunk.
    fn followed(&self, _chunk: (u32, u32)) -> Option<Vec<f64>> {
        None
    }
    /// Keeps followed samples; `values` makes their numbers where they are wanted.
    ///
    /// # Errors
    /// They could not be kept: the run stops with this reason.
    fn keep_followed(&self, _chunk: (u32, u32), _values: &dyn Fn() -> Vec<f64>) -> Result<(), String> {
        Ok(())
    }
}

/// Keeps nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Forget;

impl Keeper for Forget {}

/// Keeps solved blocks in memory: the same arms can be compared with different ones without solving again.
#[derive(Debug, Default)]
pub struct Memory {
    blocks: Mutex<BTreeMap<String, Vec<Vec<f64>>>>,
}

impl Keeper for Memory {
    fn block(&self, key: &str) -> Option<Vec<Vec<f64>>> {
        self.blocks.lock().ok()?.get(key).cloned()
    }

    fn keep_block(&self, key: &str, rows: &[Vec<f64>]) {
        if let Ok(mut blocks) = self.blocks.lock() {
            blocks.insert(key.to_owned(), rows.to_vec());
        }
    }
}
