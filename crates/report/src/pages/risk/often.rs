//! Chances as people count: "1 in 40,000 doses; between 1 in 4 million and 1 in 910". Where half of the draws lie below
//! what is told apart, the upper end leads: "up to 1 in 560 million doses".

use exoskin_record::summary::Band;

use crate::numbers::{UNDEFINED, people, power};

/// Chances below this are not told apart.
const LEAST: f64 = 1e-12;

/// How often, out of things that can be counted. Never "none": a chance of nought is below what is told apart.
pub(super) fn often(chance: f64) -> String {
    match chance {
        p if !p.is_finite() => UNDEFINED.into(),
        p if p < LEAST => "less than 1 in a million million".into(),
        p if p >= 0.995 => "nearly every one".into(),
        p if p > 0.3 => format!("{:.0} in 100", 100.0 * p),
        p => format!("1 in {}", people(1.0 / p)),
    }
}

/// What leads, with what is counted: `1 in 40,000 doses`, `up to 1 in 560 million doses`.
pub(super) fn leading(band: &Band, per: &str) -> String {
    if is_mostly_nought(band) {
        return format!("up to {}", counted(band.p95, per));
    }
    counted(band.median, per)
}

/// The rest of the band: `between 1 in 4 million and 1 in 910`; none where it has no width.
pub(super) fn rest(band: &Band) -> Option<String> {
    if is_mostly_nought(band) {
        return Some(format!("in 95 of 100 draws; in half of them {}", often(band.median)));
    }
    let (low, high) = (often(band.p05), often(band.p95));
    (low != high).then(|| format!("between {low} and {high}"))
}

/// A middle that is not told apart from nought would hide the end that matters.
fn is_mostly_nought(band: &Band) -> bool {
    band.median < LEAST && band.p95 >= LEAST
}

fn counted(chance: f64, per: &str) -> String {
    let often = often(chance);
    if often.ends_with("one") { format!("nearly every {per}") } else { format!("{often} {}", several(per)) }
}

/// A chance on an axis.
pub(super) fn tick(chance: f64) -> String {
    match chance {
        p if p >= 1.0 => "always".into(),
        p => match libm::log10(p).round() as i32 {
            -6 => "1 in a million".into(),
            decade if decade < -6 => format!("1 in {}", power(-decade)),
            _ => format!("1 in {}", people(1.0 / p)),
        },
    }
}

/// The plural of what is counted.
fn several(per: &str) -> String {
    match per {
        "person" => "people".into(),
        "patch" => "patches".into(),
        "" => String::new(),
        per if per.ends_with('s') => per.to_owned(),
        per => format!("{per}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chances_are_counted() {
        let band = Band { median: 2.5e-5, p05: 2.5e-7, p95: 1.1e-3 };
        assert_eq!(leading(&band, "dose"), "1 in 40,000 doses");
        assert_eq!(rest(&band).as_deref(), Some("between 1 in 4 million and 1 in 910"));
        assert_eq!(often(0.0), "less than 1 in a million million");
        assert_eq!((often(0.43), often(f64::NAN)), ("43 in 100".into(), UNDEFINED.into()));
        assert_eq!(leading(&Band { median: 1.0, p05: 1.0, p95: 1.0 }, "person"), "nearly every person");
    }

    #[test]
    fn a_middle_of_nought_does_not_hide_the_upper_end() {
        let band = Band { median: 1e-17, p05: 0.0, p95: 1e-9 };
        assert_eq!(leading(&band, "dose"), "up to 1 in 1 billion doses");
        assert!(rest(&band).is_some_and(|text| text.ends_with("in half of them less than 1 in a million million")));
    }

    #[test]
    fn ticks_are_short() {
        assert_eq!([1e-6, 1e-3, 1.0].map(tick), ["1 in a million", "1 in 1,000", "always"]);
        assert_eq!(tick(1e-8), "1 in 10⁸");
    }
}
