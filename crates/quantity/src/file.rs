//! The bytes of a named file, or what is wrong with it.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::diagnostic::{Checked, Diagnostic};
use crate::nearest::nearest;

/// What a file must be, for the error about one that is not.
const EXPECTED_FILE: &str = "the path of a text file";
/// How many names in a folder are searched for the one that was meant.
const MOST_NEIGHBOURS: usize = 10_000;

/// The bytes of a file, if there are not too many.
pub(crate) fn checked_bytes(path: &Path, max_bytes: u64) -> Checked<Vec<u8>> {
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
    // Checked before opening: opening a named pipe waits for a writer that may never come.
    let kind = std::fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    // What the shell passes under /dev (standard input, a process's output) is not a regular file, but is accepted.
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
        ErrorKind::Unsupported => "this is not a regular file (it is a named pipe, a socket or a device)".into(),
        ErrorKind::PermissionDenied => "you do not have permission to read the file".into(),
        ErrorKind::NotADirectory => "a part of this path is a file, not a folder".into(),
        _ => format!("cannot read the file ({error})"),
    };
    Diagnostic::new(problem).expected(EXPECTED_FILE)
}

/// The file in the same folder that was most likely meant.
fn neighbour(path: &Path) -> Option<String> {
    let wanted = path.file_name()?.to_str()?;
    let folder = path.parent()?;
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(listed).ok()?.take(MOST_NEIGHBOURS).flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    // Folders are listed in no particular order; the answer is sorted.
    names.sort();
    let found = nearest(wanted, names.iter().map(String::as_str))?;
    Some(folder.join(found).display().to_string())
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
