//! What cells do to those they touch: engulf, attack, fuse. One actor after the other, in their order.

use super::phenotype::Events;
use super::{Cells, Draws, Fate, Plan, Population, Purpose};
use exoskin_transport::Stream;

/// A spring between an attacker and its target for one step: the two cells and its stiffness per minute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spring {
    cells: [u32; 2],
    per_min: f64,
}

/// Which acts a cell has left in this step: one of each kind.
struct Turn {
    stream: Stream,
    may_engulf: bool,
    may_attack: bool,
    may_fuse: bool,
}

impl Population {
    /// Cells act on their neighbours.
    pub fn step_contact(&mut self, step: u32, dt_min: f64) {
        self.springs.clear();
        if !self.plan.uses.contact {
            return;
        }
        self.list_if_due();
        let draws = Draws { seed: self.seed, step };
        let (mut close, before) = (Vec::new(), self.gone.len());
        for actor in 0..self.cells.len() {
            if self.acts(actor) {
                self.act(actor, draws, dt_min, &mut close);
            }
        }
        let removed = self.gone.len() - before;
        if removed > 0 {
            self.slack_used_um = f64::INFINITY;
            self.counted.add(Events { removals: removed as u64, ..Events::default() });
            self.springs.clear();
            self.remove_gone();
        }
    }

    /// Whether a cell can do anything to others: alive, there, and with some rate above zero.
    fn acts(&self, cell: usize) -> bool {
        let (plan, cells) = (&self.plan, &self.cells);
        if cells.fate(cell).dead() || is_gone(cells, cell) {
            return false;
        }
        let slots = &plan.slots;
        let any = |first: usize, many: usize| (first..first + many).any(|slot| plan.behaviour(cells, cell, slot) > 0.0);
        cells.harm(cell).target > 0
            || any(slots.eats_dead, 3)
            || any(slots.eats_live, slots.types)
            || any(slots.attacks, slots.types)
            || any(slots.fuses, slots.types)
    }

    fn act(&mut self, actor: usize, draws: Draws, dt_min: f64, close: &mut Vec<u32>) {
        self.touching(actor, close);
        let stream = draws.of(self.cells.id(actor), Purpose::Contact);
        let may_attack = self.cells.harm.used() && self.cells.harm(actor).target == 0;
        let mut turn = Turn { stream, may_engulf: true, may_attack, may_fuse: true };
        for &target in close.iter() {
            let target = target as usize;
            if !is_gone(&self.cells, target) {
                self.meet(actor, target, dt_min, &mut turn);
            }
        }
        if self.cells.harm(actor).target > 0 {
            self.press_attack(actor, dt_min, &mut turn.stream, close);
        }
    }

    fn meet(&mut self, actor: usize, target: usize, dt_min: f64, turn: &mut Turn) {
        let slots = self.plan.slots;
        let kind = self.cells.kind(target);
        let fate = self.cells.fate(target);
        if fate.dead() {
            let slot = slots.eats_dead + usize::from(fate != Fate::Apoptotic);
            if turn.may_engulf && self.happens(actor, slot, 1.0, dt_min, &mut turn.stream) {
                turn.may_engulf = false;
                self.engulf(actor, target);
            }
            return;
        }
        if turn.may_engulf && self.happens(actor, slots.eats_live + kind, 1.0, dt_min, &mut turn.stream) {
            turn.may_engulf = false;
            self.engulf(actor, target);
            return;
        }
        let immunogenic = self.plan.behaviour(&self.cells, target, slots.immunogenicity + self.cells.kind(actor));
        if turn.may_attack && self.happens(actor, slots.attacks + kind, immunogenic, dt_min, &mut turn.stream) {
            turn.may_attack = false;
            self.cells.harm.of_mut(actor)[0].target = self.cells.id(target) + 1;
        }
        if turn.may_fuse && self.happens(actor, slots.fuses + kind, 1.0, dt_min, &mut turn.stream) {
            turn.may_fuse = false;
            self.fuse(actor, target);
        }
    }

