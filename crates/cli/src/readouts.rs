//! Readouts as text: the course of one arm in a few lines.

use exoskin_record::summary::{ArmSummary, Band, Readout};
use exoskin_report::numbers::decimal;
use exoskin_report::readout::words;
use exoskin_report::values;

use crate::show::Table;

const HOURS_PER_DAY: f64 = 24.0;
/// Changes smaller than this share of the value are rounding.
const LEAST_CHANGE: f64 = 1e-9;

/// What changes in an arm: at the start, on the day fixed for the readout, and at the end. Empty where nothing moves.
pub fn course(arm: &ArmSummary) -> String {
    let mut table = Table::with_header(&["readout", "at the start", "on day", "(90 % band)", "at the end (90 % band)"]);
    let mut rows = 0;
    for (key, readout) in &arm.readouts {
        if moves(readout) {
            table.row(row(key, readout));
            rows += 1;
        }
    }
    if rows == 0 { String::new() } else { table.text() }
}

fn row(key: &str, readout: &Readout) -> [String; 5] {
    let fixed = nearest(&readout.days, words(key).day);
    let name = format!("{}, {}", if readout.title.is_empty() { key } else { &readout.title }, readout.unit);
    let (start, then, end) = (at(readout, 0), at(readout, fixed), at(readout, readout.days.len().saturating_sub(1)));
    let day = readout.days.get(fixed).copied().unwrap_or_default();
    [name, values::median(&start), day_text(day), values::with_range(&then), values::with_range(&end)]
}

/// A day in short: `30 min`, `6 h`, `90`.
pub fn day_text(day: f64) -> String {
    if day > 0.0 && day < 1.0 { exoskin_report::numbers::duration(day * HOURS_PER_DAY) } else { decimal(day, 3) }
}

fn moves(readout: &Readout) -> bool {
    let all = readout.median.iter().chain(&readout.p05).chain(&readout.p95);
    let start = at(readout, 0);
    let (low, high) = all.fold((start.p05, start.p95), |(low, high), value| (low.min(*value), high.max(*value)));
    let medians = readout.median.iter().any(|value| (value - start.median).abs() > LEAST_CHANGE * value.abs().max(1.0));
    medians || low < start.p05 || high > start.p95
}

fn at(readout: &Readout, day: usize) -> Band {
    let of = |values: &[f64]| values.get(day).copied().unwrap_or(f64::NAN);
    Band { median: of(&readout.median), p05: of(&readout.p05), p95: of(&readout.p95) }
}

/// The place of the day nearest to `wanted`; the last where that is infinite.
fn nearest(days: &[f64], wanted: f64) -> usize {
    let away = |place: &usize| (days[*place] - wanted).abs();
    let last = days.len().saturating_sub(1);
    if wanted.is_infinite() {
        return last;
    }
    (0..days.len()).min_by(|a, b| away(a).total_cmp(&away(b))).unwrap_or(last)
}
