//! NanoSight, NTA 2.x: a report of lines `Key: value unit`, without a table.
//!
//! `Total Concentration: 4.12 particles/frame, 2.05E8 particles/ml` is the concentration in the instrument; these
//! versions record no dilution, so it must be given.

use exoskin_quantity::{Checked, Source, leading_number, quoted};

use super::cells::Cell;
use super::heading::Scale;
use super::{Found, Instrument};

/// What the file says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let mut found = Found { instrument: Instrument::NanoSight, dilution_byte: source.text.len(), ..Found::default() };
    let mut at = 0;
    for raw in source.text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let Some((key, value)) = raw.split_once([':', '\t']) else { continue };
        let byte = start + (raw.len() - raw[key.len() + 1..].trim_start().len());
        let cell = Cell { text: value.trim(), byte, ..Cell::default() };
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
            let per_ml = per_ml(source, key, cell)?;
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

/// The part of a line that is per millilitre; `2.05 E8` and `2.05E8` mean the same. The unit may stand in the key.
fn per_ml(source: &Source, key: &str, cell: Cell<'_>) -> Checked<f64> {
    let mut found = None;
    for piece in cell.text.split(", ").flat_map(|piece| piece.split(';')).map(str::trim) {
        let Ok(number) = leading_number(piece, cell.comma) else { continue };
        let Ok(unit) = Scale::read(number.rest) else { continue };
        let in_key = || Scale::read(key).ok()?.with(unit)?.to_per_ml();
        let per_ml = unit.to_per_ml().or_else(in_key);
        found = found.or(per_ml.map(|factor| number.value * factor));
    }
    found.filter(|value| *value >= 0.0).ok_or_else(|| {
        source
            .error_at(cell.byte, format!("{} gives no concentration per mL", quoted(cell.text)))
            .expected("for example `4.12 particles/frame, 2.05E8 particles/ml`")
    })
}

/// A size in nm or a factor; what follows it may only be its unit and its error.
fn first_number(source: &Source, cell: Cell<'_>) -> Checked<f64> {
    const UNITS: [&str; 4] = ["nm", "-fold", "fold", "x"];
    let wrong = || {
        source
            .error_at(cell.byte, format!("{} is not a size or factor", quoted(cell.text)))
            .expected("a number above 0, for example `112.5 nm`")
    };
    let number = leading_number(cell.text, cell.comma).map_err(|_| wrong())?;
    let rest = UNITS.iter().find_map(|unit| number.rest.strip_prefix(unit)).unwrap_or(number.rest).trim_start();
    let understood = rest.is_empty() || rest.starts_with([',', ';', '±']) || rest.starts_with("+/-");
    if understood && number.value > 0.0 { Ok(number.value) } else { Err(wrong()) }
}
