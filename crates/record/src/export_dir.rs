//! A folder of exported files, which may contain anything else as well: `export.json` says which files exoskin left
//! there.

use std::path::Path;

use serde::{Deserialize, Serialize};

use crate::atomic::Disk;
use crate::error::RecordError;
use crate::folder::{Folder, Marker};
use crate::journal::{Hashes, is_name};
use crate::seal::{self, Seal};
use crate::{json, plain, rule};

/// The list of the files, with their hashes.
pub const LIST: &str = "export.json";
/// Anything larger is not such a list.
const MOST_BYTES: u64 = 1 << 24;
const MARKER: Marker = Marker {
    name: ".exoskin-export",
    text: "Files that exoskin exported lie beside this one; export.json lists them.\n",
    keeps_work: false,
};

#[derive(Debug, Serialize, Deserialize)]
struct List {
    program: String,
    files: Hashes,
    seal: String,
}

/// A folder for exported files, locked for this process.
#[derive(Debug)]
pub struct ExportDir {
    folder: Folder,
    /// What earlier exports left, including the list.
    left: Hashes,
}

impl ExportDir {
    /// Takes over `path`, or creates it.
    ///
    /// # Errors
    /// Not a folder, in use, not writable.
    pub fn open(path: &Path) -> Result<ExportDir, RecordError> {
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        let folder = Folder::open(path, MARKER, Disk::default())?;
        let left = left(path);
        Ok(ExportDir { folder, left })
    }

    /// The first of `names` under which an earlier export left a file.
    ///
    /// # Errors
    /// One of them belongs to somebody else, or was changed since.
    pub fn taken<'n>(&self, names: impl Iterator<Item = &'n str>) -> Result<Option<&'n str>, RecordError> {
        let mut taken = None;
        for name in names {
            let found = rule::free(&self.folder.path().join(name), self.left.get(name).map(String::as_str), None)?;
            if matches!(found, rule::Free::Ours(_)) {
                taken = taken.or(Some(name));
            }
        }
        Ok(taken)
    }

    /// Writes all of `files`, or none.
    ///
    /// # Errors
    /// As [`ExportDir::taken`]; or the system refuses.
    pub fn write(self, files: &[(String, Vec<u8>)]) -> Result<(), RecordError> {
        let is_new = |name: &String| name == LIST || files.iter().any(|(new, _)| new == name);
        let (old, mut others) = (self.left.clone(), self.left);
        others.retain(|name, _| !is_new(name));
        let mut batch = self.folder.batch(old.into_iter().filter(|(name, _)| is_new(name)).collect());
        for (name, bytes) in files {
            batch.add(name, bytes)?;
        }
        others.extend(batch.hashes().clone());
        let list = List { program: "exoskin".to_owned(), files: others, seal: seal::open_seal() };
        batch.add(LIST, &seal::close(json::pretty(LIST, &list)?))?;
        batch.publish(LIST)
    }
}

/// What the list in a folder names, if the list is as exoskin left it.
fn left(folder: &Path) -> Hashes {
    let Ok(Some(bytes)) = plain::read(&folder.join(LIST), MOST_BYTES) else { return Hashes::new() };
    let list = serde_json::from_slice::<List>(&bytes).ok().filter(|_| seal::check(&bytes) == Seal::Whole);
    let Some(list) = list else { return Hashes::new() };
    let mut files = list.files;
    files.retain(|name, _| is_name(name));
    files.insert(LIST.to_owned(), crate::sha256_hex(&bytes));
    files
}
