//! How often a sample was diluted: `500`, `1:500`, `500x`, and what else in the file must agree with it.

use exoskin_quantity::write::significant;
use exoskin_quantity::{Checked, Diagnostic, Source, quoted};

use super::cells::{Cell, amount, both_ways, optional_amount};
use super::{Concentration, Found};

/// Largest dilution.
const MOST_DILUTION: f64 = 1e9; // number: limit of what is accepted as input
/// Two concentrations of two digits each give their ratio to within this share.
const ROUNDED: f64 = 0.11; // number: policy for reading files
/// One part in that many, or one part and that many more, differ by no more than counts do.
const LEAST_RATIO: f64 = 10.0; // number: policy for reading files

/// A dilution as a file writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Written {
    pub value: f64,
    /// The other number that it can be: `1.000` is 1 or 1000 in a file of decimal commas.
    pub other: Option<f64>,
}

impl Written {
    fn contains(self, factor: f64) -> bool {
        self.value == factor || self.other == Some(factor)
    }

    fn words(self) -> String {
        self.other.map_or_else(|| self.value.to_string(), |other| format!("{} or {other}", self.value))
    }
}

/// Reads a cell; nothing where it is empty or says that nothing was recorded.
pub(super) fn read(source: &Source, cell: Cell<'_>) -> Checked<Option<Written>> {
    const WHAT: &str = "the dilution";
    if let Some((small, large)) = both_ways(cell.text, cell.comma) {
        return Ok(Some(Written { value: small, other: Some(large) }));
    }
    let lower = cell.text.to_lowercase();
    if let Some((_, parts)) = lower.split_once([':', '/']).filter(|(one, _)| one.trim() == "1") {
        return ratio(source, cell, parts.trim()).map(Some);
    }
    let bare = ["-fold", "fold", "x", "×"].iter().find_map(|end| lower.strip_suffix(end)).unwrap_or(&lower);
    let bare = bare.strip_prefix(['x', '×']).unwrap_or(bare).trim();
    // What stands before and behind the number is passed on only where it is a factor.
    let cell = if bare.starts_with(|c: char| c.is_ascii_digit()) { Cell { text: bare, ..cell } } else { cell };
    Ok(optional_amount(source, cell, WHAT)?.map(|value| Written { value, other: None }))
}

fn ratio(source: &Source, cell: Cell<'_>, parts: &str) -> Checked<Written> {
    let value = amount(source, Cell { text: parts, ..cell }, "the dilution")?;
    if value >= LEAST_RATIO {
        return Ok(Written { value, other: None });
    }
    let problem = format!("{} can be {value}-fold or {}-fold", quoted(cell.text), value + 1.0);
    Err(source.error_at(cell.byte, problem).expected("the factor: `2` for one part sample and one part buffer"))
}

/// How often the sample was diluted: as recorded, else as given; none where nothing needs it.
pub(super) fn settled(source: &Source, found: &Found, given: Option<f64>) -> Checked<Option<f64>> {
    let at = |problem: String| {
        Diagnostic::new(problem).in_file(&source.name).at(source.place(found.dilution_byte.min(end(source))))
    };
    let fits = |factor: f64| found.nearly.is_none_or(|nearly| (nearly / factor - 1.0).abs() <= ROUNDED);
    let wrong = |recorded: String, given: f64| {
        at(format!("the file gives a dilution of {recorded}, not {given}"))
            .expected("no --dilution if the file has its own")
    };
    let dilution = match (found.dilution, given) {
        (Some(recorded), Some(given)) if !recorded.contains(given) => return Err(wrong(recorded.words(), given)),
        (None, Some(given)) if !fits(given) => {
            return Err(wrong(format!("about {}", significant(found.nearly.unwrap_or(given), 2)), given));
        }
        (_, Some(given)) => given,
        (Some(Written { value, other: Some(other) }), None) => match (fits(value), fits(other)) {
            (true, false) => value,
            (false, true) => other,
            _ => {
                let problem = format!("the dilution can be {value} or {other}");
                return Err(at(problem).expected(format!("--dilution {value} or --dilution {other}")));
            }
        },
        (Some(recorded), None) => recorded.value,
        (None, None) if found.kind == Concentration::Undiluted => return Ok(None),
        (None, None) => {
            return Err(at("the file does not give the sample's dilution".into())
                .expected("--dilution N, for example --dilution 1000; --dilution 1 if it was not diluted"));
        }
    };
    if !(1.0..=MOST_DILUTION).contains(&dilution) {
        return Err(at(format!("no sample is diluted {dilution}-fold"))
            .expected("a dilution factor between 1 and 1e9: 100 for one part in a hundred"));
    }
    if !fits(dilution) {
        let about = significant(found.nearly.unwrap_or(dilution), 2);
        let problem = format!(
            "the file gives a dilution of {dilution}, but its two concentrations differ by a factor of {about}"
        );
        return Err(at(problem).expected("a concentration that is the measured one times the dilution"));
    }
    Ok(Some(dilution))
}

/// The end of the last line with anything on it.
pub(super) fn end(source: &Source) -> usize {
    source.text.trim_end().len()
}
