//! Numbers as people write them: "1.2 million", "1.6 % (0.04 to 7.3 %)", "10 min".
//!
//! Two significant digits throughout: the bands are decades wide, and more digits would pretend.

use exoskin_record::summary::Band;

pub use crate::counts::{one_in, percent_of_cells, range_of_cells, tally, tally_range, whole_percent};

/// Shown where a number does not exist, for example nothing over nothing.
pub const UNDEFINED: &str = "not defined";

/// Shown where a number has no end, for example a ratio over nothing.
pub const UNBOUNDED: &str = "unbounded";

const SCALES: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];

/// Rounds to `digits` significant digits (at least one), correctly in decimal.
pub fn significant(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits.max(1) - 1).parse().unwrap_or(value)
}

/// A count for people, two significant digits: `1.2 million`, `12,000`, `7.3`, `0.00012`, `1.2 × 10⁻⁹`.
pub fn people(value: f64) -> String {
    let (number, unit) = split(value);
    if unit.is_empty() { number } else { format!("{number} {unit}") }
}

/// An exact integer with commas: `20,000,000,000`.
pub fn integer(value: u64) -> String {
    commas(&value.to_string())
}

/// A plain number with `digits` significant digits, no unit words below a million.
pub fn decimal(value: f64, digits: usize) -> String {
    if !value.is_finite() {
        return UNDEFINED.into();
    }
    plain(significant(value, digits))
}

/// A share as per cent with two significant digits, also towards 100 %: `0.04 %`, `1.6 %`, `99.96 %`.
pub fn percent(share: f64) -> String {
    if !share.is_finite() {
        return UNDEFINED.into();
    }
    format!("{} %", percent_number(share))
}

/// A share with its 90 % band: `1.6 % (0.04 to 7.3 %)`.
pub fn percent_band(band: &Band) -> String {
    if all_equal(band) {
        return percent(band.median);
    }
    format!("{} {}", percent(band.median), percent_range(band))
}

/// The 90 % band of a share alone, in parentheses: `(0.04 to 7.3 %)`.
pub fn percent_range(band: &Band) -> String {
    if !band.p05.is_finite() || !band.p95.is_finite() {
        return format!("({UNDEFINED})");
    }
    format!("({} to {} %)", percent_number(band.p05), percent_number(band.p95))
}

/// A count with its 90 % band: `160 million (4.1 to 730 million)`.
pub fn people_band(band: &Band) -> String {
    if all_equal(band) {
        return people(band.median);
    }
    format!("{} ({})", people(band.median), people_range(band))
}

/// The 90 % band of a count: `4.1 to 730 million`, `980,000 to 1.2 million`.
pub fn people_range(band: &Band) -> String {
    let (low, low_unit) = split(band.p05);
    let (high, high_unit) = split(band.p95);
    match (low_unit == high_unit, low_unit.is_empty()) {
        (true, true) => format!("{low} to {high}"),
        (true, false) => format!("{low} to {high} {high_unit}"),
        _ => format!("{} to {}", people(band.p05), people(band.p95)),
    }
}

/// A time span given in hours: `30 s`, `10 min`, `6 h`, `3 d`, `8 years`.
pub fn duration(hours: f64) -> String {
    if !hours.is_finite() {
        return UNDEFINED.into();
    }
    let seconds = hours * 3600.0;
    match seconds {
        0.0 => "0 min".into(),
        s if s < 59.5 => format!("{} s", plain(significant(s, 2))),
        s if s < 5400.0 && !whole_hours(hours) => format!("{} min", plain(significant(s / 60.0, 2))),
        _ if hours <= 96.0 => format!("{} h", plain(significant(hours, 2))),
        _ if hours <= 17_532.0 => format!("{} d", plain(significant(hours / 24.0, 2))),
        _ => format!("{} years", plain(significant(hours / 8766.0, 2))),
    }
}

fn whole_hours(hours: f64) -> bool {
    hours >= 0.999 && (hours - hours.round()).abs() < 1e-6
}

/// A ratio as per cent of what it is compared with, plain two digits: `87 % (21 to 1,600 %)`.
pub fn ratio_band(band: &Band) -> String {
    let [low, middle, high] = [band.p05, band.median, band.p95].map(|value| decimal(value * 100.0, 2));
    if low == high { format!("{middle} %") } else { format!("{middle} % ({low} to {high} %)") }
}

fn all_equal(band: &Band) -> bool {
    band.p05 == band.median && band.median == band.p95
}

