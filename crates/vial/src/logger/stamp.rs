//! Dates and times as data loggers write them.

use exoskin_quantity::Date;
use exoskin_quantity::unit::{DAY_S, HOUR_S, MINUTE_S};

use super::day::date;
use super::words::{half_day, is_filler, zone_minutes};

/// Which number of a date such as 03/04/26 is the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// 03/04 is the third of April.
    DayFirst,
    /// 03/04 is the fourth of March.
    MonthFirst,
    /// 03/04/26 is the 26th of April 2003.
    YearFirst,
}

/// A date whose order may not be known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// Year, month, day.
    Known(i32, u32, u32),
    /// Two numbers of which one is the day, and the year.
    Either(u32, u32, i32),
    /// Three numbers of two digits, of which one is the year.
    Short(u32, u32, u32),
    /// Days since the first of 1970, from a file that counts them.
    Days(i32),
}

/// A date and the second of its day; an offset from UTC is subtracted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stamp {
    pub date: Written,
    pub second: f64,
}

/// Reads a date and a time in one text, in either order.
pub(super) fn stamp(text: &str) -> Option<Stamp> {
    if let Some(stamp) = iso(text.as_bytes()) {
        return Some(stamp);
    }
    if !text.starts_with(|c: char| c.is_alphanumeric()) || text.len() > LONGEST {
        return None;
    }
    if let Some(stamp) = compact(text) {
        return Some(stamp);
    }
    let replaced = plain_signs(text);
    let text = replaced.as_deref().unwrap_or(text);
    let (before, clock) = split_at_clock(text)?;
    let (before, half) = half_before(before.trim_end_matches(SEPARATORS));
    if !before.is_empty() {
        return Some(Stamp { date: date(before)?, second: clock_second(clock, half)? });
    }
    let (clock, day) = clock.split_once([' ', ','])?;
    Some(Stamp { date: date(day.trim_start_matches(SEPARATORS))?, second: clock_second(clock, half)? })
}

/// No time is longer.
const LONGEST: usize = 60;

/// Characters between a date and a time.
const SEPARATORS: [char; 6] = [' ', 'T', 't', ',', '_', '\u{a0}'];

/// Reads a time of day: 14:05, 14:05:30.5, 2:05 PM, 14:05:30Z, 14:05+02:00, 14.05. In seconds, offset subtracted.
pub(super) fn time(text: &str) -> Option<f64> {
    let replaced = plain_signs(text);
    let text = replaced.as_deref().unwrap_or(text).trim();
    let (word, half) = half_before(text.get(..text.find(|c: char| c.is_ascii_digit())?)?);
    if !word.is_empty() {
        return None;
    }
    clock_second(&text[text.find(|c: char| c.is_ascii_digit())?..], half)
}

/// The commonest form, without a copy: `2026-05-03 12:00`, `2026-05-03T12:00:00Z`.
fn iso(bytes: &[u8]) -> Option<Stamp> {
    let digit = |at: usize| bytes.get(at).filter(|b| b.is_ascii_digit()).map(|b| u32::from(b - b'0'));
    let two = |at: usize| Some(digit(at)? * 10 + digit(at + 1)?);
    let is = |at: usize, mark: u8| bytes.get(at).is_some_and(|b| *b == mark);
    if !is(4, b'-') || !is(7, b'-') || !(is(10, b' ') || is(10, b'T')) || !is(13, b':') {
        return None;
    }
    let (year, month, day) = (two(0)? * 100 + two(2)?, two(5)?, two(8)?);
    let (hour, minute) = (two(11)?, two(14)?);
    let second = match bytes.get(16..) {
        Some([] | [b'Z']) => 0,
        Some([b':', ..]) if bytes.len() == 19 || (bytes.len() == 20 && is(19, b'Z')) => two(17)?,
        _ => return None,
    };
    let fits = hour < 24 && minute < 60 && second < 60;
    let date = Written::Known(i32::try_from(year).ok()?, month, day);
    fits.then(|| Stamp { date, second: f64::from(hour * 3600 + minute * 60 + second) })
}

/// Digits only: `20260503120000`, `202605031200`.
fn compact(text: &str) -> Option<Stamp> {
    if !matches!(text.len(), 12 | 14) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| text.get(from..to)?.parse::<u32>().ok();
    let (hour, minute) = (part(8, 10)?, part(10, 12)?);
    let second = if text.len() == 14 { part(12, 14)? } else { 0 };
    let fits = hour < 24 && minute < 60 && second < 60 && text.starts_with("20");
    let date = Written::Known(i32::try_from(part(0, 4)?).ok()?, part(4, 6)?, part(6, 8)?);
    fits.then(|| Stamp { date, second: f64::from(hour * 3600 + minute * 60 + second) })
}

