//! Dates without their time.

use super::stamp::{Written, whole};
use super::words::{is_weekday, month};

/// The years that two digits stand for.
const CENTURY: i32 = 2000;

/// Words that link the parts of a date.
const LINKS: [&str; 4] = ["de", "of", "den", "le"];

/// Reads a date: 2026-05-03, 2026/05/03, 3.5.2026, 05/03/2026, 3-5-26, 3-May-2026, May 3, 2026, 20260503.
pub(super) fn date(text: &str) -> Option<Written> {
    let text = text.trim();
    if text.is_ascii() && !text.contains(|c: char| c.is_ascii_alphabetic()) {
        return numbers(text);
    }
    let parts = text.split([' ', '-', '/', '.', ',']).filter(|part| !part.is_empty());
    let meant = parts.filter(|part| !LINKS.contains(part)).enumerate();
    let parts: Vec<&str> = meant.filter(|(i, part)| *i > 0 || !is_weekday(part)).map(|(_, part)| part).collect();
    match parts[..] {
        [first, second, third] => in_words(first, second, third),
        _ => None,
    }
}

/// A date with its month in letters, or with a weekday before it.
fn in_words(first: &str, second: &str, third: &str) -> Option<Written> {
    let day = |text: &str| whole(text.trim_end_matches(|c: char| c.is_ascii_alphabetic())).filter(|day| *day <= 31);
    if let Some(month) = month(second) {
        let (year, date) = if first.len() == 4 { (first, third) } else { (third, first) };
        return Some(Written::Known(full_year(year)?, month, day(date)?));
    }
    match month(first) {
        Some(month) => Some(Written::Known(full_year(third)?, month, day(second)?)),
        None => of_three(first, second, third, ' '),
    }
}

fn full_year(text: &str) -> Option<i32> {
    let year = i32::try_from(whole(text)?).ok()?;
    match text.len() {
        4 => Some(year),
        2 => Some(CENTURY + year),
        _ => None,
    }
}

/// A date in digits and separators.
fn numbers(text: &str) -> Option<Written> {
    let text = text.trim_end_matches('.');
    let separator = ['-', '/', '.', ' '].into_iter().find(|&c| text.contains(c));
    let Some(separator) = separator else {
        let part = |from: usize, to: usize| whole(text.get(from..to)?);
        let fits = text.len() == 8 && text.starts_with("20");
        return if fits { Some(Written::Known(full_year(&text[..4])?, part(4, 6)?, part(6, 8)?)) } else { None };
    };
    let mut parts = text.split(separator).map(str::trim);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() { None } else { of_three(first, second, third, separator) }
}

fn of_three(first: &str, second: &str, third: &str, separator: char) -> Option<Written> {
    if first.len() == 4 {
        return Some(Written::Known(full_year(first)?, whole(second)?, whole(third)?));
    }
    let year = full_year(third)?;
    if separator == '.' {
        // A point between day and month is used only where the day comes first.
        return Some(Written::Known(year, whole(second)?, whole(first)?));
    }
    let (one, two) = (whole(first)?, whole(second)?);
    let short = [first, second, third].iter().all(|part| part.len() == 2);
    Some(if short { Written::Short(one, two, whole(third)?) } else { Written::Either(one, two, year) })
}
