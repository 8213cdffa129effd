//! Bands as people read them: `1.6 % (0.04 to 7.3 %)`, `160 million (4.1 to 730 million)`.
//!
//! Single numbers are written by [`exoskin_quantity::write`](mod@exoskin_quantity::write), which is re-exported here.

use exoskin_quantity::write;
use exoskin_record::summary::Band;

pub use exoskin_quantity::write::{
    LEAST_CHANCE, UNDEFINED, capital, chance, decimal, duration, integer, people, percent, power, whole_percent,
};

pub use exoskin_quantity::write::people_range as people_between;

pub use crate::counts::{one_in, percent_of_cells, range_of_cells, tally, tally_range};

/// A share with its 90 % band: `1.6 % (0.04 to 7.3 %)`.
pub fn percent_band(band: &Band) -> String {
    if all_equal(band) { percent(band.median) } else { format!("{} {}", percent(band.median), percent_range(band)) }
}

/// The 90 % band of a share alone, in parentheses: `(0.04 to 7.3 %)`.
pub fn percent_range(band: &Band) -> String {
    format!("({})", write::percent_range(band.p05, band.p95))
}

/// A count with its 90 % band: `160 million (4.1 to 730 million)`.
pub fn people_band(band: &Band) -> String {
    if all_equal(band) { people(band.median) } else { format!("{} ({})", people(band.median), people_range(band)) }
}

/// The 90 % band of a count: `4.1 to 730 million`, `980,000 to 1.2 million`.
pub fn people_range(band: &Band) -> String {
    write::people_range(band.p05, band.p95)
}

/// A ratio as per cent of what it is compared with, to two digits: `87 % (21 to 1,600 %)`.
pub fn ratio_band(band: &Band) -> String {
    let [low, middle, high] = [band.p05, band.median, band.p95].map(|value| decimal(value * 100.0, 2));
    if low == high { format!("{middle} %") } else { format!("{middle} % ({low} to {high} %)") }
}

fn all_equal(band: &Band) -> bool {
    band.p05 == band.median && band.median == band.p95
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(median: f64, p05: f64, p95: f64) -> Band {
        Band { median, p05, p95 }
    }

    #[test]
    fn a_band_without_width_is_one_number() {
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
        assert_eq!(people_band(&band(0.1, 0.003, 0.36)), "0.1 (0.003 to 0.36)");
    }
}