/// Signs of East Asian dates as the plain ones.
fn plain_signs(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '年' | '月' => plain.push('-'),
            '日' => plain.push(' '),
            '時' | '时' | '分' => plain.push(':'),
            '秒' => {}
            '\u{202f}' | '\u{a0}' | '\u{3000}' => plain.push(' '),
            other => plain.push(other),
        }
    }
    Some(plain.trim_end_matches(':').to_owned())
}

/// The text before the time of day, and the rest from its hour on.
fn split_at_clock(text: &str) -> Option<(&str, &str)> {
    let digits_before = |end: usize| text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
    if let Some(colon) = text.find(':') {
        let hour = digits_before(colon);
        return (1..=2).contains(&hour).then(|| text.split_at(colon - hour));
    }
    // `11.2.2026 7.40`: a time with points, behind a space.
    let space = text.rfind(' ')?;
    let clock = &text[space + 1..];
    let points = clock.len() >= 4 && clock.bytes().all(|b| b.is_ascii_digit() || b == b'.') && clock.contains('.');
    points.then(|| text.split_at(space + 1))
}

/// The text without a half of the day at its end, and whether that is the afternoon.
fn half_before(text: &str) -> (&str, Option<bool>) {
    let trimmed = text.trim_end();
    let from = trimmed.rfind(' ').map_or(0, |space| space + 1);
    match half_day(&trimmed[from..]).filter(|_| !trimmed[from..].contains(|c: char| c.is_ascii_digit())) {
        Some(afternoon) => (trimmed[..from].trim_end_matches(SEPARATORS), Some(afternoon)),
        None => (text, None),
    }
}

/// Seconds since midnight of a text that begins with the hour.
fn clock_second(text: &str, half_before: Option<bool>) -> Option<f64> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, ':' | '.' | ',')).unwrap_or(text.len());
    let (clock, behind) = text.split_at(end);
    let (half, offset_s) = behind_clock(behind.trim())?;
    let separator = if clock.contains(':') { ':' } else { '.' };
    let mut parts = clock.trim_end_matches(['.', ',']).splitn(3, separator);
    let hour = whole(parts.next()?)?;
    let minute = whole(parts.next()?)?;
    let second = parts.next().map_or(Some(0.0), seconds)?;
    let hour = match half_before.or(half) {
        None if hour < 24 => hour,
        Some(afternoon) if (1..=12).contains(&hour) => hour % 12 + if afternoon { 12 } else { 0 },
        // Midnight and afternoon hours of a 24-hour clock, with the word of the other clock behind them.
        Some(afternoon) if hour < 24 && afternoon == (hour >= 12) => hour,
        _ => return None,
    };
    let fits = minute < 60 && second < MINUTE_S;
    fits.then(|| f64::from(hour) * HOUR_S + f64::from(minute) * MINUTE_S + second - offset_s)
}

/// Half of the day and offset from UTC in seconds, from what follows a clock; nothing where a word is unknown.
fn behind_clock(text: &str) -> Option<(Option<bool>, f64)> {
    let (mut half, mut offset_s) = (None, 0.0);
    for word in text.split([' ', '(', ')', '[', ']']).filter(|word| !word.is_empty()) {
        let sign = word.find(['+', '-', '\u{2212}']).unwrap_or(word.len());
        let (name, offset) = word.split_at(sign);
        if offset.is_empty() && is_filler(name) {
            continue;
        }
        if let Some(minutes) = zone_minutes(name) {
            offset_s += f64::from(minutes) * MINUTE_S;
        } else if let (None, true, Some(afternoon)) = (half, offset.is_empty(), half_day(name)) {
            half = Some(afternoon);
        } else if !name.is_empty() {
            return None;
        }
        offset_s += offset_seconds(offset)?;
    }
    Some((half, offset_s))
}

