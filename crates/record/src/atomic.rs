//! Files that appear whole or not at all: written next to their destination, synced, then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::RecordError;

/// How a file is made. Tests plug in a full disk here.
pub(crate) type Create = fn(&Path) -> io::Result<File>;

/// A new file; anything an earlier, killed process left under this name is removed first.
pub(crate) fn create(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// A file written under a hidden name, waiting to be renamed into place; if dropped before that, it vanishes.
#[derive(Debug)]
pub(crate) struct Part {
    hidden: PathBuf,
    place: PathBuf,
    placed: bool,
}

impl Part {
    /// Writes and syncs `bytes` next to `place`, under the hidden name `hidden`.
    pub(crate) fn write(place: PathBuf, hidden: PathBuf, bytes: &[u8], create: Create) -> Result<Part, RecordError> {
        // Made first, so that a failure below removes what was written.
        let part = Part { hidden, place, placed: false };
        let written = create(&part.hidden).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(RecordError::io("write", &part.place))?;
        Ok(part)
    }

    /// Gives the file its final name.
    pub(crate) fn place(mut self) -> Result<(), RecordError> {
        fs::rename(&self.hidden, &self.place).map_err(RecordError::io("write", &self.place))?;
        self.placed = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.placed {
            // Nothing more can be done about a file that cannot be removed; it is hidden and the next run removes it.
            let _ = fs::remove_file(&self.hidden);
        }
    }
}

/// Writes one file whole or not at all, in a folder that exists; an older file of that name is replaced.
///
/// # Errors
/// The folder is missing or not writable, `path` names a folder, a device or a pipe, or the disk is full; in all these
/// cases nothing has changed.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), RecordError> {
    // Renaming would replace a device by a file, for everybody on this computer.
    if fs::metadata(path).is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        let problem = io::Error::new(io::ErrorKind::InvalidInput, "this is a device or a pipe, not a file");
        return Err(RecordError::io("write", path)(problem));
    }
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput));
    let name = name.map_err(RecordError::io("write", path))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.part", std::process::id()));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    Part::write(path.to_path_buf(), folder.join(hidden), bytes, create)?.place()?;
    sync_folder(folder);
    Ok(())
}

/// Makes renames in `folder` survive a power cut, where the system supports it.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
