//! Texts that instruments and spreadsheets write: UTF-8, UTF-16, or one byte per character as Windows does it.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// Bytes found at the beginning of files that are not text, and what those files are.
const KINDS: [(&[u8], &str); 5] = [
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a spreadsheet or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
];

/// What the bytes are, if they are known not to be text, for example "a PDF document".
pub(crate) fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    KINDS.iter().find(|(mark, _)| bytes.starts_with(mark)).map(|(_, kind)| *kind)
}

/// The text of an export: UTF-8 or UTF-16 by its byte order mark, UTF-8 where it is valid, else Windows-1252.
pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    UTF_8
        .decode_without_bom_handling_and_without_replacement(bytes)
        .unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

/// The first character that does not belong in text, and its byte.
pub(crate) fn no_text(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, c)| is_no_text(*c))
}

fn is_no_text(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{80}'..='\u{9f}')
}
