//! One scalp through its days.

use exoskin_evidence::Draws;

use crate::Site;
use crate::condition::Condition;
use crate::days::{in_days, per_day};
use crate::follicle::HairState;
use crate::follicle::chain::{Rates, State};
use crate::follicle::cycle::Cycle;
use crate::follicle::diameter::{Bulb, Diameters};
use crate::follicle::drive::Drive;
use crate::parameters as p;
use exoskin_quantity::unit::CM2_UM2;

/// One draw of a scalp at its start.
pub(super) struct Scalp {
    cycle: Cycle,
    /// Follicles that can bear a countable hair at the start, per cm².
    follicles_per_cm2: f64,
    /// Share of them that ceases to, per day.
    loss_per_day: f64,
    diameters: Diameters,
    bulb: Bulb,
    detected_um: f64,
    terminal_um: f64,
}

impl Scalp {
    pub(super) fn draw(site: &Site, condition: Condition, draws: &dyn Draws) -> Scalp {
        let spread = draws.value(&p::DIAMETER_SPREAD);
        let healthy = Diameters { mean_um: draws.value(&p::HAIR_DIAMETER), spread };
        let thinning = condition == Condition::AndrogeneticAlopecia;
        let mean_um = if thinning { draws.value(&p::HAIR_DIAMETER_AGA) } else { healthy.mean_um };
        let decline = if thinning { per_day(&p::MINIATURISATION, draws) / mean_um } else { 0.0 };
        let detected_um = draws.value(&p::DETECTED_DIAMETER);
        let shown = Cycle::draw(Condition::Healthy, draws).shares().hairs() * healthy.share_above(detected_um, 1.0);
        let counted_per_cm2 = draws.value(&p::HAIR_DENSITY) * CM2_UM2 * age_factor(site, draws);
        Scalp {
            cycle: Cycle::draw(condition, draws),
            // Where no hair is thick enough to be counted, no follicles are followed.
            follicles_per_cm2: if shown > 0.0 { counted_per_cm2 / shown } else { 0.0 },
            loss_per_day: if thinning { per_day(&p::FOLLICLE_LOSS, draws) } else { 0.0 },
            diameters: Diameters { mean_um, spread },
            bulb: Bulb::new(in_days(&p::PAPILLA_ADAPTATION, draws), decline),
            detected_um,
            terminal_um: draws.value(&p::TERMINAL_DIAMETER),
        }
    }

    /// The hairs on each of `days`.
    pub(super) fn course(mut self, drive: &Drive, days: &[f64]) -> Vec<HairState> {
        let changes = drive.changes(days.last().copied().unwrap_or(0.0));
        let mut state = State::rest(&self.cycle);
        let mut changes = changes.into_iter().peekable();
        let mut now = 0.0;
        let mut course = Vec::with_capacity(days.len());
        for &day in days {
            while let Some(change) = changes.next_if(|change| *change < day) {
                self.advance(&mut state, drive, now, change);
                now = change;
            }
            self.advance(&mut state, drive, now, day);
            now = now.max(day);
            course.push(self.read(&state, day));
        }
        course
    }

    /// Advances from one day to another with constant factors.
    fn advance(&mut self, state: &mut State, drive: &Drive, from: f64, to: f64) {
        if to <= from {
            return;
        }
        let factors = drive.at(0.5 * (from + to)); // number: mathematics, the middle
        let rates = Rates::new(&self.cycle, &factors);
        let steps = rates.steps(to - from);
        let h = (to - from) / steps as f64;
        for step in 0..steps {
            let now = from + h * step as f64;
            let made = [0.0, 0.5 * h, h].map(|span| self.bulb.made(now, span, factors.growth)); // number: numerics, Simpson's rule
            state.step(&rates, h, made);
            self.bulb.advance(h, factors.growth);
        }
    }

    fn read(&self, state: &State, day: f64) -> HairState {
        let follicles_per_cm2 = self.follicles_per_cm2 * libm::exp(-self.loss_per_day * day.max(0.0));
        let shares = state.shares();
        let (growing, held) = state.thickness();
        let still = shares.hairs() - shares.growing;
        let over = |of: &dyn Fn(f64) -> f64| shares.growing * of(growing) + still * of(held);
        let counted = over(&|scale| self.diameters.share_above(self.detected_um, scale));
        let terminal = over(&|scale| self.diameters.share_above(self.terminal_um.max(self.detected_um), scale));
        let diameters = over(&|scale| self.diameters.diameter_above(self.detected_um, scale));
        HairState {
            hairs_per_cm2: follicles_per_cm2 * counted,
            terminal_per_cm2: follicles_per_cm2 * terminal,
            diameter_um: if counted > 0.0 { diameters / counted } else { 0.0 },
            anagen_share: shares.anagen(),
            telogen_share: shares.resting + shares.shedding + shares.empty,
            empty_share: shares.empty,
            growing_hair_share: shares.growing / shares.hairs(),
            follicles_per_cm2,
            shed_per_cm2_day: follicles_per_cm2 * state.shed(&self.cycle),
        }
    }
}

/// Hairs decline with age as the follicles in the scalp's rows do; 1 at the age to which the rows apply.
fn age_factor(site: &Site, draws: &dyn Draws) -> f64 {
    let adult = crate::anatomy::site(site.name, None, draws);
    adult.map_or(1.0, |adult| site.follicles_per_um2 / adult.follicles_per_um2)
}
