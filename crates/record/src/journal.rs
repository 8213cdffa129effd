//! Several files in one folder, given their names together: either all of them, or the old ones stay.
//!
//! Every new file is complete and synced under a hidden name (`.NAME.part`) before anything changes. Then a journal
//! says which old files go and which new ones come. Old files are moved to `.NAME.old`, new ones get their names, the
//! old ones are removed, and finally the journal. An error on the way moves everything back. A killed process leaves
//! the journal behind: anyone who finds it knows that the folder is not whole, and [`recover`] finishes what was
//! started.
//!
//! Checked by: tests/suite/half_placed.rs (a process that dies at every single step).

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::atomic::{self, Disk, Part};
use crate::error::RecordError;
use crate::{json, plain, rule};

/// Present in a folder for as long as its files do not all belong to one result.
pub(crate) const JOURNAL: &str = ".exoskin-placing";
/// Anything larger is not a journal.
const MOST_BYTES: u64 = 1 << 24;
const MEANTIME: &str = "appeared in the meantime and was not written by exoskin";

/// True where a folder's files are being exchanged, or were when a process was killed.
pub fn is_half_placed(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(JOURNAL)).is_ok()
}

/// Names of files and their hashes.
pub(crate) type Hashes = BTreeMap<String, String>;

/// What is to be done, and how a reader can tell what has been done already.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Journal {
    /// Old files that exoskin wrote: replaced if they are among the new ones, otherwise removed.
    old: Hashes,
    /// New files.
    new: Hashes,
    /// The file that describes all the others: it is removed first and placed last.
    last: String,
}

impl Journal {
    pub(crate) fn new(old: Hashes, new: Hashes, last: &str) -> Journal {
        Journal { old, new, last: last.to_owned() }
    }

    /// Gives the files of `parts`, which are in `folder`, their names.
    ///
    /// # Errors
    /// The system refused something; the old files are back or, if even that failed, the journal is there.
    pub(crate) fn publish(self, folder: &Path, mut parts: Vec<Part>, disk: Disk) -> Result<(), RecordError> {
        let text = json::pretty(JOURNAL, &self)?;
        Part::write(folder.join(JOURNAL), journal_part(folder), &text, disk)?.place(disk)?;
        atomic::sync_folder(folder);
        // From here on the journal is responsible for the hidden files.
        parts.iter_mut().for_each(Part::keep);
        let forward = self.forward(folder, disk);
        if forward.is_err() {
            self.back(folder, disk)?;
        }
        self.end(folder)?;
        forward
    }

    /// Names in order: the one that vouches for the others comes first.
    fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.old.keys().chain(self.new.keys()).map(String::as_str).collect();
        names.sort_by_key(|name| (*name != self.last, *name));
        names.dedup();
        names
    }

    fn forward(&self, folder: &Path, disk: Disk) -> Result<(), RecordError> {
        let names = self.names();
        for name in &names {
            self.move_away(folder, name, disk)?;
        }
        for name in names.iter().rev().filter(|name| self.new.contains_key(**name)) {
            let (part, place) = (hidden(folder, name, "part"), folder.join(name));
            if !self.is(&place, name)? {
                give_name(&part, &place, disk)?;
            }
        }
        atomic::sync_folder(folder);
        Ok(())
    }

    /// Moves an old file aside; one that already has the new content stays.
    fn move_away(&self, folder: &Path, name: &str, disk: Disk) -> Result<(), RecordError> {
        let place = folder.join(name);
        let Some(found) = hash(&place)? else { return Ok(()) };
        if self.new.get(name) == Some(&found) {
            return Ok(());
        }
        if self.old.get(name) != Some(&found) {
            return Err(RecordError::Theirs { path: place, why: MEANTIME });
        }
        let aside = hidden(folder, name, "old");
        if hash(&aside)?.is_some() { remove(&place) } else { give_name(&place, &aside, disk) }
    }

    /// Whether the new file already has its name.
    fn is(&self, place: &Path, name: &str) -> Result<bool, RecordError> {
        Ok(hash(place)?.as_ref() == self.new.get(name))
    }

    /// Moves the old files back to their names.
    fn back(&self, folder: &Path, disk: Disk) -> Result<(), RecordError> {
        for name in self.names().into_iter().rev() {
            let (place, aside) = (folder.join(name), hidden(folder, name, "old"));
            let is_new = self.is(&place, name)? && self.old.get(name) != self.new.get(name);
            if is_new && self.new.contains_key(name) {
                remove(&place)?;
            }
            if hash(&aside)?.is_some() && hash(&place)?.is_none() {
                give_name(&aside, &place, disk)?;
            }
        }
        atomic::sync_folder(folder);
        Ok(())
    }

    /// Nothing is left to do: the journal is removed last.
    fn end(&self, folder: &Path) -> Result<(), RecordError> {
        for name in self.names() {
            remove(&hidden(folder, name, "old"))?;
            remove(&hidden(folder, name, "part"))?;
        }
        remove(&folder.join(JOURNAL))?;
        atomic::sync_folder(folder);
        Ok(())
    }

    /// Whether every new file is there, under its own or its hidden name.
    fn is_whole(&self, folder: &Path) -> Result<bool, RecordError> {
        for (name, wanted) in &self.new {
            let there =
                self.is(&folder.join(name), name)? || hash(&hidden(folder, name, "part"))?.as_ref() == Some(wanted);
            if !there {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Completes what a killed process started in `folder`: forward if every new file is whole, otherwise back.
///
/// # Errors
/// The system refused something; or a journal that exoskin did not write.
pub(crate) fn recover(folder: &Path, disk: Disk) -> Result<(), RecordError> {
    // A journal that was never whole: nothing had changed yet.
    let _ = fs::remove_file(journal_part(folder));
    let path = folder.join(JOURNAL);
    let read = plain::read(&path, MOST_BYTES);
    let Some(bytes) = read.map_err(RecordError::io("read", &path))? else { return Ok(()) };
    let theirs = || RecordError::Theirs { path: path.clone(), why: "was not written by exoskin" };
    let journal: Journal = serde_json::from_slice(&bytes).map_err(|_| theirs())?;
    if !journal.names().into_iter().all(is_name) {
        return Err(theirs());
    }
    if journal.is_whole(folder)? {
        journal.forward(folder, disk)?
    } else {
        journal.back(folder, disk)?
    }
    journal.end(folder)
}

/// Where the journal is while it is being written.
fn journal_part(folder: &Path) -> PathBuf {
    folder.join(format!("{JOURNAL}.part"))
}

/// Where a file is while it does not (or no longer) have its own name.
pub(crate) fn hidden(folder: &Path, name: &str, suffix: &str) -> PathBuf {
    folder.join(format!(".{name}.{suffix}"))
}

/// A name that stays within its folder and cannot be that of a hidden file.
pub(crate) fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    !name.is_empty() && !name.starts_with('.') && name.chars().all(fits)
}

fn hash(path: &Path) -> Result<Option<String>, RecordError> {
    rule::hash(path).map_err(RecordError::io("read", path))
}

fn give_name(from: &Path, to: &Path, disk: Disk) -> Result<(), RecordError> {
    (disk.place)(from, to).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => RecordError::Theirs { path: to.to_path_buf(), why: MEANTIME },
        _ => RecordError::io("write", to)(error),
    })
}

fn remove(path: &Path) -> Result<(), RecordError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(RecordError::io("remove", path)(error)),
        _ => Ok(()),
    }
}
