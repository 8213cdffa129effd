//! Redness: the flare of the first hours, a slower part near each wound, widening by inflammation, new vessels recruited by a wound that stays open
//! for long; and crust.

use exoskin_evidence::Draws;

use crate::days::{in_days, per_day};
use crate::healing::step::{mean, relax, saturating};
use crate::healing::{Behaviours, Member};
use crate::parameters as p;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct VesselRates {
    /// The largest widening: blood above rest, relative to rest.
    pub ceiling: f64,
    flare: f64,
    flare_d: f64,
    slow_d: f64,
    by_inflammation: f64,
    by_vessels: f64,
    call_d: f64,
    growth: f64,
    regression_d: f64,
    turnover_d: f64,
    crust_d: f64,
    resting_blood_um: f64,
}

impl VesselRates {
    pub(crate) fn draw(member: &Member, draws: &dyn Draws) -> VesselRates {
        VesselRates {
            ceiling: (draws.value(&p::PERFUSION_MAX) / draws.value(&p::PERFUSION_REST) - 1.0).max(0.0),
            flare: draws.value(&p::FLARE),
            flare_d: in_days(&p::FLARE_TIME, draws) / draws.value(&p::GONE_AFTER),
            slow_d: in_days(&p::SLOW_REDNESS_TIME, draws),
            by_inflammation: draws.value(&p::REDNESS_OF_INFLAMMATION),
            by_vessels: draws.value(&p::REDNESS_OF_VESSELS),
            call_d: in_days(&p::VESSEL_SIGNAL_TIME, draws),
            growth: per_day(&p::VESSEL_GROWTH, draws),
            regression_d: member.redness_time_d,
            turnover_d: in_days(&p::VESSEL_TURNOVER, draws),
            crust_d: in_days(&p::CRUST_TIME, draws),
            resting_blood_um: draws.value(&p::RESTING_BLOOD),
        }
    }
}

/// Vessels and blood within reach; `flare`, `slow` and `crust` over the treated skin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Vessels {
    flare: f64,
    slow: f64,
    call: f64,
    /// New vessels: density above rest, relative to rest.
    pub new: f64,
    grown: f64,
    /// Spilled blood relative to that of resting skin.
    pub crust: f64,
}

impl Vessels {
    /// Right after a wound that `reach`es this share of the skin; there the vessels stay wide after the flare.
    pub(crate) fn after(rates: &VesselRates, hurt: bool, reach: f64, blood_um: f64) -> Vessels {
        let flare = if hurt { rates.flare } else { 0.0 };
        let slow = if hurt { reach.clamp(0.0, 1.0) } else { 0.0 };
        Vessels { flare, slow, crust: blood_um / rates.resting_blood_um, ..Vessels::default() }
    }

    /// One step; `open` is the share of the tissue within reach that is bared.
    pub(crate) fn step(&mut self, rates: &VesselRates, open: f64, now: &Behaviours, elsewhere: &Behaviours, dt: f64) {
        let call = self.call;
        self.flare = relax(self.flare, 0.0, now.resolution / rates.flare_d, dt);
        self.slow = relax(self.slow, 0.0, now.resolution / rates.slow_d, dt);
        self.call = relax(self.call, open / rates.call_d, 1.0 / rates.call_d, dt);
        let sprouting = rates.growth * mean(call, self.call) * now.vessels;
        self.new = relax(self.new, sprouting, 1.0 / rates.regression_d, dt);
        let grown = (now.vessels - elsewhere.vessels) / rates.turnover_d;
        self.grown = relax(self.grown, grown, 1.0 / rates.turnover_d, dt);
        self.crust = relax(self.crust, 0.0, 1.0 / rates.crust_d, dt);
    }

    /// Density above rest, relative to rest.
    pub(crate) fn density(&self) -> f64 {
        self.new + self.grown
    }

    /// Widening within reach, relative to the largest: 0 to 1.
    pub(crate) fn widening(&self, rates: &VesselRates, inflamed: f64) -> f64 {
        saturating(rates.by_inflammation * inflamed + rates.by_vessels * self.new, 1.0)
    }

    /// The slow part over the treated skin, relative to the largest widening.
    pub(crate) fn slow(&self) -> f64 {
        self.slow
    }

    /// The flare over the treated skin, relative to the largest widening.
    pub(crate) fn flare(&self) -> f64 {
        self.flare
    }
}
