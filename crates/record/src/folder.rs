//! A folder into which exoskin writes several files: marked, locked for one process, and made whole again if a process
//! was killed.
//!
//! The lock belongs to the operating system (it ends with the process, however that ends), so a killed run leaves no
//! stale lock.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crate::atomic::{Disk, Part};
use crate::checksum::sha256_hex;
use crate::error::RecordError;
use crate::journal::{self, Hashes, Journal, hidden};
use crate::plain;
use crate::rule::{self, Free};

/// How often a lock that is held is tried again before the folder is said to be in use.
const LOCK_TRIES: u32 = 10;
const BETWEEN_TRIES: Duration = Duration::from_millis(20);

/// The file that marks a folder and carries the lock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Marker {
    pub name: &'static str,
    pub text: &'static str,
    /// Whether unfinished work is stored next to it, so that the folder stays even if nothing was finished.
    pub keeps_work: bool,
}

/// A folder, locked for this process.
#[derive(Debug)]
pub(crate) struct Folder {
    path: PathBuf,
    marker: Marker,
    // Kept open for its lock.
    _lock: File,
    /// Whether this process created the folder, and the marker in it.
    made: (bool, bool),
    published: AtomicBool,
    disk: Disk,
}

impl Folder {
    /// Creates `path` if it is missing, locks it, and completes what a killed process left half done.
    ///
    /// # Errors
    /// Not a folder, in use, not writable; or something else has the marker's name.
    pub fn open(path: &Path, marker: Marker, disk: Disk) -> Result<Folder, RecordError> {
        let is_new = make_folder(path)?;
        let (lock, marked) = match lock(path, marker) {
            Ok(locked) => locked,
            Err(error) => {
                if is_new && !matches!(error, RecordError::InUse(_)) {
                    leave_nothing(path, marker);
                }
                return Err(error);
            }
        };
        let (made, published) = ((is_new, marked), AtomicBool::new(false));
        let folder = Folder { path: path.to_path_buf(), marker, _lock: lock, made, published, disk };
        journal::recover(path, disk)?;
        Ok(folder)
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn disk(&self) -> Disk {
        self.disk
    }

    /// Starts writing files; `old` are those that exoskin left here.
    pub fn batch(&self, old: Hashes) -> Batch<'_> {
        Batch { folder: self, old, new: Hashes::new(), parts: Vec::new() }
    }

    /// A file that is written bit by bit before it joins a batch.
    pub fn open_part(&self, name: &str) -> Result<(Part, File), RecordError> {
        Part::open(self.path.join(name), hidden(&self.path, name, "part"), self.disk)
    }

    /// Removes what a killed process left half-written of the files `names`.
    pub fn remove_parts<'a>(&self, names: impl Iterator<Item = &'a str>) {
        for name in names {
            // If it cannot be removed, writing will say why.
            let _ = fs::remove_file(hidden(&self.path, name, "part"));
        }
    }
}

impl Drop for Folder {
    /// Work that failed before it stored anything leaves nothing behind.
    fn drop(&mut self) {
        let (folder, marker) = self.made;
        let is_alone = names(&self.path).is_ok_and(|names| names.iter().all(|name| name == self.marker.name));
        if is_alone && folder {
            leave_nothing(&self.path, self.marker);
        } else if marker && (is_alone || !self.marker.keeps_work && !self.published.load(Ordering::Relaxed)) {
            let _ = fs::remove_file(self.path.join(self.marker.name));
        }
    }
}

/// Files in preparation: hidden until [`Batch::publish`] gives them all their names, removed if dropped before.
#[derive(Debug)]
pub(crate) struct Batch<'a> {
    folder: &'a Folder,
    old: Hashes,
    new: Hashes,
    parts: Vec<Part>,
}

impl Batch<'_> {
    /// Prepares a file.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), RecordError> {
        let (path, disk) = (&self.folder.path, self.folder.disk);
        self.parts.push(Part::write(path.join(name), hidden(path, name, "part"), bytes, disk)?);
        self.new.insert(name.to_owned(), sha256_hex(bytes));
        Ok(())
    }

    /// Takes a file that has been written already, under its hidden name.
    pub fn take(&mut self, name: &str, part: Part) -> Result<(), RecordError> {
        let read = rule::hash(part.hidden()).and_then(|hash| hash.ok_or_else(|| ErrorKind::NotFound.into()));
        let hash = read.map_err(RecordError::io("read", part.hidden()))?;
        self.new.insert(name.to_owned(), hash);
        self.parts.push(part);
        Ok(())
    }

    /// Names and hashes of the prepared files.
    pub fn hashes(&self) -> &Hashes {
        &self.new
    }

    /// Gives every file its name; `last` describes all the others. Old files without a successor are removed.
    ///
    /// # Errors
    /// Somebody else's file is in the way, or the system refuses; in both cases the old files stay as they were.
    pub fn publish(self, last: &str) -> Result<(), RecordError> {
        let Batch { folder, mut old, new, parts } = self;
        for (part, (name, hash)) in in_order(&parts, &new) {
            match rule::free(&folder.path.join(name), old.get(name).map(String::as_str), Some(hash))? {
                Free::Empty => drop(old.remove(name)),
                Free::Ours(permissions) => {
                    part.permit(permissions)?;
                    // What is there may be ours by its seal or its content, so the journal must know it too.
                    let there = rule::hash(&folder.path.join(name)).map_err(RecordError::io("read", &folder.path))?;
                    old.extend(there.map(|hash| (name.clone(), hash)));
                }
            }
        }
        old.retain(|name, hash| new.contains_key(name) || is_untouched(&folder.path.join(name), hash));
        Journal::new(old, new, last).publish(&folder.path, parts, folder.disk)?;
        folder.published.store(true, Ordering::Relaxed);
        Ok(())
    }
}