fn split(value: f64) -> (String, &'static str) {
    if value == f64::INFINITY {
        return (UNBOUNDED.into(), "");
    }
    if !value.is_finite() {
        return (UNDEFINED.into(), "");
    }
    let rounded = significant(value, 2);
    for (scale, unit) in SCALES {
        if rounded.abs() >= scale && rounded.abs() < 1e15 {
            return (plain(significant(rounded / scale, 2)), unit);
        }
    }
    (plain(rounded), "")
}

fn percent_number(share: f64) -> String {
    let rest = 1.0 - share;
    // Towards 100 % the two digits that matter are those of the rest; below 1e-6 the rest is noise.
    if share < 1.0 && rest < 0.01 && rest > 1e-6 {
        return plain(100.0 - significant(rest * 100.0, 2)).chars().take(8).collect();
    }
    plain(significant(share * 100.0, 2))
}

fn plain(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 {
        return "0".into();
    }
    if !(1e-6..1e15).contains(&size) {
        return power_of_ten(value);
    }
    let text = format!("{value}");
    match text.split_once('.') {
        Some((whole, fraction)) => format!("{}.{fraction}", commas(whole)),
        None => commas(&text),
    }
}

/// A power of ten: `10⁻⁵`.
pub fn power(exponent: i32) -> String {
    format!("10{}", exponent.to_string().chars().map(superscript).collect::<String>())
}

fn power_of_ten(value: f64) -> String {
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let power: String = exponent.chars().map(superscript).collect();
    if mantissa == "1" { format!("10{power}") } else { format!("{mantissa} × 10{power}") }
}

fn superscript(digit: char) -> char {
    match digit {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' | '4'..='9' => char::from_u32('⁰' as u32 + digit as u32 - '0' as u32).unwrap_or(digit),
        other => other,
    }
}

/// Digits in groups of three, with a proper minus sign.
pub fn commas(digits: &str) -> String {
    let (sign, digits) = match digits.strip_prefix('-') {
        Some(rest) => ("−", rest),
        None => ("", digits),
    };
    let mut out = String::from(sign);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(median: f64, p05: f64, p95: f64) -> Band {
        Band { median, p05, p95 }
    }

    #[test]
    fn counts_read_like_speech() {
        let cases = [
            (1.23e6, "1.2 million"),
            (999_600.0, "1 million"),
            (2e10, "20 billion"),
            (3.4e12, "3.4 trillion"),
            (12_345.0, "12,000"),
            (123.0, "120"),
            (7.31, "7.3"),
            (0.0, "0"),
            (0.000123, "0.00012"),
            (1.23e-9, "1.2 × 10⁻⁹"),
            (1e-8, "10⁻⁸"),
            (5e15, "5 × 10¹⁵"),
            (f64::NAN, UNDEFINED),
            (f64::INFINITY, UNBOUNDED),
            (-12_000.0, "−12,000"),
        ];
        for (value, text) in cases {
            assert_eq!(people(value), text, "for {value}");
        }
        assert_eq!(integer(20_000_000_001), "20,000,000,001");
    }

    #[test]
    fn shares_keep_two_digits_at_both_ends() {
        let cases = [
            (0.016, "1.6 %"),
            (0.0004, "0.04 %"),
            (0.9996, "99.96 %"),
            (1.0, "100 %"),
            (0.0, "0 %"),
            (0.974, "97 %"),
            (2.5e-10, "2.5 × 10⁻⁸ %"),
        ];
        for (share, text) in cases {
            assert_eq!(percent(share), text, "for {share}");
        }
        assert_eq!(percent_band(&band(0.016, 0.0004, 0.073)), "1.6 % (0.04 to 7.3 %)");
        assert_eq!(percent_band(&band(0.0, 0.0, 0.0)), "0 %");
    }

    #[test]
    fn ratios_are_compared_with_a_hundred() {
        assert_eq!(ratio_band(&band(0.99934, 0.35, 16.0)), "100 % (35 to 1,600 %)");
        assert_eq!(ratio_band(&band(1.0, 1.0, 1.0)), "100 %");
    }

    #[test]
    fn bands_name_the_unit_once() {
        assert_eq!(people_band(&band(1.6e8, 4.1e6, 7.3e8)), "160 million (4.1 to 730 million)");
        assert_eq!(people_band(&band(1e6, 9.8e5, 1.2e6)), "1 million (980,000 to 1.2 million)");
        assert_eq!(people_band(&band(0.1, 0.003, 0.36)), "0.1 (0.003 to 0.36)");
    }

    #[test]
    fn times_pick_their_unit() {
        for (hours, text) in [
            (0.0, "0 min"),
            (0.005, "18 s"),
            (1.0 / 6.0, "10 min"),
            (1.5, "1.5 h"),
            (48.0, "48 h"),
            (240.0, "10 d"),
            (70_000.0, "8 years"),
        ] {
            assert_eq!(duration(hours), text);
        }
    }
}
