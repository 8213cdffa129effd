//! What happens inside a cell: growth, damage, death, the cycle; and what comes of it: division and removal.

use super::draw::direction;
use super::{Aims, Cells, Domain, Draws, Fate, Harm, Plan, Purpose};

/// What a step of the phenotype did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Events {
    /// Divisions.
    pub divisions: u64,
    /// Deaths.
    pub deaths: u64,
    /// Cells removed: remains that are gone, cells engulfed or fused.
    pub removals: u64,
    /// Cells that turned into another type.
    pub transformations: u64,
}

impl Events {
    /// Adds what another step did.
    pub fn add(&mut self, other: Events) {
        self.divisions += other.divisions;
        self.deaths += other.deaths;
        self.removals += other.removals;
        self.transformations += other.transformations;
    }
}

/// What a step of the phenotype changed.
pub struct Change {
    /// What happened.
    pub events: Events,
    /// The most that any cell's reach or radius grew, in um.
    pub growth_um: f64,
}

/// What a cell comes to in one step.
enum Outcome {
    Stays,
    Divides,
    Vanishes,
}

/// One step of growth, death and the cycle for every cell. New cells are appended; those to remove are named in `gone`.
pub fn advance(
    plan: &Plan,
    cells: &mut Cells,
    domain: &Domain,
    draws: Draws,
    dt_min: f64,
    gone: &mut Vec<u32>,
) -> Change {
    let mut events = Events::default();
    let mut mothers = Vec::new();
    let mut growth_um: f64 = 0.0;
    for cell in 0..cells.len() {
        let before = cells.body.all()[cell];
        grow(plan, cells, cell, dt_min);
        if plan.uses.harm {
            suffer(plan, cells, cell, dt_min);
        }
        events.deaths += u64::from(may_die(plan, cells, cell, draws, dt_min));
        match pass(plan, cells, cell, draws, dt_min) {
            Outcome::Stays => {}
            Outcome::Divides => mothers.push(cell),
            Outcome::Vanishes => gone.push(cell as u32),
        }
        cells.refresh_body(plan, cell);
        let now = &cells.body.all()[cell];
        growth_um = growth_um.max(now.reach - before.reach).max(now.radius - before.radius);
    }
    for &mother in &mothers {
        divide(plan, cells, domain, draws, mother);
    }
    events.divisions = mothers.len() as u64;
    events.removals = gone.len() as u64;
    Change { events, growth_um }
}

fn grow(plan: &Plan, cells: &mut Cells, cell: usize, dt_min: f64) {
    let kind = &plan.types[cells.kind(cell)];
    let fate = cells.fate(cell);
    let aims = match fate {
        Fate::Live => Aims::living(&kind.volume),
        Fate::Apoptotic => Aims::dead(&kind.apoptosis, fate),
        Fate::Swelling | Fate::Lysed => Aims::dead(&kind.necrosis, fate),
    };
    cells.volume.of_mut(cell)[0].advance(&aims, dt_min);
}

fn suffer(plan: &Plan, cells: &mut Cells, cell: usize, dt_min: f64) {
    let damage = plan.behaviour(cells, cell, plan.slots.damage);
    let repair = plan.behaviour(cells, cell, plan.slots.repair);
    let harm = &mut cells.harm.of_mut(cell)[0];
    harm.damage = (harm.damage + dt_min * damage) / (1.0 + dt_min * repair);
}

fn may_die(plan: &Plan, cells: &mut Cells, cell: usize, draws: Draws, dt_min: f64) -> bool {
    if cells.fate(cell).dead() {
        return false;
    }
    let rates = [plan.slots.apoptosis, plan.slots.necrosis].map(|slot| plan.behaviour(cells, cell, slot));
    if rates.iter().all(|&rate| rate <= 0.0) {
        return false;
    }
    let mut stream = draws.of(cells.id(cell), Purpose::Die);
    for (rate, fate) in rates.into_iter().zip([Fate::Apoptotic, Fate::Swelling]) {
        if stream.uniform() < rate * dt_min {
            die(plan, cells, cell, fate);
            return true;
        }
    }
    false
}

