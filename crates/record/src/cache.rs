//! Solved transport draws cached between runs, each file named after a hash of everything its numbers depend on.
//!
//! A file that is missing, damaged, or has another key or layout is ignored, and the draws are solved again. A cache
//! that cannot be written is not used. Neither ever changes an answer.
//!
//! Checked by: tests/suite/cache.rs.

use std::ffi::OsString;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

use crate::atomic::{Disk, Part};
use crate::checksum::{guard, hex, sha256};
use crate::error::RecordError;
use crate::payload::{Payload, decode_all};
use crate::plain;

/// File type and version of the layout.
const MAGIC: &[u8; 8] = b"EXODRAW1";
/// Magic, key, checksum.
const FRAME_BYTES: usize = 8 + 32 + 8;
const SUFFIX: &str = "draws";
/// Once all files together exceed this size, files are removed, those unused for longest first.
const MOST_BYTES: u64 = 512 << 20;

/// What the numbers depend on, as one hash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    bytes: Vec<u8>,
}

impl Key {
    /// Starts the key for a kind of content made by `version` of the model.
    pub fn new(kind: &str, version: &str) -> Key {
        Key { bytes: Vec::new() }.with("kind", kind).with("version", version)
    }

    /// The key of solved transport rows of one problem: every program of this project finds them under it.
    pub fn transport_rows(version: &str, problem: &str) -> Key {
        Key::new("transport rows", version).with("problem", problem)
    }

    /// Adds a named text.
    pub fn with(self, name: &str, value: &str) -> Key {
        self.add(name.as_bytes()).add(value.as_bytes())
    }

    /// Adds a named number, by its bits.
    pub fn with_number(self, name: &str, value: f64) -> Key {
        self.add(name.as_bytes()).add(&value.to_bits().to_le_bytes())
    }

    /// The hash in hexadecimal, 64 characters.
    pub fn hex(&self) -> String {
        hex(&self.hash())
    }

    fn hash(&self) -> [u8; 32] {
        sha256(&self.bytes)
    }

    /// Length first, so that no two lists of parts give the same bytes.
    fn add(mut self, part: &[u8]) -> Key {
        self.bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        self.bytes.extend_from_slice(part);
        self
    }
}

/// A folder of solved draws, or none.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: Option<PathBuf>,
}

impl Cache {
    /// The cache of this user: `EXOSKIN_CACHE` (empty: no cache), else `exoskin` in the platform's cache folder.
    pub fn of_user() -> Cache {
        Cache { folder: folder_from(|name| std::env::var_os(name)) }
    }

    /// A cache in `folder`, created when something is stored.
    pub fn in_folder(folder: &Path) -> Cache {
        Cache { folder: Some(folder.to_path_buf()) }
    }

    /// No cache: nothing is found and nothing is stored.
    pub fn none() -> Cache {
        Cache { folder: None }
    }

    /// The folder, if there is one.
    pub fn folder(&self) -> Option<&Path> {
        self.folder.as_deref()
    }

    /// What is stored under `key`; none where it has to be solved.
    pub fn load<P: Payload>(&self, key: &Key) -> Option<P> {
        let path = self.path(key)?;
        let payload = decode(&plain::read(&path, MOST_BYTES).ok()??, key)?;
        mark_as_used(&path);
        Some(payload)
    }

    /// Whether anything is kept under `key`; it may still turn out to be damaged when it is loaded.
    pub fn has(&self, key: &Key) -> bool {
        self.path(key).is_some_and(|path| path.is_file())
    }

    /// Stores `payload` under `key`. An error says why it was not stored; the run can go on without it.
    pub fn store<P: Payload>(&self, key: &Key, payload: &P) -> Result<(), RecordError> {
        let (Some(folder), Some(path)) = (self.folder(), self.path(key)) else { return Ok(()) };
        fs::create_dir_all(folder).map_err(RecordError::io("create", folder))?;
        let hidden = folder.join(hidden_name(key));
        Part::write(path, hidden, &encode(key, payload), Disk::default())?.replace()?;
        prune(folder, MOST_BYTES);
        Ok(())
    }

    fn path(&self, key: &Key) -> Option<PathBuf> {
        Some(self.folder()?.join(format!("{}.{SUFFIX}", key.hex())))
    }
}

/// The bytes of a cache file, for draws that are shipped with the program.
pub fn encode<P: Payload>(key: &Key, payload: &P) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend_from_slice(&key.hash());
    payload.encode(&mut bytes);
    let sum = guard(0, &bytes);
    bytes.extend_from_slice(&sum.to_le_bytes());
    bytes
}

