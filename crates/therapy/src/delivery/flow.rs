//! The film's thickness, the channel's flow, plug and closing as functions of the time since application.

use super::film_history::{FilmHistory, Fluids};
use super::setup::{Channel, ChannelStart, Setup};

/// Functions of time of one setup.
#[derive(Clone, Debug)]
pub struct Flow {
    /// Film thickness after the channel has filled (um).
    pub film_start_um: f64,
    /// Thickness at which the film breaks (um).
    pub film_end_um: f64,
    /// Net speed of thinning until another liquid is added (um/s).
    pub thinning_um_per_s: f64,
    /// When the film is dry or rinsed off; infinite where neither happens (s).
    pub dry_s: f64,
    /// When the plug forms, since application; negative if it is there already (s).
    pub plug_s: f64,
    /// Share of the applied vesicles that capillarity draws into the channel at once.
    pub filled_share: f64,
    film: FilmHistory,
    outflow: f64,
    hindrance: f64,
    binding: f64,
    decay_s: f64,
    closing_s: f64,
    delay_s: f64,
    open_share: f64,
}

/// Outflow may not offset more than this share of the evaporation: otherwise the film would never dry.
const MOST_COMPENSATED: f64 = 0.8; // number: bound of a fluid balance, reached only at 16 channels/mm² and the top outflow

impl Flow {
    /// The functions of `setup`.
    pub fn new(setup: &Setup) -> Flow {
        let fluid = &setup.fluid;
        let open_share = setup.channel.map_or(0.0, |channel| channel.open_share);
        let open_at_start = open_share * half_lives(setup.delay_s, fluid.closing_half_life_s);
        let cell_area = std::f64::consts::PI * setup.cell_radius_um * setup.cell_radius_um;
        let thickness = setup.film.thickness_um;
        let plug_s = fluid.plug_s - setup.delay_s;
        let fill_um = setup.channel.map_or(0.0, |channel| fill_um(&channel, plug_s, cell_area) * open_at_start);
        let fluids = Fluids {
            fill_um,
            most_drunk: 1.0 - setup.film.breaks_left,
            gain_um_per_s: open_at_start * fluid.outflow_um3_per_s / cell_area,
            most_compensated: MOST_COMPENSATED,
        };
        let film = FilmHistory::of(&setup.film, &fluids);
        let (first, dries_s) = (film.stretches[0], film.dries_s());
        // A rinse removes the film: what flows out of a channel after that reaches a washed surface.
        let dry_s = setup.film.rinse_s.map_or(dries_s, |rinse_s| dries_s.min(rinse_s));
        Flow {
            film_start_um: first.film_um,
            film_end_um: film.end_um,
            thinning_um_per_s: first.thinning_um_per_s,
            dry_s,
            plug_s,
            filled_share: film.filled_um / thickness,
            film,
            outflow: fluid.outflow_um3_per_s,
            hindrance: fluid.hindrance,
            binding: fluid.binding,
            decay_s: fluid.flow_decay_s,
            closing_s: fluid.closing_half_life_s,
            delay_s: setup.delay_s,
            open_share,
        }
    }

    /// Film thickness (um), at least the thickness at which it breaks.
    pub fn film_um(&self, time_s: f64) -> f64 {
        self.film.film_um(time_s)
    }

