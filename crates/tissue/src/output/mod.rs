//! A model's state as files for other programs. Nothing here touches a disk: every function returns paths and bytes.
//!
//! * [`columns`]: one value per cell and property, for tables.
//! * [`vtk`]: fields as ImageData, cells as PolyData, for ParaView and PyVista.
//! * [`zarr`]: fields over time as one Zarr v3 hierarchy.
//! * [`multicellds`]: one moment as PhysiCell saves it, for `pcdl`.

mod columns;
pub mod multicellds;
mod text;
pub mod vtk;
pub mod zarr;

pub use columns::{Column, Values, columns};

/// A file: its path below the folder of the output, with `/` between parts, and its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it goes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl File {
    fn new(path: impl Into<String>, bytes: impl Into<Vec<u8>>) -> File {
        File { path: path.into(), bytes: bytes.into() }
    }
}
