//! The days on which a course is looked at.

use crate::units::{S_PER_D, S_PER_H, S_PER_MIN};

/// Looks in the first day (s).
const EARLY_S: [f64; 9] = [
    0.0,
    5.0 * S_PER_MIN,  // number: a look
    10.0 * S_PER_MIN, // number: a look
    20.0 * S_PER_MIN, // number: a look
    30.0 * S_PER_MIN, // number: a look
    S_PER_H,
    2.0 * S_PER_H,  // number: a look
    6.0 * S_PER_H,  // number: a look
    12.0 * S_PER_H, // number: a look
];

/// Looks after it (d).
const LATER_D: [f64; 23] = [
    1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 10.0, 14.0, 21.0, 28.0, 42.0, 60.0, 84.0, 90.0, 120.0, 150.0, 180.0,
    240.0, // number: looks
    270.0, 365.0, 545.0, 730.0, // number: looks
];

/// Days that a summary sets arms against each other on, where the course reaches them.
const REPORTED_D: [f64; 6] = [1.0, 7.0, 28.0, 90.0, 180.0, 365.0]; // number: looks

/// The days (d) from the start to `until_s`, increasing; the last one is the end.
pub fn days(until_s: f64) -> Vec<f64> {
    let until = until_s / S_PER_D;
    let early = EARLY_S.iter().map(|seconds| seconds / S_PER_D);
    let mut days: Vec<f64> = early.chain(LATER_D).filter(|day| *day < until).collect();
    days.push(until);
    days
}

/// The days among `days` on which arms are set against each other: the usual ones and the last.
pub fn reported_days(days: &[f64]) -> Vec<usize> {
    let last = days.len().saturating_sub(1);
    (0..days.len()).filter(|&index| index == last || REPORTED_D.contains(&days[index])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_rise_to_the_end() {
        for until in [1.0, 28.0, 90.0, 100.5, 365.0] {
            let days = days(until * S_PER_D);
            assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
            assert_eq!(days.last(), Some(&until));
            assert_eq!(reported_days(&days).last(), Some(&(days.len() - 1)));
        }
    }
}
