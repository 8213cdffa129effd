//! Models of other programs.

mod physicell;
mod xml;

/// A project's settings.
pub const SETTINGS: &str = include_str!("physicell.xml");
const CELLS: &str = "x,y,z,type,volume\n0,0,0,tumour,\n20.5,0,0,macrophage,\n";
const RULES: &str = "tumour,oxygen,increases,cycle entry,0.003,21.5,4,0\n";

/// Its other files.
pub fn files(path: &str) -> Option<Vec<u8>> {
    match path {
        "config/cells.csv" => Some(CELLS.into()),
        "config/rules.csv" => Some(RULES.into()),
        _ => None,
    }
}