    fn happens(&self, actor: usize, slot: usize, factor: f64, dt_min: f64, stream: &mut Stream) -> bool {
        let per_min = factor * self.plan.behaviour(&self.cells, actor, slot);
        per_min > 0.0 && stream.uniform() < per_min * dt_min
    }

    /// The attacker harms its target; the attack ends by chance, with the target's death, or when the two part.
    fn press_attack(&mut self, actor: usize, dt_min: f64, stream: &mut Stream, close: &[u32]) {
        let id = self.cells.harm(actor).target - 1;
        let target = close.iter().map(|&cell| cell as usize).find(|&cell| self.cells.id(cell) == id);
        let Some(target) = target.filter(|&cell| !is_gone(&self.cells, cell)) else {
            self.cells.harm.of_mut(actor)[0].target = 0;
            return;
        };
        let (plan, cells) = (&self.plan, &mut self.cells);
        let damage = plan.behaviour(cells, actor, plan.slots.attack_damage) * dt_min;
        let duration_min = plan.behaviour(cells, actor, plan.slots.attack_duration);
        let over = cells.fate(target).dead() || stream.uniform() * duration_min < dt_min;
        if !cells.fate(target).dead() {
            let harm = &mut cells.harm.of_mut(target)[0];
            harm.damage += damage;
            harm.attacked_min += dt_min;
            cells.harm.of_mut(actor)[0].delivered += damage;
        }
        if over {
            cells.harm.of_mut(actor)[0].target = 0;
        } else {
            let per_min = stiffness(plan, cells, actor, target);
            self.springs.push(Spring { cells: [actor as u32, target as u32], per_min });
        }
    }

    /// A cell takes in another one with all that is in it.
    fn engulf(&mut self, actor: usize, target: usize) {
        let eaten = self.cells.volume(target);
        self.cells.volume.of_mut(actor)[0].engulf(&eaten);
        self.absorb(actor, target);
    }

    /// Two cells become one, at their common centre.
    fn fuse(&mut self, actor: usize, target: usize) {
        let (own, other) = (self.cells.volume(actor), self.cells.volume(target));
        let share = other.total() / (own.total() + other.total());
        let (from, to) = (self.cells.at(actor), self.cells.at(target));
        self.cells.body.of_mut(actor)[0].at =
            core::array::from_fn(|axis| (1.0 - share) * from[axis] + share * to[axis]);
        self.cells.volume.of_mut(actor)[0].join(&other);
        let nuclei = self.cells.nuclei.get(target);
        self.cells.nuclei.of_mut(actor)[0] += nuclei;
        self.absorb(actor, target);
    }

    fn absorb(&mut self, actor: usize, target: usize) {
        let inside = self.cells.internal(target).to_vec();
        for (substrate, amount) in inside.into_iter().enumerate() {
            self.cells.add_internal(actor, substrate, amount);
            self.cells.internal.of_mut(target)[substrate] = 0.0;
        }
        self.cells.volume.of_mut(target)[0] = Default::default();
        self.gone.push(target as u32);
        self.cells.refresh_body(&self.plan, actor);
    }

    /// What springs add to velocities.
    pub(crate) fn pull_springs(&mut self) {
        for spring in &self.springs {
            let [a, b] = spring.cells.map(|cell| cell as usize);
            let (from, to) = (self.cells.at(a), self.cells.at(b));
            for axis in 0..3 {
                let pull = spring.per_min * (to[axis] - from[axis]);
                self.cells.velocity.of_mut(a)[0][axis] += pull;
                self.cells.velocity.of_mut(b)[0][axis] -= pull;
            }
        }
    }
}

/// Engulfed or fused earlier in this step: nothing is left of it.
fn is_gone(cells: &Cells, cell: usize) -> bool {
    cells.volume(cell).total() <= 0.0
}

/// The geometric mean of what both cells make of a spring between them.
fn stiffness(plan: &Plan, cells: &Cells, a: usize, b: usize) -> f64 {
    let of = |cell: usize, other: usize| {
        let affinity = plan.behaviour(cells, cell, plan.slots.affinity + cells.kind(other));
        (plan.behaviour(cells, cell, plan.slots.spring) * affinity).max(0.0)
    };
    (of(a, b) * of(b, a)).sqrt()
}
