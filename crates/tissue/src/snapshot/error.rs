//! Why bytes are not a snapshot of this model.

/// Why bytes are not a snapshot of this model.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum SnapshotError {
    /// Not a snapshot at all.
    #[error("not a snapshot of a tissue: it does not start with `EXOTISSU`")]
    Magic,
    /// A version that this program does not read.
    #[error("a snapshot of version {found}; this program reads version {expected}")]
    Version {
        /// Its version.
        found: u32,
        /// The version read.
        expected: u32,
    },
    /// Made by another setup.
    #[error("the snapshot belongs to another model: types, rules, fields, steps or seed differ")]
    Setup,
    /// Fewer bytes than there should be, or more.
    #[error("the snapshot is torn: {found} bytes where {expected} should be")]
    Torn {
        /// How many there are.
        found: u64,
        /// How many there should be.
        expected: u64,
    },
    /// Bytes that were changed.
    #[error("the snapshot is damaged: its checksum does not match")]
    Checksum,
    /// A value that no model can have.
    #[error("the snapshot is damaged: {0}")]
    Value(&'static str),
    /// The setup itself is not sound.
    #[error(transparent)]
    Model(#[from] crate::model::ModelError),
}
