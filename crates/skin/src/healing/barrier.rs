//! The barrier: water escapes freely where skin is open; newly covered skin starts leaky and becomes tight.
//!
//! A newly covered spot tightens with an e-folding time T d²/(d² + h²): d is how far the edge had to go, h the
//! thickness of the living epidermis. A wound much wider than the thickness of the epidermis must make its own
//! corneocytes (T); one only a few cells wide is covered by its neighbours' upper layers.

use exoskin_evidence::Draws;

use crate::Site;
use crate::healing::extent::Extent;
use crate::healing::step::relax;
use crate::healing::{Behaviours, Member};
use crate::parameters as p;

/// Rates of the barrier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct BarrierRates {
    /// Water loss of an open surface above rest, relative to rest.
    pub open_loss: f64,
    tightening_d: f64,
    living_um: f64,
}

impl BarrierRates {
    pub(crate) fn draw(member: &Member, site: &Site, draws: &dyn Draws) -> BarrierRates {
        BarrierRates {
            open_loss: draws.value(&p::OPEN_WATER_LOSS) / draws.value(&p::RESTING_WATER_LOSS),
            tightening_d: member.barrier_time_d,
            living_um: site.living_epidermis_um(),
        }
    }

    /// How fast newly covered skin becomes tight (1/d).
    fn rate(&self, extent: &Extent) -> f64 {
        let way2 = extent.closing.way_um() * extent.closing.way_um();
        let own_share = if way2.is_finite() { way2 / (way2 + self.living_um * self.living_um) } else { 1.0 };
        let own_share = if extent.defect > 0.0 { own_share } else { 1.0 };
        1.0 / (self.tightening_d * own_share.max(f64::EPSILON))
    }
}

/// Covered but leaky surface, as a share of the treated skin and as an equivalent of open surface.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Barrier {
    leaky: f64,
}

impl Barrier {
    pub(crate) fn after(extent: &Extent) -> Barrier {
        Barrier { leaky: extent.stripped }
    }

    pub(crate) fn step(&mut self, rates: &BarrierRates, extent: &Extent, covered: f64, now: &Behaviours, dt: f64) {
        let newly = covered * extent.bared;
        self.leaky = relax(self.leaky, newly / dt, rates.rate(extent) * now.division, dt);
    }

    /// Water loss above rest, relative to rest; `open` is the open share of the defect.
    pub(crate) fn water_loss(&self, rates: &BarrierRates, extent: &Extent, open: f64) -> f64 {
        rates.open_loss * (open * extent.bared + self.leaky)
    }
}
