//! What a trial reports, as a number with its error where it gave one, else as a direction.

use exoskin_quantity::{Checked, Diagnostic};
use exoskin_stats::normal;

use crate::comparisons::{Comparison, Quantity, Reads};
use crate::table::{Row, Trials, Which};

/// What was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// Number or direction.
    pub value: Value,
    /// Whether the trial says that chance alone explains it.
    pub null: bool,
    /// Differences up to this size could not have been distinguished from zero by the trial, where that is known.
    pub blind: Option<Blind>,
    /// What the comparator did on its own, in the same unit; the rule of thumb starts there.
    pub device: Option<f64>,
    /// Unit.
    pub unit: String,
    /// Where it was published.
    pub doi: String,
    /// What the trial says about chance.
    pub chance: Chance,
    /// People in the smaller arm, where the table says so.
    pub people: Option<f64>,
    /// Whether both arms were on the same people.
    pub paired: bool,
}

/// What a trial says about chance as the explanation of the difference between its arms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chance {
    /// It alone may explain the difference: not significant.
    Alone,
    /// It is excluded as usual (p at most 0.05, or in words).
    Excluded,
    /// Nothing is said.
    Unsaid,
}

impl Chance {
    /// As written in the table: `0.143`, `<0.01`, `n.s.`, `significant`, or nothing.
    pub fn of(p: &str) -> Chance {
        if is_null(p) {
            return Chance::Alone;
        }
        let bound = p.trim_start_matches(['<', '=', '\u{2264}']).trim();
        let small = bound.parse::<f64>().is_ok_and(|p| p <= LARGEST_P);
        if small || p.starts_with("significant") { Chance::Excluded } else { Chance::Unsaid }
    }
}

/// The largest p that trials call significant.
const LARGEST_P: f64 = 0.05;

/// Words in the design of trials that compare two places on the same people.
const PAIRED: [&str; 7] = ["split", "intra-individual", "half", "same ", "own control", "saline site", "right/left"];

/// Whether a trial of this design compares two places on the same people.
pub fn is_paired(design: &str) -> bool {
    let design = design.to_lowercase();
    PAIRED.iter().any(|word| design.contains(word))
}

/// How large a difference may be that a trial cannot distinguish from zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Blind {
    /// In the readout's unit: 90 % interval around zero by the trial's own error.
    Absolute(f64),
    /// In per cent of the start: the same by the error of the instrument alone, so the least it can be.
    Percent(f64),
}

/// A number or a direction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// A number.
    Number {
        /// The difference, change or day.
        value: f64,
        /// Its standard error, if it can be worked out.
        standard_error: Option<f64>,
    },
    /// An upper bound.
    AtMost(f64),
    /// A direction only.
    Direction(Reads),
}

/// What `comparison` finds in the table.
///
/// # Errors
/// A row that does not exist, is not unique, lacks the number asked for, or has a unit that cannot be converted.
pub fn published(comparison: &Comparison, trials: &Trials) -> Checked<Published> {
    let rows = rows(comparison, trials)?;
    let first = rows.first().ok_or_else(|| Diagnostic::new("no row of the table is named"))?;
    // The trial's statement about chance concerns the difference between arms.
    let between = comparison.quantity == Quantity::Difference;
    let said_null = between && rows.iter().any(|row| is_null(&row.p));
    let size = Size::of(&rows, between);
    if let Some(reads) = comparison.reads {
        return Ok(Published {
            chance: size.chance,
            people: size.people,
            paired: size.paired,
            value: Value::Direction(reads),
            null: reads == Reads::Same,
            blind: instrument(&comparison.readout, first.n),
            device: None,
            unit: String::new(),
            doi: first.doi.clone(),
        });
    }
    let scaled = Scaled::of(comparison, trials, first)?;
    let values = rows.iter().map(|row| scaled.value(row)).collect::<Checked<Vec<f64>>>()?;
    let value = match values[..] {
        [one] => one,
        [one, other] => one - other,
        _ => return Err(Diagnostic::new(format!("{} rows are named", values.len())).expected("one or two")),
    };
    let standard_error = match comparison.ci95 {
        Some((low, high)) => Some((high - low) / (2.0 * normal::quantile(0.975))),
        None if between => scaled.error(&rows).or_else(|| error_from_chance(value, &first.p)),
        None => scaled.error(&rows),
    };
    let own = standard_error.map(|error| Blind::Absolute(normal::quantile(0.95) * error));
    Ok(Published {
        chance: size.chance,
        people: size.people,
        paired: size.paired,
        blind: own.or_else(|| instrument(&comparison.readout, first.n)),
        value: if comparison.at_most { Value::AtMost(value) } else { Value::Number { value, standard_error } },
        null: said_null || comparison.ci95.is_some_and(|(low, high)| low <= 0.0 && 0.0 <= high),
        device: values.get(1).map(|device| device - scaled.start_value),
        unit: scaled.unit,
        doi: first.doi.clone(),
    })
}

/// How large the trial was, how it compared, and what it says about chance.
struct Size {
    chance: Chance,
    people: Option<f64>,
    paired: bool,
}

impl Size {
    /// Of these rows; what is said about chance `between` arms says nothing about one arm's change.
    fn of(rows: &[&Row], between: bool) -> Size {
        let said: Vec<Chance> = rows.iter().map(|row| Chance::of(&row.p)).collect();
        let one = |chance: Chance| said.contains(&chance).then_some(chance);
        let chance = one(Chance::Alone).or_else(|| one(Chance::Excluded)).filter(|_| between);
        let people = rows.iter().filter_map(|row| row.n.or(row.analysed)).min_by(f64::total_cmp);
        let paired = rows.iter().any(|row| is_paired(&row.design));
        Size { chance: chance.unwrap_or(Chance::Unsaid), people, paired }
    }
}

