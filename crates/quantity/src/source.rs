//! A text somebody wrote, under the name they gave it, and places in it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::diagnostic::{Checked, Diagnostic};

/// A place in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

/// A text with the name under which the user knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The file's path as the user gave it, or what stands for it.
    pub name: String,
    /// The text.
    pub text: String,
}

impl Source {
    /// A text that is in memory already.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Source {
        Source { name: name.into(), text: text.into() }
    }

    /// Reads a file of at most `max_bytes` bytes; a byte order mark is dropped.
    ///
    /// # Errors
    /// Not found, a folder, unreadable, larger than `max_bytes` (without reading the rest), empty, or not UTF-8
    /// (with the place of the first bad byte).
    pub fn read(path: &Path, max_bytes: u64) -> Checked<Source> {
        let name = path.display().to_string();
        let wrong = |problem: String| Diagnostic::new(problem).in_file(name.clone());
        let bytes = read_at_most(path, max_bytes).map_err(|e| unreadable(&e).in_file(name.clone()))?;
        if bytes.len() as u64 > max_bytes {
            return Err(wrong(format!("the file is larger than {}", bytes_for_people(max_bytes)))
                .expected(format!("a file of at most {}", bytes_for_people(max_bytes))));
        }
        let source = Source::from_bytes(name.clone(), bytes)?;
        if source.text.trim().is_empty() {
            return Err(wrong("the file is empty".into()));
        }
        Ok(source)
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
                    .at(place_in(&good, valid))
                    .expected("a text file saved as UTF-8"))
            }
        }
    }

    /// Line and column of a byte of the text; a byte past the end is the end.
    pub fn place(&self, byte: usize) -> Place {
        place_in(&self.text, byte)
    }

    /// A mistake at a byte of this text.
    pub fn error_at(&self, byte: usize, problem: impl Into<String>) -> Diagnostic {
        Diagnostic::new(problem).in_file(&self.name).at(self.place(byte))
    }
}

/// At most one byte more than the limit: enough to know that it is exceeded.
fn read_at_most(path: &Path, max_bytes: u64) -> std::io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    file.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(error: &std::io::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::NotFound => Diagnostic::new("there is no such file"),
        ErrorKind::IsADirectory => Diagnostic::new("this is a folder, not a file"),
        ErrorKind::PermissionDenied => Diagnostic::new("the file may not be read (permission denied)"),
        _ => Diagnostic::new(format!("the file cannot be read ({error})")),
    }
}

fn bytes_for_people(bytes: u64) -> String {
    const KIB: u64 = 1024;
    if bytes >= KIB * KIB {
        format!("{} MiB", bytes / (KIB * KIB))
    } else if bytes >= KIB {
        format!("{} KiB", bytes / KIB)
    } else {
        format!("{bytes} bytes")
    }
}

fn place_in(text: &str, byte: usize) -> Place {
    let mut end = byte.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = &text[..end];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let line = 1 + before.bytes().filter(|&b| b == b'\n').count();
    let column = 1 + before[line_start..].chars().count();
    Place { line: line.try_into().unwrap_or(u32::MAX), column: column.try_into().unwrap_or(u32::MAX) }
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
        assert!(Source::read(&path, 10).unwrap_err().problem.contains("no such file"));
        assert!(Source::read(folder.path(), 10).unwrap_err().problem.contains("folder"));
        std::fs::write(&path, " \n").unwrap();
        assert!(Source::read(&path, 10).unwrap_err().problem.contains("empty"));
        std::fs::write(&path, "0123456789").unwrap();
        assert_eq!(Source::read(&path, 10).unwrap().text, "0123456789");
        assert!(Source::read(&path, 9).unwrap_err().problem.contains("larger than 9 bytes"));
    }
}