/// The content of a cache file; none where it is damaged or belongs to another key.
pub fn decode<P: Payload>(bytes: &[u8], key: &Key) -> Option<P> {
    if bytes.len() < FRAME_BYTES {
        return None;
    }
    let (guarded, sum) = bytes.split_last_chunk::<8>()?;
    let rest = guarded.strip_prefix(MAGIC)?.strip_prefix(&key.hash())?;
    (guard(0, guarded) == u64::from_le_bytes(*sum)).then(|| decode_all(rest))?
}

fn folder_from(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(chosen) = variable("EXOSKIN_CACHE") {
        return (!chosen.is_empty()).then(|| PathBuf::from(chosen));
    }
    // The XDG base directory rules: a relative path there must be ignored.
    let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let platform = if cfg!(target_os = "macos") {
        absolute("HOME").map(|home| home.join("Library/Caches"))
    } else if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else {
        absolute("XDG_CACHE_HOME").or_else(|| absolute("HOME").map(|home| home.join(".cache")))
    };
    platform.map(|folder| folder.join("exoskin"))
}

/// Unique among the processes and threads that store the same key at the same time.
fn hidden_name(key: &Key) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    format!(".{}.{}.{count}.part", key.hex(), std::process::id())
}

/// Updates the file's time, by which the files unused for longest are found; failure has no consequences.
fn mark_as_used(path: &Path) {
    if let Ok(Some(file)) = plain::open(path, true) {
        let _ = file.set_modified(SystemTime::now());
    }
}

/// Removes our files, those unused for longest first, until the rest fits; failures are left for the next time.
fn prune(folder: &Path, most_bytes: u64) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut files: Vec<(SystemTime, PathBuf, u64)> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let found = fs::symlink_metadata(&path).ok()?;
            (found.is_file() && is_name(&path)).then_some((found.modified().ok()?, path, found.len()))
        })
        .collect();
    files.sort();
    let mut total: u64 = files.iter().map(|(_, _, bytes)| bytes).sum();
    for (_, path, bytes) in files {
        if total <= most_bytes {
            return;
        }
        if is_ours(&path) && fs::remove_file(path).is_ok() {
            total -= bytes;
        }
    }
}

/// Named like the files of the cache: a hash in hexadecimal.
fn is_name(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let is_hash = stem.len() == 64 && stem.bytes().all(|letter| letter.is_ascii_hexdigit());
    is_hash && path.extension().is_some_and(|suffix| suffix == SUFFIX)
}

/// Whether a file begins like those of the cache.
fn is_ours(path: &Path) -> bool {
    let mut start = [0; MAGIC.len()];
    plain::open(path, false).is_ok_and(|file| file.is_some_and(|mut file| file.read_exact(&mut start).is_ok()))
        && start == *MAGIC
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(pairs: &[(&str, &str)]) -> Option<PathBuf> {
        folder_from(|name| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
    }

    #[test]
    #[cfg(target_os = "linux")]
    fn the_folder_follows_the_platform() {
        assert_eq!(folder(&[("HOME", "/home/a")]), Some("/home/a/.cache/exoskin".into()));
        assert_eq!(folder(&[("HOME", "/home/a"), ("XDG_CACHE_HOME", "/c")]), Some("/c/exoskin".into()));
        assert_eq!(folder(&[("HOME", "/home/a"), ("XDG_CACHE_HOME", "c")]), Some("/home/a/.cache/exoskin".into()));
        assert_eq!(folder(&[("HOME", "/home/a"), ("EXOSKIN_CACHE", "here")]), Some("here".into()));
        assert_eq!(folder(&[("HOME", "/home/a"), ("EXOSKIN_CACHE", "")]), None);
        assert_eq!(folder(&[]), None);
    }

    #[test]
    fn the_longest_unused_files_go_first() {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, start: &[u8], age_s: u64| {
            let path = folder.path().join(name);
            let mut bytes = start.to_vec();
            bytes.resize(100, 0);
            fs::write(&path, bytes).unwrap();
            let then = SystemTime::now() - std::time::Duration::from_secs(age_s);
            fs::File::options().append(true).open(&path).unwrap().set_modified(then).unwrap();
            path
        };
        let name = |letter: &str| format!("{}.draws", letter.repeat(64));
        let (old, older, new) =
            (file(&name("a"), MAGIC, 100), file(&name("b"), MAGIC, 200), file(&name("c"), MAGIC, 0));
        let foreign = [
            file("somebody's.txt", b"", 900),
            file("thesis.draws", MAGIC, 900),
            file(&name("d"), b"somebody's own", 900),
        ];
        prune(folder.path(), 250);
        assert!(!older.exists() && !old.exists() && new.exists());
        assert!(foreign.iter().all(|path| path.exists()), "whatever is not the cache's own stays");
    }
}