/// A cell dies: it stops moving and secreting, and its volume gets other aims.
pub(crate) fn die(plan: &Plan, cells: &mut Cells, cell: usize, fate: Fate) {
    let kind = &plan.types[cells.kind(cell)];
    let death = if fate == Fate::Apoptotic { &kind.apoptosis } else { &kind.necrosis };
    cells.volume.of_mut(cell)[0].die(death);
    cells.fate.all_mut()[cell] = fate;
    cells.elapsed_min.all_mut()[cell] = 0.0;
    if cells.heading.used() {
        cells.heading.of_mut(cell)[0] = [0.0; 3];
    }
    if cells.harm.used() {
        cells.harm.of_mut(cell)[0].target = 0;
    }
    for (value, &slot) in cells.ruled.of_mut(cell).iter_mut().zip(&plan.ruled) {
        *value = plan.of_dead(slot, *value);
    }
}

/// One step of the cycle, or of decay.
fn pass(plan: &Plan, cells: &mut Cells, cell: usize, draws: Draws, dt_min: f64) -> Outcome {
    cells.elapsed_min.all_mut()[cell] += dt_min;
    let kind = &plan.types[cells.kind(cell)];
    match cells.fate(cell) {
        Fate::Live => pass_phase(plan, cells, cell, draws, dt_min),
        Fate::Swelling => {
            if cells.volume.get(cell).total() >= cells.volume.get(cell).rupture {
                cells.fate.all_mut()[cell] = Fate::Lysed;
                cells.elapsed_min.all_mut()[cell] = 0.0;
            }
            Outcome::Stays
        }
        Fate::Apoptotic => decay(cells, cell, kind.apoptosis.remains_min, kind.apoptosis.remains_fixed, draws, dt_min),
        Fate::Lysed => decay(cells, cell, kind.necrosis.remains_min, kind.necrosis.remains_fixed, draws, dt_min),
    }
}

fn decay(cells: &Cells, cell: usize, remains_min: f64, fixed: bool, draws: Draws, dt_min: f64) -> Outcome {
    let over = if fixed {
        cells.elapsed_min(cell) > remains_min - 0.5 * dt_min
    } else {
        draws.of(cells.id(cell), Purpose::Cycle).uniform() * remains_min < dt_min
    };
    if over { Outcome::Vanishes } else { Outcome::Stays }
}

fn pass_phase(plan: &Plan, cells: &mut Cells, cell: usize, draws: Draws, dt_min: f64) -> Outcome {
    let cycle = &plan.types[cells.kind(cell)].cycle;
    let phase = cells.phase(cell).min(cycle.phases.len() - 1);
    let mut stream = None;
    for (place, link) in cycle.phases[phase].links.iter().enumerate() {
        // A phase's first way out is a behaviour that rules can change.
        let ruled = place == 0 && phase < super::slots::PHASES;
        let per_min = if ruled { plan.behaviour(cells, cell, plan.slots.exit + phase) } else { link.per_min };
        let passes = if per_min <= 0.0 {
            false
        } else if link.fixed {
            cells.elapsed_min(cell) > 1.0 / per_min - 0.5 * dt_min
        } else {
            let stream = stream.get_or_insert_with(|| draws.of(cells.id(cell), Purpose::Cycle));
            stream.uniform() < per_min * dt_min
        };
        if passes {
            cells.phase.all_mut()[cell] = link.to as u8;
            cells.elapsed_min.all_mut()[cell] = 0.0;
            if cycle.phases[link.to].doubles_on_entry {
                cells.volume.of_mut(cell)[0].target_nuclear_solid *= 2.0;
            }
            return if cycle.phases[phase].divides_on_exit { Outcome::Divides } else { Outcome::Stays };
        }
    }
    Outcome::Stays
}

