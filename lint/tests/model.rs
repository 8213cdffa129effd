//! Every number of the model is declared in `parameters.rs` (or the files of a folder `parameters`), or its line says why it needs no declaration.

use std::fs;
use std::path::{Path, PathBuf};

use exoskin_lint::numbers;

/// Folders that compute with numbers about the world.
const MODEL: [&str; 6] = ["blood/src", "vial/src", "skin/src", "scenario/src", "therapy/src", "hazard/src"];

#[test]
fn the_model_holds_no_undeclared_number() {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates");
    let mut offenders = Vec::new();
    for name in MODEL {
        for file in rust_files(&crates.join(name)) {
            let text = fs::read_to_string(&file).expect("a source file is readable");
            let shown = file.strip_prefix(&crates).unwrap_or(&file).display().to_string();
            let found = numbers(&text).expect("a source that compiles").into_iter();
            let undeclared = found.filter(|number| number.reason.is_none());
            offenders.extend(undeclared.map(|number| format!("crates/{shown}:{}: {}", number.line, number.text)));
        }
    }
    assert!(
        offenders.is_empty(),
        "{} undeclared numbers; declare each in the crate's parameters.rs, or end its line with `// number: reason` \
         where it is mathematics, a unit or numerics:\n{}",
        offenders.len(),
        offenders.join("\n")
    );
}

/// All sources below a folder but `parameters.rs`, the folder `parameters` and files `tests.rs`, in a fixed order.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let entries = fs::read_dir(folder).expect("a crate has a source folder");
    for entry in entries {
        let path = entry.expect("a folder's entry is readable").path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
        if path.is_dir() && name == "parameters" {
            continue;
        } else if path.is_dir() {
            files.extend(rust_files(&path));
        } else if name.ends_with(".rs") && !matches!(name, "parameters.rs" | "tests.rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
