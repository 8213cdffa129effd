//! Single cells as text: `x,y,z,type`, one per line.

use super::words::unknown_word;
use crate::cells::{CellType, Domain};

/// A cell: its type's position, and its place in um.
type Placed = (usize, [f64; 3]);

/// The first line.
const HEAD: &str = "x,y,z,type";

/// Reads cells; a mistake comes with its line in the text, from 1.
pub(crate) fn read(text: &str, types: &[CellType], domain: &Domain) -> Result<Vec<Placed>, (usize, String)> {
    let mut cells = Vec::new();
    for (place, line) in text.lines().enumerate() {
        let bare = line.trim();
        if bare.is_empty() || bare == HEAD || bare.starts_with('#') {
            continue;
        }
        cells.push(cell(bare, types, domain).map_err(|problem| (place + 1, problem))?);
    }
    Ok(cells)
}

fn cell(line: &str, types: &[CellType], domain: &Domain) -> Result<Placed, String> {
    let entries: Vec<&str> = line.splitn(4, ',').map(str::trim).collect();
    let [x, y, z, name] = entries[..] else {
        return Err(format!("{} entries; expected x, y, z and a cell type", entries.len()));
    };
    let mut at = [0.0; 3];
    for (axis, (name, text)) in [("x", x), ("y", y), ("z", z)].into_iter().enumerate() {
        let number = text.parse::<f64>().ok().filter(|value| value.is_finite());
        at[axis] = number.ok_or_else(|| format!("{name} is `{text}`; expected a number"))?;
    }
    let kind = types.iter().position(|kind| kind.name == name).ok_or_else(|| {
        let known: Vec<&str> = types.iter().map(|kind| kind.name.as_str()).collect();
        unknown_word("cell type", name, &known)
    })?;
    if domain.contains(at) { Ok((kind, at)) } else { Err("this cell is outside the box".to_owned()) }
}

/// Writes cells.
pub(crate) fn write(cells: &[Placed], types: &[CellType]) -> String {
    let mut text = format!("{HEAD}\n");
    for (kind, [x, y, z]) in cells {
        text.push_str(&format!("{x},{y},{z},{}\n", types[*kind].name));
    }
    text
}
