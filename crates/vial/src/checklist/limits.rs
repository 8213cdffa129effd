//! Measured values compared with the limits set by rows on other products. Values outside are reported; nothing is ever
//! called good.

use exoskin_evidence::row;
use exoskin_quantity::unit::PERCENT;

use super::check::{Bound, Check, Number};
use super::items::Topic;
use crate::nta::{Nta, share_between};

/// A measured value against one limit.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Against {
    /// The row that gives the limit.
    pub row: &'static str,
    /// Whether the value is outside it.
    pub outside: bool,
    /// In words: `above 0.25 EU/mL`, `not above 100 EU/mL`.
    pub text: String,
}

/// Rows with a highest value.
const HIGHEST: &[(&str, &str)] = &[
    ("endotoxin", "vial.qc.endotoxin_limit_nebulised_ev"),
    ("endotoxin", "vial.qc.endotoxin_limit_clinical_msc_ev"),
    ("endotoxin", "vial.qc.endotoxin_limit_xie"),
];
/// Rows with a lowest value.
const LOWEST: &[(&str, &str)] = &[
    ("size_share_50_400", "vial.qc.size_spec_50_400nm"),
    ("size_share_30_160", "vial.qc.size_spec_xie"),
    ("purity", "vial.qc.purity_webber_high"),
];
/// The row that requires negative tests.
const NEGATIVE: &str = "vial.qc.endotoxin_limit_nebulised_ev";
/// Allowed deviation of a count from its label.
const TOLERANCE: &str = "vial.qc.label_count_tolerance";
/// Diameters of the size rows, nm, as their names say.
const SHARES: [(f64, f64, &str); 2] = [
    (50.0, 400.0, "vial.qc.size_spec_50_400nm"), // number: conditions of vial.qc.size_spec_50_400nm
    (30.0, 160.0, "vial.qc.size_spec_xie"),      // number: conditions of vial.qc.size_spec_xie
];

/// A value from a certificate or product file compared with every limit for its item.
pub(super) fn of_check(check: &Check, volume_ml: f64) -> Vec<Against> {
    let name = check.item.name;
    let Some(number) = check.number else { return negative(check) };
    let (low, high) = check.per_ml(volume_ml).unwrap_or((number.value, number.high));
    let rows = |list: &'static [(&str, &str)]| list.iter().filter(move |(item, _)| *item == name).map(|(_, row)| *row);
    let above = rows(HIGHEST).filter_map(|id| highest(id, high, number));
    let below = rows(LOWEST).filter_map(|id| lowest(id, low, number));
    above.chain(below).collect()
}

fn highest(id: &'static str, value: f64, number: Number) -> Option<Against> {
    let row = row(id)?;
    let limit = row.high.or(row.value)?;
    let outside = value > limit && number.bound != Bound::Below || value >= limit && number.bound == Bound::Above;
    let unclear = !outside && (number.bound == Bound::Above || number.bound == Bound::Below && value > limit);
    Some(said(id, outside, unclear, "above", limit, &row.unit))
}

fn lowest(id: &'static str, value: f64, number: Number) -> Option<Against> {
    let row = row(id)?;
    let limit = row.low.or(row.value)?;
    let outside = value < limit && number.bound != Bound::Above || value <= limit && number.bound == Bound::Below;
    let unclear = !outside && (number.bound == Bound::Below || number.bound == Bound::Above && value < limit);
    Some(said(id, outside, unclear, "below", limit, &row.unit))
}

fn said(row: &'static str, outside: bool, unclear: bool, word: &str, limit: f64, unit: &str) -> Against {
    let unit = if unit == "fraction" { String::new() } else { format!(" {unit}") };
    let not = if outside { "" } else { "not " };
    let limit = exoskin_quantity::show_number(limit);
    let text = match unclear {
        true => format!("may be {word} {limit}{unit}: the reported bound does not settle it"),
        false => format!("{not}{word} {limit}{unit}"),
    };
    Against { row, outside, text }
}

/// Tests that should find nothing.
fn negative(check: &Check) -> Vec<Against> {
    if !matches!(check.item.topic, Topic::Sterility | Topic::Mycoplasma | Topic::Virus) {
        return Vec::new();
    }
    if check.value.to_lowercase().split([';', ',', '.', '(', ')', '/']).any(says_found) {
        return vec![Against {
            row: NEGATIVE,
            outside: true,
            text: "something was found; the row requires a negative result".into(),
        }];
    }
    Vec::new()
}

/// Whether part of a sentence, in lower case, says that something was found: a word for a finding that is not negated.
fn says_found(part: &str) -> bool {
    const FAILED: [&str; 7] =
        ["not sterile", "non-sterile", "nonsterile", "not pass", "not comply", "not conform", "non-compliant"];
    const FOUND: [&str; 8] = ["positive", "growth", "grew", "detected", "present", "fail", "failed", "fails"];
    const DENIED: [&str; 9] = ["no", "not", "none", "nil", "without", "negative", "absent", "0", "zero"];
    if FAILED.iter().any(|words| part.contains(words)) {
        return true;
    }
    let words: Vec<&str> = part.split(|c: char| !c.is_alphanumeric()).collect();
    let has = |list: &[&str]| words.iter().any(|word| list.contains(word));
    // A control that shows growth, as it should, and a test that the medium supports growth do not count as findings.
    has(&FOUND) && !has(&DENIED) && !has(&["control", "controls", "promotion"])
}

/// A measured count compared with its label.
pub(super) fn of_count(ratio: (f64, f64)) -> Option<Against> {
    let tolerance = row(TOLERANCE)?.value?;
    let outside = ratio.1 < 1.0 - tolerance || ratio.0 > 1.0 + tolerance;
    let whole = ratio.0 >= 1.0 - tolerance && ratio.1 <= 1.0 + tolerance;
    let percent = tolerance * PERCENT;
    let text = match (outside, whole) {
        (true, _) => format!("more than {percent} % off the label"),
        (false, true) => format!("not more than {percent} % off the label"),
        (false, false) => format!("possibly more than {percent} % off the label"),
    };
    Some(Against { row: TOLERANCE, outside, text })
}

/// A measured histogram compared with the size rows.
pub(super) fn of_sizes(nta: &Nta) -> Vec<Against> {
    let one = |(low, high, id): (f64, f64, &'static str)| {
        let share = share_between(&nta.histogram, low, high)?;
        let limit = row(id)?.value?;
        let found = format!("{:.0} % of the particles are between {low} and {high} nm", share * PERCENT);
        let word = if share < limit { "below" } else { "not below" };
        Some(Against { row: id, outside: share < limit, text: format!("{found}, {word} {:.0} %", limit * PERCENT) })
    };
    SHARES.into_iter().filter_map(one).collect()
}
