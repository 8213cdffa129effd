//! Texts that instruments and spreadsheets write: UTF-8, UTF-16, or one byte per character as Windows does it.

use std::borrow::Cow;

use encoding_rs::{Encoding, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

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

/// The text of an export: UTF-8 or UTF-16 by its byte order mark or the zeros between ASCII letters, UTF-8 where it is
/// valid, Shift-JIS where it gives Japanese words, else Windows-1252 (of which Latin-1 is a part).
pub(crate) fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    if let Some(encoding) = utf_16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    let strictly = |encoding: &'static Encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes);
    strictly(UTF_8)
        .or_else(|| strictly(SHIFT_JIS).filter(|text| is_japanese(text)))
        .unwrap_or_else(|| WINDOWS_1252.decode_without_bom_handling(bytes).0)
}

/// UTF-16 without a byte order mark: every second byte of the beginning, which is ASCII, is zero.
fn utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    const BEGINNING: usize = 16;
    let start = bytes.get(..BEGINNING)?;
    let zeros = |from: usize| start.iter().skip(from).step_by(2).all(|byte| *byte == 0);
    let letters = |from: usize| start.iter().skip(from).step_by(2).all(|byte| (0x09..0x7f).contains(byte));
    match () {
        () if zeros(1) && letters(0) => Some(UTF_16LE),
        () if zeros(0) && letters(1) => Some(UTF_16BE),
        () => None,
    }
}

/// Whether a text that was valid Shift-JIS is Japanese. In Latin-1 an accented letter and the one behind it look like
/// one character; words have several in a row.
fn is_japanese(text: &str) -> bool {
    let is_wide = |c: &char| matches!(c, '\u{3000}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff5e}');
    let half_wide = text.chars().filter(|c| matches!(c, '\u{ff61}'..='\u{ff9f}')).count();
    let (mut wide, mut joined, mut last) = (0, 0, false);
    for c in text.chars() {
        let now = is_wide(&c) || matches!(c, '℃' | '°' | '％');
        wide += usize::from(now);
        joined += usize::from(now && (last || !is_wide(&c)));
        last = now;
    }
    joined > 0 && joined * 2 >= wide.saturating_sub(joined) && half_wide <= wide
}

/// The first character that does not belong in text, and its byte.
pub(crate) fn no_text(text: &str) -> Option<(usize, char)> {
    text.char_indices().find(|(_, c)| is_no_text(*c))
}

fn is_no_text(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{80}'..='\u{9f}')
}
