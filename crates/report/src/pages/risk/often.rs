//! Chances as people count: "1 in 40,000 doses; between 1 in 4 million and 1 in 900".

use exoskin_record::summary::Band;

use crate::numbers::{UNDEFINED, people, power};

/// Chances below this are not told apart.
const LEAST: f64 = 1e-15;

/// How often, out of things that can be counted. Never "none": a chance of nought is below what is told apart.
pub(super) fn often(chance: f64) -> String {
    match chance {
        p if !p.is_finite() => UNDEFINED.into(),
        p if p < LEAST => format!("fewer than 1 in {}", power(15)),
        p if p >= 0.995 => "nearly every one".into(),
        p if p > 0.3 => format!("{:.0} in 100", 100.0 * p),
        p => format!("1 in {}", people(1.0 / p)),
    }
}

/// The middle with what is counted: `1 in 40,000 doses`.
pub(super) fn middle(band: &Band, per: &str) -> String {
    let often = often(band.median);
    if often.ends_with("one") { format!("nearly every {per}") } else { format!("{often} {}", several(per)) }
}

/// `between 1 in 4 million and 1 in 900`; none where the band has no width.
pub(super) fn between(band: &Band) -> Option<String> {
    let (low, high) = (often(band.p05), often(band.p95));
    (low != high).then(|| format!("between {low} and {high}"))
}

/// A chance on an axis.
pub(super) fn tick(chance: f64) -> String {
    match chance {
        p if p >= 1.0 => "always".into(),
        p => match libm::log10(p).round() as i32 {
            -12 => "1 in a trillion".into(),
            -9 => "1 in a billion".into(),
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
        assert_eq!(middle(&band, "dose"), "1 in 40,000 doses");
        assert_eq!(between(&band).as_deref(), Some("between 1 in 4 million and 1 in 910"));
        assert_eq!(often(0.0), "fewer than 1 in 10¹⁵");
        assert_eq!((often(0.43), often(f64::NAN)), ("43 in 100".into(), UNDEFINED.into()));
        assert_eq!(middle(&Band { median: 1.0, p05: 1.0, p95: 1.0 }, "person"), "nearly every person");
    }

    #[test]
    fn ticks_are_short() {
        assert_eq!([1e-9, 1e-3, 1.0].map(tick), ["1 in a billion", "1 in 1,000", "always"]);
        assert_eq!(tick(1e-8), "1 in 10⁸");
    }
}
