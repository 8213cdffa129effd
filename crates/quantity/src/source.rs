//! A text somebody wrote, under the name they gave it, and places in it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::diagnostic::{Checked, Diagnostic};
use crate::nearest::nearest;

/// What a file must be, for the answer to one that is none.
const EXPECTED_FILE: &str = "the path of a text file";
/// Names looked through in a folder for the one that was meant.
const MOST_NEIGHBOURS: usize = 10_000;

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
    /// Not found (with the nearest name in that folder), a folder, a named pipe or other thing that is no file,
    /// unreadable, larger than `max_bytes` (without reading the rest), empty, or not UTF-8 (with the place of the
    /// first bad byte).
    pub fn read(path: &Path, max_bytes: u64) -> Checked<Source> {
        let name = path.display().to_string();
        let bytes = checked_bytes(path, max_bytes)?;
        Source::not_empty(Source::from_bytes(name, bytes)?)
    }

    /// Reads a file that an instrument or a spreadsheet wrote: as [`Source::read`], but UTF-16 and the one-byte
    /// characters of Windows are texts too.
    ///
    /// # Errors
    /// As [`Source::read`]; a file that is no text at all.
    pub fn read_export(path: &Path, max_bytes: u64) -> Checked<Source> {
        let bytes = checked_bytes(path, max_bytes)?;
        Source::not_empty(Source::export_from_bytes(path.display().to_string(), bytes)?)
    }

    /// Turns the bytes of an export into a text.
    ///
    /// # Errors
    /// Bytes that are no text.
    pub fn export_from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Checked<Source> {
        crate::encoding::export_from_bytes(name, bytes)
    }

    fn not_empty(self) -> Checked<Source> {
        if self.text.trim().is_empty() {
            return Err(Diagnostic::new("the file is empty")
                .in_file(self.name)
                .expected("a text file with something in it"));
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
                    .at(place_in(&good, valid))
                    .expected(expected_text(bad.as_bytes())))
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

/// The bytes of a file, where there are not too many.
fn checked_bytes(path: &Path, max_bytes: u64) -> Checked<Vec<u8>> {
    let name = path.display().to_string();
    let bytes = read_at_most(path, max_bytes).map_err(|e| unreadable(path, &e).in_file(name.clone()))?;
    if bytes.len() as u64 > max_bytes {
        let most = bytes_for_people(max_bytes);
        return Err(Diagnostic::new(format!("the file is larger than {most}"))
            .in_file(name)
            .expected(format!("a file of at most {most}")));
    }
    Ok(bytes)
}

/// At most one byte more than the limit: enough to know that it is exceeded.
fn read_at_most(path: &Path, max_bytes: u64) -> std::io::Result<Vec<u8>> {
    // Asked before opening: opening a named pipe waits for a writer that may never come.
    let kind = std::fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    // What the shell hands over under /dev (standard input, a process's output) is no plain file, and welcome.
    if !kind.is_file() && !path.starts_with("/dev") {
        return Err(ErrorKind::Unsupported.into());
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(max_bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    let problem = match error.kind() {
        ErrorKind::NotFound => {
            return Diagnostic::new("there is no such file").expected(EXPECTED_FILE).nearest(neighbour(path));
        }
        ErrorKind::IsADirectory => "this is a folder, not a file".into(),
        ErrorKind::Unsupported => "this is no plain file (a named pipe, a socket or a device)".into(),
        ErrorKind::PermissionDenied => "the file may not be read (permission denied)".into(),
        ErrorKind::NotADirectory => "a part of this path is a file, not a folder".into(),
        _ => format!("the file cannot be read ({error})"),
    };
    Diagnostic::new(problem).expected(EXPECTED_FILE)
}

/// The file of the same folder that was most likely meant.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path.parent()?;
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(listed).ok()?.take(MOST_NEIGHBOURS).flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    // Folders are listed in no order; the answer has one.
    names.sort();
    let found = nearest(wanted, names.iter().map(String::as_str))?;
    Some(folder.join(found).display().to_string())
}

/// What would have been right in place of bytes that are no UTF-8.
fn expected_text(bytes: &[u8]) -> &'static str {
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        "a text file saved as UTF-8; this one is UTF-16 (\"Unicode\" in some programs)"
    } else {
        "a text file saved as UTF-8"
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
        assert!(Source::read(&path, 10).unwrap_err().problem.contains("no plain file"));
        let pipe = folder.path().join("pipe.toml");
        // Not every system has the command; where it has, reading must end at once.
        if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|status| status.success()) {
            assert!(Source::read(&pipe, 10).unwrap_err().problem.contains("no plain file"));
        }
        assert!(Source::read(Path::new("/dev/zero"), 10).unwrap_err().problem.contains("larger than 10 bytes"));
        let (one, two) = (folder.path().join("one.toml"), folder.path().join("two.toml"));
        std::os::unix::fs::symlink(&two, &one).unwrap();
        std::os::unix::fs::symlink(&one, &two).unwrap();
        assert!(Source::read(&one, 10).unwrap_err().problem.contains("cannot be read"));
    }
}
