//! Files of the user's own: kept under the hash of their content, read, and mended by choices before they count.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use axum::extract::{Path as Named, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use exoskin::{Diagnostic, Dilution, LogOptions, Question, ReadFile, ReadingOf};
use exoskin_sent::{LogSent, Refused, Told, Uploads};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};

use crate::app::Shared;
use crate::body::{self, Sent};
use crate::failure::Failure;
use crate::random;

/// The largest file that is taken, in bytes (64 MiB).
pub(crate) const MOST_BYTES: usize = 64 << 20;
/// Files that are kept; the oldest make room.
const MOST_FILES: usize = 200;
/// Characters of a file's name that are kept.
const LONGEST_NAME: usize = 80;
/// Characters of the hash in the name that an upload gets.
const HASH: usize = 32;
/// How the name that an upload gets begins.
const MARK: &str = "f_";

/// The folder of uploads.
pub(crate) struct Files {
    folder: PathBuf,
}

/// One upload.
struct Kept {
    path: PathBuf,
    name: String,
    kind: ReadingOf,
}

impl Files {
    pub fn in_folder(folder: PathBuf) -> Files {
        Files { folder }
    }

    /// Folders of this machine whose names go into no answer: one for each upload.
    pub fn hidden(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let below = entries.flat_map(|entry| fs::read_dir(entry.path()).into_iter().flatten().flatten());
        below.map(|entry| format!("{}{}", entry.path().display(), std::path::MAIN_SEPARATOR)).collect()
    }

    fn find(&self, file: &str) -> Option<Kept> {
        let hash = file.strip_prefix(MARK)?;
        if hash.len() != HASH || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let kinds = fs::read_dir(self.folder.join(file)).ok()?.flatten();
        let kind = kinds.into_iter().find_map(|entry| {
            let word = entry.file_name().to_string_lossy().into_owned();
            Some((entry.path(), ReadingOf::named(&word).ok()?))
        });
        let (folder, kind) = kind?;
        let entry = fs::read_dir(folder).ok()?.flatten().next()?;
        Some(Kept { path: entry.path(), name: entry.file_name().to_string_lossy().into_owned(), kind })
    }

    /// Keeps an upload and returns the name that it gets.
    fn keep(&self, name: &str, kind: &'static str, bytes: &[u8]) -> Result<String, Failure> {
        let name = safe(name);
        let hash = random::hash(&[kind.as_bytes(), b"\0", name.as_bytes(), b"\0", bytes].concat());
        let file = format!("{MARK}{}", &hash[..HASH]);
        if self.find(&file).is_some() {
            return Ok(file);
        }
        self.make_room();
        // Whole or not at all: the folder gets its name once the file is in it.
        let part = self.folder.join(format!(".{}", random::name().map_err(Failure::run)?));
        let placed = fs::create_dir_all(part.join(kind))
            .and_then(|()| fs::write(part.join(kind).join(&name), bytes))
            .and_then(|()| fs::rename(&part, self.folder.join(&file)));
        match placed {
            Ok(()) => Ok(file),
            Err(_) if self.find(&file).is_some() => {
                let _ = fs::remove_dir_all(&part);
                Ok(file)
            }
            Err(e) => Err(Failure::run(format!("the file cannot be kept ({e})"))),
        }
    }

    fn make_room(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let made =
            |path: &Path| fs::metadata(path).and_then(|about| about.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
        let mut uploads: Vec<(SystemTime, PathBuf)> =
            entries.map(|entry| (made(&entry.path()), entry.path())).collect();
        uploads.sort();
        for (_, oldest) in uploads.iter().take((uploads.len() + 1).saturating_sub(MOST_FILES)) {
            let _ = fs::remove_dir_all(oldest);
        }
    }
}

impl Uploads for Files {
    fn path(&self, file: &str, part: &str) -> Result<PathBuf, Diagnostic> {
        self.find(file).map(|kept| kept.path).ok_or_else(|| {
            let wrong = Diagnostic::new("there is no such upload").argument(part);
            wrong.expected("the `file` that /api/v1/read returned")
        })
    }
}

/// A file's name that means nothing to a file system.
fn safe(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |c: char| if c.is_alphanumeric() || " ._-()".contains(c) { c } else { '_' };
    let name: String = last.chars().map(plain).take(LONGEST_NAME).collect();
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() { "file".into() } else { name.into() }
}

/// What comes with an upload.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub(crate) struct About {
    /// The file's name.
    name: String,
    /// `logger`, `tracking`, `certificate`, `stability` or `dish`.
    kind: String,
}

