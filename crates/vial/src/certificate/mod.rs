//! A certificate of analysis: a table with `item`, `value`, `unit`, `method`, `lot`, `date`.
//!
//! Several lots in one file give the spread between them, with the uncertainty that few lots leave. Lines whose item the
//! checklist does not know are kept as they are and used for nothing. Checked by: tests/suite/certificate.rs,
//! tests/suite/certificate_field.rs.

mod columns;
mod limits;

use std::path::Path;

use exoskin_quantity::write::plural;
use exoskin_quantity::{Checked, Date, Source, quoted, steers};

use crate::checklist::{Bound, Check, From, Item, Measure, Topic, find_item, near, no_item, number};
use crate::looks::{Looks, named};
use crate::nta::{Line, both_ways, delimiter, lines};
use crate::spread::{Spread, spread};
use columns::{COLUMNS, columns};
pub(crate) use columns::{is_heading, mentions};
use limits::{contradicted, impossible, sizes_in_order};

/// The largest certificate that is read, in bytes (4 MiB).
pub(crate) const MAX_CERTIFICATE_BYTES: u64 = 4 << 20;

/// The most lines: ten years of lots, each with every item, have fewer.
const MOST_LINES: usize = 10_000;

/// What a laboratory writes where it measured nothing; the line is kept and used for nothing.
const NOT_MEASURED: [&str; 19] = [
    "n/a",
    "na",
    "n.a.",
    "n.a",
    "not applicable",
    "not available",
    "not tested",
    "not determined",
    "not measured",
    "not reported",
    "nt",
    "n.t.",
    "-",
    "–",
    "—",
    "pending",
    "tbd",
    "nicht bestimmt",
    "ausstehend",
];

/// A certificate as read.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Certificate {
    /// The file's name.
    pub file: String,
    /// Its lines, in order.
    pub checks: Vec<Check>,
    /// Spread between lots, for every item measured in two or more.
    pub spreads: Vec<LotSpread>,
    /// Lines about something else: item, value, lot.
    pub unknown: Vec<UnknownLine>,
}

/// A line whose item the checklist does not know.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct UnknownLine {
    /// The item, as written.
    pub item: String,
    /// The value with its unit, as written.
    pub value: String,
    /// Which lot; empty if not stated.
    pub lot: String,
}

/// How much the lots of a certificate differ in one item.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct LotSpread {
    /// The item.
    pub item: &'static Item,
    /// Lots and their values, in the order of the file.
    pub lots: Vec<(String, f64)>,
    /// Mean and coefficient of variation.
    pub spread: Spread,
}

/// Reads a certificate from its file.
///
/// # Errors
/// As [`read_certificate`]; no such file, too large, or not text.
pub fn read_certificate_file(path: &Path) -> Checked<Certificate> {
    read_certificate(&Source::read_export(path, MAX_CERTIFICATE_BYTES)?)
}

/// Reads a certificate.
///
/// # Errors
/// With file, line and column: a missing or unknown column, a misspelt item (with the nearest one), an invalid value or
/// unit, one item of one lot with two values by the same method, no lines at all.
pub fn read_certificate(source: &Source) -> Checked<Certificate> {
    read(source).map_err(|error| named(source, Looks::Certificate, error))
}

fn read(source: &Source) -> Checked<Certificate> {
    let delimiter = delimiter(&source.text, mentions);
    let lines = lines(&source.text, delimiter);
    let mut data = lines.iter().filter(|line| !line.cell(0).text.starts_with('#'));
    let Some(heading) = data.next() else {
        return Err(source.error_at(0, "the certificate has no heading").expected(COLUMNS.join(",")));
    };
    let columns = columns(source, heading)?;
    let mut checks: Vec<Check> = Vec::new();
    let mut unknown: Vec<UnknownLine> = Vec::new();
    for line in data {
        if line.cells.len() > heading.cells.len() {
            let extra = line.cell(heading.cells.len());
            return Err(source
                .error_at(
                    extra.byte,
                    format!("{}, but {}", plural(line.cells.len(), "cell"), plural(heading.cells.len(), "heading")),
                )
                .expected("cells that contain the delimiter in double quotes"));
        }
        if checks.len() + unknown.len() == MOST_LINES {
            let problem = format!("the certificate has more than {MOST_LINES} lines");
            return Err(source.error_at(line.cell(0).byte, problem).expected("the lots of one product"));
        }
        let [word, value, unit, _, lot, _] = columns.map(|column| line.cell(column.unwrap_or(usize::MAX)));
        let is_other = find_item(word.text).is_none() && near(word.text).is_none();
        let is_measured = !NOT_MEASURED.contains(&value.text.to_lowercase().as_str());
        if (is_other || !is_measured) && !word.text.is_empty() {
            let value = format!("{} {}", value.text, unit.text).trim().to_owned();
            unknown.push(UnknownLine { item: word.text.into(), value, lot: lot.text.into() });
            continue;
        }
        let check = check(source, line, &columns)?;
        if let Some(before) = contradicted(&checks, &check) {
            return Err(source
                .error_at(value.byte, format!("{} is {} here and {} above", check.item.name, check.value, before.value))
                .expected(
                    "one value for one lot, or the lot or the method of each in the columns `lot` and `method`",
                ));
        }
        checks.push(check);
        sizes_in_order(&checks).map_err(|problem| source.error_at(value.byte, problem).expected("D10 below D90"))?;
    }
    if checks.is_empty() && unknown.is_empty() {
        return Err(source
            .error_at(heading.end, "the certificate has no lines below its heading")
            .expected("a line such as `endotoxin,0.05,EU/mL,LAL,A12,2026-03-01`"));
    }
    let spreads = spreads(&checks);
    Ok(Certificate { file: source.name.clone(), checks, spreads, unknown })
}

