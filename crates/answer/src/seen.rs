//! What a person could see: the one rule by which pages and text decide whether a difference matters.
//!
//! A difference counts from one hundredth of the value upwards; for a readout with its own scale (0 to 100 %, 0 to 10),
//! from one hundredth of that scale. Anything smaller gets no chance, no dots, and no sentence on what it rests on.
//!
//! What leads is the difference in the samples in which vesicles act on cells, the chance that it can be seen and the
//! chance that it is for the worse. The median over all samples never leads: nearly half of their weight is "nothing",
//! and the largest effects have two signs, so it is about 0 whatever the dose.

use exoskin_record::summary::{Band, Difference};
use exoskin_therapy::readouts::least_visible;

use crate::numbers::{UNDEFINED, percent, whole_percent};
use crate::values::chance;

/// Said of anything smaller.
pub const TOO_SMALL: &str = "too small to see (below 1 %)";

/// Said where the middle case is smaller, but an end of the band is not.
pub const MOSTLY_TOO_SMALL: &str = "mostly too small to see";

/// Said where the middle case is too small to see, but both ends of the band are far from it.
pub(crate) const OPEN: &str = "could go either way: too little is known";

/// Said of a null in a readout that no positive control moves.
pub(crate) const UNCONTROLLED: &str = "The model has not been shown to respond here to any treatment that is known to work, so finding no difference proves little.";

/// The smallest difference that counts relative to `value`, in its unit; `scale` is the end of the readout's own scale.
pub fn least(scale: Option<f64>, value: f64) -> f64 {
    least_visible(scale, value)
}

/// Differences smaller than this share of the value are rounding.
pub(crate) const ROUNDING: f64 = 1e-9;

/// The smallest visible difference of a row: relative to the larger of the two arms.
pub fn least_seen(row: &Difference) -> f64 {
    let other = row.value.median - row.difference.median;
    let value = if other.is_finite() { row.value.median.abs().max(other.abs()) } else { row.value.median };
    least(row.scale, value).max(ROUNDING)
}

pub(crate) fn ends(band: &Band) -> [f64; 3] {
    [band.p05, band.median, band.p95]
}

/// True where `band` is large enough to see relative to the values of `row`, at least at one end.
pub fn is_seen(band: &Band, row: &Difference) -> bool {
    ends(band).iter().any(|value| value.abs() >= least_seen(row))
}

/// True where it matters which hypothesis is true.
pub fn depends(row: &Difference) -> bool {
    let mut bands = row.by_hypothesis.values();
    let first = bands.next();
    bands.any(|band| Some(band) != first)
}

/// True where one could see which hypothesis is true.
pub fn is_carried(row: &Difference) -> bool {
    let bands = || row.by_hypothesis.values();
    let least = least_seen(row);
    (0..3).any(|end| {
        let of_end = || bands().map(|band| ends(band)[end]);
        of_end().fold(f64::MIN, f64::max) - of_end().fold(f64::MAX, f64::min) >= least
    })
}

/// The chance that a difference can be seen, from which on a page may say that it is too small, or that it is there.
const HARDLY_EVER: f64 = 0.05;
const MOSTLY: f64 = 0.5;

/// The chance that the arm differs visibly if vesicles act; none in summaries that do not say.
pub fn visible(row: &Difference) -> Option<f64> {
    row.acts.map(|acts| acts.visible).or(row.visible)
}

/// True where a chance may be given: the difference is there in most cases, and so is its direction.
pub fn has_chance(row: &Difference) -> bool {
    let seen = visible(row).is_none_or(|visible| visible >= MOSTLY);
    seen && row.leading_above().is_finite() && row.leading().median.abs() >= least_seen(row)
}

/// True where a chance is given and is nearly one: the arm differs.
pub fn is_clear(row: &Difference) -> bool {
    has_chance(row) && !(0.05..0.95).contains(&row.leading_above())
}

fn within(band: &Band, least: f64) -> bool {
    ends(band).iter().all(|end| end.abs() < least.max(ROUNDING))
}