/// A cell becomes two halves: one radius of the mother to one side, half of it to the other; in a plane, what the
/// direction leaves of that there.
fn divide(plan: &Plan, cells: &mut Cells, domain: &Domain, draws: Draws, mother: usize) {
    let mut stream = draws.of(cells.id(mother), Purpose::Divide);
    let mut way = direction(&mut stream, false).map(|part| part * cells.radius_um(mother));
    if domain.flat {
        way[2] = 0.0;
    }
    cells.volume.of_mut(mother)[0].scale(0.5);
    cells.internal.of_mut(mother).iter_mut().for_each(|amount| *amount *= 0.5);
    if cells.harm.used() {
        let harm = &mut cells.harm.of_mut(mother)[0];
        *harm = Harm { attacked_min: 0.0, target: 0, ..*harm };
    }
    let daughter = cells.copy(mother);
    cells.previous.all_mut()[daughter] = [0.0; 3];
    let at = cells.at(mother);
    let inside = |to: [f64; 3]| core::array::from_fn(|axis| to[axis].clamp(domain.low[axis], domain.high[axis]));
    cells.body.all_mut()[daughter].at = inside(core::array::from_fn(|axis| at[axis] + way[axis]));
    cells.body.all_mut()[mother].at = inside(core::array::from_fn(|axis| at[axis] - 0.5 * way[axis]));
    if let Some(kind) = daughter_type(plan, cells, mother, stream.uniform()) {
        transform(plan, cells, daughter, kind);
    }
    cells.refresh_body(plan, mother);
    cells.refresh_body(plan, daughter);
}

/// The type of a daughter, if it is not the mother's.
fn daughter_type(plan: &Plan, cells: &Cells, mother: usize, chance: f64) -> Option<usize> {
    let mut left = chance;
    for kind in 0..plan.types.len() {
        let share = plan.behaviour(cells, mother, plan.slots.daughters + kind);
        if left < share {
            return (kind != cells.kind(mother)).then_some(kind);
        }
        left -= share;
    }
    None
}

/// A cell turns into another type: it keeps its place and volume, and starts the other's cycle anew.
pub(crate) fn transform(plan: &Plan, cells: &mut Cells, cell: usize, kind: usize) {
    let law = &plan.types[kind].volume;
    cells.body.all_mut()[cell].kind = kind as u32;
    cells.phase.all_mut()[cell] = 0;
    cells.elapsed_min.all_mut()[cell] = 0.0;
    cells.volume.of_mut(cell)[0].target_nuclear_solid = (1.0 - law.fluid_share) * law.nuclear_um3;
    if cells.harm.used() {
        let attacked_min = cells.harm(cell).attacked_min;
        cells.harm.of_mut(cell)[0] = Harm { attacked_min, ..Harm::default() };
    }
    if cells.heading.used() {
        cells.heading.of_mut(cell)[0] = [0.0; 3];
    }
    cells.take_base_values(plan, cell);
    cells.refresh_body(plan, cell);
}

/// Cells that turn into another type in this step.
pub fn transform_all(plan: &Plan, cells: &mut Cells, draws: Draws, dt_min: f64) -> u64 {
    let mut many = 0;
    for cell in 0..cells.len() {
        if cells.fate(cell).dead() {
            continue;
        }
        let rate = |kind| plan.behaviour(cells, cell, plan.slots.transforms + kind);
        if (0..plan.types.len()).all(|kind| rate(kind) <= 0.0) {
            continue;
        }
        let mut stream = draws.of(cells.id(cell), Purpose::Transform);
        let hit = (0..plan.types.len()).find(|&kind| {
            let per_min = rate(kind);
            per_min > 0.0 && stream.uniform() <= per_min * dt_min
        });
        if let Some(kind) = hit {
            transform(plan, cells, cell, kind);
            many += 1;
        }
    }
    many
}
