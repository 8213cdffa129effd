//! Numbers in a setup that make no sense: what the solver refuses, in words.

use super::setup::{Liquid, Setup};

impl Setup {
    /// What makes no sense in these numbers, if anything.
    ///
    /// # Errors
    /// A sentence for the user.
    pub fn check(&self) -> Result<(), String> {
        self.check_numbers()?;
        let bad = |what: &str| Err(what.to_owned());
        let layers = &self.layers;
        let depths = [0.0, layers.stratum_corneum_um, layers.junction_um, layers.papillary_um, layers.bottom_um];
        if depths.windows(2).skip(usize::from(self.bared())).any(|pair| pair[0] >= pair[1]) {
            return bad("the layers of the skin are out of order");
        }
        self.check_depot()?;
        if let Some(channel) = &self.channel {
            let rim = channel.dead_rim_um + channel.coagulated_rim_um;
            if channel.radius_um <= 0.0 || channel.depth_um <= 0.0 {
                return bad("a channel has no width or no depth");
            }
            if !channel.whole && channel.radius_um + rim >= self.cell_radius_um {
                return bad("channels with their rims leave no tissue between them");
            }
            if channel.depth_um + rim >= layers.bottom_um {
                return bad("the channel is deeper than the modelled skin");
            }
        }
        if self.film.thickness_um <= 0.0 {
            return bad("the film has no thickness");
        }
        let makes_sense = |other: &Liquid| {
            let numbers = [other.thickness_um, other.drying_um_per_s];
            other.at_s.is_finite() && numbers.iter().all(|number| number.is_finite() && *number >= 0.0)
        };
        if !self.film.others.iter().all(makes_sense) {
            return bad("another liquid of the session makes no sense");
        }
        Ok(())
    }

    fn check_depot(&self) -> Result<(), String> {
        let Some(depot) = &self.depot else { return Ok(()) };
        let numbers = [depot.radius_um, depot.liquid_share, depot.diffusivity, depot.backflow_share];
        let inside = depot.top_um >= self.layers.stratum_corneum_um && depot.bottom_um < self.layers.bottom_um;
        let sound = numbers.iter().all(|number| number.is_finite() && *number >= 0.0);
        let shares = depot.liquid_share > 0.0 && depot.liquid_share <= 1.0 && depot.backflow_share <= 1.0;
        if self.channel.is_some() {
            return Err("a depot is combined with a channel".to_owned());
        }
        if sound && shares && inside && depot.top_um < depot.bottom_um && depot.radius_um < self.cell_radius_um {
            return Ok(());
        }
        Err("the depot is not within its part of the skin".to_owned())
    }

    /// Every value is a number and not negative; times may be infinite, and flow may go either way.
    fn check_numbers(&self) -> Result<(), String> {
        let (film, fluid, tissue, layers) = (&self.film, &self.fluid, &self.tissue, &self.layers);
        let mut finite = vec![
            ("radius of the unit cell", self.cell_radius_um),
            ("thickness of the stratum corneum", layers.stratum_corneum_um),
            ("depth of the dermo-epidermal junction", layers.junction_um),
            ("depth of the papillary dermis", layers.papillary_um),
            ("depth of the modelled skin", layers.bottom_um),
            ("film thickness", film.thickness_um),
            ("thickness at which the film breaks up", film.breaks_at_um),
            ("share of the film at which it breaks up", film.breaks_left),
            ("drying speed", film.drying_um_per_s),
            ("diffusivity in the film", film.diffusivity),
            ("diffusivity in the channel", fluid.diffusivity),
            ("size of the channel's flow", fluid.outflow_um3_per_s.abs()),
            ("hindrance of the plug", fluid.hindrance),
            ("binding in the plug", fluid.binding),
            ("accessible share", tissue.accessible),
            ("diffusivity in tissue", tissue.diffusivity),
            ("diffusivity in reticular dermis", tissue.reticular_diffusivity),
            ("diffusivity in coagulated tissue", tissue.coagulated_diffusivity),
            ("binding rate", tissue.bind_per_s),
            ("release rate", tissue.release_per_s),
            ("degradation rate", tissue.degrade_per_s),
            ("lymph rate", tissue.lymph_per_s),
            ("trace through the barrier", self.barrier.trace_per_s),
            ("delay", self.delay_s),
            ("end of the simulated time", self.end_s),
        ];
        if let Some(channel) = &self.channel {
            finite.push(("radius of the channel", channel.radius_um));
            finite.push(("depth of the channel", channel.depth_um));
            finite.push(("dead rim", channel.dead_rim_um));
            finite.push(("coagulated rim", channel.coagulated_rim_um));
            finite.push(("share of open channels", channel.open_share));
        }
        if let Some(follicle) = &self.follicle {
            finite.push(("lined depth of a follicle", follicle.lined_um));
            finite.push(("thickness of a follicle's wall", follicle.wall_um));
            finite.push(("permeability of a follicle's wall", follicle.permeability_um_per_s));
            finite.push(("expulsion rate of a follicle", follicle.expelled_per_s));
        }
        for cells in &self.cells {
            finite.push(("uptake of a cell", cells.uptake_um3_per_s));
            finite.push(("radius of a cell", cells.radius_um));
            for density in [cells.epidermis_per_um3, cells.papillary_per_um3, cells.reticular_per_um3] {
                finite.push(("cell density", density));
            }
        }
        let wrong = |value: f64| !value.is_finite() || value < 0.0;
        if let Some((name, value)) = finite.into_iter().find(|(_, value)| wrong(*value)) {
            return Err(format!("{name} is {value}"));
        }
        let times = [
            ("time of plug formation", fluid.plug_s),
            ("decay time of the flow", fluid.flow_decay_s),
            ("half-life of an open channel", fluid.closing_half_life_s),
        ];
        match times.into_iter().find(|(_, value)| value.is_nan() || *value < 0.0) {
            Some((name, value)) => Err(format!("{name} is {value}")),
            None => Ok(()),
        }
    }
}
