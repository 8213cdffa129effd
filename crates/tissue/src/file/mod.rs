//! A tissue as one text file (TOML): what it is made of and how it starts, with names wherever something refers to something.
//!
//! * [`Tissue`]: what a file says; computes nothing.
//! * [`read`], [`write()`]: from text and to text. A file that was written reads back to the same numbers, bit for bit.
//!
//! A key's name ends in its unit; what has a unit is a finite number and, except for drift and export, not below zero.

mod cells;
mod compile;
mod error;
mod numbers;
mod tissue;
mod words;
mod write;
mod written;

pub use error::FileError;
pub use tissue::{Fill, Tissue};
pub use write::write;

use written::Written;

/// The version of the format that this program reads and writes.
pub const FORMAT: u32 = 1;

/// Reads a tissue from the bytes of a file.
///
/// # Errors
/// At the first place that cannot be used, with line and column.
pub fn read(bytes: &[u8]) -> Result<Tissue, FileError> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
        FileError::at(&sound, sound.len(), "not UTF-8 text")
    })?;
    numbers::check(text)?;
    let written: Written = toml::from_str(text).map_err(|error| words::of_toml(text, &error))?;
    compile::tissue(text, written)
}
