//! A text from the user, under the name they gave it, and places in it.

use std::path::Path;

use crate::diagnostic::{Checked, Diagnostic};
use crate::encoding;
use crate::file::checked_bytes;
use crate::place::Place;

/// A text with the name under which the user knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's path as the user gave it, or what is used instead.
    pub name: String,
    /// The text.
    pub text: String,
}

impl Source {
    /// A text that is already in memory.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into() }
    }

    /// Reads a file of at most `max_bytes` bytes; a byte order mark is dropped.
    ///
    /// # Errors
    /// Not found (with the nearest name in that folder), a folder, a named pipe or anything else that is not a file,
    /// unreadable, larger than `max_bytes` (without reading the rest), empty, or not UTF-8 (with the place of the first
    /// bad byte).
    pub fn read(path: &Path, max_bytes: u64) -> Checked<Source> {
        let name = path.display().to_string();
        let bytes = checked_bytes(path, max_bytes)?;
        Source::not_empty(Source::from_bytes(name, bytes)?)
    }

    /// Reads a file that an instrument or a spreadsheet wrote: as [`Source::read`], but UTF-16 and Windows code pages
    /// are also accepted as text.
    ///
    /// # Errors
    /// As [`Source::read`]; a file that is not text at all.
    pub fn read_export(path: &Path, max_bytes: u64) -> Checked<Source> {
        let bytes = checked_bytes(path, max_bytes)?;
        Source::not_empty(Source::export_from_bytes(path.display().to_string(), bytes)?)
    }

    /// Turns the bytes of an export into a text: UTF-8 or UTF-16 by its byte order mark, UTF-8 where it is valid,
    /// Shift-JIS where that gives Japanese words, else Windows-1252. Lines may end as on any system.
    ///
    /// # Errors
    /// Bytes that are not text in any of these: another known kind of file, or zero and control bytes.
    pub fn export_from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Checked<Source> {
        let name = name.into();
        if let Some(kind) = encoding::other_kind(&bytes) {
            return Err(Diagnostic::new(format!("this is {kind}, not a text file"))
                .in_file(name)
                .expected("the export as text: CSV or TXT"));
        }
        let text = encoding::decoded(&bytes);
        let old_lines = !text.contains('\n') && text.contains('\r');
        let source = Source::new(name, if old_lines { text.replace('\r', "\n").into() } else { text });
        match encoding::no_text(&source.text) {
            Some((byte, c)) => Err(source
                .error_at(byte, format!("this is not a text file (it contains the character {:#04x})", u32::from(c)))
                .expected("a text file: CSV or TXT")),
            None => Ok(source),
        }
    }

    fn not_empty(self) -> Checked<Source> {
        if self.text.trim().is_empty() {
            return Err(Diagnostic::new("the file is empty")
                .in_file(self.name)
                .expected("a text file that is not empty"));
        }
        Ok(self)
    }

    /// Turns bytes into a text.
    ///
    /// # Errors
    /// Not UTF-8, with the place of the first bad byte.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Checked<Source> {
        let name = name.into();
        match String::from_utf8(bytes) {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
                Ok(Source { name, text })
            }
            Err(bad) => {
                let valid = bad.utf8_error().valid_up_to();
                let byte = bad.as_bytes().get(valid).copied().unwrap_or(0);
                let good = String::from_utf8_lossy(&bad.as_bytes()[..valid]);
                Err(Diagnostic::new(format!("the file is not UTF-8 text (byte 0x{byte:02x})"))
                    .in_file(name)
                    .at(Place::of_byte(&good, valid))
                    .expected(expected_text(bad.as_bytes())))
            }
        }
    }

    /// Line and column of a byte of the text; a byte past the end counts as the end.
    pub fn place(&self, byte: usize) -> Place {
        Place::of_byte(&self.text, byte)
    }

    /// A mistake at a byte of this text.
    pub fn error_at(&self, byte: usize, problem: impl Into<String>) -> Diagnostic {
        Diagnostic::new(problem).in_file(&self.name).at(self.place(byte))
    }
}