fn check(source: &Source, line: &Line<'_>, columns: &[Option<usize>; COLUMNS.len()]) -> Checked<Check> {
    let [word, value, unit, method, lot, date] = columns.map(|column| line.cell(column.unwrap_or(usize::MAX)));
    let Some(item) = find_item(word.text) else {
        let (problem, expected, near) = no_item(word.text);
        return Err(source.error_at(word.byte, problem).expected(expected).nearest(near));
    };
    if value.text.chars().all(|c| c.is_whitespace() || c.is_control() || steers(c)) {
        return Err(source
            .error_at(value.byte, format!("{} has no value", item.name))
            .expected("a value, or no line at all if nothing was measured"));
    }
    if let Some((small, large)) = both_ways(value.text, value.comma).filter(|_| item.measure != Measure::Free) {
        let problem = format!("{} can be {small} or {large} in a file of decimal commas", quoted(value.text));
        return Err(source
            .error_at(value.byte, problem)
            .expected(format!("`{large}`, or `{small}` with a decimal comma")));
    }
    let number = number(item, value.text, unit.text, value.comma)
        .map_err(|(problem, expected)| source.error_at(value.byte, problem).expected(expected))?;
    if let Some(problem) = impossible(item, number) {
        return Err(source.error_at(value.byte, problem.0).expected(problem.1));
    }
    if looks_like_a_day(date.text) {
        Date::parse(date.text)
            .map_err(|wrong| source.error_at(date.byte, wrong.problem).expected("a calendar date"))?;
    }
    // A unit may stand in both columns.
    let with_unit = match value.text.ends_with(unit.text) {
        true => value.text.to_owned(),
        false => format!("{} {}", value.text, unit.text).trim().to_owned(),
    };
    Ok(Check {
        item,
        value: with_unit,
        number,
        from: From::Certificate,
        method: method.text.into(),
        lot: lot.text.into(),
        date: date.text.into(),
        evidence: Vec::new(),
    })
}

/// Year, month and day as digits; other ways to write a date are shown as they are.
fn looks_like_a_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && parts.iter().all(digits) && parts.first().is_some_and(|year| year.len() == 4)
}

/// Every item that two or more lots have, with the lots' means.
fn spreads(checks: &[Check]) -> Vec<LotSpread> {
    let mut found: Vec<LotSpread> = Vec::new();
    for check in checks {
        if found.iter().any(|spread| spread.item == check.item) {
            continue;
        }
        let lots = lots(checks, check.item);
        let values: Vec<f64> = lots.iter().map(|(_, value)| *value).collect();
        if let Some(spread) = spread(&values) {
            found.push(LotSpread { item: check.item, lots, spread });
        }
    }
    found
}

/// The mean of each named lot, in the order of the file; bounds do not count as values.
fn lots(checks: &[Check], item: &Item) -> Vec<(String, f64)> {
    let of_item = checks.iter().filter(|check| check.item == item && !check.lot.is_empty());
    let numbers = of_item.filter_map(|check| {
        let number = check.number.filter(|number| number.bound == Bound::Equal)?;
        Some((check.lot.as_str(), number))
    });
    let mut lots: Vec<(String, f64, f64, bool)> = Vec::new();
    for (lot, number) in numbers {
        match lots.iter_mut().find(|(name, _, _, per_vial)| name == lot && *per_vial == number.per_vial) {
            Some((_, sum, count, _)) => {
                *sum += (number.value + number.high) / 2.0;
                *count += 1.0;
            }
            None => lots.push((lot.to_owned(), (number.value + number.high) / 2.0, 1.0, number.per_vial)),
        }
    }
    // Values per vial and per mL are not compared with each other.
    let kind = lots.first().map(|lot| lot.3);
    lots.into_iter().filter(|lot| Some(lot.3) == kind).map(|(name, sum, count, _)| (name, sum / count)).collect()
}

impl Certificate {
    /// Particles per mL: lowest and highest lot, for a vial of that volume. Nothing where the certificate has no count.
    pub fn particles_per_ml(&self, volume_ml: f64) -> Option<(f64, f64)> {
        let counts = self.checks.iter().filter(|check| check.item.topic == Topic::Count);
        // A bound such as `<1e7` is not a count.
        let exact = counts.filter(|check| check.number.is_some_and(|number| number.bound == Bound::Equal));
        let ends = exact.filter_map(|check| check.per_ml(volume_ml));
        ends.reduce(|(low, high), (other_low, other_high)| (low.min(other_low), high.max(other_high)))
    }

    /// Diameters, nm: the smallest D10 and the largest D90, else whatever mean, median or mode the lots have.
    pub fn diameters_nm(&self) -> Option<(f64, f64)> {
        let of = |name: &str| {
            let values = self.checks.iter().filter(|check| check.item.name == name);
            let numbers = values.filter_map(|check| check.number);
            numbers.flat_map(|number| [number.value, number.high]).collect::<Vec<f64>>()
        };
        let ends = |low: Vec<f64>, high: Vec<f64>| {
            let smallest = low.into_iter().reduce(f64::min)?;
            Some((smallest, high.into_iter().reduce(f64::max)?))
        };
        ends(of("size_d10"), of("size_d90"))
            .or_else(|| ends(of("size_d50"), of("size_d50")))
            .or_else(|| ends(of("size_mean"), of("size_mean")))
            .or_else(|| ends(of("size_mode"), of("size_mode")))
    }
}
