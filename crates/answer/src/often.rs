//! Chances as people count: "up to 1 in 910 doses (95 % of the draws are below); on average 1 in 1,200".

use exoskin_record::summary::Band;

use crate::numbers::{LEAST_CHANCE, UNDEFINED, decimal, people, power};

/// How often, out of things that can be counted. Never "none": a chance of zero is one too small to distinguish.
pub fn often(chance: f64) -> String {
    match chance {
        p if !p.is_finite() => UNDEFINED.into(),
        p if p < LEAST_CHANCE => "less than 1 in a trillion".into(),
        p if p >= 0.995 => "nearly every one".into(),
        p if p > 0.3 => format!("{:.0} in 100", 100.0 * p),
        p => format!("1 in {}", people(1.0 / p)),
    }
}

/// What comes first, with what is counted: `up to 1 in 910 doses`; a chance without a width as it is. Medians of wide
/// priors say little, so no median comes first.
pub fn leading(band: &Band, per: &str) -> String {
    if spreads(band) {
        return format!("up to {}", counted(band.p95, per));
    }
    counted(band.p95, per)
}

/// True where a chance has a width that can be reported.
pub fn spreads(band: &Band) -> bool {
    band.p95 >= LEAST_CHANCE && often(band.p05) != often(band.p95)
}

/// Said of the end that comes first.
pub const BELOW: &str = "(95 % of the draws are below)";

/// The mean of a chance with a width: `on average 1 in 1,200`.
pub fn average(band: &Band, mean: Option<f64>) -> Option<String> {
    let worst = |mean: f64| if mean > band.p95 { ", driven by the worst draws" } else { "" };
    mean.filter(|_| spreads(band)).map(|mean| format!("on average {}{}", often(mean), worst(mean)))
}

/// What follows the first end: `(95 % of the draws are below); on average 1 in 1,200`; nothing where the chance has no
/// width.
pub fn beside(band: &Band, mean: Option<f64>) -> Option<String> {
    let average = average(band, mean).map(|text| format!("; {text}")).unwrap_or_default();
    spreads(band).then(|| format!("{BELOW}{average}"))
}

fn counted(chance: f64, per: &str) -> String {
    let often = often(chance);
    if often.ends_with("one") { format!("nearly every {per}") } else { format!("{often} {}", several(per)) }
}

/// A ratio without its median: where the band includes 1, not even the direction is known.
pub fn times(band: &Band) -> String {
    match [band.p05, band.p95].map(|value| decimal(value, 2)) {
        [low, high] if low == high => format!("{low} times"),
        [low, high] => format!("{low} to {high} times"),
    }
}

/// A chance on an axis.
pub fn tick(chance: f64) -> String {
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
    fn the_upper_end_leads_and_never_the_middle() {
        let band = Band { median: 2.5e-5, p05: 2.5e-7, p95: 1.1e-3 };
        assert_eq!(leading(&band, "dose"), "up to 1 in 910 doses");
        let beside = |mean| beside(&band, mean).unwrap_or_default();
        assert_eq!(beside(Some(1.0 / 1200.0)), "(95 % of the draws are below); on average 1 in 1,200");
        assert!(beside(Some(0.01)).ends_with("on average 1 in 100, driven by the worst draws"));
        assert_eq!(leading(&Band { median: 1e-17, p05: 0.0, p95: 1e-9 }, "dose"), "up to 1 in 1 billion doses");
    }

    #[test]
    fn a_chance_without_a_width_is_one_number() {
        let fixed = Band { median: 1.0, p05: 1.0, p95: 1.0 };
        assert_eq!((leading(&fixed, "person"), beside(&fixed, None)), ("nearly every person".into(), None));
        let nought = Band { median: 0.0, p05: 0.0, p95: 1e-15 };
        assert_eq!(leading(&nought, "dose"), "less than 1 in a trillion doses");
        assert_eq!((often(0.43), often(f64::NAN)), ("43 in 100".into(), UNDEFINED.into()));
    }

    #[test]
    fn ratios_have_no_middle() {
        assert_eq!(times(&Band { median: 1.0, p05: 0.85, p95: 1.3 }), "0.85 to 1.3 times");
    }

    #[test]
    fn ticks_are_short() {
        assert_eq!([1e-6, 1e-3, 1.0].map(tick), ["1 in a million", "1 in 1,000", "always"]);
        assert_eq!(tick(1e-8), "1 in 10⁸");
    }
}