/// True where the difference is visible in hardly any case, even if vesicles act.
pub fn is_too_small(row: &Difference) -> bool {
    visible(row).map_or_else(|| within(&row.difference, least_seen(row)), |visible| visible < HARDLY_EVER)
}

/// True where there is nothing to see in most cases, even if vesicles act. In summaries that do not say how often: where
/// the middle case is too small to see and the band is not wide on both sides.
pub fn is_mostly_too_small(row: &Difference) -> bool {
    let (least, band) = (least_seen(row), &row.difference);
    let small = |end: f64| end.abs() < least;
    let by_band = || small(band.median) && (small(band.p05) || small(band.p95));
    visible(row).map_or_else(by_band, |visible| visible < MOSTLY)
}

/// True where the difference can be seen in more than half of the cases in which vesicles act, whichever way it goes.
pub fn is_visible(row: &Difference) -> bool {
    !is_too_small(row) && !is_mostly_too_small(row)
}

/// True where the arm itself shows no visible change from its start.
pub fn is_change_too_small(row: &Difference) -> bool {
    within(&row.change, least(row.scale, row.value.median.abs().max((row.value.median - row.change.median).abs())))
}

/// True where a difference under one hypothesis is too small to see.
pub fn is_part_too_small(row: &Difference, part: &Band) -> bool {
    within(part, least_seen(row))
}

/// The share of the arm's change that is due to the procedure alone; none where the change is too small to see, or where
/// the band is wider than a hundred points to each side: then the share says nothing.
pub fn procedure_share(row: &Difference) -> Option<Band> {
    let small = least(row.scale, row.value.median);
    let told = |share: &Band| share.median.is_finite() && share.p95 - share.p05 <= 2.0;
    row.share_of_procedure.filter(told).filter(|_| row.change.median.abs() >= small)
}

/// What can be said about a difference; every page and text decides by this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// A number is missing.
    Undefined,
    /// Neither end of the band is large enough to see.
    TooSmall,
    /// In most samples there is nothing to see.
    MostlyTooSmall,
    /// The middle is too small to see, but both ends are far from it.
    Open,
    /// The middle can be seen, but it may just as well go the other way.
    Likely,
    /// The middle can be seen, and its direction is nearly certain.
    Clear,
}

/// What can be said about a row.
pub fn judged(row: &Difference) -> Judgement {
    if !row.leading_above().is_finite() || !row.leading().median.is_finite() {
        Judgement::Undefined
    } else if is_too_small(row) {
        Judgement::TooSmall
    } else if is_mostly_too_small(row) {
        Judgement::MostlyTooSmall
    } else if !has_chance(row) {
        Judgement::Open
    } else if is_clear(row) {
        Judgement::Clear
    } else {
        Judgement::Likely
    }
}

/// The row in words: a direction only where the middle case can be seen.
pub fn in_words(row: &Difference) -> String {
    let with = |words: &str| match often(row) {
        Some(often) => format!("{words} ({often})"),
        None => words.to_owned(),
    };
    match judged(row) {
        Judgement::Undefined => UNDEFINED.into(),
        Judgement::TooSmall => TOO_SMALL.into(),
        Judgement::MostlyTooSmall => with(MOSTLY_TOO_SMALL),
        Judgement::Open => with(OPEN),
        Judgement::Likely | Judgement::Clear => {
            let above = row.leading_above();
            let (way, share) = if above < 0.5 { ("less", 1.0 - above) } else { ("more", above) };
            let often = often(row).map_or_else(String::new, |often| format!("; {often}"));
            format!("{} ({way} in {}{often})", chance(above), whole_percent(share))
        }
    }
}

/// How often a difference can be seen if vesicles act, and how often for the worse: `visible in 60 %, for the worse in
/// 20 %`; none in summaries that do not say.
pub fn often(row: &Difference) -> Option<String> {
    let visible = visible(row)?;
    let harm = row.acts.map_or(row.harm, |acts| acts.harm);
    let worse = harm.map_or_else(String::new, |harm| format!(", for the worse in {}", percent(harm)));
    Some(format!("visible in {}{worse}", percent(visible)))
}

