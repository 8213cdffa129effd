//! A model's cell types compiled: base values by slot, which slots rules change, and what the model uses at all.

use super::{CellType, Cells, CellsError, Fate, Slots};

/// Which parts of a cell the model uses; the rest takes no memory and no time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Some type moves on its own.
    pub motility: bool,
    /// Some type takes damage, attacks or is attacked.
    pub harm: bool,
    /// Some type engulfs, attacks or fuses.
    pub contact: bool,
    /// Some type fuses.
    pub fusion: bool,
    /// Some type turns into another.
    pub transformation: bool,
    /// Some affinity is not 1.
    pub affinity: bool,
    /// Some type exchanges substrates.
    pub exchange: bool,
    /// Amounts inside cells are tracked.
    pub internal: bool,
}

/// The compiled types.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The types as given.
    pub types: Vec<CellType>,
    /// Where each behaviour lies.
    pub slots: Slots,
    /// What is used.
    pub uses: Uses,
    /// The slots that rules change, in order.
    pub ruled: Vec<usize>,
    column_of_slot: Vec<Option<u32>>,
    base: Vec<f64>,
}

/// Share of its uptake that a dead cell keeps.
const UPTAKE_OF_DEAD: f64 = 0.1;

impl Plan {
    /// Compiles types for a model of so many substrates; `ruled` names the slots that rules change.
    pub fn new(types: Vec<CellType>, substrates: usize, ruled: &[usize], internal: bool) -> Result<Plan, CellsError> {
        let customs = types.first().map_or(0, |kind| kind.custom.len());
        for kind in &types {
            check(kind, types.len(), substrates, customs)?;
        }
        let slots = Slots::new(substrates, types.len(), customs);
        let base: Vec<f64> = types.iter().flat_map(|kind| slots.base(kind)).collect();
        let mut ruled: Vec<usize> = ruled.to_vec();
        ruled.sort_unstable();
        ruled.dedup();
        let mut column_of_slot = vec![None; slots.count];
        for (column, &slot) in ruled.iter().enumerate() {
            column_of_slot[slot] = Some(column as u32);
        }
        let mut plan = Plan { types, slots, uses: Uses::default(), ruled, column_of_slot, base };
        plan.uses = plan.find_uses(internal);
        Ok(plan)
    }

    fn find_uses(&self, internal: bool) -> Uses {
        let slots = &self.slots;
        let any = |first: usize, many: usize| (first..first + many).any(|slot| self.can_differ_from(slot, 0.0));
        let (types, substrates) = (slots.types, slots.substrates);
        let eats = any(slots.eats_dead, 3) || any(slots.eats_live, types);
        let (attacks, fusion) = (any(slots.attacks, types), any(slots.fuses, types));
        let exchange =
            any(slots.secretion, substrates) || any(slots.uptake, substrates) || any(slots.export, substrates);
        Uses {
            motility: self.types.iter().any(|kind| kind.motility.enabled),
            harm: attacks || any(slots.damage, 1),
            contact: eats || attacks || fusion,
            fusion,
            transformation: any(slots.transforms, types),
            affinity: (0..types).any(|kind| self.can_differ_from(slots.affinity + kind, 1.0)),
            exchange,
            internal: internal && exchange,
        }
    }

    /// Whether a slot is other than `value` for some type, or may become so by a rule.
    fn can_differ_from(&self, slot: usize, value: f64) -> bool {
        self.column_of_slot[slot].is_some() || (0..self.types.len()).any(|kind| self.base(kind)[slot] != value)
    }

    /// The value of a slot if no rule changes it and all types agree.
    pub fn same_for_all(&self, slot: usize) -> Option<f64> {
        let value = self.base.get(slot).copied()?;
        (!self.can_differ_from(slot, value)).then_some(value)
    }

    /// The base values of a type.
    pub fn base(&self, kind: usize) -> &[f64] {
        &self.base[kind * self.slots.count..(kind + 1) * self.slots.count]
    }

    /// Whether rules change a slot.
    pub fn is_ruled(&self, slot: usize) -> bool {
        self.column_of_slot[slot].is_some()
    }

    /// The column of a slot among those that rules change.
    pub fn column(&self, slot: usize) -> Option<usize> {
        self.column_of_slot[slot].map(|column| column as usize)
    }

    /// The value of a behaviour for one cell now. Dead cells secrete nothing and take up a tenth, unless a rule that
    /// applies to the dead says otherwise.
    pub fn behaviour(&self, cells: &Cells, cell: usize, slot: usize) -> f64 {
        if let Some(column) = self.column_of_slot[slot] {
            return cells.ruled.of(cell)[column as usize];
        }
        let value = self.base(cells.kind(cell))[slot];
        if cells.fate(cell) == Fate::Live { value } else { self.of_dead(slot, value) }
    }

    /// What death makes of a behaviour.
    pub(crate) fn of_dead(&self, slot: usize, value: f64) -> f64 {
        let slots = &self.slots;
        let substrates = slots.substrates;
        let within = |first: usize| (first..first + substrates).contains(&slot);
        if within(slots.secretion) || within(slots.export) {
            0.0
        } else if within(slots.uptake) {
            UPTAKE_OF_DEAD * value
        } else {
            value
        }
    }
}

fn check(kind: &CellType, types: usize, substrates: usize, customs: usize) -> Result<(), CellsError> {
    let lengths = [
        ("mechanics.affinity", kind.mechanics.affinity.len(), types),
        ("exchange", kind.exchange.len(), substrates),
        ("contact.eats_live_per_min", kind.contact.eats_live_per_min.len(), types),
        ("contact.attacks_per_min", kind.contact.attacks_per_min.len(), types),
        ("contact.immunogenicity", kind.contact.immunogenicity.len(), types),
        ("contact.fuses_per_min", kind.contact.fuses_per_min.len(), types),
        ("transforms_per_min", kind.transforms_per_min.len(), types),
        ("daughter_of_type", kind.daughter_of_type.len(), types),
        ("custom", kind.custom.len(), customs),
    ];
    for (what, found, expected) in lengths {
        if found != expected {
            return Err(CellsError::Length { kind: kind.name.clone(), what, found, expected });
        }
    }
    if kind.cycle.phases.is_empty() || kind.cycle.phases.len() > usize::from(u8::MAX) {
        return Err(CellsError::Phases { kind: kind.name.clone(), found: kind.cycle.phases.len() });
    }
    let links = kind.cycle.phases.iter().flat_map(|phase| &phase.links);
    if let Some(link) = links.into_iter().find(|link| link.to >= kind.cycle.phases.len()) {
        return Err(CellsError::Link { kind: kind.name.clone(), to: link.to, phases: kind.cycle.phases.len() });
    }
    if !(kind.volume.total_um3 > 0.0 && kind.volume.total_um3.is_finite()) {
        return Err(CellsError::Volume { kind: kind.name.clone(), found: kind.volume.total_um3 });
    }
    Ok(())
}
