//! A seal inside a document: the hash of everything else in it. Changing a single byte breaks it, so that a document
//! that exoskin wrote and nobody has touched can be distinguished from any other, wherever it was copied to.

use crate::checksum::{hex, sha256};

/// How a seal begins; 64 hexadecimal characters follow.
const HEAD: &str = "exoskin-seal:";
const LETTERS: usize = 64;

/// An open seal, for the end of a document that is to be sealed.
pub(crate) fn open_seal() -> String {
    format!("{HEAD}{}", "0".repeat(LETTERS))
}

/// Closes the last seal of a document; a document without a seal stays as it is.
pub(crate) fn close(mut document: Vec<u8>) -> Vec<u8> {
    if let Some(place) = place(&document) {
        document[place..place + LETTERS].fill(b'0');
        let seal = hex(&sha256(&document));
        document[place..place + LETTERS].copy_from_slice(seal.as_bytes());
    }
    document
}

/// The state of a document's seal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seal {
    /// There is none.
    Missing,
    /// Something has been changed since it was closed.
    Broken,
    /// Exoskin wrote every byte.
    Whole,
}

/// Checks the last seal of a document.
pub(crate) fn check(document: &[u8]) -> Seal {
    match place(document) {
        None => Seal::Missing,
        Some(_) if close(document.to_vec()) == document => Seal::Whole,
        Some(_) => Seal::Broken,
    }
}

/// Where the characters of the last seal begin.
fn place(document: &[u8]) -> Option<usize> {
    let head = HEAD.as_bytes();
    let found = document.windows(head.len()).rposition(|piece| piece == head)? + head.len();
    let letters = document.get(found..found + LETTERS)?;
    letters.iter().all(u8::is_ascii_hexdigit).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_changed_byte_breaks_the_seal() {
        let sealed = close(format!("a page\n<!-- {} -->\n", open_seal()).into_bytes());
        assert_eq!(check(&sealed), Seal::Whole);
        for byte in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[byte] ^= 1;
            assert_ne!(check(&changed), Seal::Whole, "byte {byte}");
        }
        assert_ne!(check(&[&sealed[..], b"one more line"].concat()), Seal::Whole);
    }

    #[test]
    fn a_document_without_a_seal_has_none() {
        assert_eq!(check(b""), Seal::Missing);
        assert_eq!(check(b"exoskin-seal:0123"), Seal::Missing);
        assert_eq!(check(open_seal().as_bytes()), Seal::Broken, "an open one vouches for nothing");
    }
}
