//! NanoSight, NTA 2.x: a report of lines `Key: value unit`, without a table.
//!
//! `Total Concentration: 4.12 particles/frame, 2.05E8 particles/ml` is the concentration in the instrument; these
//! versions record no dilution, so it must be given.

use exoskin_quantity::{Checked, Source, quoted};

use super::cells::{Cell, number};
use super::{Found, Instrument};

/// What the file says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let mut found = Found { instrument: Instrument::NanoSight, dilution_byte: source.text.len(), ..Found::default() };
    let mut at = 0;
    for raw in source.text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let Some((key, value)) = raw.split_once([':', '\t']) else { continue };
        let cell = Cell { text: value.trim(), byte: start + (raw.len() - raw[key.len() + 1..].trim_start().len()) };
        entry(source, &key.trim().to_lowercase(), cell, &mut found)?;
    }
    Ok(found)
}

fn entry(source: &Source, key: &str, cell: Cell<'_>, found: &mut Found) -> Checked<()> {
    let sizes = &mut found.sizes;
    let slot = match key {
        "sample name" | "sample" => return text(cell, &mut found.sample),
        "date/time of capture" | "time captured" | "date" => return text(cell, &mut found.date),
        "mean" => &mut sizes.mean,
        "mode" => &mut sizes.mode,
        "sd" | "standard deviation" => &mut sizes.sd,
        "d10" => &mut sizes.d10,
        "d50" => &mut sizes.d50,
        "d90" => &mut sizes.d90,
        "dilution factor" | "dilution" => &mut found.dilution,
        key if key.contains("concentration") && !key.contains("selected") => {
            let per_ml = per_ml(source, cell)?;
            found.concentration = found.concentration.or(Some((per_ml, cell.byte)));
            return Ok(());
        }
        _ => return Ok(()),
    };
    *slot = Some(first_number(source, cell)?);
    if key.starts_with("dilution") {
        found.dilution_byte = cell.byte;
    }
    Ok(())
}

fn text(cell: Cell<'_>, slot: &mut String) -> Checked<()> {
    if slot.is_empty() {
        *slot = cell.text.into();
    }
    Ok(())
}

/// The part of a line that is per millilitre; `2.05 E8` and `2.05E8` mean the same.
fn per_ml(source: &Source, cell: Cell<'_>) -> Checked<f64> {
    let lower = cell.text.to_lowercase().replace([' ', '\t'], "");
    let unit = ["particles/ml", "particlesperml", "/ml"].iter().find_map(|unit| lower.find(unit));
    let piece = match unit {
        Some(end) => tail_number(&lower[..end]),
        None => lower.as_str(),
    };
    match number(piece) {
        Some(value) if value >= 0.0 => Ok(value),
        _ => Err(source
            .error_at(cell.byte, format!("{} gives no concentration per mL", quoted(cell.text)))
            .expected("for example `4.12 particles/frame, 2.05E8 particles/ml`")),
    }
}

/// The number at the end of a text.
fn tail_number(text: &str) -> &str {
    let of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E' | '+' | '-');
    let from = text.rfind(|c| !of_number(c)).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    // The last letter of a word such as "frame" before the number must not become part of it.
    text[from..].trim_start_matches(['e', 'E', '+'])
}

fn first_number(source: &Source, cell: Cell<'_>) -> Checked<f64> {
    let piece = cell.text.split([' ', '\t']).next().unwrap_or("").trim_end_matches([',', ';', 'n', 'm']);
    match number(piece) {
        Some(value) if value > 0.0 => Ok(value),
        _ => Err(source
            .error_at(cell.byte, format!("{} is not a size or factor", quoted(cell.text)))
            .expected("a number above 0, for example `112.5 nm`")),
    }
}
