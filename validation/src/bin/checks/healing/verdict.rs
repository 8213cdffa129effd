//! How far apart observation and model are, in words and as a table.

use std::fmt::Write as _;

use exoskin_evidence::row;
use exoskin_skin::healing::fitting::{TARGETS, observed};

use super::table::{Bind, CHECKS, Check, Stands};

/// What a reader must know about the table.
const NOTES: &str = "
Observed: value and standard deviation. Rows rarely give one; where they do not, half a stated range or an assumed
spread is used.
fitted: history matching used it. predicted: no parameter rests on it and no equation was changed for it. reworked: no
parameter rests on it, but equations were changed after it had been compared (what counts as open under a heated rim,
which cells widen vessels, how new epidermis takes on colour, how much collagen fits, how far a call for fibroblasts and
redness reach, who turns into a myofibroblast and for how long, what makes the epidermis thicker). compared: grade B to D, or another
reading of the row.
The ensemble of fitted numbers is frozen by its SHA-256 (validation/tests/suite/checks.rs): six free numbers, thirteen
fitted values. Collagen is compared as if stains were in proportion to mass (their power is a prior of the readout alone).
Where fitted rows stay apart they are shown: the four full-field rows read 21 to 75 days, and collagen after needles and
after laser columns cannot both be met by mass, since what was coagulated leaves while new is laid down.
hit: the observation is within two standard deviations of the model's median, or nine draws out of ten keep a limit.
weak hit: only an end of the band reaches the observation, the band spans more than a factor of ten or six tenths of a
bounded scale (and is wider than the observation), or the median keeps a limit that more than a tenth of the draws break.
MISS: not even the end of the band is within two standard deviations of the observation, or the median breaks a limit.
";

/// The table in Markdown; one column of samples per check.
pub fn markdown(columns: &[Vec<f64>]) -> String {
    let mut text = String::from(
        "| check | quantity | observed | row (grade) | model: median (90 %) | stands | residual | |\n\
         | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    let lines: Vec<Line> = CHECKS.iter().zip(columns).map(|(check, column)| Line::of(check, column)).collect();
    for line in &lines {
        let _ = writeln!(text, "{}", line.text);
    }
    let _ = writeln!(text, "\n{} lines.\n", lines.len());
    for stands in Stands::ALL {
        let count = |verdict| {
            let both =
                lines.iter().zip(CHECKS).filter(|(line, check)| line.verdict == verdict && check.stands == stands);
            both.count()
        };
        let [hit, weak, missed] = [Verdict::Hit, Verdict::Weak, Verdict::Miss].map(count);
        let _ = writeln!(text, "- {}: {hit} hit, {weak} weak, {missed} missed", stands.word());
    }
    text.push_str(NOTES);
    text
}

#[derive(Clone, Copy, PartialEq)]
enum Verdict {
    Hit,
    Weak,
    Miss,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Verdict::Hit => "hit",
            Verdict::Weak => "weak hit",
            Verdict::Miss => "**MISS**",
        }
    }

    fn of_limit(median_keeps: bool, share: f64) -> Verdict {
        match median_keeps {
            false => Verdict::Miss,
            true if share < LIMIT_KEPT => Verdict::Weak,
            true => Verdict::Hit,
        }
    }
}

/// The share of the draws that must keep a limit.
const LIMIT_KEPT: f64 = 0.9;
/// A band that spans a larger factor says little.
const WIDE_FACTOR: f64 = 10.0;
/// Nor does one that spans more of a bounded scale.
const WIDE_SHARE: f64 = 0.6;

struct Line {
    text: String,
    verdict: Verdict,
}

impl Line {
    fn of(check: &Check, samples: &[f64]) -> Line {
        let (low, median, high) = (quantile(samples, 0.05), quantile(samples, 0.5), quantile(samples, 0.95));
        let middle = if check.unit == "% of draws" { mean(samples) } else { median };
        let (shown, residual, verdict) = against(check, samples, low, middle, high);
        let stands = check.stands.word();
        let grade = row(check.row).map_or_else(|| "?".to_owned(), |row| format!("{:?}", row.grade));
        let model = if check.unit == "% of draws" {
            format!("{middle:.0} {}", check.unit)
        } else {
            format!("{} ({} to {}) {}", short(middle), short(low), short(high), check.unit)
        };
        let text = format!(
            "| {} | {} | {shown} | `{}` ({grade}) | {model} | {stands} | {residual} | {} |",
            check.check,
            check.shown,
            check.row,
            verdict.word()
        );
        Line { text, verdict }
    }
}

