//! Every behaviour of a cell has a slot: a place in a table of numbers. A rule changes a slot; the type gives its base value.

use super::{CellType, Taxis};

/// How many phases of a cycle have a slot of their own.
pub const PHASES: usize = 6;

/// Where each behaviour lies in a model of so many substrates, types and custom variables. A field is the first slot of
/// its kind; where a behaviour exists once per substrate or type, the following slots belong to the next ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slots {
    /// Number of substrates.
    pub substrates: usize,
    /// Number of cell types.
    pub types: usize,
    /// Number of custom variables.
    pub customs: usize,
    /// Secretion of each substrate.
    pub secretion: usize,
    /// Density at which secretion ends, per substrate.
    pub target: usize,
    /// Uptake of each substrate.
    pub uptake: usize,
    /// Export of each substrate.
    pub export: usize,
    /// Exit from each of the first [`PHASES`] phases.
    pub exit: usize,
    /// Apoptosis.
    pub apoptosis: usize,
    /// Necrosis.
    pub necrosis: usize,
    /// Migration speed.
    pub speed: usize,
    /// Migration bias.
    pub bias: usize,
    /// Persistence time.
    pub persistence: usize,
    /// Sensitivity to the gradient of each substrate.
    pub chemotaxis: usize,
    /// Adhesion between cells.
    pub adhesion: usize,
    /// Stiffness of springs.
    pub spring: usize,
    /// Affinity to each type.
    pub affinity: usize,
    /// Reach, in radii.
    pub reach: usize,
    /// Repulsion between cells.
    pub repulsion: usize,
    /// Adhesion to a basement membrane.
    pub membrane_adhesion: usize,
    /// Repulsion by a basement membrane.
    pub membrane_repulsion: usize,
    /// Engulfing apoptotic, necrotic and other dead cells: three slots.
    pub eats_dead: usize,
    /// Engulfing living cells of each type.
    pub eats_live: usize,
    /// Attacking each type.
    pub attacks: usize,
    /// Fusing with each type.
    pub fuses: usize,
    /// Transforming into each type.
    pub transforms: usize,
    /// A daughter of each type.
    pub daughters: usize,
    /// Custom variables.
    pub custom: usize,
    /// Whether it can be pushed.
    pub movable: usize,
    /// Immunogenicity to each type.
    pub immunogenicity: usize,
    /// New springs.
    pub attachment: usize,
    /// Springs let go.
    pub detachment: usize,
    /// Most springs.
    pub attachments_at_most: usize,
    /// Damage per minute of attack.
    pub attack_damage: usize,
    /// Duration of an attack.
    pub attack_duration: usize,
    /// Damage by itself.
    pub damage: usize,
    /// Repair.
    pub repair: usize,
    /// How many slots there are.
    pub count: usize,
}

impl Slots {
    /// The slots of a model.
    pub fn new(substrates: usize, types: usize, customs: usize) -> Slots {
        let mut next = 0;
        let mut take = |many: usize| {
            next += many;
            next - many
        };
        Slots {
            substrates,
            types,
            customs,
            secretion: take(substrates),
            target: take(substrates),
            uptake: take(substrates),
            export: take(substrates),
            exit: take(PHASES),
            apoptosis: take(1),
            necrosis: take(1),
            speed: take(1),
            bias: take(1),
            persistence: take(1),
            chemotaxis: take(substrates),
            adhesion: take(1),
            spring: take(1),
            affinity: take(types),
            reach: take(1),
            repulsion: take(1),
            membrane_adhesion: take(1),
            membrane_repulsion: take(1),
            eats_dead: take(3),
            eats_live: take(types),
            attacks: take(types),
            fuses: take(types),
            transforms: take(types),
            daughters: take(types),
            custom: take(customs),
            movable: take(1),
            immunogenicity: take(types),
            attachment: take(1),
            detachment: take(1),
            attachments_at_most: take(1),
            attack_damage: take(1),
            attack_duration: take(1),
            damage: take(1),
            repair: take(1),
            count: take(0),
        }
    }

    /// The base value of every slot for one type.
    pub fn base(&self, kind: &CellType) -> Vec<f64> {
        let mut base = vec![0.0; self.count];
        self.write_exchange(kind, &mut base);
        for (place, phase) in kind.cycle.phases.iter().take(PHASES).enumerate() {
            base[self.exit + place] = phase.links.first().map_or(0.0, |link| link.per_min);
        }
        base[self.apoptosis] = kind.apoptosis.per_min;
        base[self.necrosis] = kind.necrosis.per_min;
        self.write_motility(kind, &mut base);
        self.write_mechanics(kind, &mut base);
        self.write_contact(kind, &mut base);
        fill(&mut base, self.transforms, &kind.transforms_per_min);
        fill(&mut base, self.daughters, &kind.daughter_of_type);
        fill(&mut base, self.custom, &kind.custom);
        base[self.movable] = f64::from(u8::from(kind.movable));
        base[self.damage] = kind.damage_per_min;
        base[self.repair] = kind.repair_per_min;
        base
    }

    fn write_exchange(&self, kind: &CellType, base: &mut [f64]) {
        for (substrate, exchange) in kind.exchange.iter().enumerate() {
            base[self.secretion + substrate] = exchange.secretion_per_min;
            base[self.target + substrate] = exchange.target;
            base[self.uptake + substrate] = exchange.uptake_per_min;
            base[self.export + substrate] = exchange.export_per_min;
        }
    }

    fn write_motility(&self, kind: &CellType, base: &mut [f64]) {
        base[self.speed] = kind.motility.speed_um_per_min;
        base[self.bias] = kind.motility.bias;
        base[self.persistence] = kind.motility.persistence_min;
        if let Taxis::Sum { sensitivity, .. } = &kind.motility.taxis {
            fill(base, self.chemotaxis, sensitivity);
        }
    }

    fn write_mechanics(&self, kind: &CellType, base: &mut [f64]) {
        let mechanics = &kind.mechanics;
        base[self.adhesion] = mechanics.adhesion_um_per_min;
        base[self.repulsion] = mechanics.repulsion_um_per_min;
        base[self.reach] = mechanics.reach_fold;
        fill(base, self.affinity, &mechanics.affinity);
        base[self.membrane_adhesion] = mechanics.membrane_adhesion_um_per_min;
        base[self.membrane_repulsion] = mechanics.membrane_repulsion_um_per_min;
        base[self.spring] = mechanics.spring_per_min;
        base[self.attachment] = mechanics.attachment_per_min;
        base[self.detachment] = mechanics.detachment_per_min;
        base[self.attachments_at_most] = mechanics.attachments_at_most;
    }

    fn write_contact(&self, kind: &CellType, base: &mut [f64]) {
        let contact = &kind.contact;
        let dead = [contact.eats_apoptotic_per_min, contact.eats_necrotic_per_min, contact.eats_other_dead_per_min];
        fill(base, self.eats_dead, &dead);
        fill(base, self.eats_live, &contact.eats_live_per_min);
        fill(base, self.attacks, &contact.attacks_per_min);
        fill(base, self.fuses, &contact.fuses_per_min);
        fill(base, self.immunogenicity, &contact.immunogenicity);
        base[self.attack_damage] = contact.attack_damage_per_min;
        base[self.attack_duration] = contact.attack_min;
    }
}

fn fill(base: &mut [f64], first: usize, values: &[f64]) {
    base[first..first + values.len()].copy_from_slice(values);
}
