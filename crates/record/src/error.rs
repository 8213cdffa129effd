//! Why something could not be stored on disk, in words for the person who started the run.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use exoskin_quantity::{shown, shown_path};
use thiserror::Error;

/// A run's files could not be written or read; the command ends with exit code 1.
#[derive(Debug, Error)]
pub enum RecordError {
    /// The system refused.
    #[error("cannot {action} {}: {}", shown_path(path), reason(cause))]
    Io {
        /// What was tried: `write`, `create`, `read`, `lock`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        cause: io::Error,
    },
    /// The output folder is a file.
    #[error("{} is a file, not a folder", shown_path(.0))]
    NotAFolder(PathBuf),
    /// The output folder contains somebody else's files.
    #[error("{} contains files that exoskin did not write (for example {})", shown_path(path), shown(found))]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// One of its entries.
        found: String,
    },
    /// The destination is taken by something that exoskin did not write, or that was changed since.
    #[error("{} {why}; it was left unchanged", shown_path(path))]
    Theirs {
        /// The destination.
        path: PathBuf,
        /// What is wrong with it, as a predicate.
        why: &'static str,
    },
    /// The folder contains the finished result of another run.
    #[error("{} contains the finished result of another run: {}", shown_path(path), differences.join("; "))]
    OtherResult {
        /// The folder.
        path: PathBuf,
        /// What differs: the value there, and the one asked for.
        differences: Vec<String>,
        /// A folder that is free.
        instead: PathBuf,
    },
    /// Another process writes there.
    #[error("another exoskin run is writing to {}; wait for it to finish or give another folder with --out", shown_path(.0))]
    InUse(PathBuf),
    /// A document contained NaN or an infinity; in that case nothing is written.
    #[error("{document}, line {line}, would hold a number that is not finite: {text}")]
    NotFinite {
        /// File name.
        document: &'static str,
        /// Line in it.
        line: usize,
        /// That line.
        text: String,
    },
    /// A document could not be put into its format.
    #[error("cannot write the results to {document}: {problem}")]
    Format {
        /// File name.
        document: &'static str,
        /// What the format's library said.
        problem: String,
    },
    /// A file of a run is not what was written there.
    #[error("{} is damaged: {problem}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        problem: String,
    },
    /// An item is too large for its file format.
    #[error("an item of {0} bytes does not fit into a snapshot")]
    TooBig(usize),
}

impl RecordError {
    /// Wraps what the system said about `path`.
    pub(crate) fn io<'a>(action: &'static str, path: &'a Path) -> impl FnOnce(io::Error) -> RecordError + 'a {
        move |cause| RecordError::Io { action, path: path.to_path_buf(), cause }
    }

    /// What would be right, if the destination is what is wrong.
    pub fn expected(&self) -> Option<String> {
        match self {
            RecordError::NotAFolder(_) | RecordError::Foreign { .. } => Some("an empty or a new folder".into()),
            RecordError::Theirs { .. } => Some("another location; or move that out of the way first".into()),
            RecordError::OtherResult { instead, .. } => Some(format!(
                "another folder, for example `--out {}`, or --overwrite to replace that result",
                shown_path(instead)
            )),
            RecordError::Io { cause, .. } if cause.kind() == ErrorKind::NotADirectory => {
                Some("a path made of folders".into())
            }
            _ => None,
        }
    }

    /// True where the disk had no room left.
    pub fn is_disk_full(&self) -> bool {
        let full = [ErrorKind::StorageFull, ErrorKind::QuotaExceeded, ErrorKind::FileTooLarge];
        matches!(self, RecordError::Io { cause, .. } if full.contains(&cause.kind()))
    }
}

/// The system's reason without the jargon.
fn reason(cause: &io::Error) -> String {
    match cause.kind() {
        ErrorKind::StorageFull => "the disk is full; free some space and run the same command again".into(),
        ErrorKind::QuotaExceeded => "your disk quota is used up".into(),
        ErrorKind::FileTooLarge => "the file would be larger than the system allows".into(),
        ErrorKind::PermissionDenied => "you do not have permission to write there".into(),
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only".into(),
        ErrorKind::NotADirectory => "a part of that path is a file, not a folder".into(),
        _ => cause.to_string(),
    }
}
