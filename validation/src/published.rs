//! What a trial reports, as a number with its error where it gave one, else as a direction.

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
pub fn published(comparison: &Comparison, trials: &Trials) -> Result<Published, String> {
    let rows = rows(comparison, trials)?;
    let first = rows.first().ok_or("no row of the table is named")?;
    // The trial's statement about chance concerns the difference between arms.
    let between = comparison.quantity == Quantity::Difference;
    let said_null = between && rows.iter().any(|row| is_null(&row.p));
    if let Some(reads) = comparison.reads {
        return Ok(Published {
            value: Value::Direction(reads),
            null: reads == Reads::Same,
            blind: instrument(&comparison.readout, first.n),
            device: None,
            unit: String::new(),
            doi: first.doi.clone(),
        });
    }
    let scaled = Scaled::of(comparison, trials, first)?;
    let values = rows.iter().map(|row| scaled.value(row)).collect::<Result<Vec<f64>, String>>()?;
    let value = match values[..] {
        [one] => one,
        [one, other] => one - other,
        _ => return Err(format!("{} rows are named, one or two are meant", values.len())),
    };
    let standard_error = match comparison.ci95 {
        Some((low, high)) => Some((high - low) / (2.0 * normal::quantile(0.975))),
        None if between => scaled.error(&rows).or_else(|| error_from_chance(value, &first.p)),
        None => scaled.error(&rows),
    };
    let own = standard_error.map(|error| Blind::Absolute(normal::quantile(0.95) * error));
    Ok(Published {
        blind: own.or_else(|| instrument(&comparison.readout, first.n)),
        value: if comparison.at_most { Value::AtMost(value) } else { Value::Number { value, standard_error } },
        null: said_null || comparison.ci95.is_some_and(|(low, high)| low <= 0.0 && 0.0 <= high),
        device: values.get(1).map(|device| device - scaled.start_value),
        unit: scaled.unit,
        doi: first.doi.clone(),
    })
}

fn rows<'t>(comparison: &Comparison, trials: &'t Trials) -> Result<Vec<&'t Row>, String> {
    comparison.rows.iter().map(|arm| trials.one(which(comparison, arm, comparison.time.as_deref()))).collect()
}

fn which<'a>(comparison: &'a Comparison, arm: &'a str, time: Option<&'a str>) -> Which<'a> {
    Which { trial: &comparison.trial, endpoint: &comparison.endpoint, time, arm }
}

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
    fn of(comparison: &Comparison, trials: &Trials, first: &Row) -> Result<Scaled, String> {
        let sign = if comparison.fall { -1.0 } else { 1.0 };
        let plain = |factor: f64, unit: &str| Scaled {
            factor: factor * sign,
            start_value: 0.0,
            counted: false,
            unit: unit.to_owned(),
        };
        if let Some(arm) = &comparison.start {
            let start = trials.one(which(comparison, arm, Some("0")))?;
            let mean = start.mean.ok_or("the row of the start has no mean")?;
            if comparison.quantity != Quantity::Difference {
                return Err("`start` is for differences: changes have their own rows".to_owned());
            }
            return Ok(Scaled { start_value: 100.0, ..plain(100.0 / mean, "% of start") });
        }
        match first.unit.as_str() {
            "percent" => Ok(plain(1.0, "%")),
            "hairs/cm2" => Ok(plain(1.0, "1/cm2")),
            "mm" => Ok(plain(1000.0, "um")),
            "d" => Ok(plain(1.0, "d")),
            "patients" => Ok(Scaled { counted: true, ..plain(100.0, "%") }),
            other => Err(format!("the unit `{other}` of {} cannot be converted", first.endpoint)),
        }
    }

    fn value(&self, row: &Row) -> Result<f64, String> {
        let mean = row.mean.ok_or_else(|| format!("line {} of evidence/trials.csv has no mean", row.line))?;
        let share = if self.counted { row.n.map(|n| mean / n).ok_or("patients without their number")? } else { mean };
        Ok(share * self.factor)
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
fn error_from_chance(value: f64, p: &str) -> Option<f64> {
    let p: f64 = p.parse().ok()?;
    (p > 0.0 && p < 1.0 && value != 0.0).then(|| value.abs() / normal::quantile(1.0 - 0.5 * p))
}

/// Whether the trial says that chance alone explains the difference.
fn is_null(p: &str) -> bool {
    let said = p.starts_with("n.s.") || p.starts_with("not ") || p.starts_with('>');
    said || p.parse::<f64>().is_ok_and(|p| p > 0.05)
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
        assert!((error_from_chance(-1.96, "0.05").expect("exact") - 1.0).abs() < 1e-3);
        assert_eq!(error_from_chance(1.0, "<0.01"), None);
    }
}
