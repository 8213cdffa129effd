//! Readers of the living tissue: its own file, a PhysiCell project, a snapshot.

use std::sync::OnceLock;

use exoskin_tissue::file::{self, Tissue};
use exoskin_tissue::import::physicell::Project;
use exoskin_tissue::snapshot;

/// A tissue's file.
pub const FILES: &[&str] = &[include_str!("../../crates/tissue/tests/suite/file/small.toml")];

/// Settings, cells and rules of a project, apart by a line of their own.
pub const PROJECTS: &[&str] = &[
    concat!(
        include_str!("../../crates/tissue/tests/suite/import/physicell.xml"),
        "\n=====\nx,y,z,type,volume\n0,0,0,tumour,\n20.5,0,0,macrophage,\n",
        "\n=====\ntumour,oxygen,increases,cycle entry,0.003,21.5,4,0\n"
    ),
    include_str!("../../crates/tissue/tests/suite/import/physicell.xml"),
];

/// Changes to a snapshot: two bytes of a place, one of a length, then so many bytes; again and again.
pub const CHANGES: &[&str] = &["\u{1}\u{2}\u{8}12345678", "\u{0}\u{0}\u{4}abcd\u{7}\u{7}\u{1}x"];

/// What is accepted is written and read back to the same.
pub fn read_file(bytes: &[u8]) -> bool {
    let Ok(tissue) = file::read(bytes) else { return false };
    assert!(tissue.bytes_needed(tissue.cells_at_start()) > 0 || tissue.setup.substrates.is_empty());
    file::write(&tissue).is_ok_and(|text| same(&text, &tissue))
}

/// What is carried over is written and read back to the same.
pub fn read_project(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split("\n=====\n");
    let settings = parts.next().unwrap_or("").to_owned();
    let [cells, rules] = [parts.next().unwrap_or(""), parts.next().unwrap_or("")];
    let other = |path: &str| match path {
        "config/cells.csv" => Some(cells.as_bytes().to_vec()),
        "config/rules.csv" => Some(rules.as_bytes().to_vec()),
        _ => None,
    };
    let Ok(project) = Project::read(settings.as_bytes(), other) else { return false };
    file::write(&project.tissue).is_ok_and(|text| same(&text, &project.tissue))
}

fn same(text: &str, tissue: &Tissue) -> bool {
    assert_eq!(file::read(text.as_bytes()).as_ref(), Ok(tissue));
    true
}

/// A snapshot with changes that its checksum does not give away; what is accepted can go on.
pub fn read_snapshot(bytes: &[u8]) -> bool {
    let (tissue, whole) = taken();
    let mut changed = whole.clone();
    let (head, end) = (28, whole.len() - 8);
    let mut rest = bytes;
    while let [high, low, many, after @ ..] = rest {
        let place = head + (usize::from(*high) * 256 + usize::from(*low)) % (end - head);
        let many = usize::from(*many).min(after.len()).min(end - place);
        changed[place..place + many].copy_from_slice(&after[..many]);
        rest = &after[many..];
    }
    let _ = snapshot::restore(tissue.setup.clone(), bytes);
    let _ = snapshot::restore(tissue.setup.clone(), &changed);
    snapshot::seal(&mut changed);
    match snapshot::restore(tissue.setup.clone(), &changed) {
        Ok(mut model) => model.step().is_ok(),
        Err(_) => false,
    }
}

/// A tissue and its snapshot after an hour.
fn taken() -> &'static (Tissue, Vec<u8>) {
    static TAKEN: OnceLock<(Tissue, Vec<u8>)> = OnceLock::new();
    TAKEN.get_or_init(|| {
        let tissue = file::read(FILES[0].as_bytes()).expect("the file that its own tests read");
        let mut model = tissue.model().expect("a sound model");
        model.run(60.0).expect("a sound model");
        let bytes = snapshot::save(&model);
        (tissue, bytes)
    })
}