/// Where the leading difference is, below the row.
pub fn leading_path(row: &Difference) -> &'static str {
    if row.acts.is_some() { "acts/difference" } else { "difference" }
}

#[cfg(test)]
mod tests {
    use exoskin_record::summary::Acts;

    use super::*;

    fn row(scale: Option<f64>, value: f64, ends: [f64; 3]) -> Difference {
        let band = |[p05, median, p95]: [f64; 3]| Band { median, p05, p95 };
        Difference {
            arm: "exosomes".into(),
            readout: "hairs".into(),
            unit: String::new(),
            scale,
            day: 1.0,
            value: band([value; 3]),
            change: band([value; 3]),
            difference: band(ends),
            change_percent: None,
            difference_percent: None,
            above: 0.96,
            share_of_procedure: Some(band([-5.4, 1.0, 5.2])),
            by_hypothesis: std::collections::BTreeMap::new(),
            acts: None,
            visible: None,
            harm: None,
        }
    }

    /// A row of which two samples in three act: visible and for the worse in these shares of them.
    fn acting(ends: [f64; 3], visible: f64, harm: f64) -> Difference {
        let nothing = row(None, 156.0, [-9.0, 0.0, 9.0]);
        let [p05, median, p95] = ends;
        let difference = Band { median, p05, p95 };
        let acts = Acts { samples: 65, difference, above: 0.8, visible, harm: Some(harm) };
        Difference { acts: Some(acts), visible: Some(0.65 * visible), harm: Some(0.65 * harm), ..nothing }
    }

    #[test]
    fn what_leads_is_the_difference_if_vesicles_act() {
        let seen = acting([-4.0, 12.0, 60.0], 0.9, 0.15);
        assert_eq!(judged(&seen), Judgement::Likely, "the mixture's median is 0 and does not lead");
        assert_eq!(in_words(&seen), "probably more (more in 80 %; visible in 90 %, for the worse in 15 %)");
        assert!(is_visible(&seen));
        let either = acting([-40.0, 0.0, 60.0], 0.9, 0.45);
        assert_eq!(in_words(&either), format!("{OPEN} (visible in 90 %, for the worse in 45 %)"));
        let rare = acting([-0.1, 0.0, 9.0], 0.12, 0.02);
        assert_eq!(in_words(&rare), format!("{MOSTLY_TOO_SMALL} (visible in 12 %, for the worse in 2 %)"));
        assert_eq!(in_words(&acting([-0.1, 0.0, 0.1], 0.01, 0.0)), TOO_SMALL);
    }

    #[test]
    fn small_differences_have_no_chance() {
        assert_eq!(in_words(&row(None, 156.0, [0.002, 0.04, 0.24])), TOO_SMALL);
        assert_eq!(in_words(&row(None, 156.0, [0.0, 0.0, 9.0])), MOSTLY_TOO_SMALL);
        assert_eq!(in_words(&row(None, 156.0, [0.5, 4.0, 9.0])), "almost certainly more (more in 96 %)");
        assert_eq!(in_words(&row(None, 156.0, [-9.0, 0.0, 9.0])), OPEN, "wide on both sides is not small");
    }

    #[test]
    fn scales_are_weighed_as_a_whole() {
        assert!(is_too_small(&row(Some(100.0), 0.01, [0.0, 0.01, 0.4])));
        assert!(!is_too_small(&row(Some(10.0), 0.5, [0.0, 0.2, 0.4])));
        assert!(is_too_small(&row(Some(100.0), 98.0, [-0.4, -0.1, 0.0])));
    }

    #[test]
    fn shares_wider_than_a_hundred_points_are_not_told() {
        assert!(procedure_share(&row(None, 100.0, [1.0, 2.0, 3.0])).is_none());
    }
}
