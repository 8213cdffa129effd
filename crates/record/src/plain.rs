//! Regular files and nothing else: opening follows no links and waits for no pipes.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// What is at `path` if it is a regular file; none if nothing is there.
///
/// # Errors
/// A link, a folder, a pipe, a socket or a device; or a place that may not be read.
pub(crate) fn open(path: &Path, write: bool) -> io::Result<Option<File>> {
    match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
        Ok(found) if !found.is_file() => return Err(not_plain()),
        Ok(_) => {}
    }
    let file = match options().read(true).write(write).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        opened => opened?,
    };
    // What is there may have been swapped since it was checked.
    if file.metadata()?.is_file() { Ok(Some(file)) } else { Err(not_plain()) }
}

/// The bytes of a regular file of at most `most` bytes; none if nothing is there.
///
/// # Errors
/// As [`open`]; a larger file.
pub(crate) fn read(path: &Path, most: u64) -> io::Result<Option<Vec<u8>>> {
    open(path, false)?.map(|file| read_at_most(file, most)).transpose()
}

/// As `read`, for reading only: a link to a regular file is followed, a missing file is an error.
///
/// # Errors
/// Nothing there, not a regular file, or a larger file.
pub fn read_through(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    // Checked before opening: opening a named pipe waits for a writer that may never come.
    if !fs::metadata(path)?.is_file() {
        return Err(not_plain());
    }
    read_at_most(File::open(path)?, most)
}

fn read_at_most(file: File, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most {
        return Err(io::Error::new(ErrorKind::FileTooLarge, format!("the file is larger than {most} bytes")));
    }
    Ok(bytes)
}

#[cfg(unix)]
fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK);
    options
}

#[cfg(not(unix))]
fn options() -> OpenOptions {
    OpenOptions::new()
}

fn not_plain() -> io::Error {
    io::Error::new(ErrorKind::InvalidInput, "this is a link, a folder, a pipe or a device, not a plain file")
}