/// What would have been right instead of bytes that are not UTF-8.
fn expected_text(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        "a text file saved as UTF-8; this one is UTF-16 (\"Unicode\" in some programs)"
    } else {
        "a text file saved as UTF-8"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        let source = Source::new("x", "a\nµb\r\nc");
        assert_eq!(source.place(0), Place { line: 1, column: 1 });
        assert_eq!(source.place(2), Place { line: 2, column: 1 });
        assert_eq!(source.place(3), Place { line: 2, column: 1 });
        assert_eq!(source.place(4), Place { line: 2, column: 2 });
        assert_eq!(source.place(99), Place { line: 3, column: 2 });
    }

    #[test]
    fn bad_bytes_have_a_place() {
        let error = Source::from_bytes("x.toml", b"a = 1\nb = \"\xff\"".to_vec()).unwrap_err();
        assert_eq!(error.place, Some(Place { line: 2, column: 6 }));
        assert!(error.problem.contains("0xff"), "{error}");
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        let source = Source::from_bytes("x", "\u{feff}a = 1".into()).unwrap();
        assert_eq!(source.text, "a = 1");
    }

    #[test]
    fn refuses_what_is_missing_empty_or_too_large() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x.toml");
        let missing = Source::read(&path, 10).unwrap_err();
        assert!(missing.problem.contains("no such file") && missing.expected.is_some(), "{missing}");
        assert!(Source::read(folder.path(), 10).unwrap_err().problem.contains("folder"));
        std::fs::write(&path, " \n").unwrap();
        assert!(Source::read(&path, 10).unwrap_err().problem.contains("empty"));
        std::fs::write(&path, "0123456789").unwrap();
        assert_eq!(Source::read(&path, 10).unwrap().text, "0123456789");
        assert!(Source::read(&path, 9).unwrap_err().problem.contains("larger than 9 bytes"));
    }

    #[test]
    fn a_missing_file_brings_the_nearest_name_of_its_folder() {
        let folder = tempfile::tempdir().unwrap();
        let there = folder.path().join("reference.toml");
        std::fs::write(&there, "a = 1").unwrap();
        let missing = Source::read(&folder.path().join("refrence.toml"), 10).unwrap_err();
        assert_eq!(missing.nearest, Some(there.display().to_string()));
        assert_eq!(Source::read(&folder.path().join("nothing/like.it"), 10).unwrap_err().nearest, None);
    }

    #[test]
    fn utf_16_is_named() {
        let bad = Source::from_bytes("x.csv", b"\xff\xfea\0".to_vec()).unwrap_err();
        assert!(bad.expected.as_deref().is_some_and(|text| text.contains("UTF-16")), "{bad}");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_refused_without_waiting() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("socket.toml");
        let _listener = std::os::unix::net::UnixListener::bind(&path).unwrap();
        assert!(Source::read(&path, 10).unwrap_err().problem.contains("not a regular file"));
        let pipe = folder.path().join("pipe.toml");
        // Not every system has the command; where it exists, reading must end at once.
        if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
            assert!(Source::read(&pipe, 10).unwrap_err().problem.contains("not a regular file"));
        }
        assert!(Source::read(Path::new("/dev/zero"), 10).unwrap_err().problem.contains("larger than 10 bytes"));
        let (one, two) = (folder.path().join("one.toml"), folder.path().join("two.toml"));
        std::os::unix::fs::symlink(&two, &one).unwrap();
        std::os::unix::fs::symlink(&one, &two).unwrap();
        assert!(Source::read(&one, 10).unwrap_err().problem.contains("cannot read the file"));
    }

    fn text(bytes: &[u8]) -> String {
        Source::export_from_bytes("x.txt", bytes.to_vec()).unwrap().text
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
        let unmarked: Vec<u8> = "Date\tTemp (°C)\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&unmarked), "Date\tTemp (°C)\n");
        assert_eq!(text(b"a\rb\r"), "a\nb\n");
    }

    #[test]
    fn japanese_is_told_from_accented_letters() {
        // "日時,温度(℃)" and "Date, 温度 °C" as Shift-JIS; then French and a quotation mark in Windows code pages.
        assert_eq!(text(b"\x93\xfa\x8e\x9e,\x89\xb7\x93\x78(\x81\x8e)\n"), "日時,温度(℃)\n");
        assert_eq!(text(b"Date,Temp(\x81\x8e)\n"), "Date,Temp(℃)\n");
        assert_eq!(text(b"Temp\xe9rature (\xb0C), pi\xe8ce cr\xe9\xe9e\n"), "Température (°C), pièce créée\n");
        assert_eq!(text(b"Fridge\x92s log; 4 \xb0C\n"), "Fridge’s log; 4 °C\n");
    }

    #[test]
    fn what_is_no_text_is_named() {
        let refuse = |bytes: &[u8]| Source::export_from_bytes("x.txt", bytes.to_vec()).unwrap_err().to_string();
        assert!(refuse(b"%PDF-1.7").contains("PDF"));
        assert!(refuse(b"PK\x03\x04zzz").contains("spreadsheet"));
        assert!(refuse(b"ab\0c").contains("x.txt:1:3"));
    }
}
