//! Chances as people count: "up to 1 in 910 doses (95 % of the draws are below); on average 1 in 1,200".

use exoskin_record::summary::Band;

use crate::numbers::{UNDEFINED, decimal, people, power};

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

/// What leads, with what is counted: `up to 1 in 910 doses`; a chance without a width as it is. Medians of wide priors say
/// little, so none leads.
pub(super) fn leading(band: &Band, per: &str) -> String {
    if band.p95 >= LEAST && often(band.p05) != often(band.p95) {
        return format!("up to {}", counted(band.p95, per));
    }
    counted(band.p95, per)
}

/// What stands beside it: `(95 % of the draws are below); on average 1 in 1,200`; nothing where the chance has no width.
pub(super) fn beside(band: &Band, mean: Option<f64>) -> Option<String> {
    if band.p95 < LEAST || often(band.p05) == often(band.p95) {
        return None;
    }
    let worst = |mean: f64| if mean > band.p95 { ", which the worst draws decide" } else { "" };
    let average = mean.map(|mean| format!("; on average {}{}", often(mean), worst(mean)));
    Some(format!("(95 % of the draws are below){}", average.unwrap_or_default()))
}

/// How a remark tells the mean over the draws; the document has no field of its own for it.
const AVERAGED: &str = "averaged over the draws, which the worst of them decide: ";

/// A remark taken apart: what else it says, and the mean over the draws.
pub(super) fn remark(note: Option<&str>) -> (Option<&str>, Option<f64>) {
    let Some((before, mean)) = note.and_then(|note| note.split_once(AVERAGED)) else {
        return (note, None);
    };
    let Some(mean) = chance_of(mean.trim()) else { return (note, None) };
    let before = before.trim_end_matches([';', ' ']);
    (Some(before).filter(|text| !text.is_empty()), Some(mean))
}

/// `1 in 38,000,000`, `12 %`, `0` or `below ...` as a number.
fn chance_of(text: &str) -> Option<f64> {
    let number = |text: &str| text.replace(',', "").parse::<f64>().ok().filter(|value| value.is_finite());
    if let Some(of) = text.strip_prefix("1 in ") {
        return number(of).filter(|of| *of > 0.0).map(|of| 1.0 / of);
    }
    match text.strip_suffix(" %") {
        Some(percent) => number(percent).map(|percent| percent / 100.0),
        None if text.starts_with("below ") => Some(0.0),
        None => number(text),
    }
}

fn counted(chance: f64, per: &str) -> String {
    let often = often(chance);
    if often.ends_with("one") { format!("nearly every {per}") } else { format!("{often} {}", several(per)) }
}

/// A ratio without its middle: where the band holds 1, not even the direction is known.
pub(super) fn times(band: &Band) -> String {
    match [band.p05, band.p95].map(|value| decimal(value, 2)) {
        [low, high] if low == high => format!("{low} times"),
        [low, high] => format!("{low} to {high} times"),
    }
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
    fn the_upper_end_leads_and_never_the_middle() {
        let band = Band { median: 2.5e-5, p05: 2.5e-7, p95: 1.1e-3 };
        assert_eq!(leading(&band, "dose"), "up to 1 in 910 doses");
        let beside = |mean| beside(&band, mean).unwrap_or_default();
        assert_eq!(beside(Some(1.0 / 1200.0)), "(95 % of the draws are below); on average 1 in 1,200");
        assert!(beside(Some(0.01)).ends_with("on average 1 in 100, which the worst draws decide"));
        assert_eq!(leading(&Band { median: 1e-17, p05: 0.0, p95: 1e-9 }, "dose"), "up to 1 in 1 billion doses");
    }

    #[test]
    fn a_chance_without_a_width_is_one_number() {
        let fixed = Band { median: 1.0, p05: 1.0, p95: 1.0 };
        assert_eq!((leading(&fixed, "person"), beside(&fixed, None)), ("nearly every person".into(), None));
        let nought = Band { median: 0.0, p05: 0.0, p95: 1e-15 };
        assert_eq!(leading(&nought, "dose"), "less than 1 in a million million doses");
        assert_eq!((often(0.43), often(f64::NAN)), ("43 in 100".into(), UNDEFINED.into()));
    }

    #[test]
    fn ratios_have_no_middle() {
        assert_eq!(times(&Band { median: 1.0, p05: 0.85, p95: 1.3 }), "0.85 to 1.3 times");
    }

    #[test]
    fn remarks_give_their_mean() {
        let note = format!("a spot that is seen; {AVERAGED}1 in 1,200");
        assert_eq!(remark(Some(&note)), (Some("a spot that is seen"), Some(1.0 / 1200.0)));
        assert_eq!(remark(Some(&format!("{AVERAGED}12 %"))), (None, Some(0.12)));
        assert_eq!(remark(Some("at 95 %")), (Some("at 95 %"), None));
        assert_eq!(remark(None), (None, None));
    }

    #[test]
    fn ticks_are_short() {
        assert_eq!([1e-6, 1e-3, 1.0].map(tick), ["1 in a million", "1 in 1,000", "always"]);
        assert_eq!(tick(1e-8), "1 in 10⁸");
    }
}