/// What is shown as observed, the residual in standard deviations of observation and model together, and the verdict
/// ([`NOTES`]); where fitted, the discrepancy counts with the observation's standard deviation.
fn against(check: &Check, samples: &[f64], low: f64, middle: f64, high: f64) -> (String, String, Verdict) {
    let model_sd = if check.unit == "% of draws" { 0.0 } else { (high - low) / 3.29 };
    let (value, sd) = match check.bind {
        Bind::AtMost(limit) => {
            let kept = kept(samples, |value| value <= limit);
            return (format!("<= {}", short(limit)), said(kept), Verdict::of_limit(middle <= limit, kept));
        }
        Bind::AtLeast(limit) => {
            let kept = kept(samples, |value| value >= limit);
            return (format!(">= {}", short(limit)), said(kept), Verdict::of_limit(middle >= limit, kept));
        }
        Bind::Given(value, sd) => (value, sd),
        Bind::Value => of_row(check.row),
    };
    let observed_sd = sd.hypot(doubt(check));
    let residual = (middle - value) / model_sd.hypot(observed_sd);
    let (low, high) = if check.unit == "% of draws" { (middle, middle) } else { (low, high) };
    let reached = value + 2.0 * observed_sd >= low && value - 2.0 * observed_sd <= high;
    let verdict = match ((middle - value).abs() <= 2.0 * observed_sd, reached) {
        (_, false) => Verdict::Miss,
        (true, true) if !wide(check, low, high, observed_sd) => Verdict::Hit,
        _ => Verdict::Weak,
    };
    (format!("{} +- {}", short(value), short(sd)), format!("{residual:+.1}"), verdict)
}

/// Whether a band says little: wider than the observation, and spanning a large factor or most of a bounded scale.
fn wide(check: &Check, low: f64, high: f64, observed_sd: f64) -> bool {
    let most = match check.unit {
        "%" => 100.0,
        "share" => 1.0,
        _ => f64::INFINITY,
    };
    high - low > 4.0 * observed_sd && (high > WIDE_FACTOR * low.max(0.0) || high - low > WIDE_SHARE * most)
}

/// The discrepancy of a fitted value in its own unit.
fn doubt(check: &Check) -> f64 {
    if check.stands != Stands::Fitted {
        return 0.0;
    }
    let target = TARGETS.iter().find(|target| target.row == check.row);
    target.map_or(0.0, |t| t.discrepancy_sd * if t.logarithm { observed(t).unwrap_or(1.0) } else { 1.0 })
}

/// Value and half range of a row; the observed standard deviation of the fit set if it is part of that.
fn of_row(id: &str) -> (f64, f64) {
    if let Some(target) = TARGETS.iter().find(|target| target.row == id) {
        let value = observed(target).unwrap_or(f64::NAN);
        return (value, target.observed_sd * if target.logarithm { value } else { 1.0 });
    }
    let Some(row) = row(id) else { return (f64::NAN, f64::NAN) };
    let half = match (row.low, row.high) {
        (Some(low), Some(high)) => 0.5 * (high - low),
        _ => 0.0,
    };
    (row.value.unwrap_or(f64::NAN), half)
}

/// Share of the draws that keep a limit.
fn kept(samples: &[f64], keeps: impl Fn(f64) -> bool) -> f64 {
    samples.iter().filter(|value| keeps(**value)).count() as f64 / samples.len() as f64
}

fn said(kept: f64) -> String {
    format!("{:.0} % keep it", 100.0 * kept)
}

fn quantile(samples: &[f64], share: f64) -> f64 {
    let mut sorted: Vec<f64> = samples.iter().copied().filter(|value| value.is_finite()).collect();
    sorted.sort_by(f64::total_cmp);
    if sorted.is_empty() { f64::NAN } else { sorted[((sorted.len() - 1) as f64 * share).round() as usize] }
}

fn mean(samples: &[f64]) -> f64 {
    samples.iter().sum::<f64>() / samples.len() as f64
}

/// Three digits.
fn short(value: f64) -> String {
    match value.abs() {
        size if size >= 100.0 => format!("{value:.0}"),
        size if size >= 10.0 => format!("{value:.1}"),
        _ => format!("{value:.2}"),
    }
}
