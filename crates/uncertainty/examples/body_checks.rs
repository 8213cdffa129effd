//! Writes docs/src/body.md: the body model beside every row it can be set against.

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/src/body.md");
    let written = exoskin_uncertainty::body::page()
        .map_err(|e| e.to_string())
        .and_then(|page| std::fs::write(&path, page).map_err(|e| format!("{}: {e}", path.display())));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("error: {reason}");
            ExitCode::FAILURE
        }
    }
}
