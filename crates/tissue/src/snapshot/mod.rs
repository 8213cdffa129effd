//! A model's state as bytes: everything that a run needs to go on with the same bits.
//!
//! Layout, little-endian: 8 bytes of magic, version (u32), fingerprint of the setup (u64), length of the rest (u64), the
//! rest, and its checksum (u64). The caller writes the bytes, atomically if it must survive a crash; the reader refuses
//! anything that is torn, of another version or of another setup, and never panics.

mod bytes;
mod error;
mod state;

pub(crate) use bytes::checksum;
pub use error::SnapshotError;
#[doc(hidden)]
pub use state::seal;
pub use state::{restore, save};
