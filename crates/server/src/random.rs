//! Secrets and names: random bytes from the system, written in hexadecimal.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// Bytes of a secret.
const SECRET: usize = 32;
/// Bytes of a name, which need not be a secret.
const NAME: usize = 8;

/// A secret that nobody can guess.
///
/// # Errors
/// The system has no random bytes.
pub(crate) fn secret() -> Result<String, String> {
    bytes::<SECRET>()
}

/// A name that nothing else has.
///
/// # Errors
/// The system has no random bytes.
pub(crate) fn name() -> Result<String, String> {
    bytes::<NAME>()
}

fn bytes<const N: usize>() -> Result<String, String> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|e| format!("the system gives no random bytes ({e})"))?;
    Ok(hex(&bytes))
}

/// The SHA-256 of a text or file, in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Whether two secrets are the same; takes as long for any difference.
pub(crate) fn same(one: &str, other: &str) -> bool {
    let differences = one.bytes().zip(other.bytes()).fold(0, |sum, (a, b)| sum | (a ^ b));
    one.len() == other.len() && differences == 0
}
