//! What healing sees of a procedure, and the heat it leaves.

use exoskin_evidence::Draws;

use crate::anatomy::Site;
use crate::healing::{Stretch, Wound, Wounding};
use crate::injury::Procedure;
use crate::parameters as p;

impl Procedure {
    /// The wound of one draw. `Wounding::Surface` with a depth within the stratum corneum injures no living tissue.
    pub fn wounding(&self, site: &Site, draws: &dyn Draws) -> Wounding {
        if let Some(injury) = self.injury(draws) {
            return Wounding::Channels(injury);
        }
        // An open wound is part of initial condition of the skin; treating it injures nothing new.
        if self.device_class.finds_wound {
            return Wounding::None;
        }
        if let Some(surface) = &self.surface {
            let bared = surface.draw(draws);
            return Wounding::Surface { depth_um: bared.depth_um, coagulated_um: bared.coagulated_um };
        }
        if let Some(corneum) = &self.corneum {
            let depth_um = corneum.removed.draw(draws) * site.stratum_corneum_um;
            return Wounding::Surface { depth_um, coagulated_um: 0.0 };
        }
        if let Some(holes) = &self.holes {
            let hole = holes.draw(draws);
            return Wounding::Holes { per_um2: hole.per_um2, radius_um: hole.radius_um, depth_um: hole.depth_um };
        }
        self.points.as_ref().map_or(Wounding::None, |points| {
            let point = points.draw(draws);
            Wounding::Holes { per_um2: point.per_um2, radius_um: point.radius_um, depth_um: point.depth_um }
        })
    }

    /// How it stretches the skin, without and with what is injected: `injected_um` is that volume as a layer over the
    /// treated area.
    pub fn stretch(&self, injected_um: f64, draws: &dyn Draws) -> Stretch {
        if self.device_class.needling {
            return Stretch { needle_um: 0.5 * draws.value(&p::NEEDLE_WIDTH), fluid_um: 0.0 }; // number: mathematics, a radius is half a width
        }
        self.points.as_ref().map_or(Stretch::default(), |points| {
            let point = points.draw(draws);
            Stretch { needle_um: point.radius_um, fluid_um: injected_um * (1.0 - point.backflow_share) }
        })
    }

    /// The wound of one draw made at a time; `injected_um` as for [`Procedure::stretch`].
    pub fn wound(&self, at_s: f64, occluded: bool, injected_um: f64, site: &Site, draws: &dyn Draws) -> Wound {
        Wound { at_s, wounding: self.wounding(site, draws), stretch: self.stretch(injected_um, draws), occluded }
    }

    /// How much warmer than at rest the skin's surface is right after it (°C); 0 where nothing heats.
    pub fn heated_c(&self, draws: &dyn Draws) -> f64 {
        self.device_class.heat.map_or(0.0, |parameter| draws.value(parameter))
    }
}