    /// When later liquids are spread over the film (s).
    pub(super) fn additions_s(&self) -> impl Iterator<Item = f64> + '_ {
        self.film.additions_s()
    }

    /// True while there is a film.
    pub fn wet(&self, time_s: f64) -> bool {
        time_s < self.dry_s
    }

    /// True once the plug is there.
    pub fn plugged(&self, time_s: f64) -> bool {
        time_s >= self.plug_s
    }

    /// Flow through the mouth of an open channel, outward positive (um³/s). Nothing is drawn inward from a dry film.
    pub fn outflow_um3_per_s(&self, time_s: f64) -> f64 {
        if self.outflow < 0.0 && !self.wet(time_s) {
            return 0.0;
        }
        if !self.plugged(time_s) {
            return self.outflow;
        }
        self.outflow / self.hindrance * libm::exp(-(time_s - self.plug_s) / self.decay_s)
    }

    /// In the plug: the divisor of the diffusivity, and the share of the contents that is free to move.
    pub(super) fn in_plug(&self) -> (f64, f64) {
        (self.hindrance, 1.0 / (1.0 + self.binding))
    }

    /// Share of the channel's contents that is free to move.
    pub(super) fn free_share(&self, time_s: f64) -> f64 {
        if self.plugged(time_s) { self.in_plug().1 } else { 1.0 }
    }

    /// Share of the mouths that are open.
    pub fn open(&self, time_s: f64) -> f64 {
        self.open_share * half_lives(time_s + self.delay_s, self.closing_s)
    }

    /// Rate at which open channels close (1/s).
    pub(super) fn closing_per_s(&self) -> f64 {
        if self.closing_s.is_finite() { std::f64::consts::LN_2 / self.closing_s } else { 0.0 }
    }

    /// Longest step over which rates frozen at its midpoint are good enough (s).
    pub(super) fn longest_step_s(&self, time_s: f64) -> f64 {
        // Concentration in the film goes as 1/h: a step may use up a share of the thickness that is left.
        let thinning = self.film.at(time_s).thinning_um_per_s;
        let film = if self.wet(time_s) && thinning > 0.0 {
            FILM_STEP_SHARE * self.film_um(time_s) / thinning
        } else {
            f64::INFINITY
        };
        let flow = if self.plugged(time_s) && self.outflow != 0.0 {
            STEP_SHARE * (self.decay_s + time_s - self.plug_s)
        } else {
            f64::INFINITY
        };
        // Once practically every mouth is shut, how fast the last ones close no longer matters.
        let closing = self.closing_s.is_finite() && self.open(time_s) > ALL_SHUT;
        let closing = if closing { self.closing_s } else { f64::INFINITY };
        film.min(flow).min(closing)
    }

    /// Fluid that one channel gives off (positive) or takes up within `end_s`, weighted by open mouths (um³).
    pub(super) fn budget_um3(&self, end_s: f64) -> f64 {
        let stop = if self.outflow < 0.0 { self.dry_s.min(end_s) } else { end_s };
        let plug = self.plug_s.clamp(0.0, stop);
        let closing = self.closing_per_s();
        let before = self.outflow * self.open(0.0) * fading_s(closing, plug);
        if plug >= stop {
            return before;
        }
        let leaking = self.outflow / self.hindrance * libm::exp(-(plug - self.plug_s) / self.decay_s);
        before + leaking * self.open(plug) * fading_s(closing + 1.0 / self.decay_s, stop - plug)
    }
}

/// The integral of exp(-rate t) over `time_s`.
fn fading_s(per_s: f64, time_s: f64) -> f64 {
    if per_s > 0.0 { -libm::expm1(-per_s * time_s) / per_s } else { time_s }
}

/// Largest share of the film's thickness that may dry within one step.
const FILM_STEP_SHARE: f64 = 0.2; // number: numerics, see the step-size table of the documentation
/// Below this share of open mouths, steps need not follow their closing.
const ALL_SHUT: f64 = 1e-12; // number: numerics, below the rounding of the ledger
/// Largest share of a time scale that one step may take.
const STEP_SHARE: f64 = 0.2; // number: numerics, see the step-size table of the documentation

fn half_lives(time_s: f64, half_life_s: f64) -> f64 {
    if half_life_s.is_finite() { libm::exp2(-time_s / half_life_s) } else { 1.0 }
}

/// Film thickness that one open channel drinks (um).
fn fill_um(channel: &Channel, plug_s: f64, cell_area: f64) -> f64 {
    // A plug that forms before the product is applied leaves nothing to fill.
    if channel.start == ChannelStart::Full || plug_s <= 0.0 {
        return 0.0;
    }
    std::f64::consts::PI * channel.radius_um * channel.radius_um * channel.depth_um / cell_area
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::film_history::Stretch;

    fn flow(outflow: f64, plug_s: f64, closing_s: f64, dry_s: f64) -> Flow {
        let stretch = Stretch { from_s: 0.0, film_um: 40.0, thinning_um_per_s: 36.0 / dry_s };
        Flow {
            film: FilmHistory { stretches: vec![stretch], end_um: 4.0, filled_um: 0.0 },
            film_start_um: 40.0,
            film_end_um: 4.0,
            thinning_um_per_s: 36.0 / dry_s,
            dry_s,
            plug_s,
            filled_share: 0.0,
            outflow,
            hindrance: 7.0,
            binding: 0.0,
            decay_s: 5000.0,
            closing_s,
            delay_s: 600.0,
            open_share: 0.9,
        }
    }

    #[test]
    fn the_fluid_given_off_is_the_flow_added_up() {
        for (outflow, plug_s, closing_s, dry_s) in [
            (3.0, 900.0, 7200.0, 1200.0),
            (3.0, -300.0, 7200.0, 1200.0),
            (3.0, f64::INFINITY, 7200.0, 1200.0),
            (3.0, 900.0, f64::INFINITY, 1200.0),
            (-3.0, 900.0, 7200.0, 1200.0),
            (-3.0, 9000.0, f64::INFINITY, 1200.0),
        ] {
            let flow = flow(outflow, plug_s, closing_s, dry_s);
            let (end_s, slices) = (20_000.0, 400_000);
            let step_s = end_s / f64::from(slices);
            let at = |k: i32| (f64::from(k) + 0.5) * step_s;
            let sum: f64 = (0..slices).map(|k| flow.outflow_um3_per_s(at(k)) * flow.open(at(k)) * step_s).sum();
            let found = flow.budget_um3(end_s);
            assert!((found / sum - 1.0).abs() < 1e-4, "{found} against {sum} for {flow:?}");
        }
    }
}