fn rows<'t>(comparison: &Comparison, trials: &'t Trials) -> Checked<Vec<&'t Row>> {
    comparison.rows.iter().map(|arm| trials.one(which(comparison, arm, comparison.time.as_deref()))).collect()
}

fn which<'a>(comparison: &'a Comparison, arm: &'a str, time: Option<&'a str>) -> Which<'a> {
    Which { trial: &comparison.trial, endpoint: &comparison.endpoint, time, arm }
}

/// Units of means that can be converted.
const UNITS: [&str; 7] = ["percent", "hairs/cm2", "um", "mm", "d", "g/(m^2 h)", "patients"];

/// How a mean of the table becomes a number in the readout's unit.
struct Scaled {
    factor: f64,
    /// Start in the readout's unit; 0 where the means are changes already.
    start_value: f64,
    /// Counted patients become shares.
    counted: bool,
    unit: String,
}

impl Scaled {
    fn of(comparison: &Comparison, trials: &Trials, first: &Row) -> Checked<Scaled> {
        let sign = if comparison.fall { -1.0 } else { 1.0 };
        let plain = |factor: f64, unit: &str| Scaled {
            factor: factor * sign,
            start_value: 0.0,
            counted: false,
            unit: unit.to_owned(),
        };
        if let Some(arm) = &comparison.start {
            let start = trials.one(which(comparison, arm, Some("0")))?;
            let mean = start.mean.ok_or_else(|| Diagnostic::new("the row of the start has no mean"))?;
            if comparison.quantity != Quantity::Difference {
                return Err(Diagnostic::new("`start` is for differences").expected("changes with their own rows"));
            }
            return Ok(Scaled { start_value: 100.0, ..plain(100.0 / mean, "% of start") });
        }
        match first.unit.as_str() {
            "percent" => Ok(plain(1.0, "%")),
            "hairs/cm2" => Ok(plain(1.0, "1/cm2")),
            "um" => Ok(plain(1.0, "um")),
            "mm" => Ok(plain(1000.0, "um")),
            "g/(m^2 h)" => Ok(plain(1.0, "g/m2/h")),
            "d" => Ok(plain(1.0, "d")),
            "patients" => Ok(Scaled { counted: true, ..plain(100.0, "%") }),
            other => Err(Diagnostic::unknown_word(other, &UNITS)),
        }
    }

    fn value(&self, row: &Row) -> Checked<f64> {
        let lacking = |what: &str| Diagnostic::new(format!("line {} of the table has no {what}", row.line));
        let mean = row.mean.ok_or_else(|| lacking("mean; `reads` says what is reported instead"))?;
        if !self.counted {
            return Ok(mean * self.factor);
        }
        row.n.map(|n| mean / n * self.factor).ok_or_else(|| lacking("number of patients"))
    }

    /// From standard deviations and numbers of patients, taken as independent: a pair on one patient has a smaller
    /// error.
    fn error(&self, rows: &[&Row]) -> Option<f64> {
        let variance = |row: &&Row| {
            let n = row.n?;
            if self.counted {
                let share = row.mean? / n;
                return Some(share * (1.0 - share) / n);
            }
            row.sd.map(|sd| sd * sd / n)
        };
        let sum: f64 = rows.iter().map(variance).sum::<Option<f64>>()?;
        Some(libm::sqrt(sum) * self.factor.abs())
    }
}

/// Reading both sides of `n` people with the instrument's own error: rows of `evidence/raters.csv`.
fn instrument(readout: &str, n: Option<f64>) -> Option<Blind> {
    let id = match readout {
        "hairs" => "rater.hair_change_error.trichoscopy",
        "hair_diameter" => "rater.phototrichogram_cv_intra",
        _ => return None,
    };
    let percent = exoskin_evidence::row(id)?.value?;
    Some(Blind::Percent(normal::quantile(0.95) * percent * libm::sqrt(2.0 / n?)))
}

/// The standard error that makes `value` as likely by chance as an exact p says (two-sided, normal).
pub fn error_from_chance(value: f64, p: &str) -> Option<f64> {
    let p: f64 = p.parse().ok()?;
    (p > 0.0 && p < 1.0 && value != 0.0).then(|| value.abs() / normal::quantile(1.0 - 0.5 * p))
}

/// Whether the trial says that chance alone explains the difference.
fn is_null(p: &str) -> bool {
    let said = p.starts_with("n.s.") || p.starts_with("not ") || p.starts_with('>');
    said || p.parse::<f64>().is_ok_and(|p| p > LARGEST_P)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_read_as_it_is_written() {
        for p in ["n.s.", "not significant", ">0.05", "0.143"] {
            assert!(is_null(p), "{p}");
        }
        for p in ["", "<0.01", "<=0.0001", "significant", "0.006"] {
            assert!(!is_null(p), "{p}");
        }
        assert_eq!(
            ["<0.01", "0.006", "significant", "", "n.s."].map(Chance::of),
            [Chance::Excluded, Chance::Excluded, Chance::Excluded, Chance::Unsaid, Chance::Alone,]
        );
        assert!((error_from_chance(-1.96, "0.05").expect("exact") - 1.0).abs() < 1e-3);
        assert_eq!(error_from_chance(1.0, "<0.01"), None);
    }
}
