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
    let days = days(arm);
    if days.len() < 2 {
        return None;
    }
    let gaps: Vec<f64> = days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    let even = gaps.iter().all(|gap| (gap - gaps[0]).abs() < MOMENT_D);
    Some(if even && days.len() == 2 {
        format!("2 sessions, {} apart", span(gaps[0]))
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
