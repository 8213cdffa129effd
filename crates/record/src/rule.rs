//! The one rule for every place where a file is to be written: what exoskin did not write, or what has been changed
//! since, is never replaced. Names do not matter; hashes, seals and content decide.

use std::fs::{self, File, Permissions};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::checksum::hex;
use crate::error::RecordError;
use crate::{plain, seal};

/// Files larger than this have no seal.
const MOST_SEALED: u64 = 1 << 26;
const CHUNK: usize = 1 << 16;

/// What is said of a file that neither hash nor seal knows.
pub(crate) const NOT_OURS: &str = "was not written by exoskin";

/// A place that may be written to.
#[derive(Debug)]
pub(crate) enum Free {
    /// Nothing is there.
    Empty,
    /// One of our own files, and its permissions, which the next one inherits.
    Ours(Permissions),
}

/// Whether a file may be written to `path`: `wrote` is the hash of what exoskin left there, `new` that of what it would
/// write.
///
/// # Errors
/// Somebody else's file, a link, folder, pipe or device; a write-protected file; an unreadable one.
pub(crate) fn free(path: &Path, wrote: Option<&str>, new: Option<&str>) -> Result<Free, RecordError> {
    let theirs = |why: &'static str| RecordError::Theirs { path: path.to_path_buf(), why };
    let found = match fs::symlink_metadata(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Free::Empty),
        found => found.map_err(RecordError::io("read", path))?,
    };
    if found.is_symlink() {
        return Err(theirs("is a link"));
    }
    if found.is_dir() {
        return Err(theirs("is a folder"));
    }
    if !found.is_file() {
        return Err(theirs("is a device or a pipe"));
    }
    let known = [wrote, new];
    let known = match known.iter().all(Option::is_none) {
        // Nothing to compare it with: a large file need not be read.
        true => false,
        false => {
            let Some(hash) = hash(path).map_err(RecordError::io("read", path))? else { return Ok(Free::Empty) };
            known.into_iter().flatten().any(|known| known == hash)
        }
    };
    if !known && !is_sealed(path, found.len()).map_err(RecordError::io("read", path))? {
        let changed = "was changed after exoskin wrote it";
        return Err(theirs(if wrote.is_some() { changed } else { NOT_OURS }));
    }
    if found.permissions().readonly() {
        return Err(theirs("is write-protected"));
    }
    Ok(Free::Ours(found.permissions()))
}

fn is_sealed(path: &Path, bytes: u64) -> io::Result<bool> {
    if bytes > MOST_SEALED {
        return Ok(false);
    }
    Ok(plain::read(path, MOST_SEALED)?.is_some_and(|bytes| seal::check(&bytes) == seal::Seal::Whole))
}

/// SHA-256 of a regular file; none if nothing is there.
pub(crate) fn hash(path: &Path) -> io::Result<Option<String>> {
    plain::open(path, false)?.map(hash_of).transpose()
}

fn hash_of(mut file: File) -> io::Result<String> {
    let mut sha = Sha256::new();
    let mut chunk = vec![0; CHUNK];
    loop {
        match file.read(&mut chunk)? {
            0 => return Ok(hex(&sha.finalize())),
            count => sha.update(&chunk[..count]),
        }
    }
}
