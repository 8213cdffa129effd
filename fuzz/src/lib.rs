//! The readers of input, for two fuzzers: mutated files (this crate's program, on a stable compiler), and inputs that follow
//! the code they reach (`fuzz/coverage`, on a nightly one).

pub mod corpus;
pub mod mutate;
pub mod readers;
mod tissue;

/// Passes bytes to the reader of that name, which may refuse them but must not panic.
///
/// # Panics
/// No reader has that name, or the reader has a fault.
pub fn read(name: &str, bytes: &[u8]) {
    let reader = readers::READERS.iter().find(|reader| reader.name == name);
    let _ = (reader.expect("a reader of this name").read)(bytes);
}
