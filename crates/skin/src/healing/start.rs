//! How the skin starts: healthy, or with a condition of some size.

use exoskin_evidence::{Draws, Parameter, Prior};

use super::closure::Edge;
use super::ensemble::Member;
use super::state::Lesion;
use crate::anatomy::Site;
use crate::condition::Condition;
use crate::parameters as p;

/// One draw of a starting skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// The condition.
    pub condition: Condition,
    /// Fitzpatrick phototype, 1 to 6.
    pub phototype: f64,
    /// What it has left in the skin.
    pub lesion: Lesion,
    /// Collagen of the dermis relative to that of young skin; every change is relative to this start.
    pub collagen: f64,
    /// Radius of the chronic wound (um); 0 without one.
    pub wound_radius_um: f64,
    /// Factor on the closing speed of a chronic wound, so small that it has not closed for six weeks; 1 without one.
    pub wound_speed: f64,
}

impl Start {
    /// One draw; `phototype` where the user knows it.
    pub fn draw(condition: Condition, phototype: Option<u8>, site: &Site, draws: &dyn Draws) -> Start {
        let phototype = phototype.map_or_else(|| draws.value(&p::PHOTOTYPE), f64::from);
        let healthy = Start {
            condition,
            phototype,
            lesion: Lesion::default(),
            collagen: 1.0,
            wound_radius_um: 0.0,
            wound_speed: 1.0,
        };
        let poor = || Start { collagen: draws.value(&p::START_COLLAGEN), ..healthy };
        match condition {
            Condition::Healthy | Condition::AndrogeneticAlopecia => healthy,
            Condition::AcneScar => {
                let scar_depth_um = draws.value(&p::SCAR_DEPTH);
                let scar_volume_um = scar_depth_um * draws.value(&p::SCAR_COVER);
                Start { lesion: Lesion { scar_depth_um, scar_volume_um, ..Lesion::default() }, ..poor() }
            }
            Condition::Wrinkles => {
                let wrinkle_depth_um = draws.value(&p::WRINKLE_DEPTH);
                Start { lesion: Lesion { wrinkle_depth_um, ..Lesion::default() }, ..poor() }
            }
            Condition::DarkSpots | Condition::Melasma => {
                let pigment = draws.value(&p::SPOT_PIGMENT);
                Start { lesion: Lesion { pigment, ..Lesion::default() }, ..healthy }
            }
            Condition::ChronicWound => chronic(healthy, site, draws),
        }
    }
}

/// A wound that has not closed for six weeks: of all closing speeds only those too slow for its radius remain, and what
/// closed in that time is already gone at the start.
fn chronic(healthy: Start, site: &Site, draws: &dyn Draws) -> Start {
    let fresh_um_d = Edge::draw(&Member::drawn(draws), site, draws).speed_um_d;
    let radius_um = draws.value(&p::CHRONIC_RADIUS);
    let slow_enough = radius_um / (fresh_um_d * p::CHRONIC_DAYS);
    let wound_speed = below(&p::CHRONIC_SPEED, slow_enough, draws);
    let crawled_um = wound_speed * fresh_um_d * p::CHRONIC_DAYS;
    Start { wound_radius_um: (radius_um - crawled_um).max(0.0), wound_speed, ..healthy }
}

/// A draw of a log-uniform parameter, given that it is below a limit; the lower end if the limit is below that.
fn below(parameter: &Parameter, limit: f64, draws: &dyn Draws) -> f64 {
    let Prior::LogUniform { low, high } = parameter.base_prior() else {
        return draws.value(parameter).min(limit);
    };
    draws.value_with(parameter, &Prior::LogUniform { low: low.min(limit), high: high.min(limit) })
}
