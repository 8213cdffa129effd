//! Two checksums: SHA-256 names content (inputs, cache keys), XXH64 guards our own binary files against damage.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use twox_hash::XxHash64;

/// SHA-256 of `bytes` in hexadecimal.
pub fn sha256_hex(bytes: &[u8]) -> String {
    hex(&sha256(bytes))
}

pub(crate) fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// A fast checksum against damage, not against malice.
pub(crate) fn guard(seed: u64, bytes: &[u8]) -> u64 {
    XxHash64::oneshot(seed, bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_answers() {
        assert_eq!(guard(0, b""), 0xEF46_DB37_51D8_E999);
        assert_eq!(guard(0, b"abc"), 0x44BC_2CF5_AD77_0999);
        assert_eq!(sha256_hex(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