/// Seconds of `+02:00`, `-0530`, `+2`; 0 of nothing.
fn offset_seconds(text: &str) -> Option<f64> {
    let Some(digits) = text.strip_prefix(['+', '-', '\u{2212}']) else { return text.is_empty().then_some(0.0) };
    let plain = digits.replace(':', "");
    let (hours, minutes) = match plain.len() {
        1 | 2 => (whole(&plain)?, 0),
        4 => (whole(plain.get(..2)?)?, whole(plain.get(2..)?)?),
        _ => return None,
    };
    let sign = if text.starts_with('+') { 1.0 } else { -1.0 };
    (hours < 15 && minutes < 60).then(|| sign * (f64::from(hours) * HOUR_S + f64::from(minutes) * MINUTE_S))
}

/// A number of at most four digits.
pub(super) fn whole(text: &str) -> Option<u32> {
    let digits = (1..=4).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn seconds(text: &str) -> Option<f64> {
    let plain = text.len() <= 12 && text.starts_with(|c: char| c.is_ascii_digit());
    let only = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b':'));
    if plain && only { text.replace([',', ':'], ".").parse().ok() } else { None }
}

impl Written {
    /// Days since the first of 1970; nothing if there is no such day.
    pub(super) fn days(self, order: DateOrder) -> Option<i32> {
        const CENTURY: i32 = 2000;
        let two_digits = |year: u32| Some(CENTURY + i32::try_from(year).ok()?);
        let (year, month, day) = match (self, order) {
            (Written::Days(days), _) => return Some(days),
            (Written::Known(year, month, day), _) => (year, month, day),
            (Written::Either(day, month, year), DateOrder::DayFirst) => (year, month, day),
            (Written::Either(month, day, year), DateOrder::MonthFirst) => (year, month, day),
            (Written::Either(..), DateOrder::YearFirst) => return None,
            (Written::Short(day, month, year), DateOrder::DayFirst) => (two_digits(year)?, month, day),
            (Written::Short(month, day, year), DateOrder::MonthFirst) => (two_digits(year)?, month, day),
            (Written::Short(year, month, day), DateOrder::YearFirst) => (two_digits(year)?, month, day),
        };
        Some(Date::new(year, month, day)?.days_since(Date::EPOCH))
    }
}

impl Stamp {
    /// The moment that a number of seconds since 1970 stands for.
    pub(super) fn of_epoch(seconds: f64) -> Stamp {
        let days = (seconds / DAY_S).floor();
        Stamp { date: Written::Days(days as i32), second: seconds - days * DAY_S }
    }

    /// Seconds since the first day of 1970; nothing if there is no such day.
    #[cfg(test)]
    fn epoch_s(&self, order: DateOrder) -> Option<f64> {
        Some(f64::from(self.date.days(order)?) * DAY_S + self.second)
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
            "2026-05-03T12:00:00.000Z",
            "2026/05/03 12:00:00",
            "3.5.2026 12:00",
            "3.5.2026 12.00",
            "03.05.26 12:00:00",
            "03.05.26,12:00:00",
            "2026-05-03T14:00+02:00",
            "2026-05-03 14:00 CEST",
            "2026-05-03 12:00:00 UTC",
            "2026-05-03 14:00 (UTC+2)",
            "2026-05-03 14:00:00 GMT+02:00",
            "2026-05-03 08:00 EDT",
            "3-May-2026 12:00",
            "03 Mai 2026 12:00 Uhr",
            "3. Mai 2026 12:00",
            "May 3, 2026 12:00:00 PM",
            "Sunday, May 3, 2026 12:00 pm",
            "2026 May 03 12:00:00",
            "Sun, 3 May 2026 12:00:00 GMT",
            "3 de mayo de 2026 12:00",
            "2026年5月3日 12時00分",
            "2026/05/03 午後 12:00",
            "12:00:00 3-May-2026",
            "20260503120000",
            "2026-05-03 12:00:00 em",
        ] {
            assert_eq!(at(text, DateOrder::MonthFirst), noon, "{text}");
        }
        for text in ["05/03/2026 12:00 PM", "5/3/26 12:00:00 p.m.", "05-03-2026 12:00", "12:00 05/03/2026"] {
            assert_eq!(at(text, DateOrder::MonthFirst), noon, "{text}");
        }
        assert_eq!(at("26-05-03 12:00", DateOrder::YearFirst), noon);
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
            "1/1/2026 13:00 AM",
            "2026-05-03 12:00 XYZ",
            "03-Foo-2026 12:00",
            "4.1",
            "-78.6 12.5",
        ] {
            assert_eq!(at(text, DateOrder::DayFirst), None, "{text}");
        }
    }
}
