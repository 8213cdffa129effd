//! Calendar days: read, shown, and counted between.
//!
//! A library never asks the clock what day it is: whoever calls hands today in, so that a test says the same on any
//! day. Checked by: tests/suite/dates.rs (leap years, both ends, the round trip of every day of four centuries).

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Serialize, Serializer};

use crate::diagnostic::{Checked, Diagnostic, quoted};

const SECONDS_PER_DAY: u64 = 86_400;
/// Days from 1 March of the year 0 to 1 January 1970.
const EPOCH: i32 = 719_468;
/// Days of 400, 100, 4 and 1 years that begin in March.
const DAYS_OF: [(i32, i32); 4] = [(400, 146_097), (100, 36_524), (4, 1461), (1, 365)];

/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Days since 1970-01-01.
    days: i32,
}

impl Date {
    /// The day of a year (1 to 9999), month (1 to 12) and day of the month; none where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let fine = (1..=9999).contains(&year) && (1..=12).contains(&month);
        if !fine || day == 0 || day > days_of_month(year, month) {
            return None;
        }
        // Counted from March, the leap day is the last of its year and shifts no month.
        let (years, months) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leaps = years / 4 - years / 100 + years / 400;
        let before = days_before(months) + day - 1;
        Some(Date { days: 365 * years + leaps + i32::try_from(before).ok()? - EPOCH })
    }

    /// Reads `2026-03-01`.
    ///
    /// # Errors
    /// Another form, or a day that the calendar does not have.
    pub fn parse(text: &str) -> Checked<Date> {
        let expected = || "a day as year-month-day, for example 2026-03-01";
        let wrong = |problem: String| Diagnostic::new(problem).expected(expected());
        let text = text.trim();
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return Err(wrong(format!("{} is no date", quoted(text)))) };
        let digits = |part: &str, length: usize| {
            let fine = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            fine.then(|| part.parse::<u32>().ok()).flatten()
        };
        let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else {
            return Err(wrong(format!("{} is no date", quoted(text))));
        };
        let date = i32::try_from(year).ok().and_then(|year| Date::new(year, month, day));
        date.ok_or_else(|| wrong(format!("the calendar has no day {}", quoted(text))))
    }

    /// The day (UTC) of a moment; none before 1970 and after 9999.
    pub fn of(moment: SystemTime) -> Option<Date> {
        let seconds = moment.duration_since(UNIX_EPOCH).ok()?.as_secs();
        let days = i32::try_from(seconds / SECONDS_PER_DAY).ok()?;
        let last = Date::new(9999, 12, 31)?;
        (days <= last.days).then_some(Date { days })
    }

    /// Days from `earlier` to this day; negative where this day is the earlier one.
    pub fn days_since(self, earlier: Date) -> i32 {
        self.days - earlier.days
    }

    /// Year, month and day of the month.
    pub fn parts(self) -> (i32, u32, u32) {
        let mut rest = self.days + EPOCH;
        let mut years = 0;
        for (span, days) in DAYS_OF {
            // The last day of a span is its leap day: the count may not run past it.
            let most = if span == 400 {
                i32::MAX
            } else if span == 4 {
                24
            } else {
                3
            };
            let times = (rest / days).min(most);
            years += times * span;
            rest -= times * days;
        }
        let day_of_year = rest.unsigned_abs();
        let months = (0..12).rev().find(|&months| days_before(months) <= day_of_year).unwrap_or(0);
        let day = day_of_year - days_before(months) + 1;
        if months < 10 { (years, months + 3, day) } else { (years + 1, months - 9, day) }
    }
}

/// Days from 1 March to the first of the month `months` after it.
fn days_before(months: u32) -> u32 {
    // Five months from March have 153 days, and the pattern comes again from August and from January.
    (153 * months + 2) / 5
}

fn days_of_month(year: i32, month: u32) -> u32 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.parts();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
