//! Readouts by day: every arm's skin in one table, each readout on the day fixed for it.

use crate::numbers::{decimal, duration};
use crate::readout::{definition, keys, unit};
use crate::values;
use exoskin_record::summary::{ArmSummary, Band, Readout, Summary};

use crate::block::{Block, Table, paragraph};
use crate::dark_spots;

const HOURS_PER_DAY: f64 = 24.0;
/// Changes smaller than this share of the value are rounding.
const LEAST_CHANGE: f64 = 1e-9;
/// With more arms than this, bands would make the table wider than a terminal.
const ARMS_WITH_BANDS: usize = 2;

/// What comes before [`course`] where arms are shown one by one.
pub const HEADING: &str = "The skin (medians over the samples)";

/// What moves in any arm, on the day fixed for it; empty where nothing moves.
pub fn course(summary: &Summary) -> Vec<Block> {
    let arms: Vec<&ArmSummary> = summary.arms.iter().filter(|arm| !arm.readouts.is_empty()).collect();
    let names = arms.iter().map(|arm| arm.name.as_str());
    let header: Vec<&str> = ["readout", "day"].into_iter().chain(names).collect();
    let mut table = Table::with_header(&header);
    for key in keys(summary).into_iter().filter(|key| dark_spots::is_tabled(key)) {
        let own: Vec<&Readout> = arms.iter().filter_map(|arm| arm.readouts.get(key)).collect();
        let Some(first) = own.first().filter(|_| own.iter().any(|readout| moves(readout))) else { continue };
        let told = definition(summary, key);
        let wanted = told.days.first().copied().unwrap_or(f64::INFINITY);
        let place = nearest(&first.days, wanted);
        let name = format!("{}, {}", told.name, unit(&first.unit));
        let day = first.days.get(place).copied().map_or_else(String::new, day_text);
        let cells = own.iter().map(|readout| cell(&at(readout, place), own.len() <= ARMS_WITH_BANDS));
        table.row([name, day].into_iter().chain(cells));
    }
    let table = (!table.rows.is_empty()).then_some(Block::Table(table));
    table.into_iter().chain(dark_spots::sentence(summary).map(|text| paragraph(&text))).collect()
}

fn cell(band: &Band, with_band: bool) -> String {
    if with_band { values::with_range(band) } else { values::median(band) }
}

/// A unit after a number: ` %`, ` °C`; nothing for a scale.
pub fn unit_text(unit: &str) -> String {
    let short = unit.split(" of ").next().unwrap_or(unit);
    match short {
        "0-10" | "1" => String::new(),
        other => format!(" {}", crate::readout::unit(other)),
    }
}

/// A day in short: `30 min`, `6 h`, `90`.
pub fn day_text(day: f64) -> String {
    if day > 0.0 && day < 1.0 { duration(day * HOURS_PER_DAY) } else { decimal(day, 3) }
}

fn moves(readout: &Readout) -> bool {
    let start = at(readout, 0);
    let differs = |values: &[f64], start: f64| {
        values.iter().any(|value| (value - start).abs() > LEAST_CHANGE * value.abs().max(1.0))
    };
    differs(&readout.median, start.median) || differs(&readout.p05, start.p05) || differs(&readout.p95, start.p95)
}

fn at(readout: &Readout, day: usize) -> Band {
    let of = |values: &[f64]| values.get(day).copied().unwrap_or(f64::NAN);
    Band { median: of(&readout.median), p05: of(&readout.p05), p95: of(&readout.p95) }
}

/// The index of the day nearest to `wanted`; the last if that is infinite.
fn nearest(days: &[f64], wanted: f64) -> usize {
    let last = days.len().saturating_sub(1);
    if wanted.is_infinite() {
        return last;
    }
    let away = |place: &usize| (days[*place] - wanted).abs();
    (0..days.len()).min_by(|a, b| away(a).total_cmp(&away(b))).unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_read_like_speech() {
        assert_eq!((day_text(90.0), day_text(0.25), day_text(0.0)), ("90".into(), "6 h".into(), "0".into()));
        assert_eq!(nearest(&[0.0, 1.0, 7.0, 90.0], 2.0), 1);
        assert_eq!(nearest(&[0.0, 1.0, 7.0, 90.0], f64::INFINITY), 3);
    }
}
