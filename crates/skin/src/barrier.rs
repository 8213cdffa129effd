//! Intact stratum corneum: a band, not zero by construction.

use exoskin_evidence::Draws;

use crate::parameters::INTACT_TRACE;

/// Share of the vesicles lying on intact skin that pass it within `duration_s`.
///
/// The rows give one share for 24 hours; it is spread evenly over that time, because no row tells its course, and
/// never exceeds the measured share, however long the vesicles lie there.
pub fn intact_trace(duration_s: f64, draws: &dyn Draws) -> f64 {
    const MEASURED_OVER_S: f64 = crate::units::H_PER_D * crate::units::S_PER_H;
    draws.value(&INTACT_TRACE) * (duration_s / MEASURED_OVER_S).clamp(0.0, 1.0)
}
