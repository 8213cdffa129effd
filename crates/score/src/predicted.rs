//! The same difference, as the model's summary gives it.

use exoskin_record::summary::{ArmSummary, Band, Comparison as Arms, Difference, Readout, Summary};

use crate::comparisons::{Comparison, Quantity, Scale};
use crate::forecast::Forecast;

/// How near its start a readout must be to count as back there, as a share. Trials say "not different from the start",
/// which depends on their instruments and their size; one convention serves for all of them.
pub const BACK_WITHIN: f64 = 0.1;

const NO_START: &str = "the readout starts at 0";

/// What the model says.
#[derive(Clone, Debug, PartialEq)]
pub struct Predicted {
    /// Median and 90 % band.
    pub band: Band,
    /// Probability of a value above 0.
    pub above: f64,
    /// The same in per cent of the arm's start, where that is known.
    pub percent: Option<Band>,
    /// Whether the end of follow-up is used for what was not back by then.
    pub censored: bool,
    /// Whether the band was read from separate curves.
    pub approximate: bool,
}

impl Predicted {
    /// The same with the arms swapped.
    fn turned_round(self) -> Predicted {
        Predicted {
            band: self.band.turned(),
            above: 1.0 - self.above,
            percent: self.percent.map(|percent| percent.turned()),
            ..self
        }
    }
}

/// What `summary` says about `comparison`.
///
/// # Errors
/// Why it says nothing: no such arm, readout or day.
pub fn predicted(comparison: &Comparison, summary: &Summary) -> Result<Predicted, String> {
    match comparison.quantity {
        Quantity::Difference => difference(comparison, summary),
        Quantity::Change => change(comparison, summary),
        Quantity::Back => back(comparison, summary),
    }
}

fn difference(comparison: &Comparison, summary: &Summary) -> Result<Predicted, String> {
    let arms = compared(summary)?;
    let [arm, other] = &comparison.arms[..] else { return Err("two arms are needed".into()) };
    let percent = comparison.scale == Scale::PercentOfStart;
    let (row, turned) = if arms.against == *other {
        (row(comparison, arms, arm)?, false)
    } else if arms.against == *arm {
        (row(comparison, arms, other)?, true)
    } else {
        return Err(format!("arms are set against `{}`, not against `{other}`", arms.against));
    };
    let band = if percent { row.difference_percent.ok_or(NO_START)? } else { row.difference };
    let percent = row.difference_percent;
    let said = Predicted { band, above: row.above, percent, censored: false, approximate: false };
    Ok(if turned { said.turned_round() } else { said })
}

fn change(comparison: &Comparison, summary: &Summary) -> Result<Predicted, String> {
    let arm = comparison.arms.first().ok_or("no arm is named")?;
    let row = row(comparison, compared(summary)?, arm)?;
    let percent = comparison.scale == Scale::PercentOfStart;
    let band = if percent { row.change_percent.ok_or(NO_START)? } else { row.change };
    let above = Forecast::through(&band).above(0.0);
    Ok(Predicted { band, above, percent: row.change_percent, censored: false, approximate: false })
}

/// The arm in which nothing is done; every scenario that asks for a return has one.
const UNTOUCHED: &str = "none";

/// The day from which each of the three curves stays near that of untouched skin: the first state is recorded after the
/// injury, so the arm's own first value is not rest. For curves that rise once and fall again these are the quantiles
/// of the day itself; one that is not back when follow-up ends is given that day.
fn back(comparison: &Comparison, summary: &Summary) -> Result<Predicted, String> {
    let arm = comparison.arms.first().ok_or("no arm is named")?;
    let readout = readout(summary, arm, &comparison.readout)?;
    let end = readout.days.last().copied().ok_or("a readout without days")?;
    let untouched = self::readout(summary, UNTOUCHED, &comparison.readout)?;
    let curves = [(&readout.p05, &untouched.p05), (&readout.median, &untouched.median), (&readout.p95, &untouched.p95)];
    let found = curves.map(|(curve, rest)| back_day(&readout.days, curve, rest));
    let censored = found.iter().any(Option::is_none);
    let mut days = found.map(|day| day.unwrap_or(end));
    days.sort_by(f64::total_cmp);
    if days[2] <= 0.0 {
        return Err(format!("`{}` never leaves its start", comparison.readout));
    }
    let band = Band { p05: days[0], median: days[1], p95: days[2] };
    Ok(Predicted { band, above: 1.0, percent: None, censored, approximate: true })
}

/// The first day after the last departure from rest, interpolated linearly between recorded days.
fn back_day(days: &[f64], curve: &[f64], rest: &[f64]) -> Option<f64> {
    let away: Vec<f64> = curve.iter().zip(rest).map(|(value, rest)| (value - rest).abs() / rest.abs()).collect();
    let far = |away: &f64| *away > BACK_WITHIN;
    let Some(last_far) = away.iter().rposition(far) else { return days.first().copied() };
    let (from, to) = (away.get(last_far)?, away.get(last_far + 1)?);
    let (day, next) = (days.get(last_far)?, days.get(last_far + 1)?);
    Some(day + (next - day) * (from - BACK_WITHIN) / (from - to))
}

fn compared(summary: &Summary) -> Result<&Arms, String> {
    summary.comparison.as_ref().ok_or_else(|| "the summary sets no arms against each other".to_owned())
}

fn row<'s>(comparison: &Comparison, arms: &'s Arms, arm: &str) -> Result<&'s Difference, String> {
    let meant =
        |row: &&Difference| row.arm == arm && row.readout == comparison.readout && near(row.day, comparison.day);
    let missing = || format!("no `{}` of `{arm}` on day {}", comparison.readout, comparison.day);
    arms.rows.iter().find(meant).ok_or_else(missing)
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-6
}

fn arm<'s>(summary: &'s Summary, name: &str) -> Result<&'s ArmSummary, String> {
    summary.arms.iter().find(|arm| arm.name == name).ok_or_else(|| format!("no arm `{name}`"))
}

fn readout<'s>(summary: &'s Summary, name: &str, readout: &str) -> Result<&'s Readout, String> {
    arm(summary, name)?.readouts.get(readout).ok_or_else(|| format!("no readout `{readout}` of `{name}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_is_back_after_its_last_departure() {
        let days = [0.0, 1.0, 2.0, 3.0, 4.0];
        let rest = [10.0; 5];
        assert_eq!(back_day(&days, &[20.0, 20.0, 12.0, 10.0, 10.0], &rest), Some(2.5));
        assert_eq!(back_day(&days, &[10.0; 5], &rest), Some(0.0));
        assert_eq!(back_day(&days, &[20.0; 5], &rest), None);
    }
}
