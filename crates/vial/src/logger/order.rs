//! Whether 03/04/2026 is in March or in April, decided by the whole file.

use exoskin_quantity::{Checked, Source};

use super::Row;
use super::stamp::{DateOrder, Written};

/// The order of all dates of a file.
///
/// # Errors
/// Dates that contradict each other, or that leave the order open and give different histories.
pub(super) fn of_dates(source: &Source, rows: &[Row], given: Option<DateOrder>) -> Checked<DateOrder> {
    if let Some(order) = given {
        return Ok(order);
    }
    let (mut day_first, mut month_first) = (None, None);
    for row in rows {
        if let Written::Either(first, second, _) = row.stamp.date {
            if first > 12 && day_first.is_none() {
                day_first = Some(row);
            }
            if second > 12 && month_first.is_none() {
                month_first = Some(row);
            }
        }
    }
    match (day_first, month_first) {
        (Some(one), Some(other)) => {
            let later = if one.stamp_byte > other.stamp_byte { one } else { other };
            Err(source
                .error_at(later.stamp_byte, "this date has the day where another line has the month")
                .expected("one order of day and month in the whole file"))
        }
        (Some(_), None) => Ok(DateOrder::DayFirst),
        (None, Some(_)) => Ok(DateOrder::MonthFirst),
        (None, None) if same_either_way(rows) => Ok(DateOrder::DayFirst),
        (None, None) => Err(source
            .error_at(rows.first().map_or(0, |row| row.stamp_byte), "day or month first? The file fits both")
            .expected("dates as 2026-05-03 or 3.5.2026, or the order as an argument (`--log-dates day-first` or `--log-dates month-first`)")),
    }
}

/// Whether both orders give the same times between readings, as within a single day.
fn same_either_way(rows: &[Row]) -> bool {
    let Some(first) = rows.first() else { return true };
    let since = |row: &Row, order| Some(row.stamp.epoch_s(order)? - first.stamp.epoch_s(order)?);
    rows.iter().all(|row| since(row, DateOrder::DayFirst) == since(row, DateOrder::MonthFirst))
}
