//! What a run leaves on disk: summary, ledger, provenance, snapshots.

pub mod summary;
