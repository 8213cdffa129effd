//! Values written to suit their own band: as many digits as the band justifies, the unit once.

use exoskin_quantity::write::{UNDEFINED, grouped};
use exoskin_record::summary::Band;

/// `value` with the decimals that a spread of this size leaves meaningful: `104.3` with a spread of 7, `104` with 35.
pub fn value(value: f64, spread: f64) -> String {
    if !value.is_finite() {
        return UNDEFINED.into();
    }
    let text = format!("{value:.*}", decimals(value, spread));
    // A negative number that rounds to zero is zero.
    if text.chars().all(|c| matches!(c, '-' | '0' | '.')) {
        return "0".into();
    }
    grouped(&text)
}

/// Two digits of the spread, but no more than four of the value; three of the value where there is no spread.
fn decimals(value: f64, spread: f64) -> usize {
    let digits = |size: f64, keep: i32| keep - 1 - libm::log10(size).floor() as i32;
    let of_value = if value != 0.0 { digits(value.abs(), 4) } else { 6 };
    let wanted = if spread.is_finite() && spread > 0.0 { digits(spread, 2) } else { of_value - 1 };
    wanted.min(of_value).clamp(0, 6) as usize
}

fn spread(band: &Band) -> f64 {
    band.p95 - band.p05
}

/// The median alone, with the digits that its band justifies.
pub fn median(band: &Band) -> String {
    value(band.median, spread(band))
}

/// The 90 % band alone: `101.1 to 108.0`.
pub fn range(band: &Band) -> String {
    format!("{} to {}", value(band.p05, spread(band)), value(band.p95, spread(band)))
}

/// True where the band has no width.
pub fn is_exact(band: &Band) -> bool {
    band.p05 == band.p95
}

/// A value with its band: `104.3 (101.1 to 108.0)`.
pub fn with_range(band: &Band) -> String {
    let (middle, range) = (median(band), range(band));
    if is_exact(band) || range == format!("{middle} to {middle}") { middle } else { format!("{middle} ({range})") }
}

/// A value with its band among others up to `size`: no digits that are meaningless next to those.
pub fn with_range_among(band: &Band, size: f64) -> String {
    let least = if size.is_finite() && size > 0.0 { 0.1 * size } else { 0.0 };
    let spread = spread(band).max(least);
    let [low, middle, high] = [band.p05, band.median, band.p95].map(|v| value(v, spread));
    if low == high && low == middle { middle } else { format!("{middle} ({low} to {high})") }
}

/// A difference: its median with its sign, `+3.1`, `−0.2`, `0`.
pub fn signed_median(band: &Band) -> String {
    signed(band.median, spread(band))
}

/// The band of a difference with signs: `−0.2 to +9.0`.
pub fn signed_range(band: &Band) -> String {
    format!("{} to {}", signed(band.p05, spread(band)), signed(band.p95, spread(band)))
}

fn signed(number: f64, spread: f64) -> String {
    let text = value(number, spread);
    if number > 0.0 && text != "0" { format!("+{text}") } else { text }
}

/// True where the band includes zero.
pub fn holds_zero(band: &Band) -> bool {
    band.p05 <= 0.0 && band.p95 >= 0.0
}

/// A probability that something is more in one arm, in words.
pub fn chance(above: f64) -> &'static str {
    match above {
        p if !p.is_finite() => UNDEFINED,
        p if p >= 0.95 => "almost certainly more",
        p if p >= 0.8 => "probably more",
        p if p > 0.6 => "rather more",
        p if p >= 0.4 => "as likely up as down",
        p if p > 0.2 => "rather less",
        p if p > 0.05 => "probably less",
        _ => "almost certainly less",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_follow_the_band() {
        let band = |p05, median, p95| Band { median, p05, p95 };
        assert_eq!(with_range(&band(101.1, 104.32, 108.04)), "104.3 (101.1 to 108.0)");
        assert_eq!(with_range(&band(90.0, 104.0, 125.2)), "104 (90 to 125)");
        assert_eq!(with_range(&band(33.4, 33.4, 33.4)), "33.4");
        assert_eq!(with_range(&band(99.9956, 99.9957, 99.9958)), "100.00");
        assert_eq!(signed_range(&band(-0.21, 3.1, 9.0)), "−0.2 to +9.0");
        assert_eq!(signed_median(&band(-1.0, -0.0001, 1.0)), "0");
        assert_eq!(with_range_among(&band(0.0, 0.0002, 0.003), 1.3), "0");
        assert_eq!(value(f64::NAN, 1.0), UNDEFINED);
        assert_eq!(value(123_456.0, 9000.0), "123,456");
    }

    #[test]
    fn chances_are_even_in_both_directions() {
        assert_eq!(chance(0.5), "as likely up as down");
        assert_eq!((chance(0.97), chance(0.02)), ("almost certainly more", "almost certainly less"));
        assert_eq!(chance(f64::NAN), UNDEFINED);
    }
}
