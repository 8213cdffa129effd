//! Hair follicles: the cycle as a semi-Markov chain, and the diameter of the hairs.

use exoskin_evidence::Draws;

use crate::Site;
use crate::condition::Condition;
use crate::healing::{Pulse, Wound};

/// The hairs of a site on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HairState {
    /// Hairs that a photograph counts, per cm².
    pub hairs_per_cm2: f64,
    /// Hairs thicker than vellus, per cm².
    pub terminal_per_cm2: f64,
    /// Mean diameter of the counted hairs (um).
    pub diameter_um: f64,
    /// Share of the follicles that grow.
    pub anagen_share: f64,
    /// Share that rest.
    pub telogen_share: f64,
    /// Hairs shed per cm² and day.
    pub shed_per_cm2_day: f64,
}

/// The hairs on each of `days` (increasing, from 0 on); none where the site bears no hair that is counted.
pub fn grow(
    site: &Site,
    condition: Condition,
    wounds: &[Wound],
    pulses: &[Pulse],
    days: &[f64],
    draws: &dyn Draws,
) -> Option<Vec<HairState>> {
    let _ = (site, condition, wounds, pulses, days, draws);
    None
}
