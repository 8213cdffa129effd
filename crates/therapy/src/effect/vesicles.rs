//! What whole vesicles change, by hypothesis.

use exoskin_evidence::Draws;
use exoskin_skin::healing::{Behaviours, Pulse};
use std::f64::consts::{LN_2, PI};

use super::super::delivery::parameters::clearance;
use super::Hypothesis;
use super::cells::{Near, Shown, Switch, disc_share, shown, switched_on, taken_up};
use super::dosimetry;
use super::expectation::Answer;
use super::exposure::{CellExposure, Exposure};
use super::parameters as p;
use super::rules::{RULES, factor};

/// The pulse of the vesicles of one application; none where no vesicle acts.
pub(super) fn pulse(
    exposure: &Exposure<'_>,
    hypothesis: Hypothesis,
    switch: &Switch,
    draws: &dyn Draws,
) -> Option<Pulse> {
    if taken_up(exposure) * exposure.potent_share <= 0.0 {
        return None;
    }
    let (near, far) = match hypothesis {
        Hypothesis::Nothing => return None,
        Hypothesis::Receptors | Hypothesis::Cargo => direct(exposure, switch, draws),
        Hypothesis::Relay => relayed(exposure, switch, draws),
    };
    let until_s = exposure.at_s + draws.value(&p::DURATION);
    Some(Pulse { from_s: exposure.at_s, until_s, near, far })
}

/// Cells that are switched on per vesicle taken up, 0 to 1.
pub(super) fn working_share(exposure: &Exposure<'_>, hypothesis: Hypothesis, switch: &Switch) -> f64 {
    let vesicles = taken_up(exposure);
    if hypothesis == Hypothesis::Nothing || vesicles <= 0.0 {
        return 0.0;
    }
    (switched_on(exposure, switch) / vesicles).clamp(0.0, 1.0)
}

/// How these cells are switched on under a hypothesis.
pub(super) fn switch(exposure: &Exposure<'_>, hypothesis: Hypothesis, draws: &dyn Draws) -> Switch {
    if taken_up(exposure) <= 0.0 {
        return Switch::Alike(Answer::one_hit(0.0));
    }
    match hypothesis {
        Hypothesis::Nothing => Switch::Alike(Answer::one_hit(0.0)),
        Hypothesis::Receptors => receptors(exposure, draws),
        Hypothesis::Cargo => {
            let copies_per_vesicle = draws.value(&p::CARGO_COPIES) * draws.value(&p::CARGO_RELEASE);
            Switch::Alike(Answer::one_hit_half(draws.value(&p::CARGO_NEEDED) / copies_per_vesicle))
        }
        Hypothesis::Relay => Switch::Alike(Answer::one_hit(draws.value(&p::RELAY_TRIGGER))),
    }
}

/// Each type by its own dish; types that take up alike share one.
fn receptors(exposure: &Exposure<'_>, draws: &dyn Draws) -> Switch {
    let mut known: Vec<(&str, Answer)> = Vec::new();
    let of = |cells: &CellExposure| {
        let id = clearance(&cells.name).id;
        let found = known.iter().find(|(other, _)| *other == id).map(|(_, answer)| answer.clone());
        let answer = found.unwrap_or_else(|| {
            let answer = dosimetry::answer(&cells.name, draws);
            known.push((id, answer.clone()));
            answer
        });
        (cells.name.clone(), answer)
    };
    Switch::ByType(exposure.cells.iter().map(of).collect())
}

/// Each cell responds independently.
fn direct(exposure: &Exposure<'_>, switch: &Switch, draws: &dyn Draws) -> (Behaviours, Behaviours) {
    let around = Near::of(exposure, draws);
    let mut known: Vec<(&[&str], Shown)> = Vec::new();
    let (mut near, mut far) = (Behaviours::UNTOUCHED, Behaviours::UNTOUCHED);
    for rule in &RULES {
        let found = known.iter().find(|(names, _)| *names == rule.cells).map(|(_, share)| *share);
        let share = found.unwrap_or_else(|| {
            let share = shown(exposure, rule.cells, &around, switch);
            known.push((rule.cells, share));
            share
        });
        let emax = rule.emax(draws);
        *(rule.pick)(&mut near) = factor(emax, share.near);
        *(rule.pick)(&mut far) = factor(emax, share.far);
    }
    (near, far)
}

/// Cells that were hit signal to all cells in range, whatever their type.
fn relayed(exposure: &Exposure<'_>, switch: &Switch, draws: &dyn Draws) -> (Behaviours, Behaviours) {
    let hits = switched_on(exposure, switch);
    let heard = Relay::drawn(draws).heard(exposure, hits, draws.value(&p::INFLUENCE));
    let strength = draws.value(&p::RELAY_STRENGTH);
    let (mut near, mut far) = (Behaviours::UNTOUCHED, Behaviours::UNTOUCHED);
    for rule in &RULES {
        let emax = factor(rule.emax(draws), strength);
        *(rule.pick)(&mut near) = factor(emax, heard.near);
        *(rule.pick)(&mut far) = factor(emax, heard.far);
    }
    (near, far)
}

/// The signal between cells, spread by quasi-steady diffusion and decay.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Relay {
    /// Range L = sqrt(D/k), um.
    range_um: f64,
    /// Cells that must signal within the range for half the effect: Kd k (4 pi/3) L³ / secretion.
    cells_for_half: f64,
}

impl Relay {
    fn drawn(draws: &dyn Draws) -> Relay {
        let decay_per_s = LN_2 / draws.value(&p::RELAY_HALF_LIFE);
        let range_um = libm::sqrt(draws.value(&p::RELAY_DIFFUSIVITY) / decay_per_s);
        let volume_um3 = 4.0 / 3.0 * PI * range_um * range_um * range_um;
        let molecules = draws.value(&p::RELAY_DISSOCIATION) * volume_um3;
        Relay { range_um, cells_for_half: molecules * decay_per_s / draws.value(&p::RELAY_SECRETION) }
    }

    /// What tissue receives from `hits` cells per unit cell, as shares of the largest relayed effect.
    ///
    /// With channels, the hit cells line them: a stretch of twice the range reaches a point, and neighbouring channels
    /// add up where ranges overlap. Without channels, they can be anywhere. E is over the Poisson number of them.
    fn heard(&self, exposure: &Exposure<'_>, hits: f64, influence_um: f64) -> Shown {
        let answer = Answer::hill(self.cells_for_half.max(f64::MIN_POSITIVE), 1.0);
        let disc_um2 = PI * self.range_um * self.range_um;
        let overlap = disc_um2 / exposure.unit_cell_um2.max(f64::MIN_POSITIVE);
        let Some(injury) = exposure.injury else {
            let share = answer.expected(hits * overlap);
            return Shown { near: share, far: share };
        };
        let in_line = (2.0 * self.range_um / injury.depth_um.max(f64::MIN_POSITIVE)).min(1.0);
        let share = answer.expected(hits * in_line * overlap.max(1.0));
        let reached = disc_share(injury.radius_um + self.range_um, exposure.unit_cell_um2);
        let healing = disc_share(injury.radius_um + influence_um, exposure.unit_cell_um2);
        Shown { near: share * (reached / healing.max(f64::MIN_POSITIVE)).min(1.0), far: share * reached }
    }
}
