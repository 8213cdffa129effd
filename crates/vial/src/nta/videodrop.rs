//! Results of a Videodrop: sections `RESULTS`, `SETTINGS` and `TRACKING`, lines `Key;value unit`.
//!
//! Rebuilt from a public reader of these files, which names the sections and keys used here; no original was at hand.
//! The file has no dilution, so it must be given.

use exoskin_quantity::{Checked, Source, leading_number, quoted};

use super::cells::{self, Cell};
use super::heading::Scale;
use super::{Concentration, Found, Instrument};

/// Whether this is one.
pub(super) fn looks_like(source: &Source) -> bool {
    let head: String = source.text.lines().take(HEAD).collect::<Vec<&str>>().join("\n").to_lowercase();
    head.contains("modal diameter") && head.contains("average counted particles") && head.contains("results")
}

/// Lines within which the results stand.
const HEAD: usize = 200;

/// What the file says.
pub(super) fn read(source: &Source) -> Checked<Found> {
    let lines = cells::lines(&source.text, ';');
    let mut found = Found { kind: Concentration::Measured, dilution_byte: source.text.len(), ..Found::default() };
    if source.text.to_lowercase().contains("videodrop") {
        found.instrument = Instrument::Videodrop;
    }
    let from = lines.iter().position(|line| line.key().contains("results")).unwrap_or(0);
    for line in &lines[from..] {
        let (key, cell) = (line.key(), line.cell(1));
        if key.contains("tracking") {
            break;
        }
        let sizes = &mut found.sizes;
        let slot = match key.as_str() {
            "concentration" => {
                found.concentration = Some((per_ml(source, cell)?, cell.byte));
                continue;
            }
            "median diameter" => &mut sizes.d50,
            "mean diameter" => &mut sizes.mean,
            "modal diameter" => &mut sizes.mode,
            "d10" => &mut sizes.d10,
            "d90" => &mut sizes.d90,
            _ => continue,
        };
        *slot = Some(size(source, cell)?);
    }
    Ok(found)
}

/// The number of a value, and the unit after it.
fn parts<'a>(source: &Source, cell: Cell<'a>, what: &str) -> Checked<(f64, &'a str)> {
    let number = leading_number(cell.text, cell.comma).map_err(|wrong| wrong.at(source, cell.byte))?;
    if number.value < 0.0 {
        return Err(source.error_at(cell.byte, format!("{what} cannot be negative")).expected("a number above 0"));
    }
    Ok((number.value, number.rest))
}

fn per_ml(source: &Source, cell: Cell<'_>) -> Checked<f64> {
    let (value, unit) = parts(source, cell, "the concentration")?;
    let factor = Scale::read(unit).ok().and_then(Scale::to_per_ml);
    factor.map(|factor| value * factor).ok_or_else(|| {
        source
            .error_at(cell.byte, format!("{} gives no concentration per mL", quoted(cell.text)))
            .expected("for example `8.4E+08 particles/mL`")
    })
}

fn size(source: &Source, cell: Cell<'_>) -> Checked<f64> {
    let (value, unit) = parts(source, cell, "a size in nm")?;
    match unit {
        "nm" => Ok(value),
        _ => Err(source.error_at(cell.byte, format!("{} is no size in nm", quoted(cell.text))).expected("`112 nm`")),
    }
}
