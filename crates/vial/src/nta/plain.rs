//! NanoSight: a report of lines `Key: value unit` or `Key,value`, without a table.
//!
//! `Total Concentration: 4.12 particles/frame, 2.05E8 particles/ml` of NTA 2.x is the concentration in the instrument;
//! these versions record no dilution, so it must be given. NTA 3.x corrects for the dilution that it records. Where a
//! report has a dilution but names no version, either could be: it is asked for.

use exoskin_quantity::{Checked, Comma, Source, leading_number, quoted};

use super::cells::Cell;
use super::heading::Scale;
use super::{Concentration, Found, Instrument, dilution};

/// What the file says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let mut found = Found { instrument: Instrument::NanoSight, dilution_byte: source.text.len(), ..Found::default() };
    let mut says = None;
    let mut at = 0;
    for raw in source.text.split_inclusive('\n') {
        let start = at;
        at += raw.len();
        let Some((key, value)) = raw.split_once([':', '\t', ',', ';']) else { continue };
        let value = value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ':' | ',' | ';' | '"'));
        let byte = start + (raw.len() - value.len());
        let cell =
            Cell { text: value.trim_end_matches(|c: char| c.is_whitespace() || c == '"'), byte, ..Cell::default() };
        let key = key.trim_matches(['"', ' ']).to_lowercase();
        if key.contains("concentration") && found.concentration.is_none() {
            says = says.or(said_by(&key));
        }
        entry(source, key.trim_end_matches(" (nm)"), cell, &mut found)?;
    }
    found.kind = kind(source, &found, says)?;
    Ok(found)
}

/// What a key says about its concentration.
fn said_by(key: &str) -> Option<Concentration> {
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    match () {
        () if has(&["orig", "undiluted", "corrected"]) => Some(Concentration::Undiluted),
        () if has(&["measured", "diluted"]) => Some(Concentration::Measured),
        () => None,
    }
}

/// What the concentration is: as its key says, else as the version of the software does it.
fn kind(source: &Source, found: &Found, says: Option<Concentration>) -> Checked<Concentration> {
    const CORRECTS_FROM: u32 = 3; // number: NTA 3 corrects for the dilution that it records
    let no_matter = found.dilution.is_none_or(|written| written.other.is_none() && written.value == 1.0);
    match (says, version(&source.text)) {
        (Some(said), _) => Ok(said),
        (None, Some(version)) if version >= CORRECTS_FROM => Ok(Concentration::UndilutedIfRecorded),
        (None, Some(_)) => Ok(Concentration::Measured),
        (None, None) if no_matter => Ok(Concentration::Measured),
        (None, None) => Err(source
            .error_at(
                found.dilution_byte,
                "the file has a dilution but does not say whether its concentration is already corrected for it",
            )
            .expected(
                "a line `NTA Version: NTA 3.4` or `NTA Version: NTA 2.3`, or the key `Original concentration` \
                 (corrected) or `Measured concentration` (not corrected)",
            )),
    }
}

/// The version of the software, before its point: 3 of `NTA Version: NTA 3.4` and of `NTA 3.4 Build 3.4.003`.
fn version(text: &str) -> Option<u32> {
    let lower = text.to_lowercase();
    let behind = lower.split("nta").skip(1);
    behind
        .map(|rest| rest.trim_start_matches([' ', ':', '\t']))
        .map(|rest| rest.strip_prefix("version").unwrap_or(rest).trim_start_matches([' ', ':', ',', '\t']))
        .find_map(|rest| rest.chars().next()?.to_digit(10)) // number: base of digits
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
        "dilution factor" | "dilution" => {
            found.dilution_byte = cell.byte;
            found.dilution = dilution::read(source, cell)?;
            return Ok(());
        }
        key if key.contains("concentration")
            && !["selected", "error", "warning"].iter().any(|word| key.contains(word)) =>
        {
            let per_ml = per_ml(source, key, cell)?;
            found.concentration = found.concentration.or(Some((per_ml, cell.byte)));
            return Ok(());
        }
        _ => return Ok(()),
    };
    *slot = Some(first_number(source, cell)?);
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
        let Ok(unit) = Scale::read(behind_error(number.rest, cell.comma)) else { continue };
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

/// What follows the error of a value: the unit in `+/- 2.5e+007 particles/ml`.
fn behind_error(rest: &str, comma: Comma) -> &str {
    let error = rest.strip_prefix("+/-").or_else(|| rest.strip_prefix('±'));
    error.and_then(|error| leading_number(error, comma).ok()).map_or(rest, |number| number.rest)
}

/// A size in nm; what follows it may only be its unit and its error.
fn first_number(source: &Source, cell: Cell<'_>) -> Checked<f64> {
    let wrong = || {
        source
            .error_at(cell.byte, format!("{} is not a size", quoted(cell.text)))
            .expected("a number above 0, for example `112.5 nm`")
    };
    let number = leading_number(cell.text, cell.comma).map_err(|_| wrong())?;
    let rest = number.rest.strip_prefix("nm").unwrap_or(number.rest).trim_start();
    let understood = rest.is_empty() || rest.starts_with([',', ';', '±']) || rest.starts_with("+/-");
    if understood && number.value > 0.0 { Ok(number.value) } else { Err(wrong()) }
}
