//! What no stability series can be, although each of its numbers can: swapped columns, a missing unit.

use exoskin_quantity::unit::ML_UM3;
use exoskin_quantity::write::people;
use exoskin_quantity::{Checked, Source};

use super::{Series, SeriesRow};

/// A count per mL below which nothing counts; what is smaller is a share without its unit.
const LEAST_PER_ML: f64 = 1e4; // number: policy for reading files
/// A count at the start and the concentration beside it, or a later count above it, may differ that much.
const MOST_FOLD: f64 = 10.0; // number: policy for reading files

/// Checks the lines together.
///
/// # Errors
/// With the line: counts that are shares without a unit, a concentration that contradicts the count beside it, times and
/// temperatures that look swapped.
pub(super) fn check(source: &Source, series: &Series) -> Checked<()> {
    for row in &series.rows {
        if !series.in_shares {
            counted(source, row)?;
        }
    }
    swapped(source, &series.rows)
}

fn counted(source: &Source, row: &SeriesRow) -> Checked<()> {
    let Some(count) = row.count else { return Ok(()) };
    let per_ml = count.value * ML_UM3;
    if per_ml < LEAST_PER_ML && !count.is_limit {
        let problem = format!("the count is {} particles per mL, fewer than can be counted", people(per_ml));
        let expected = "particles per mL, or a heading with the unit: `count (%)`, `count (1e9/mL)`";
        return Err(source.error_at(row.byte, problem).expected(expected));
    }
    let Some(start) = row.per_um3 else { return Ok(()) };
    let ratio = count.value / start;
    let too_few = row.seconds == 0.0 && ratio < 1.0 / MOST_FOLD && !count.is_limit;
    if ratio > MOST_FOLD || too_few {
        let (count, start) = (people(per_ml), people(start * ML_UM3));
        let problem =
            format!("the count of {count} per mL contradicts the concentration of {start} per mL at the start");
        return Err(source
            .error_at(row.byte, problem)
            .expected("both in particles per mL, or no column `concentration`"));
    }
    Ok(())
}

/// All times the same, none at the start, and a temperature of exactly 0: that is a series with its columns swapped.
fn swapped(source: &Source, rows: &[SeriesRow]) -> Checked<()> {
    let Some(first) = rows.first().filter(|row| rows.len() > 1 && row.seconds > 0.0) else { return Ok(()) };
    let same_time = rows.iter().all(|row| row.seconds == first.seconds);
    let Some(odd) = rows.iter().find(|row| row.celsius == 0.0).filter(|_| same_time) else { return Ok(()) };
    let problem = "time and temperature look swapped: every line has the same time, and one a temperature of 0";
    Err(source
        .error_at(odd.byte, problem)
        .expected("the days in the column `days`; if it is right, a temperature such as `0.1 C`"))
}
