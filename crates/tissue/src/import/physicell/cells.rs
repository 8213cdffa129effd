//! Where cells start: `cells.csv`, with a head (x, y, z, type, ...) or without (x, y, z, number of the type).

use super::kinds::Kinds;
use super::values::{Values, path};
use super::{ImportError, LeftOut};
use crate::cells::Domain;
use crate::rules::nearest;

pub(crate) fn read(
    root: &Values<'_>,
    kinds: &Kinds,
    domain: &Domain,
    file: &impl Fn(&str) -> Option<Vec<u8>>,
    left_out: &mut Vec<LeftOut>,
) -> Result<Vec<(usize, [f64; 3])>, ImportError> {
    let Some(positions) = root.find("initial_conditions").and_then(|start| start.find("cell_positions")) else {
        return Ok(Vec::new());
    };
    positions.use_all();
    if !positions.enabled()? {
        return Ok(Vec::new());
    }
    let path = path(&positions)?;
    let bytes = file(&path).ok_or_else(|| ImportError::missing(positions.line(), &path))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        ImportError::in_file(&path, line, "not UTF-8 text")
    })?;
    let mut cells = Vec::new();
    let mut named = false;
    for (place, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let number = place + 1;
        let bare = line.trim();
        if place == 0 && bare.to_lowercase().starts_with('x') {
            named = true;
            note_columns(&path, bare, left_out);
        } else if !bare.is_empty() && !bare.starts_with("//") {
            let entries: Vec<&str> = bare.split(',').map(str::trim).collect();
            let found =
                cell(&entries, named, kinds).map_err(|problem| ImportError::in_file(&path, number, &problem))?;
            if domain.contains(found.1) {
                cells.push(found);
            } else {
                left_out.push(LeftOut::in_file(&path, number, "a cell outside the domain"));
            }
        }
    }
    Ok(cells)
}

fn note_columns(path: &str, head: &str, left_out: &mut Vec<LeftOut>) {
    for column in head.split(',').skip(4).map(str::trim).filter(|column| !column.is_empty()) {
        let what = format!("column `{column}`: every cell starts with its type's values");
        left_out.push(LeftOut::in_file(path, 1, &what));
    }
}

fn cell(entries: &[&str], named: bool, kinds: &Kinds) -> Result<(usize, [f64; 3]), String> {
    if entries.len() < 4 {
        return Err(format!("{} entries; expected x, y, z and a cell type", entries.len()));
    }
    let mut at = [0.0; 3];
    for (axis, name) in ["x", "y", "z"].into_iter().enumerate() {
        let number = entries[axis].parse::<f64>().ok().filter(|value| value.is_finite());
        at[axis] = number.ok_or_else(|| format!("{name} is `{}`; expected a number", entries[axis]))?;
    }
    Ok((kind(entries[3], named, kinds)?, at))
}

fn kind(text: &str, named: bool, kinds: &Kinds) -> Result<usize, String> {
    let names = || kinds.types.iter().map(|kind| kind.name.as_str());
    if named {
        return names().position(|name| name == text).ok_or_else(|| {
            let meant = nearest(text, names()).map_or(String::new(), |name| format!("; did you mean `{name}`?"));
            format!("unknown cell type `{text}`{meant}")
        });
    }
    let number = text.parse::<f64>().ok();
    let place = number.and_then(|number| kinds.numbers.iter().position(|&known| known == number));
    place.ok_or_else(|| format!("cell type number `{text}`; the project has {:?}", kinds.numbers))
}
