//! Counts of whole things: less than one is put in words, never as a fraction of a vesicle or a cell.

use exoskin_record::summary::{ArmSummary, Band};

use crate::numbers::{UNDEFINED, people, people_range, percent, percent_range};

/// A count of whole things: anything below one is `fewer than 1`.
pub fn tally(value: f64) -> String {
    if value > 0.0 && value < 1.0 { "fewer than 1".into() } else { people(value) }
}

/// The 90 % band of such a count; none where both ends are fewer than one or the same.
pub fn tally_range(band: &Band) -> Option<String> {
    match (band.p05, band.p95) {
        (low, high) if low == high || (low < 1.0 && high < 1.0) => None,
        (low, _) if low < 1.0 => Some(format!("{} to {}", tally(low), people(band.p95))),
        _ => Some(people_range(band)),
    }
}

/// Said where the living dermis has more immune cells of a type than fibroblasts; nothing elsewhere.
pub fn outnumbered(arm: &ArmSummary) -> Option<&'static str> {
    let count = |name: &str| arm.cells.get(name).map_or(0.0, |cells| cells.count);
    let fibroblasts = count("fibroblast");
    let more = ["macrophage", "mast"].into_iter().any(|name| count(name) > fibroblasts);
    (fibroblasts > 0.0 && more).then_some(
        "Macrophages and mast cells outnumber fibroblasts here because they were counted differently: stained cells per \
         area of a section, divided by an assumed thickness, against fibroblasts per volume. Their true proportion is not \
         known.",
    )
}

/// "about 1 in 140" for a share between 0 and 1; `none` for zero, `all` for one.
pub fn one_in(share: f64) -> String {
    match share {
        s if !s.is_finite() => UNDEFINED.into(),
        s if s <= 0.0 => "none".into(),
        s if s >= 0.995 => "nearly all".into(),
        s if s > 0.3 => percent(s),
        s => format!("1 in {}", people(1.0 / s)),
    }
}

/// A share below this is written as `1 in so many`: a per cent would be a row of zeros.
const RARE: f64 = 1e-6;

/// A share of `count` cells as per cent, or as `1 in 56 million` where it is small; `none` where it is less than half a
/// cell.
pub fn percent_of_cells(share: f64, count: f64) -> String {
    match share {
        s if s * count < 0.5 => "none".into(),
        s if s < RARE => one_in(s),
        s => percent(s),
    }
}

/// The 90 % band of a share of `count` cells: `(none to 0.57 %)`, `(0.017 to 3.6 %)`, `(1 in 56 million to 0.02 %)`.
pub fn range_of_cells(band: &Band, count: f64) -> String {
    let [low, high] = [band.p05, band.p95].map(|share| percent_of_cells(share, count));
    match band.p05 {
        _ if low == high => format!("({low})"),
        p05 if p05 * count < 0.5 || p05 < RARE => format!("({low} to {high})"),
        _ => percent_range(band),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(median: f64, p05: f64, p95: f64) -> Band {
        Band { median, p05, p95 }
    }

    #[test]
    fn less_than_half_a_cell_is_none() {
        assert_eq!(percent_of_cells(2.7e-10, 1e9), "none");
        assert_eq!(percent_of_cells(0.0032, 1e9), "0.32 %");
        assert_eq!(percent_of_cells(1.79e-8, 5.6e7), "1 in 56 million");
        assert_eq!(range_of_cells(&band(1e-5, 1.79e-8, 2e-4), 5.6e7), "(1 in 56 million to 0.02 %)");
        assert_eq!(range_of_cells(&band(1e-6, 8e-19, 0.0057), 1e8), "(none to 0.57 %)");
        assert_eq!(range_of_cells(&band(0.0, 0.0, 1e-30), 1e8), "(none)");
        assert_eq!(range_of_cells(&band(1e-4, 1e-4, 1e-4), 1e8), "(0.01 %)");
    }

    #[test]
    fn parts_of_a_vesicle_are_not_counted() {
        assert_eq!((tally(1.2e-7), tally(0.0), tally(3.9)), ("fewer than 1".into(), "0".into(), "3.9".into()));
        assert_eq!(tally_range(&band(3.0, 4.3e-15, 1.8e6)), Some("fewer than 1 to 1.8 million".into()));
        assert_eq!(tally_range(&band(0.0, 0.0, 0.4)), None);
        assert_eq!((one_in(0.0071), one_in(0.0)), ("1 in 140".into(), "none".into()));
    }
}
