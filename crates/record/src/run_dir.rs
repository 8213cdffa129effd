//! The folder of one run: created, or taken over if it is ours; locked while the run lasts.
//!
//! What is ours is told by content: `provenance.json` carries a seal and the hashes of the other files. A folder that
//! holds anything else is refused before the run begins, and looked at again before its results get their names.

use std::fs::File;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::atomic::{Disk, Part};
use crate::checksum::sha256_hex;
use crate::error::RecordError;
use crate::folder::{self, Batch, Folder, Marker};
use crate::held::{self, Asked, Held};
use crate::journal;
use crate::log::{self, Log};
use crate::payload::Payload;
use crate::rule;
use crate::snapshot::{self, Found, Identity, Snapshot};

/// Every file that each run may leave; the last one is placed last and holds the hashes of the others.
pub const FILES: [&str; 11] = [
    "scenario.toml",
    "inputs.parquet",
    "draws.parquet",
    "ledger.parquet",
    "readouts.parquet",
    "differences.parquet",
    "report.html",
    "clinician.html",
    "patient.html",
    "summary.json",
    held::NAME,
];

const MARKER: Marker = Marker {
    name: ".exoskin-run",
    text: "A run of exoskin; the files beside this one may be overwritten by running it again.\n",
    keeps_work: true,
};
/// Finished work of an unfinished run.
const SNAPSHOT: &str = ".snapshot";
/// Followed samples of an unfinished run.
const FOLLOWED: &str = ".followed";
/// What is said of files in a run's folder whose hashes are lost.
const UNKNOWN: &str = "cannot be recognised as a file of this run, because provenance.json is missing or was changed";
/// Folders that are tried for a free name, for the answer to one that is taken.
const MOST_TRIED: usize = 1000;

/// The folder of one run, locked for this process.
#[derive(Debug)]
pub struct RunDir {
    folder: Folder,
    held: Option<Held>,
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
        RunDir::open_with(path, Disk::default())
    }

    /// As [`RunDir::open`], with another way to make and place files (tests put a full disk here).
    #[doc(hidden)]
    pub fn open_with(path: &Path, disk: Disk) -> Result<RunDir, RecordError> {
        // As everywhere else, no path means here.
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        refuse_foreign(path)?;
        let folder = Folder::open(path, MARKER, disk)?;
        let held = Held::read(path)?;
        let run = RunDir { folder, held };
        run.refuse_changed()?;
        run.folder.remove_parts(run.names());
        Ok(run)
    }

    /// Refuses to replace the finished result of another run, unless that is wanted.
    ///
    /// # Errors
    /// The result that is here is not the one that is `asked` for; the error names what differs.
    pub fn refuse_other(&self, asked: &Asked, overwrite: bool) -> Result<(), RecordError> {
        let differences = self.held.as_ref().map(|held| held.differences(asked)).unwrap_or_default();
        if overwrite || differences.is_empty() {
            return Ok(());
        }
        let path = self.path().to_path_buf();
        Err(RecordError::OtherResult { instead: free_name(&path), path, differences })
    }

    /// Refuses names under which this run will leave files beside the usual ones, where something else is there.
    ///
    /// # Errors
    /// The first such place.
    pub fn refuse_taken<'a>(&self, files: impl Iterator<Item = (&'a str, &'a [u8])>) -> Result<(), RecordError> {
        for (name, bytes) in files {
            rule::free(&self.path().join(name), self.wrote(name), Some(&sha256_hex(bytes)))?;
        }
        Ok(())
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Finished work of an earlier, killed run of the same thing, and the place to store more.
    pub fn snapshot<P: Payload>(&self, identity: &Identity) -> Result<(Snapshot<P>, Found), RecordError> {
        Snapshot::open_with(&self.path().join(SNAPSHOT), identity, self.folder.disk().create)
    }

    /// Followed samples of an earlier, killed run of the same thing, and the place to store more.
    pub fn followed(&self, identity: &Identity) -> Result<Log, RecordError> {
        Log::open_with(&self.path().join(FOLLOWED), identity, self.folder.disk().create, log::MOST_BYTES)
    }

    /// Ends a complete run: the snapshot is no longer needed.
    pub fn finish(self) -> Result<(), RecordError> {
        [SNAPSHOT, FOLLOWED].into_iter().try_for_each(|name| {
            let path = self.path().join(name);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => Err(RecordError::io("remove", &path)(error)),
                _ => Ok(()),
            }
        })
    }

    /// Begins to write results in the place of those that are here.
    pub(crate) fn batch(&self) -> Batch<'_> {
        self.folder.batch(self.held.as_ref().map(|held| held.files.clone()).unwrap_or_default())
    }

    /// A file that is written while the run goes on.
    pub(crate) fn open_part(&self, name: &str) -> Result<(Part, File), RecordError> {
        self.folder.open_part(name)
    }

    /// The hash of the file that an earlier run left under this name.
    fn wrote(&self, name: &str) -> Option<&str> {
        self.held.as_ref()?.files.get(name).map(String::as_str)
    }

    /// Names under which a run has left files here, or will.
    fn names(&self) -> impl Iterator<Item = &str> {
        let left = self.held.iter().flat_map(|held| held.files.keys()).map(String::as_str);
        left.filter(|name| !FILES.contains(name)).chain(FILES)
    }

    /// Refuses files that a run would replace and that are not, or no longer, as exoskin left them.
    fn refuse_changed(&self) -> Result<(), RecordError> {
        for name in self.names() {
            let found = rule::free(&self.path().join(name), self.wrote(name), None);
            found.map_err(|error| match error {
                RecordError::Theirs { path, why: rule::NOT_OURS } if self.held.is_none() => {
                    RecordError::Theirs { path, why: UNKNOWN }
                }
                other => other,
            })?;
        }
        for name in [SNAPSHOT, FOLLOWED] {
            let path = self.path().join(name);
            if snapshot::is_foreign(&path).map_err(RecordError::io("read", &path))? {
                return Err(RecordError::Theirs { path, why: "was not written by exoskin" });
            }
        }
        Ok(())
    }
}

/// Refuses a folder without a marker that holds anything but a whole run.
fn refuse_foreign(path: &Path) -> Result<(), RecordError> {
    let names = match folder::names(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        // Not a folder: whoever takes it says so.
        Err(error) if error.kind() == ErrorKind::NotADirectory => return Ok(()),
        names => names.map_err(RecordError::io("read", path))?,
    };
    if names.is_empty() || names.iter().any(|name| name == MARKER.name) {
        return Ok(());
    }
    let held = Held::read(path)?;
    let is_ours = |name: &String| held.as_ref().is_some_and(|held| held.files.contains_key(name));
    match names.into_iter().find(|name| !is_ours(name)) {
        Some(found) => Err(RecordError::Foreign { path: path.to_path_buf(), found }),
        None => Ok(()),
    }
}

/// A name beside `path` at which nothing is.
fn free_name(path: &Path) -> PathBuf {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_else(|| "run".into());
    let numbered = (2..MOST_TRIED).map(|number| path.with_file_name(format!("{name}-{number}")));
    numbered.into_iter().find(|path| is_free(path)).unwrap_or_else(|| path.with_file_name(format!("{name}-new")))
}

fn is_free(path: &Path) -> bool {
    let found: io::Result<_> = fs::symlink_metadata(path);
    found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// True where results are being put in place, or were when a run was killed: the files are not all of one result.
pub fn is_half_placed(path: &Path) -> bool {
    journal::is_half_placed(path)
}
