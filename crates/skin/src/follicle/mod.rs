//! Hair follicles: the cycle as a semi-Markov chain, and the diameter of the hairs.
//!
//! A follicle grows a hair, stops, rests with the hair in place, and then either starts a new cycle and pushes the old
//! hair out, or loses it and stays empty for a while. Its new hair is counted only weeks later, when it has come out.
//! So stimulating resting follicles first costs hairs, and in the end adds those of follicles that were empty;
//! follicles are never made ([`Cycle`]). The thickness of a hair changes only as it is made (`diameter.rs`).
//!
//! Products enter as the `far` factors of [`Pulse`]s: follicles lie between the wounds. Untouched healthy hair is a
//! fixed point; so is the cycle in pattern hair loss, while hairs slowly get thinner and follicles are lost, whatever is
//! done. Thinning from age alone is left out. In this model wounds may stimulate follicles nearby, but never harm them.
//!
//! Checked by: tests/suite/follicle.rs; compared with rows in validation/src/bin/checks/hair.rs.

mod chain;
mod course;
mod cycle;
mod diameter;
mod drive;

pub use cycle::{Cycle, Shares};

use exoskin_evidence::Draws;

use crate::Site;
use crate::condition::Condition;
use crate::healing::{Pulse, Wound};
use crate::parameters as p;

/// The hairs of a site on one day.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct HairState {
    /// Hairs that a photograph counts, per cm².
    pub hairs_per_cm2: f64,
    /// Hairs thicker than vellus, per cm².
    pub terminal_per_cm2: f64,
    /// Mean diameter of the counted hairs (um).
    pub diameter_um: f64,
    /// Share of the follicles that grow a hair, visible or on its way.
    pub anagen_share: f64,
    /// Share of the follicles that rest: with their old hair in place, or empty.
    pub telogen_share: f64,
    /// Share of the follicles that are empty.
    pub empty_share: f64,
    /// Share of the visible hairs that grow, as a phototrichogram shows it.
    pub growing_hair_share: f64,
    /// Follicles that take part in the cycle, per cm²; none is ever added.
    pub follicles_per_cm2: f64,
    /// Hairs shed per cm² and day.
    pub shed_per_cm2_day: f64,
}

/// The hairs on each of `days` (increasing, from 0 on); none where the site has no countable hair.
///
/// `wounds` and `pulses` in any order. On the scalp the hairs of a healthy adult of the same age are drawn first; a
/// condition changes their cycle and thickness, not the number of follicles.
pub fn grow(
    site: &Site,
    condition: Condition,
    wounds: &[Wound],
    pulses: &[Pulse],
    days: &[f64],
    draws: &dyn Draws,
) -> Option<Vec<HairState>> {
    if !bears_counted_hair(site) {
        return None;
    }
    let drive = drive::Drive::new(site, wounds, pulses, draws);
    Some(course::Scalp::draw(site, condition, draws).course(&drive, days))
}

/// Whether hairs are counted here.
fn bears_counted_hair(site: &Site) -> bool {
    site.name == "scalp"
}

/// Follicles of all kinds per um² of surface, vellus included: the unit cells of transport through them.
///
/// On the scalp these are two to three times the follicles of [`HairState`], which bear countable hair.
pub fn follicles_per_um2(site: &Site) -> f64 {
    site.follicles_per_um2
}

/// Share of the follicles that grow a hair: these are open, the others are plugged or hold a dry club.
pub fn growing_share(site: &Site, condition: Condition, draws: &dyn Draws) -> f64 {
    if bears_counted_hair(site) {
        return Cycle::draw(condition, draws).shares().anagen();
    }
    draws.value(&p::VELLUS_GROWING)
}
