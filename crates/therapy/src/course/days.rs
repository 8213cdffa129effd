//! The days on which a course is recorded.

use exoskin_quantity::unit::{DAY_S, MINUTE_S};
use exoskin_scenario::Scenario;

/// Times of recording on the first day (min since the first session; products are applied minutes later).
const EARLY_MIN: [u32; 15] = [0, 1, 2, 3, 5, 7, 10, 12, 15, 20, 30, 60, 120, 360, 720];

/// Times of recording after that (d).
const LATER_D: [u32; 23] =
    [1, 2, 3, 4, 5, 6, 7, 10, 14, 21, 28, 42, 60, 84, 90, 120, 150, 180, 240, 270, 365, 545, 730];

/// Minutes at which arms are compared: a cold film is warm within minutes, a wet one dries within the hour.
const REPORTED_MIN: [u32; 4] = [3, 5, 15, 60];

/// Days on which arms are compared, as far as the course reaches.
const REPORTED_D: [u32; 8] = [1, 4, 7, 28, 84, 90, 180, 365];

fn of_minutes(minutes: u32) -> f64 {
    f64::from(minutes) * MINUTE_S / DAY_S
}

/// The days (d) from the start to `until_s`, increasing; the last one is the end.
pub fn days(until_s: f64) -> Vec<f64> {
    let until = until_s / DAY_S;
    let early = EARLY_MIN.iter().map(|minutes| of_minutes(*minutes));
    let later = LATER_D.iter().map(|days| f64::from(*days));
    let mut days: Vec<f64> = early.chain(later).filter(|day| *day < until).collect();
    days.push(until);
    days
}

/// The days of a scenario: those of [`days`], and times before and after each later session of any arm that leaves
/// room for them.
pub fn days_of(scenario: &Scenario) -> Vec<f64> {
    let mut starts: Vec<f64> = scenario.arms.iter().flat_map(|arm| &arm.sessions).map(|one| one.at_s / DAY_S).collect();
    starts.sort_by(f64::total_cmp);
    starts.dedup();
    let apart = starts.windows(2).all(|pair| pair[1] - pair[0] >= f64::from(LEAST_APART_D));
    let mut all = days(scenario.until_s);
    // Home use is recorded as a whole.
    if apart && starts.len() <= MOST_SESSIONS {
        let until = scenario.until_s / DAY_S;
        let later = starts.iter().filter(|start| **start > 0.0);
        all.extend(later.flat_map(|start| around(*start)).filter(|day| *day < until));
        all.sort_by(f64::total_cmp);
        all.dedup_by(|later, day| *later - *day < 0.5 * of_minutes(1)); // number: numerics, days closer than this are one
    }
    all
}

/// Times of recording of a later session: just before it, so that no line falls towards it, and after it.
fn around(start: f64) -> impl Iterator<Item = f64> {
    let after = AFTER_H.map(|hours| start + f64::from(hours) / 24.0); // number: hours in a day
    std::iter::once(start - of_minutes(1)).chain(after)
}

/// Times of recording after a later session (h): those after the first one at which a readout peaks or settles.
const AFTER_H: [u32; 10] = [1, 6, 12, 24, 48, 72, 96, 120, 168, 336];
/// Sessions closer together than this are not recorded one by one.
const LEAST_APART_D: u32 = 3;
/// More sessions than this are not recorded one by one.
const MOST_SESSIONS: usize = 12;

/// The days among `days` on which arms are compared: the standard ones and the last.
pub fn reported_days(days: &[f64]) -> Vec<usize> {
    let last = days.len().saturating_sub(1);
    let usual = |day: f64| {
        REPORTED_MIN.iter().any(|minutes| of_minutes(*minutes) == day)
            || REPORTED_D.iter().any(|days| f64::from(*days) == day)
    };
    (0..days.len()).filter(|&index| index == last || usual(days[index])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_session_is_recorded_just_before_it_and_where_redness_peaks_after_it() {
        let times: Vec<f64> = around(28.0).collect();
        assert!(times[0] < 28.0 && times[0] > 27.999, "no line falls towards a session: {times:?}");
        assert!(times.windows(2).all(|pair| pair[0] < pair[1]));
        for after in [1.0 / 24.0, 1.0, 7.0, 14.0] {
            assert!(times.contains(&(28.0 + after)), "{after}: {times:?}");
        }
    }

    #[test]
    fn days_rise_to_the_end() {
        for until in [1.0, 28.0, 90.0, 100.5, 365.0] {
            let days = days(until * DAY_S);
            assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
            assert_eq!(days.last(), Some(&until));
            let reported = reported_days(&days);
            assert_eq!(reported.last(), Some(&(days.len() - 1)));
            assert!(days[reported[0]] < 0.01, "minutes are reported");
        }
    }
}
