//! Numbers as people read them: `1.2 million`, `1.6 %`, `10 min`, `1 in 140`.
//!
//! The one writer for every sentence, table and page. Two significant digits unless a caller asks for others: what is
//! written here has bands that are decades wide, and more digits would be spurious. What a program reads back is
//! written by [`show_number`](crate::show_number) and [`show_quantity`](crate::show_quantity).

/// Shown where a number does not exist, for example zero divided by zero.
pub const UNDEFINED: &str = "not defined";

/// Shown where a number is infinite, for example a ratio to zero.
pub(crate) const UNBOUNDED: &str = "unbounded";

/// Chances below this are not distinguished: the model's assumptions fail long before that.
pub const LEAST_CHANCE: f64 = 1e-12;

/// Shares below this are not distinguished in per cent: nobody could measure them, and nobody reads powers of ten there.
pub const LEAST_SHARE: f64 = 1e-8;

/// Ratios below this are not told apart in [`ratio_percent`].
const LEAST_RATIO: f64 = 1e-3;

const SCALES: [(f64, &str); 3] = [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")];

/// From here upwards a number is written as a power of ten, as it is below [`SMALLEST`].
const LARGEST: f64 = 1e15;
const SMALLEST: f64 = 1e-6;

/// Rounds to `digits` significant digits (at least one), correctly in decimal.
pub fn significant(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits.max(1) - 1).parse().unwrap_or(value)
}

/// A count for people, two significant digits: `1.2 million`, `12,000`, `7.3`, `0.00012`, `1.2 × 10⁻⁹`.
pub fn people(value: f64) -> String {
    match scaled(value) {
        (number, "") => number,
        (number, scale) => format!("{number} {scale}"),
    }
}

/// From one count to another, the scale only once if it is the same: `4.1 to 730 million`, `980,000 to 1.2 million`.
pub fn people_range(low: f64, high: f64) -> String {
    let ((first, first_scale), (last, last_scale)) = (scaled(low), scaled(high));
    match (first_scale == last_scale, first_scale) {
        (true, "") => format!("{first} to {last}"),
        (true, scale) => format!("{first} to {last} {scale}"),
        _ => format!("{} to {}", people(low), people(high)),
    }
}

/// The digits of a count and the scale word after them, empty below a million.
fn scaled(value: f64) -> (String, &'static str) {
    if value == f64::INFINITY {
        return (UNBOUNDED.into(), "");
    }
    if !value.is_finite() {
        return (UNDEFINED.into(), "");
    }
    let rounded = significant(value, 2);
    match SCALES.iter().find(|(scale, _)| (*scale..LARGEST).contains(&rounded.abs())) {
        Some((scale, word)) => (plain(significant(rounded / scale, 2)), word),
        None => (plain(rounded), ""),
    }
}

/// An exact integer with commas: `20,000,000,000`.
pub fn integer(value: u64) -> String {
    grouped(&value.to_string())
}

/// A count with its noun, singular or plural: `1 heading`, `12 headings`.
pub fn plural(count: usize, one: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {one}{ending}", grouped(&count.to_string()))
}

/// A plain number with `digits` significant digits and no scale in words.
pub fn decimal(value: f64, digits: usize) -> String {
    if value.is_finite() { plain(significant(value, digits)) } else { UNDEFINED.into() }
}

/// A whole number as it is, anything else with two significant digits: `7,312`, `7.3`.
pub fn exact_or_decimal(value: f64) -> String {
    if value.fract() == 0.0 && value.abs() < SCALES[2].0 { plain(value) } else { people(value) }
}

/// A share as per cent with two significant digits, including close to 100 %: `0.04 %`, `1.6 %`, `99.96 %`.
pub fn percent(share: f64) -> String {
    if share.is_finite() { format!("{} %", percent_number(share)) } else { UNDEFINED.into() }
}

/// A ratio as per cent, two significant digits, however large: `0.4 %`, `1,600 %`; the smallest are not told apart.
pub fn ratio_percent(ratio: f64) -> String {
    match ratio {
        r if !r.is_finite() => UNDEFINED.into(),
        r if r > 0.0 && r < LEAST_RATIO => format!("under {} %", plain(LEAST_RATIO * 100.0)),
        r => format!("{} %", plain(significant(r * 100.0, 2))),
    }
}

/// From one share to another: `0.04 to 7.3 %`.
pub fn percent_range(low: f64, high: f64) -> String {
    if low.is_finite() && high.is_finite() {
        format!("{} to {} %", percent_number(low), percent_number(high))
    } else {
        UNDEFINED.into()
    }
}

fn percent_number(share: f64) -> String {
    if share > 0.0 && share < LEAST_SHARE {
        return format!("under {}", plain(LEAST_SHARE * 100.0));
    }
    let rest = 1.0 - share;
    // Close to 100 % the two digits that matter are those of the remainder; below 1e-6 the remainder is noise.
    if share < 1.0 && rest < 0.01 && rest > 1e-6 {
        return plain(100.0 - significant(rest * 100.0, 2)).chars().take(8).collect();
    }
    plain(significant(share * 100.0, 2))
}

/// A share in whole per cent, with its extremes in words: `over 99 %`, `57 %`, `under 1 %`.
pub fn whole_percent(share: f64) -> String {
    match share {
        s if !s.is_finite() => UNDEFINED.into(),
        s if s > 0.99 && s < 1.0 => "over 99 %".into(),
        s if s > 0.0 && s < 0.01 => "under 1 %".into(),
        s => format!("{:.0} %", 100.0 * s.clamp(0.0, 1.0)),
    }
}

