//! What a run leaves on disk: summary, ledger, provenance, snapshots.
//!
//! [`RunDir`] is the folder of one run, locked while it runs. [`Snapshot`] keeps finished work if the process is
//! killed. [`Results`] writes the result files: first all of them under hidden names, then, once every byte is safely
//! on disk, each under its own; a reader sees either no results or complete ones. [`Cache`] stores solved draws between
//! runs.

pub mod body;
pub mod cache;
pub mod cost;
pub mod error;
pub mod json;
pub mod payload;
pub mod provenance;
pub mod results;
pub mod risk;
pub mod run_dir;
pub mod schema;
pub mod snapshot;
pub mod summary;
pub mod table;
pub mod tables;
pub mod vtk;

mod atomic;
mod checksum;

pub use atomic::write_file;
pub use cache::{Cache, Key};
pub use checksum::sha256_hex;
pub use error::RecordError;
pub use payload::Payload;
pub use provenance::Provenance;
pub use results::Results;
pub use run_dir::RunDir;
pub use snapshot::{Found, Identity, Snapshot};
