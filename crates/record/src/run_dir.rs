//! The folder of one run: created, or taken over if it is ours; locked while the run lasts.
//!
//! The lock belongs to the operating system (it ends with the process, however that ends), so a killed run leaves no
//! stale lock. A folder that contains anything exoskin did not write is refused: nobody else's files are ever
//! overwritten.

use std::fs::{self, File, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use crate::atomic::{self, Create};
use crate::error::RecordError;
use crate::payload::Payload;
use crate::snapshot::{Found, Identity, Snapshot};

/// Every file that a run may leave; the last one is written last and contains the hashes of the others.
pub const FILES: [&str; 9] = [
    "scenario.toml",
    "ledger.parquet",
    "readouts.parquet",
    "differences.parquet",
    "report.html",
    "clinician.html",
    "patient.html",
    "summary.json",
    "provenance.json",
];

/// Marks a folder as belonging to a run, and carries the lock.
const MARKER: &str = ".exoskin-run";
const MARKER_TEXT: &[u8] = b"A run of exoskin; the files beside this one may be overwritten by running it again.\n";
/// Finished work of an unfinished run.
const SNAPSHOT: &str = ".snapshot";
/// The name of a file being written: hidden, and recognisably ours.
const PART_SUFFIX: &str = ".part";

/// The folder of one run, locked for this process.
#[derive(Debug)]
pub struct RunDir {
    path: PathBuf,
    // Kept open for its lock.
    _lock: File,
    created: bool,
    create: Create,
}

impl RunDir {
    /// Where a run of `scenario` goes by default: `runs/NAME`.
    pub fn default_path(scenario: &str) -> PathBuf {
        let plain = |c: char| if c.is_ascii_alphanumeric() || "_-.".contains(c) { c } else { '-' };
        let name: String = scenario.chars().map(plain).collect();
        let name = name.trim_matches(['.', '-']);
        Path::new("runs").join(if name.is_empty() { "run" } else { name })
    }

    /// Takes `path` for a run: creates it, or takes over an empty folder or an earlier run.
    ///
    /// Errors: not a folder, somebody else's files, in use by another run, not writable.
    pub fn open(path: &Path) -> Result<RunDir, RecordError> {
        RunDir::open_with(path, atomic::create)
    }

    /// As [`RunDir::open`], with another way to make files (tests plug in a full disk here).
    #[doc(hidden)]
    pub fn open_with(path: &Path, create: fn(&Path) -> io::Result<File>) -> Result<RunDir, RecordError> {
        let created = make_folder(path)?;
        if !created {
            refuse_foreign(path)?;
        }
        let lock = match lock(path) {
            Ok(lock) => lock,
            Err(error) => {
                if created && !matches!(error, RecordError::InUse(_)) {
                    leave_nothing(path);
                }
                return Err(error);
            }
        };
        let run = RunDir { path: path.to_path_buf(), _lock: lock, created, create };
        run.remove_parts();
        Ok(run)
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Finished work of an earlier, killed run of the same thing, and the place to store more.
    pub fn snapshot<P: Payload>(&self, identity: &Identity) -> Result<(Snapshot<P>, Found), RecordError> {
        Snapshot::open_with(&self.path.join(SNAPSHOT), identity, self.create)
    }

    /// Ends a complete run: the snapshot is no longer needed.
    pub fn finish(self) -> Result<(), RecordError> {
        let snapshot = self.path.join(SNAPSHOT);
        match fs::remove_file(&snapshot) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(RecordError::io("remove", &snapshot)(error)),
            _ => Ok(()),
        }
    }

    pub(crate) fn part(&self, name: &str, bytes: &[u8]) -> Result<atomic::Part, RecordError> {
        let hidden = self.path.join(format!(".{name}{PART_SUFFIX}"));
        atomic::Part::write(self.path.join(name), hidden, bytes, self.create)
    }

    fn remove_parts(&self) {
        for name in names(&self.path).unwrap_or_default().iter().filter(|name| is_part(name)) {
            // Left behind by a killed run; if it cannot be removed, writing will say why.
            let _ = fs::remove_file(self.path.join(name));
        }
    }
}

impl Drop for RunDir {
    /// A run that failed before it stored anything leaves nothing behind.
    fn drop(&mut self) {
        let only_marker = names(&self.path).is_ok_and(|names| names.iter().all(|name| name == MARKER));
        if self.created && only_marker {
            leave_nothing(&self.path);
        }
    }
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

fn refuse_foreign(path: &Path) -> Result<(), RecordError> {
    let names = names(path).map_err(RecordError::io("read", path))?;
    if names.iter().any(|name| name == MARKER) {
        return Ok(());
    }
    match names.into_iter().find(|name| !is_ours(name)) {
        Some(found) => Err(RecordError::Foreign { path: path.to_path_buf(), found }),
        None => Ok(()),
    }
}

fn is_ours(name: &str) -> bool {
    name == SNAPSHOT || is_part(name) || FILES.contains(&name)
}

fn is_part(name: &str) -> bool {
    let inner = name.strip_prefix('.').and_then(|name| name.strip_suffix(PART_SUFFIX));
    inner.is_some_and(|name| FILES.contains(&name))
}

/// Names in `path`, sorted; names that are not Unicode are shown with replacement characters.
fn names(path: &Path) -> io::Result<Vec<String>> {
    let entries: io::Result<Vec<_>> = fs::read_dir(path)?.collect();
    let mut names: Vec<String> =
        entries?.into_iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    Ok(names)
}

fn lock(folder: &Path) -> Result<File, RecordError> {
    let path = folder.join(MARKER);
    let opened = File::options().create(true).truncate(false).read(true).write(true).open(&path);
    let mut file = opened.map_err(RecordError::io("write", &path))?;
    match file.try_lock() {
        Ok(()) => {}
        // Some network disks have no locks: better a run without one than no run.
        Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {}
        Err(TryLockError::Error(error)) => return Err(RecordError::io("lock", &path)(error)),
        Err(TryLockError::WouldBlock) => return Err(RecordError::InUse(folder.to_path_buf())),
    }
    let empty = file.metadata().map_err(RecordError::io("read", &path))?.len() == 0;
    if empty {
        file.write_all(MARKER_TEXT).map_err(RecordError::io("write", &path))?;
    }
    Ok(file)
}

/// Removes a folder that this run created and that contains nothing but its marker.
fn leave_nothing(path: &Path) {
    let _ = fs::remove_file(path.join(MARKER));
    // Fails if the folder is not empty, as it should.
    let _ = fs::remove_dir(path);
}
