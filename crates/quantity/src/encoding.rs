//! Texts that instruments and spreadsheets write: UTF-8, UTF-16, or one byte per character as Windows does it.

use crate::diagnostic::{Checked, Diagnostic};
use crate::source::Source;

/// Characters of the Windows code page 1252 between 0x80 and 0x9f; a blank where it has none.
const WINDOWS: [char; 32] = [
    '€', ' ', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', ' ', 'Ž', ' ', ' ', '‘', '’', '“', '”', '•', '–',
    '—', '˜', '™', 'š', '›', 'œ', ' ', 'ž', 'Ÿ',
];

/// Bytes that stand at the beginning of files that are no text, and what those are.
const KINDS: [(&[u8], &str); 5] = [
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a spreadsheet or another packed file"),
    (b"\xd0\xcf\x11\xe0", "an old Excel or Word file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
];

/// Turns the bytes of an export into a text: UTF-8 or UTF-16 by its mark, UTF-8 where it fits, else Windows-1252.
///
/// # Errors
/// Bytes that are no text in any of these: a known other kind of file, or zero and control bytes.
pub(crate) fn export_from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Checked<Source> {
    let name = name.into();
    if let Some((_, kind)) = KINDS.iter().find(|(mark, _)| bytes.starts_with(mark)) {
        return Err(not_text(&name, format!("this is {kind}, not a text file")));
    }
    let text = match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        all => String::from_utf8(all.to_vec()).unwrap_or_else(|_| all.iter().map(|&byte| windows(byte)).collect()),
    };
    let source = Source::new(name, text);
    match source.text.char_indices().find(|(_, c)| is_no_text(*c)) {
        Some((byte, c)) => Err(source
            .error_at(byte, format!("this is no text file (character {:#04x})", u32::from(c)))
            .expected("a text file: CSV or TXT")),
        None => Ok(source),
    }
}

fn not_text(name: &str, problem: String) -> Diagnostic {
    Diagnostic::new(problem).in_file(name).expected("the export as text: CSV or TXT")
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [one, two] => unit([*one, *two]),
        _ => u16::from(b'?'),
    });
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows(byte: u8) -> char {
    match byte {
        0x80..=0x9f => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

fn is_no_text(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{80}'..='\u{9f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        export_from_bytes("x.txt", bytes.to_vec()).unwrap().text
    }

    #[test]
    fn every_usual_encoding_gives_the_same_text() {
        let wanted = "25 °C; 3 µm";
        assert_eq!(text(wanted.as_bytes()), wanted);
        assert_eq!(text(format!("\u{feff}{wanted}").as_bytes()), wanted);
        assert_eq!(text(b"25 \xb0C; 3 \xb5m"), wanted);
        let units: Vec<u16> = wanted.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        assert_eq!(text(&[b"\xff\xfe".as_slice(), &little].concat()), wanted);
        assert_eq!(text(&[b"\xfe\xff".as_slice(), &big].concat()), wanted);
        assert_eq!(text(b"\x80 5"), "€ 5");
    }

    #[test]
    fn what_is_no_text_is_named() {
        let refuse = |bytes: &[u8]| export_from_bytes("x.txt", bytes.to_vec()).unwrap_err().to_string();
        assert!(refuse(b"%PDF-1.7").contains("PDF"));
        assert!(refuse(b"PK\x03\x04zzz").contains("spreadsheet"));
        assert!(refuse(b"ab\0c").contains("x.txt:1:3"));
    }
}
