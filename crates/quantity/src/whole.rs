//! Whole numbers as people write them.

use std::ops::RangeInclusive;

use crate::diagnostic::{Checked, Diagnostic, quoted};
use crate::number::groups_of_three;

/// An example is never larger than this.
const EXAMPLE: u64 = 1000;

/// Reads a whole number in `range`; `10_000`, `1,234,567` and `10 000` are read as intended.
///
/// # Errors
/// Not a whole number, or out of range.
pub fn parse_whole(text: &str, range: RangeInclusive<u64>) -> Checked<u64> {
    let (low, high) = (*range.start(), *range.end());
    let expected = match high {
        u64::MAX => format!("a whole number from {low} to {high}"),
        _ => format!("a whole number from {low} to {high}, for example {}", low.max(high.min(EXAMPLE))),
    };
    match without_groups(text.trim()).parse::<u64>() {
        Ok(number) if range.contains(&number) => Ok(number),
        Ok(number) => Err(Diagnostic::new(format!("{number} is out of range")).expected(expected)),
        Err(_) => Err(Diagnostic::new(format!("{} is not a whole number", quoted(text))).expected(expected)),
    }
}

/// Digits without thousands separators, which are the same throughout; unchanged if they are misplaced, because `1,5` is
/// not fifteen. A whole number has no decimals, so `2,000` is two thousand.
fn without_groups(text: &str) -> String {
    let separator =
        text.chars().find(|c| matches!(c, ',' | '\'' | '\u{2019}' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}'));
    let joined = match separator {
        Some(separator) if groups_of_three(text.split(separator)) => text.replace(separator, ""),
        _ => text.to_owned(),
    };
    joined.replace('_', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_out_of_range_say_the_range() {
        let mistake = parse_whole("0", 1..=1024).unwrap_err();
        assert!(mistake.expected.unwrap_or_default().contains("1 to 1024"));
        assert_eq!(parse_whole("10_000", 1..=20_000).ok(), Some(10_000));
        assert!(parse_whole("-1", 0..=u64::MAX).is_err());
        assert_eq!(parse_whole("1,234,567", 1..=2_000_000).ok(), Some(1_234_567));
        for thousands in ["2,000", "2 000", "2'000", "2\u{202f}000"] {
            assert_eq!(parse_whole(thousands, 1..=20_000).ok(), Some(2000), "{thousands}");
        }
        for decimal in ["1,5", "1,50", ",5", "1,2345", "12,34,567", "1234,567"] {
            assert!(parse_whole(decimal, 1..=2_000_000).is_err(), "{decimal}");
        }
    }
}
