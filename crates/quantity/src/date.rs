//! Calendar days: reading, showing, and counting the days between.
//!
//! A library never asks the clock what day it is: the caller passes today in, so that a test gives the same result on
//! any day. Checked by: tests/suite/dates.rs (leap years, both ends, the round trip of every day of four centuries).

use std::fmt;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil;
use jiff::tz::TimeZone;
use serde::{Serialize, Serializer};

use crate::diagnostic::{Checked, Diagnostic, quoted};

/// A day of the Gregorian calendar, from 0001-01-01 to 9999-12-31.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(civil::Date);

impl Date {
    /// The first day of Unix time, 1970-01-01.
    pub const EPOCH: Date = Date(civil::date(1970, 1, 1));

    /// The day of a year (1 to 9999), month (1 to 12) and day of the month; none where the calendar has no such day.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Date> {
        let year = i16::try_from(year).ok().filter(|year| *year >= 1)?;
        civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok().map(Date)
    }

    /// Reads `2026-03-01`.
    ///
    /// # Errors
    /// A different form, or a day that the calendar does not have.
    pub fn parse(text: &str) -> Checked<Date> {
        let expected = || "a day as year-month-day, for example 2026-03-01";
        let wrong = |problem: String| Diagnostic::new(problem).expected(expected());
        let text = text.trim();
        let parts: Vec<&str> = text.split('-').collect();
        let [year, month, day] = parts.as_slice() else { return Err(wrong(format!("{} is not a date", quoted(text)))) };
        let digits = |part: &str, length: usize| {
            let fine = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
            fine.then(|| part.parse::<u32>().ok()).flatten()
        };
        let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2)) else {
            return Err(wrong(format!("{} is not a date", quoted(text))));
        };
        let date = i32::try_from(year).ok().and_then(|year| Date::new(year, month, day));
        date.ok_or_else(|| wrong(format!("there is no such day in the calendar: {}", quoted(text))))
    }

    /// The day (UTC) of a moment; none before 1970 and after 9999.
    pub fn of(moment: SystemTime) -> Option<Date> {
        let moment = Timestamp::try_from(moment).ok().filter(|moment| *moment >= Timestamp::UNIX_EPOCH)?;
        Some(Date(TimeZone::UTC.to_datetime(moment).date()))
    }

    /// The day this many days later; none beyond the calendar.
    pub fn after(self, days: i32) -> Option<Date> {
        let days = jiff::Span::new().try_days(days).ok()?;
        self.0.checked_add(days).ok().map(Date)
    }

    /// Days from `earlier` to this day; negative where this day is the earlier one.
    pub fn days_since(self, earlier: Date) -> i32 {
        (self.0 - earlier.0).get_days()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
