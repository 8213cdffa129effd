//! The ledger: how many vesicles ended up where. It closes exactly, in release builds too.

use std::collections::BTreeMap;

use crate::Stream;
use crate::fates::{FateError, multinomial};

/// Why a ledger could not be made.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum LedgerError {
    /// The draw was refused.
    #[error(transparent)]
    Fate(#[from] FateError),
    /// The fates do not sum to what was applied: a defect of the program.
    #[error("the ledger does not close: {applied} applied, {counted} counted")]
    Open {
        /// Vesicles put in.
        applied: u64,
        /// Sum of the fates.
        counted: u64,
    },
}

/// Counts by fate; `applied` equals their sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    applied: u64,
    fates: BTreeMap<String, u64>,
}

impl Ledger {
    /// Draws the fates of `applied` vesicles; `shares` names every fate with its probability.
    pub fn draw(stream: &mut Stream, applied: u64, shares: &[(String, f64)]) -> Result<Ledger, LedgerError> {
        let probabilities: Vec<f64> = shares.iter().map(|(_, p)| *p).collect();
        let counts = multinomial(stream, applied, &probabilities)?;
        let mut fates = BTreeMap::new();
        for ((name, _), count) in shares.iter().zip(counts) {
            *fates.entry(name.clone()).or_insert(0) += count;
        }
        Ledger { applied, fates }.closed()
    }

    fn closed(self) -> Result<Ledger, LedgerError> {
        let counted = self.fates.values().sum();
        if counted == self.applied { Ok(self) } else { Err(LedgerError::Open { applied: self.applied, counted }) }
    }

    /// Vesicles put in.
    pub fn applied(&self) -> u64 {
        self.applied
    }

    /// Count by fate.
    pub fn fates(&self) -> &BTreeMap<String, u64> {
        &self.fates
    }
}