/// Whether a file without a successor is still as exoskin left it; if not, it stays.
fn is_untouched(path: &Path, hash: &str) -> bool {
    matches!(rule::free(path, Some(hash), None), Ok(Free::Ours(_)))
        && rule::hash(path).is_ok_and(|found| found.as_deref() == Some(hash))
}

/// Each part with the name and hash of its file.
fn in_order<'a>(parts: &'a [Part], new: &'a Hashes) -> impl Iterator<Item = (&'a Part, (&'a String, &'a String))> {
    parts.iter().filter_map(|part| Some((part, new.get_key_value(part.name()?)?)))
}

/// True where the folder did not exist before.
fn make_folder(path: &Path) -> Result<bool, RecordError> {
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => Ok(false),
        Ok(_) => Err(RecordError::NotAFolder(path.to_path_buf())),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            fs::create_dir_all(path).map_err(RecordError::io("create", path))?;
            Ok(true)
        }
        Err(error) => Err(RecordError::io("read", path)(error)),
    }
}

/// Names in `path`, sorted; names that are not Unicode are shown with replacement characters.
pub(crate) fn names(path: &Path) -> std::io::Result<Vec<String>> {
    let entries: std::io::Result<Vec<_>> = fs::read_dir(path)?.collect();
    let mut names: Vec<String> =
        entries?.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

/// The marker, open and locked, and whether it was created just now.
fn lock(folder: &Path, marker: Marker) -> Result<(File, bool), RecordError> {
    let path = folder.join(marker.name);
    let (mut file, is_new) = open_marker(&path)?;
    match try_lock(&file) {
        Ok(()) => {}
        // Some network disks have no locks: better a run without one than no run.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(RecordError::io("lock", &path)(error)),
        Err(TryLockError::WouldBlock) => return Err(RecordError::InUse(folder.to_path_buf())),
    }
    if fs::symlink_metadata(&path).is_err() {
        // The process that had the lock a moment ago removed the marker.
        return Err(RecordError::InUse(folder.to_path_buf()));
    }
    let mut text = Vec::new();
    let most = marker.text.len() as u64 + 1;
    (&mut file).take(most).read_to_end(&mut text).map_err(RecordError::io("read", &path))?;
    // A process killed while writing the marker left only its beginning, or nothing.
    if !marker.text.as_bytes().starts_with(&text) {
        return Err(RecordError::Theirs { path, why: "was not written by exoskin" });
    }
    file.write_all(&marker.text.as_bytes()[text.len()..]).map_err(RecordError::io("write", &path))?;
    Ok((file, is_new))
}

/// Tries more than once: a process that starts another one holds its locks twice, for the moment until that one is itself.
fn try_lock(file: &File) -> Result<(), TryLockError> {
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => std::thread::sleep(BETWEEN_TRIES),
            locked => return locked,
        }
    }
    file.try_lock()
}

fn open_marker(path: &Path) -> Result<(File, bool), RecordError> {
    let theirs = |_| RecordError::Theirs { path: path.to_path_buf(), why: "is not a plain file" };
    let look = || match plain::open(path, true) {
        Err(error) if error.kind() == ErrorKind::InvalidInput => Err(theirs(error)),
        opened => opened.map_err(RecordError::io("write", path)),
    };
    if let Some(file) = look()? {
        return Ok((file, false));
    }
    match OpenOptions::new().read(true).write(true).create_new(true).open(path) {
        Ok(file) => Ok((file, true)),
        // Another process was faster.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => match look()? {
            Some(file) => Ok((file, false)),
            None => Err(RecordError::InUse(path.parent().unwrap_or(path).to_path_buf())),
        },
        Err(error) => Err(RecordError::io("write", path)(error)),
    }
}

/// Removes a folder that this process created and that contains nothing but its marker.
fn leave_nothing(path: &Path, marker: Marker) {
    let _ = fs::remove_file(path.join(marker.name));
    // Fails if the folder is not empty, as it should.
    let _ = fs::remove_dir(path);
}
