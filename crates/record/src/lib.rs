//! What a run leaves on disk: summary, ledger, provenance, snapshots.
//!
//! [`RunDir`] is the folder of one run, locked while it runs. [`Snapshot`] keeps finished work through a kill.
//! [`Results`] writes the result files: first all of them under hidden names, then, once every byte is safely on the
//! disk, each under its own; whoever looks sees no results or whole ones, and nothing that exoskin did not write is replaced. [`Cache`] keeps solved draws between runs.

pub mod body;
pub mod cache;
pub mod cost;
pub mod error;
pub mod export_dir;
pub mod json;
pub mod log;
pub mod payload;
pub mod provenance;
pub mod results;
pub mod risk;
pub mod run_dir;
pub mod schema;
pub mod snapshot;
pub mod summary;
pub mod table;
pub mod table_csv;
pub mod table_file;
mod table_read;
pub mod table_words;
pub mod tables;
pub mod vtk;
pub mod why;

mod atomic;
mod checksum;
mod folder;
mod held;
mod journal;
mod plain;
mod rule;
mod seal;

pub use atomic::{Disk, may_write_page, place, write_file, write_new, write_page};
pub use cache::{Cache, Key};
pub use checksum::sha256_hex;
pub use error::RecordError;
pub use export_dir::ExportDir;
pub use held::Asked;
pub use log::Log;
pub use payload::Payload;
pub use plain::read_through;
pub use provenance::Provenance;
pub use results::Results;
pub use run_dir::RunDir;
pub use snapshot::{Found, Identity, Snapshot};
pub use table_file::{Cell, Heading, Kind, TableFile, WholeTable};
