//! When the sessions of an arm are, in words; assessments are dated from the session before.

use exoskin_record::summary::ArmSummary;

use crate::outcome::span;

/// Anything closer to a session than this counts as the session itself, days.
const MOMENT_D: f64 = 0.02;

/// Days of the sessions, in order; the start alone where the summary names none.
pub fn days(arm: &ArmSummary) -> Vec<f64> {
    let mut days: Vec<f64> = arm.sessions_days.iter().copied().filter(|day| day.is_finite()).collect();
    days.sort_by(f64::total_cmp);
    if days.is_empty() { vec![0.0] } else { days }
}

/// `3 sessions, each 4 weeks after the one before`; none for a single session.
pub fn words(arm: &ArmSummary) -> Option<String> {
    on_days(&days(arm))
}

fn on_days(days: &[f64]) -> Option<String> {
    if days.len() < 2 {
        return None;
    }
    let gaps: Vec<f64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let even = gaps.iter().all(|gap| (gap - gaps[0]).abs() < MOMENT_D);
    Some(if even && days.len() == 2 {
        format!("2 sessions, {} apart", span(gaps[0]))
    } else if even && (gaps[0] - 1.0).abs() < MOMENT_D {
        format!("{} sessions, one a day", days.len())
    } else if even && (gaps[0] - 0.5).abs() < MOMENT_D {
        format!("{} sessions, two a day", days.len())
    } else if even {
        format!("{} sessions, each {} after the one before", days.len(), span(gaps[0]))
    } else {
        let list: Vec<String> = days.iter().map(|day| crate::numbers::decimal(*day, 3)).collect();
        format!("{} sessions, on days {}", days.len(), list.join(", "))
    })
}

/// The first session and the moment at which its own course ends: the next session.
pub fn first_course(arm: &ArmSummary) -> (f64, f64) {
    let days = days(arm);
    (days[0], days.get(1).copied().unwrap_or(f64::INFINITY))
}

/// Which session falls on `day`, counted from 1; the first has no day before it.
pub fn on(arm: &ArmSummary, day: f64) -> Option<usize> {
    let place = days(arm).iter().position(|session| (session - day).abs() < MOMENT_D)?;
    (place > 0).then_some(place + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_are_told_as_people_tell_them() {
        let said = |every: f64, times: usize| {
            let days: Vec<f64> = (0..times).map(|i| i as f64 * every).collect();
            on_days(&days).unwrap_or_default()
        };
        assert_eq!(said(28.0, 2), "2 sessions, 4 weeks apart");
        assert_eq!(said(28.0, 3), "3 sessions, each 4 weeks after the one before");
        assert_eq!(
            (said(1.0, 56), said(0.5, 112)),
            ("56 sessions, one a day".into(), "112 sessions, two a day".into())
        );
        assert_eq!(said(28.0, 1), "");
    }
}
