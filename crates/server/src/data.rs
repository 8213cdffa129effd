//! Where jobs, runs and uploaded files lie.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use exoskin::{Diagnostic, Error};

/// The folder that is used where none is named: `exoskin` in the platform's folder for data of programs.
pub fn default_folder() -> Option<PathBuf> {
    folder_from(|name| std::env::var_os(name))
}

fn folder_from(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let absolute = |name: &str| variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = |below: &str| absolute("HOME").map(|home| home.join(below));
    let platform = if cfg!(target_os = "macos") {
        home("Library/Application Support")
    } else if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else {
        absolute("XDG_DATA_HOME").or_else(|| home(".local/share"))
    };
    platform.map(|folder| folder.join("exoskin"))
}

/// Makes the folder and what lies in it; on Unix nobody else can look into it.
///
/// # Errors
/// It cannot be made.
pub(crate) fn prepare(folder: &Path) -> Result<PathBuf, Error> {
    let wrong = |e: std::io::Error| {
        let problem = format!("the folder {} cannot be used ({e})", exoskin::shown_path(folder));
        Error::from(Diagnostic::new(problem).argument("data").expected("a folder that can be written to"))
    };
    for part in ["jobs", "files"] {
        fs::create_dir_all(folder.join(part)).map_err(wrong)?;
    }
    own(folder).map_err(wrong)?;
    folder.canonicalize().map_err(wrong)
}

#[cfg(unix)]
fn own(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn own(_folder: &Path) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relative_folder_in_the_environment_is_ignored() {
        let found = folder_from(|name| (name == "XDG_DATA_HOME").then(|| "relative".into()));
        assert_eq!(found, None);
    }
}