/// A chance: per cent where it is large, "1 in N" where it is small.
pub fn chance(chance: f64) -> String {
    match chance {
        p if !p.is_finite() => UNDEFINED.into(),
        p if p <= 0.0 => "0".into(),
        p if p < LEAST_CHANCE => "less than 1 in a trillion".into(),
        p if p < 0.1 => format!("1 in {}", people(1.0 / p)),
        p => percent(p),
    }
}

/// A time span given in hours: `30 s`, `10 min`, `6 h`, `3 d`, `8 years`.
pub fn duration(hours: f64) -> String {
    if !hours.is_finite() {
        return UNDEFINED.into();
    }
    let seconds = hours * 3600.0;
    let two = |value: f64| plain(significant(value, 2));
    match seconds {
        0.0 => "0 min".into(),
        s if s < 59.5 => format!("{} s", two(s)),
        s if s < 5400.0 && !whole_hours(hours) => format!("{} min", two(s / 60.0)),
        _ if hours <= 96.0 => format!("{} h", two(hours)),
        _ if hours <= 17_532.0 => format!("{} d", two(hours / 24.0)),
        _ => format!("{} years", two(hours / 8766.0)),
    }
}

fn whole_hours(hours: f64) -> bool {
    hours >= 0.999 && (hours - hours.round()).abs() < 1e-6
}

fn plain(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 {
        return "0".into();
    }
    if (SMALLEST..LARGEST).contains(&size) { grouped(&format!("{value}")) } else { times_power(value) }
}

/// Digits before the point in groups of three, with a proper minus sign: `−12,000.5`.
pub fn grouped(number: &str) -> String {
    let (sign, digits) = number.strip_prefix('-').map_or(("", number), |rest| ("−", rest));
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + fraction
}

/// A power of ten: `10⁻⁵`.
pub fn power(exponent: i32) -> String {
    format!("10{}", superscripts(&exponent.to_string()))
}

fn times_power(value: f64) -> String {
    let text = format!("{value:e}");
    let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let power = superscripts(exponent);
    match mantissa {
        "1" => format!("10{power}"),
        mantissa => format!("{} × 10{power}", mantissa.replace('-', "−")),
    }
}

fn superscripts(digits: &str) -> String {
    digits.chars().map(superscript).collect()
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

/// The first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The least difference that is written out, in its unit.
const LEAST_DIFFERENCE: f64 = 0.01;
/// Whole numbers without a band are written exactly below this; larger ones were computed, not counted.
const EXACT: f64 = 10_000.0;

/// A number with the ends of its band, as claims and comparisons write it: `1.6 % (0.04 to 7.3 %)`; without a width the
/// number alone, small whole numbers exactly. Differences are shown to a hundredth of their unit at most: below that they
/// cannot be told from zero. `unit` begins with its space.
pub fn figure(ends: [f64; 3], unit: &str, is_difference: bool) -> String {
    if is_difference && ends.iter().all(|value| value.abs() < LEAST_DIFFERENCE) {
        return format!("less than {LEAST_DIFFERENCE}{unit}");
    }
    let told = |value: f64| if is_difference && value.abs() < LEAST_DIFFERENCE { 0.0 } else { value };
    let [low, middle, high] = ends.map(told);
    if people(low) == people(high) {
        let alone = if middle.abs() < EXACT { exact_or_decimal(middle) } else { people(middle) };
        return format!("{alone}{unit}");
    }
    format!("{}{unit} ({}{unit})", people(middle), people_range(low, high))
}

#[cfg(test)]
mod tests {
    use super::*;

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
            (-1.23e-9, "−1.2 × 10⁻⁹"),
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
        assert_eq!((exact_or_decimal(7312.0), exact_or_decimal(7312.5)), ("7,312".into(), "7,300".into()));
    }

    #[test]
    fn ratios_may_be_large_and_the_smallest_are_not_told_apart() {
        let cases = [(0.0, "0 %"), (1e-7, "under 0.1 %"), (0.0041, "0.41 %"), (0.996, "100 %"), (16.4, "1,600 %")];
        for (ratio, text) in cases {
            assert_eq!(ratio_percent(ratio), text, "for {ratio}");
        }
    }

    #[test]
    fn ranges_name_the_scale_once() {
        assert_eq!(people_range(4.1e6, 7.3e8), "4.1 to 730 million");
        assert_eq!(people_range(9.8e5, 1.2e6), "980,000 to 1.2 million");
        assert_eq!(people_range(0.003, 0.36), "0.003 to 0.36");
        assert_eq!(percent_range(0.0004, 0.073), "0.04 to 7.3 %");
        assert_eq!(percent_range(8.9e-30, 0.073), "under 0.000001 to 7.3 %");
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
            (2.5e-8, "0.0000025 %"),
            (2.5e-10, "under 0.000001 %"),
        ];
        for (share, text) in cases {
            assert_eq!(percent(share), text, "for {share}");
        }
        assert_eq!((whole_percent(0.999_944), whole_percent(0.57)), ("over 99 %".into(), "57 %".into()));
    }

    #[test]
    fn small_chances_are_one_in_so_many() {
        for (share, text) in [
            (0.0, "0"),
            (0.43, "43 %"),
            (1.0 / 1234.0, "1 in 1,200"),
            (2.5e-8, "1 in 40 million"),
            (1e-15, "less than 1 in a trillion"),
        ] {
            assert_eq!(chance(share), text);
        }
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

    #[test]
    fn nouns_agree_with_their_count() {
        for (count, text) in [(0, "0 lines"), (1, "1 line"), (2, "2 lines"), (12_000, "12,000 lines")] {
            assert_eq!(plural(count, "line"), text);
        }
    }

    #[test]
    fn groups_leave_the_fraction_alone() {
        assert_eq!((grouped("-1234.5678"), grouped("123")), ("−1,234.5678".into(), "123".into()));
        assert_eq!((capital("redness"), capital("")), ("Redness".into(), String::new()));
    }
}
