//! Quantities for people: a few digits and the unit a person would choose.

use crate::dimension::Dimension;
use crate::write::significant;

/// Units to show in, from large to small: the first in which the value is at least 1 is used, else the last.
fn ladder(dimension: Dimension) -> &'static [(&'static str, f64, f64)] {
    match dimension {
        Dimension::Length => &[("cm", 1e4, 1.0), ("mm", 1e3, 1.0), ("um", 1.0, 1.0), ("nm", 1.0, 1e3)],
        Dimension::Area => &[("cm2", 1e8, 1.0), ("mm2", 1e6, 1.0), ("um2", 1.0, 1.0)],
        Dimension::Volume => &[
            ("L", 1e15, 1.0),
            ("mL", 1e12, 1.0),
            ("uL", 1e9, 1.0),
            ("nL", 1e6, 1.0),
            ("pL", 1e3, 1.0),
            ("um3", 1.0, 1.0),
        ],
        Dimension::Time => &[("d", 86_400.0, 1.0), ("h", 3600.0, 1.0), ("min", 60.0, 1.0), ("s", 1.0, 1.0)],
        Dimension::Mass => &[("g", 1e12, 1.0), ("mg", 1e9, 1.0), ("ug", 1e6, 1.0), ("ng", 1e3, 1.0), ("pg", 1.0, 1.0)],
        Dimension::Concentration => &[("/mL", 1.0, 1e12)],
        Dimension::AreaDensity => &[("/mm2", 1.0, 1e6), ("/cm2", 1.0, 1e8)],
        Dimension::RatePerTime => &[("/s", 1.0, 1.0), ("/min", 1.0, 60.0), ("/h", 1.0, 3600.0), ("/d", 1.0, 86_400.0)],
        Dimension::Velocity => &[("um/s", 1.0, 1.0), ("um/h", 1.0, 3600.0)],
        Dimension::Diffusivity => &[("um2/s", 1.0, 1.0)],
        Dimension::Flow => &[("mL/min", 1e12, 60.0), ("uL/min", 1e9, 60.0), ("nL/min", 1e6, 60.0), ("um3/s", 1.0, 1.0)],
        Dimension::MassConcentration => {
            &[("mg/mL", 1.0, 1e3), ("ug/mL", 1.0, 1e6), ("ng/mL", 1.0, 1e9), ("pg/mL", 1.0, 1e12)]
        }
        Dimension::Temperature => &[("°C", 1.0, 1.0)],
        Dimension::Fraction => &[("%", 1.0, 100.0)],
        Dimension::Count | Dimension::Number => &[("", 1.0, 1.0)],
    }
}

/// A value in base units as a person would write it, to four digits: `2 mL`, `10 min`, `150 um`, `1e10 /mL`.
///
/// [`parse_quantity`](crate::parse_quantity) reads it back.
pub fn show_quantity(value: f64, dimension: Dimension) -> String {
    let steps = ladder(dimension);
    let scaled = |&(_, times, over): &(&str, f64, f64)| value * over / times;
    let chosen = if value == 0.0 {
        steps.iter().find(|&&(_, times, over)| times == 1.0 && over == 1.0).or(steps.first())
    } else {
        steps.iter().find(|step| rounded(scaled(step)).abs() >= 1.0).or(steps.last())
    };
    let Some(step) = chosen else { return show_number(value) };
    let number = show_number(scaled(step));
    if step.0.is_empty() { number } else { format!("{number} {}", step.0) }
}

/// A number to four digits, without trailing zeros; very large and very small ones with an exponent: `1e10`.
pub fn show_number(value: f64) -> String {
    if !value.is_finite() {
        return if value.is_nan() { "not a number".into() } else { "infinite".into() };
    }
    let value = rounded(value);
    let size = value.abs();
    if size == 0.0 {
        "0".into()
    } else if (1e-3..1e5).contains(&size) {
        format!("{value}")
    } else {
        format!("{value:e}")
    }
}

/// The nearest number of four digits.
fn rounded(value: f64) -> f64 {
    significant(value, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_a_person_would_write() {
        let cases = [
            (2e12, Dimension::Volume, "2 mL"),
            (600.0, Dimension::Time, "10 min"),
            (150.0, Dimension::Length, "150 um"),
            (1500.0, Dimension::Length, "1.5 mm"),
            (0.01, Dimension::Concentration, "1e10 /mL"),
            (5e10, Dimension::Area, "500 cm2"),
            (-80.0, Dimension::Temperature, "-80 °C"),
            (0.3, Dimension::Fraction, "30 %"),
            (2e10, Dimension::Count, "2e10"),
            (0.0, Dimension::Volume, "0 um3"),
            (59.9999, Dimension::Time, "1 min"),
            (1.53e-6, Dimension::AreaDensity, "1.53 /mm2"),
            (0.01 * 1e6 / 60.0, Dimension::Flow, "166.7 um3/s"),
        ];
        for (value, dimension, text) in cases {
            assert_eq!(show_quantity(value, dimension), text);
        }
    }

    #[test]
    fn never_shows_noise_digits() {
        assert_eq!(show_number(0.1 + 0.2), "0.3");
        assert_eq!(show_number(123_456.0), "1.235e5");
        assert_eq!(show_number(0.000_01), "1e-5");
        assert_eq!(show_number(-0.0), "0");
        assert_eq!(show_number(f64::NAN), "not a number");
    }
}