/// What a file leaves open.
#[derive(Clone, Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choices {
    /// The column of temperatures.
    column: Option<String>,
    /// `day-first`, `month-first` or `year-first`.
    dates: Option<String>,
    /// `C` or `F`.
    scale: Option<String>,
    /// The device whose lines count.
    device: Option<String>,
    /// How often a tracked sample was diluted.
    dilution: Option<String>,
}

impl Choices {
    fn log(&self) -> Result<LogOptions, Diagnostic> {
        let Choices { column, dates, scale, device, .. } = self.clone();
        LogSent { file: String::new(), column, dates, scale, device }.options()
    }

    fn dilution(&self) -> Result<Option<Dilution>, Diagnostic> {
        let read = |text: &String| text.parse::<Dilution>().map_err(|wrong| wrong.argument("dilution"));
        self.dilution.as_ref().map(read).transpose()
    }
}

/// What was understood of an upload.
#[derive(Serialize, ToSchema)]
pub(crate) struct Understood {
    /// The name that the upload got.
    file: String,
    /// Its own name.
    name: String,
    /// What it is.
    kind: &'static str,
    /// The choices that were made.
    choices: Choices,
    /// What was understood; null where something has to be chosen or mended first.
    #[schema(value_type = Object)]
    understood: Value,
    /// What there is to choose from.
    #[schema(value_type = Object)]
    candidates: Value,
    /// What has to be chosen or mended.
    error: Option<Told>,
}

/// Takes a file and says what was understood.
#[utoipa::path(post, path = "/api/v1/read", tag = "files", params(About), request_body(content = Vec<u8>, content_type = "application/octet-stream"), responses((status = 200, body = Understood), (status = 413, body = Refused), (status = 422, body = Refused)))]
pub(crate) async fn read(
    State(app): State<Shared>,
    Query(about): Query<About>,
    sent: Sent,
) -> Result<Response, Failure> {
    let kind = ReadingOf::named(&about.kind)?;
    let bytes = body::bytes(sent, MOST_BYTES)?;
    let reading = tokio::task::spawn_blocking(move || {
        let file = app.files.keep(&about.name, word_of(kind), &bytes)?;
        understand(&app.files, &file, Choices::default())
    });
    body::reply(&reading.await.map_err(Failure::run)??)
}

/// The same file with choices.
#[utoipa::path(post, path = "/api/v1/read/{file}", tag = "files", params(("file" = String, Path)), request_body = Choices, responses((status = 200, body = Understood), (status = 404, body = Refused), (status = 422, body = Refused)))]
pub(crate) async fn again(
    State(app): State<Shared>,
    Named(file): Named<String>,
    headers: HeaderMap,
    sent: Sent,
) -> Result<Response, Failure> {
    let choices: Choices = body::json(&headers, sent)?;
    let reading = tokio::task::spawn_blocking(move || understand(&app.files, &file, choices));
    body::reply(&reading.await.map_err(Failure::run)??)
}

fn understand(files: &Files, file: &str, choices: Choices) -> Result<Understood, Failure> {
    let kept = files.find(file).ok_or_else(|| Failure::missing("there is no such upload"))?;
    let question = ReadFile {
        path: kept.path,
        name: kept.name.clone(),
        kind: kept.kind,
        log: choices.log()?,
        dilution: choices.dilution()?,
    };
    let reading = question.ask()?;
    Ok(Understood {
        file: file.to_owned(),
        name: kept.name,
        kind: word_of(kept.kind),
        choices,
        understood: reading.understood.unwrap_or_default(),
        candidates: json!(reading.candidates),
        error: reading.error.as_ref().map(Told::of),
    })
}

fn word_of(kind: ReadingOf) -> &'static str {
    ReadingOf::WORDS.into_iter().find(|(_, known)| *known == kind).map_or("", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_uploads_leave_no_folder() {
        for (name, expected) in [
            ("fridge.csv", "fridge.csv"),
            ("../../etc/passwd", "passwd"),
            ("C:\\x\\..", "file"),
            ("..", "file"),
            ("a\u{0}b\n.csv", "a_b_.csv"),
            ("", "file"),
        ] {
            assert_eq!(safe(name), expected);
        }
        assert_eq!(safe(&"é".repeat(300)).chars().count(), LONGEST_NAME);
    }

    #[test]
    fn only_names_of_uploads_are_looked_for() {
        let files = Files::in_folder(PathBuf::from("/"));
        for name in ["etc", "../etc", "f_../../etc", "f_", "f_0123456789abcdef0123456789abcdeg"] {
            assert!(files.find(name).is_none(), "{name}");
        }
    }
}
