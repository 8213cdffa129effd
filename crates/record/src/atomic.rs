//! Files that appear whole or not at all, and never in the place of somebody else's: written beside their place, synced,
//! then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::checksum::sha256_hex;
use crate::error::RecordError;
use crate::rule::{self, Free};
use crate::seal;

/// How files are made and get their names. Tests put a full disk or a killed process here.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Disk {
    /// Makes a file, in the place of what an earlier, killed process left under its hidden name.
    pub create: fn(&Path) -> io::Result<File>,
    /// Gives a file another name at which nothing may be.
    pub place: fn(&Path, &Path) -> io::Result<()>,
}

impl Default for Disk {
    fn default() -> Disk {
        Disk { create, place }
    }
}

/// A new file; what an earlier, killed process left under this name goes first.
fn create(path: &Path) -> io::Result<File> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    OpenOptions::new().write(true).create_new(true).open(path)
}

/// Gives a file another name, and fails where something has that name, also something that came a moment ago.
#[doc(hidden)]
pub fn place(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(error),
        // Some disks have no second names for a file; there, looking first must do.
        Err(_) if fs::symlink_metadata(to).is_ok() => Err(io::ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// A file written under a hidden name, waiting to take its place; dropped before that, it vanishes.
#[derive(Debug)]
pub(crate) struct Part {
    hidden: PathBuf,
    place: PathBuf,
    kept: bool,
}

impl Part {
    /// Writes and syncs `bytes` beside `place`, under the hidden name `hidden`.
    pub(crate) fn write(place: PathBuf, hidden: PathBuf, bytes: &[u8], disk: Disk) -> Result<Part, RecordError> {
        // Made first, so that a failure below removes what was written.
        let part = Part { hidden, place, kept: false };
        let written = (disk.create)(&part.hidden).and_then(|mut file| {
            file.write_all(bytes)?;
            file.sync_all()
        });
        written.map_err(RecordError::io("write", &part.place))?;
        Ok(part)
    }

    /// As [`Part::write`], for a file that is written and synced by the caller.
    pub(crate) fn open(place: PathBuf, hidden: PathBuf, disk: Disk) -> Result<(Part, File), RecordError> {
        let part = Part { hidden, place, kept: false };
        let file = (disk.create)(&part.hidden).map_err(RecordError::io("write", &part.place))?;
        Ok((part, file))
    }

    /// Where it is until it gets its name.
    pub(crate) fn hidden(&self) -> &Path {
        &self.hidden
    }

    /// The name that the file will have.
    pub(crate) fn name(&self) -> Option<&str> {
        self.place.file_name()?.to_str()
    }

    /// Gives the file the permissions of the one that it will replace.
    pub(crate) fn permit(&self, permissions: fs::Permissions) -> Result<(), RecordError> {
        fs::set_permissions(&self.hidden, permissions).map_err(RecordError::io("write", &self.place))
    }

    /// Gives the file its name, in the place of what had it.
    pub(crate) fn replace(mut self) -> Result<(), RecordError> {
        fs::rename(&self.hidden, &self.place).map_err(RecordError::io("write", &self.place))?;
        self.kept = true;
        Ok(())
    }

    /// Gives the file its name, at which nothing may be.
    pub(crate) fn place(mut self, disk: Disk) -> Result<(), RecordError> {
        match (disk.place)(&self.hidden, &self.place) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Err(RecordError::Theirs {
                path: self.place.clone(),
                why: "appeared in the meantime and was not written by exoskin",
            }),
            placed => {
                placed.map_err(RecordError::io("write", &self.place))?;
                self.kept = true;
                Ok(())
            }
        }
    }

    /// Leaves the file under its hidden name, for the journal that names it.
    pub(crate) fn keep(&mut self) {
        self.kept = true;
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.kept {
            // Nothing more can be done about a file that cannot be removed; it is hidden and the next run removes it.
            let _ = fs::remove_file(&self.hidden);
        }
    }
}

/// Writes one file whole or not at all, in a folder that exists. A file that is there is replaced where it holds the same
/// bytes already, or where exoskin wrote it and nobody changed it since (a page that [`write_page`] left).
///
/// # Errors
/// Somebody else's file is there, or a folder, a link, a device or a pipe; the folder is missing or may not be written;
/// the disk is full. Nothing has changed then.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), RecordError> {
    let name = path.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::InvalidInput));
    let name = name.map_err(RecordError::io("write", path))?;
    let found = rule::free(path, None, Some(&sha256_hex(bytes)))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.part", std::process::id()));
    let folder = folder_of(path);
    let part = Part::write(path.to_path_buf(), folder.join(hidden), bytes, Disk::default())?;
    match found {
        Free::Empty => part.place(Disk::default())?,
        Free::Ours(permissions) => {
            part.permit(permissions)?;
            part.replace()?;
        }
    }
    sync_folder(folder);
    Ok(())
}

/// Writes one HTML page as [`write_file`], with a seal by which a later call knows it again.
///
/// # Errors
/// As [`write_file`].
pub fn write_page(path: &Path, html: &str) -> Result<(), RecordError> {
    let page = format!("{}\n<!-- {} -->\n", html.trim_end(), seal::open_seal());
    write_file(path, &seal::close(page.into_bytes()))
}

/// Whether [`write_page`] may write to `path`: asked before the work whose answer the page is to hold.
///
/// # Errors
/// Somebody else's file is there, or a page that was changed since, a folder, a link, a device or a pipe; the folder is
/// missing.
pub fn may_write_page(path: &Path) -> Result<(), RecordError> {
    fs::metadata(folder_of(path)).map_err(RecordError::io("write", path))?;
    rule::free(path, None, None).map(drop)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes one new file whole or not at all; whatever has its name stays.
///
/// # Errors
/// Something is there; otherwise as [`write_file`].
pub fn write_new(path: &Path, bytes: &[u8]) -> Result<(), RecordError> {
    match fs::symlink_metadata(path) {
        Ok(_) => Err(RecordError::Theirs { path: path.to_path_buf(), why: "already exists" }),
        Err(_) => write_file(path, bytes),
    }
}

/// Makes changes of names in `folder` last through a power cut, where the system can.
pub(crate) fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}
