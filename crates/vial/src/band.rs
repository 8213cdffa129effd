//! Median and 90 % band of what was drawn for a vial.

use exoskin_stats::Band;

/// Shares of the sample below the two ends.
const LOW: f64 = 0.05; // number: the 90 % band
const HIGH: f64 = 0.95; // number: the 90 % band

/// The band of `values`, in any order; zeros for an empty sample. The values are sorted.
pub(crate) fn band(values: &mut [f64]) -> Band {
    values.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| match values.len() {
        0 => 0.0,
        count => {
            let place = share * (count - 1) as f64;
            let (below, above) = (values[place as usize], values[(place as usize + 1).min(count - 1)]);
            below + (above - below) * (place - libm::floor(place))
        }
    };
    Band { median: at(0.5), p05: at(LOW), p95: at(HIGH) } // number: by definition of the median
}
