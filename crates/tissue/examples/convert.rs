//! Converts a PhysiCell project into one file:
//! `cargo run --release -p exoskin-tissue --example convert -- DIR FILE.toml [SETTINGS]`.
//!
//! Lists what is not carried over, with file and line, then the cells and the memory that a run takes. `SETTINGS` is the path of
//! the XML below `DIR`, by default `config/PhysiCell_settings.xml`. An existing file is never replaced.
#![allow(clippy::print_stdout)]

use std::io::Write;
use std::path::PathBuf;

use exoskin_tissue::file::write;
use exoskin_tissue::import::physicell::Project;

const BYTES_PER_MEGABYTE: u64 = 1_000_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(arguments.next().ok_or("which folder?")?);
    let file = PathBuf::from(arguments.next().ok_or("which file?")?);
    let settings = arguments.next().unwrap_or("config/PhysiCell_settings.xml".to_owned());
    let bytes = std::fs::read(folder.join(&settings)).map_err(|error| format!("{settings}: {error}"))?;
    let project = Project::read(&bytes, |path| std::fs::read(folder.join(path)).ok())?;
    for left_out in &project.left_out {
        let name = if left_out.file == "settings" { &settings } else { &left_out.file };
        println!("not carried over: {name}:{}: {}", left_out.line, left_out.what);
    }
    let cells = project.tissue.cells_at_start();
    let megabytes = project.tissue.bytes_needed(cells).div_ceil(BYTES_PER_MEGABYTE);
    println!("{cells} cells at the start; a run takes about {megabytes} MB and more as they divide");
    let text = write(&project.tissue)?;
    std::fs::File::create_new(&file)?.write_all(text.as_bytes())?;
    println!("{}", file.display());
    Ok(())
}
