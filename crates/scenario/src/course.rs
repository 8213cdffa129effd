//! `[course]`: how long the skin is followed.

use exoskin_quantity::toml::Table;
use exoskin_quantity::{Checked, Dimension, show_quantity};

use super::{Arm, keys, limits};

/// How long the skin is followed by default: three months, and at least four weeks after the last session.
fn usual_s(last_s: f64) -> f64 {
    limits::USUAL_S.max(last_s + limits::AFTER_LAST_S).min(*limits::UNTIL_S.end())
}

/// Time at which follow-up ends (s since the start), not before the last session.
pub(super) fn until_s(root: &Table<'_>, arms: &[Arm]) -> Checked<f64> {
    let times = arms.iter().flat_map(|arm| arm.sessions.iter().map(|session| session.at_s));
    let last_s = times.fold(0.0, f64::max);
    let show = |s: f64| show_quantity(s, Dimension::Time);
    let longest_s = *limits::UNTIL_S.end();
    if last_s > longest_s {
        let problem = format!("the last session is at {}", show(last_s));
        return Err(root.error_at("arm", problem, format!("sessions within {}", show(longest_s))));
    }
    let Some(course) = root.optional_table("course")? else { return Ok(usual_s(last_s)) };
    course.only(&keys::COURSE.names())?;
    let until_s = course.quantity_in("until", Dimension::Time, limits::UNTIL_S)?;
    if until_s < last_s {
        let problem = format!("`until` is {}, before the last session at {}", show(until_s), show(last_s));
        return Err(course.error_at("until", problem, format!("{} to {}", show(last_s), show(longest_s))));
    }
    Ok(until_s)
}
