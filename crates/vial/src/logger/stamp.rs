//! Dates and times as data loggers write them.

use exoskin_quantity::Date;
use exoskin_quantity::unit::{DAY_S, HOUR_S, MINUTE_S};

/// Which number of a date such as 03/04/2026 is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 03/04 is the third of April.
    DayFirst,
    /// 03/04 is the fourth of March.
    MonthFirst,
}

/// A date whose order may not be known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Year, month, day.
    Known(i32, u32, u32),
    /// Two numbers of which one is the day, and the year.
    Either(u32, u32, i32),
}

/// A date and the second of its day; an offset from UTC is subtracted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stamp {
    pub date: Written,
    pub second: f64,
}

/// Reads a date and a time in one text.
pub(super) fn stamp(text: &str) -> Option<Stamp> {
    let at = text.find([' ', 'T', 't', ','])?;
    let (day, clock) = (text.get(..at)?, text.get(at + 1..)?);
    Some(Stamp { date: date(day)?, second: time(clock.trim_start())? })
}

/// Reads a date: 2026-05-03, 2026/05/03, 3.5.2026, 05/03/2026, 3-5-26.
pub(super) fn date(text: &str) -> Option<Written> {
    let separator = ['-', '/', '.'].into_iter().find(|&c| text.contains(c))?;
    let mut parts = text.trim_end_matches('.').split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    if first.len() == 4 {
        return Some(Written::Known(whole_year(first)?, whole(second)?, whole(third)?));
    }
    let year = match third.len() {
        4 => whole_year(third)?,
        2 => 2000 + whole_year(third)?,
        _ => return None,
    };
    let (first, second) = (whole(first)?, whole(second)?);
    // A dot between day and month is used only where the day comes first.
    Some(if separator == '.' { Written::Known(year, second, first) } else { Written::Either(first, second, year) })
}

/// Reads a time of day: 14:05, 14:05:30.5, 2:05 PM, 14:05:30Z, 14:05+02:00. In seconds, offset subtracted.
pub(super) fn time(text: &str) -> Option<f64> {
    let text = text.trim();
    let (clock, half_day) = half_day(text);
    let (clock, offset_s) = offset(clock)?;
    let mut parts = clock.trim().split(':');
    let hour = whole(parts.next()?)?;
    let minute = whole(parts.next()?)?;
    let second = parts.next().map_or(Some(0.0), seconds)?;
    let hour = match half_day {
        None if hour < 24 => hour,
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        _ => return None,
    };
    let right = parts.next().is_none() && minute < 60 && second < MINUTE_S;
    right.then(|| f64::from(hour) * HOUR_S + f64::from(minute) * MINUTE_S + second - offset_s)
}

/// The clock without AM or PM, and whether it is the afternoon.
fn half_day(text: &str) -> (&str, Option<bool>) {
    let Some(at) = text.find(['a', 'A', 'p', 'P']) else { return (text, None) };
    let mark = text[at..].to_lowercase().replace(['.', ' '], "");
    match mark.as_str() {
        "am" => (&text[..at], Some(false)),
        "pm" => (&text[..at], Some(true)),
        _ => (text, None),
    }
}

/// The clock without its offset from UTC, and that offset in seconds.
fn offset(clock: &str) -> Option<(&str, f64)> {
    if let Some(plain) = clock.strip_suffix(['Z', 'z']) {
        return Some((plain, 0.0));
    }
    let Some(at) = clock.find(['+', '-']) else { return Some((clock, 0.0)) };
    let (plain, sign) = (&clock[..at], if clock[at..].starts_with('-') { -1.0 } else { 1.0 });
    let digits: String = clock[at + 1..].chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        2 => (whole(&digits)?, 0),
        4 => (whole(digits.get(..2)?)?, whole(digits.get(2..)?)?),
        _ => return None,
    };
    (hours < 15 && minutes < 60).then(|| (plain, sign * (f64::from(hours) * HOUR_S + f64::from(minutes) * MINUTE_S)))
}

fn whole_year(text: &str) -> Option<i32> {
    i32::try_from(whole(text)?).ok()
}

fn whole(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn seconds(text: &str) -> Option<f64> {
    let plain = text.len() <= 12 && text.starts_with(|c: char| c.is_ascii_digit());
    let only = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','));
    if plain && only { text.replace(',', ".").parse().ok() } else { None }
}

impl Stamp {
    /// Seconds since the first day of 1970; nothing if there is no such day.
    pub(super) fn epoch_s(&self, order: DateOrder) -> Option<f64> {
        let (year, month, day) = match (self.date, order) {
            (Written::Known(year, month, day), _) => (year, month, day),
            (Written::Either(day, month, year), DateOrder::DayFirst) => (year, month, day),
            (Written::Either(month, day, year), DateOrder::MonthFirst) => (year, month, day),
        };
        let days = Date::new(year, month, day)?.days_since(Date::EPOCH);
        Some(f64::from(days) * DAY_S + self.second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, order: DateOrder) -> Option<f64> {
        stamp(text)?.epoch_s(order)
    }

    #[test]
    fn reads_what_loggers_write() {
        let noon = Some(1_777_809_600.0);
        for text in [
            "2026-05-03 12:00",
            "2026-05-03T12:00:00Z",
            "2026/05/03 12:00:00",
            "3.5.2026 12:00",
            "03.05.26 12:00:00",
            "2026-05-03T14:00+02:00",
        ] {
            assert_eq!(at(text, DateOrder::MonthFirst), noon, "{text}");
        }
        for text in ["05/03/2026 12:00 PM", "5/3/26 12:00:00 p.m.", "05-03-2026 12:00"] {
            assert_eq!(at(text, DateOrder::MonthFirst), noon, "{text}");
        }
        assert_eq!(at("03/05/2026 12:00", DateOrder::DayFirst), noon);
        assert_eq!(at("03/05/2026 12:30 AM", DateOrder::DayFirst), noon.map(|s| s - 11.5 * 3600.0));
        assert_eq!(at("1970-01-01 00:00", DateOrder::DayFirst), Some(0.0));
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "2026-02-30 12:00",
            "2026-13-01 00:00",
            "2026-05-03 24:00",
            "2026-05-03 12:60",
            "2026-05-03",
            "12:00",
            "2026-05-0x 12:00",
            "",
            "T",
            "9999/99/99 0:0",
            "1/1/2026 13:00 PM",
        ] {
            assert_eq!(at(text, DateOrder::DayFirst), None, "{text}");
        }
    }
}
