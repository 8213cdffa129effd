//! All cells of a tissue, one column per property, sorted by place.

use super::{Column, Plan, Volume, radius_um};

/// What a cell has come to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub enum Fate {
    /// It lives.
    #[default]
    Live,
    /// It died in an ordered way and shrinks.
    Apoptotic,
    /// It died of necrosis and swells.
    Swelling,
    /// It died of necrosis and has burst.
    Lysed,
}

impl Fate {
    /// All of them, by their number.
    pub const ALL: [Fate; 4] = [Fate::Live, Fate::Apoptotic, Fate::Swelling, Fate::Lysed];

    /// Whether the cell is dead.
    pub fn dead(self) -> bool {
        self != Fate::Live
    }

    /// Whether it died of necrosis.
    pub fn necrotic(self) -> bool {
        matches!(self, Fate::Swelling | Fate::Lysed)
    }
}

/// What the mechanics of a pair needs of one cell: one line of the processor's cache.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[repr(C, align(64))]
pub struct Body {
    /// Place in um.
    pub at: [f64; 3],
    /// Radius in um.
    pub radius: f64,
    /// Square root of the repulsion in um/min: a pair repels with the geometric mean.
    pub root_repulsion: f64,
    /// Square root of the adhesion in um/min.
    pub root_adhesion: f64,
    /// How far it reaches, in um.
    pub reach: f64,
    /// Position of its type.
    pub kind: u32,
    /// 1 if it can be pushed.
    pub movable: u32,
}

impl Body {
    /// Whether two cells reach each other.
    pub fn touches(&self, other: &Body) -> bool {
        let square: f64 = (0..3).map(|axis| (self.at[axis] - other.at[axis]).powi(2)).sum();
        let reach = self.reach + other.reach;
        square < reach * reach
    }
}

/// Harm received and done.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Harm {
    /// Damage.
    pub damage: f64,
    /// How long it was attacked, in minutes.
    pub attacked_min: f64,
    /// Damage that it has done to others.
    pub delivered: f64,
    /// The cell that it attacks: identity plus one, 0 for none.
    pub target: u64,
}

/// All cells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cells {
    pub(crate) next_id: u64,
    pub(crate) body: Column<Body>,
    pub(crate) velocity: Column<[f64; 3]>,
    pub(crate) previous: Column<[f64; 3]>,
    pub(crate) id: Column<u64>,
    pub(crate) fate: Column<Fate>,
    pub(crate) phase: Column<u8>,
    pub(crate) elapsed_min: Column<f64>,
    pub(crate) volume: Column<Volume>,
    pub(crate) pressure: Column<f64>,
    pub(crate) nuclei: Column<u32>,
    pub(crate) heading: Column<[f64; 3]>,
    pub(crate) harm: Column<Harm>,
    pub(crate) internal: Column<f64>,
    pub(crate) custom: Column<f64>,
    pub(crate) ruled: Column<f64>,
}

/// Does the same to every column.
macro_rules! each_column {
    ($cells:expr, $column:ident => $act:expr) => {{
        each_column!(@ $cells, $column, $act, body velocity previous id fate phase elapsed_min volume pressure nuclei
            heading harm internal custom ruled);
    }};
    (@ $cells:expr, $column:ident, $act:expr, $($name:ident)*) => {
        $({ let $column = &mut $cells.$name; $act; })*
    };
}

impl Cells {
    /// No cell yet.
    pub fn new(plan: &Plan) -> Cells {
        let uses = &plan.uses;
        Cells {
            next_id: 0,
            body: Column::new(1),
            velocity: Column::new(1),
            previous: Column::new(1),
            id: Column::new(1),
            fate: Column::new(1),
            phase: Column::new(1),
            elapsed_min: Column::new(1),
            volume: Column::new(1),
            pressure: Column::new(1),
            nuclei: Column::new(usize::from(uses.fusion)),
            heading: Column::new(usize::from(uses.motility)),
            harm: Column::new(usize::from(uses.harm)),
            internal: Column::new(if uses.internal { plan.slots.substrates } else { 0 }),
            custom: Column::new(plan.slots.customs),
            ruled: Column::new(plan.ruled.len()),
        }
    }

    /// How many cells there are, remains of dead ones included.
    pub fn len(&self) -> usize {
        self.body.all().len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Places a cell of a type; returns its identity.
    pub fn place(&mut self, plan: &Plan, kind: usize, at: [f64; 3]) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        let volume = Volume::new(&plan.types[kind].volume);
        self.body.push(&[Body { at, kind: kind as u32, ..Body::default() }]);
        self.velocity.push_same([0.0; 3]);
        self.previous.push_same([0.0; 3]);
        self.id.push_same(id);
        self.fate.push_same(Fate::Live);
        self.phase.push_same(0);
        self.elapsed_min.push_same(0.0);
        self.volume.push_same(volume);
        self.pressure.push_same(0.0);
        self.nuclei.push_same(1);
        self.heading.push_same([0.0; 3]);
        self.harm.push_same(Harm::default());
        self.internal.push_same(0.0);
        self.custom.push_same(0.0);
        self.ruled.push_same(0.0);
        let cell = self.len() - 1;
        self.take_base_values(plan, cell);
        self.refresh_body(plan, cell);
        id
    }

    /// Rules start from the base values of the cell's type.
    pub(crate) fn take_base_values(&mut self, plan: &Plan, cell: usize) {
        let base = plan.base(self.kind(cell));
        for (value, &slot) in self.ruled.of_mut(cell).iter_mut().zip(&plan.ruled) {
            *value = base[slot];
        }
        let customs = plan.slots.custom..plan.slots.custom + plan.slots.customs;
        self.custom.of_mut(cell).copy_from_slice(&base[customs]);
    }

    /// Brings what mechanics sees of a cell up to date with its volume and behaviours.
    pub(crate) fn refresh_body(&mut self, plan: &Plan, cell: usize) {
        let slots = &plan.slots;
        let radius = radius_um(self.volume.get(cell).total());
        let value = |slot| plan.behaviour(self, cell, slot);
        let reach = value(slots.reach) * radius;
        let (repulsion, adhesion) = (value(slots.repulsion), value(slots.adhesion));
        let movable = u32::from(value(slots.movable) > 0.0);
        let body = &mut self.body.all_mut()[cell];
        body.radius = radius;
        body.reach = reach;
        body.root_repulsion = repulsion.max(0.0).sqrt();
        body.root_adhesion = adhesion.max(0.0).sqrt();
        body.movable = movable;
    }

    /// Keeps the cells that `order` names, in its order.
    pub(crate) fn reorder(&mut self, order: &[u32]) {
        each_column!(self, column => column.reorder(order));
    }

    /// Appends a copy of a cell under a new identity; returns its position.
    pub(crate) fn copy(&mut self, cell: usize) -> usize {
        each_column!(self, column => column.push_copy(cell));
        let daughter = self.len() - 1;
        self.id.all_mut()[daughter] = self.next_id;
        self.next_id += 1;
        daughter
    }

    /// Bytes held by all columns.
    pub fn bytes(&mut self) -> usize {
        let mut sum = 0;
        each_column!(self, column => sum += column.bytes());
        sum
    }
}

/// One cell's properties.
impl Cells {
    /// Identity: never given twice in a run.
    pub fn id(&self, cell: usize) -> u64 {
        self.id.get(cell)
    }

    /// Place in um.
    pub fn at(&self, cell: usize) -> [f64; 3] {
        self.body.all()[cell].at
    }

    /// Radius in um.
    pub fn radius_um(&self, cell: usize) -> f64 {
        self.body.all()[cell].radius
    }

    /// Position of its type.
    pub fn kind(&self, cell: usize) -> usize {
        self.body.all()[cell].kind as usize
    }

    /// What it has come to.
    pub fn fate(&self, cell: usize) -> Fate {
        self.fate.get(cell)
    }

    /// Position of its phase of the cycle; of a dead cell, the phase in which it died.
    pub fn phase(&self, cell: usize) -> usize {
        usize::from(self.phase.get(cell))
    }

    /// Minutes since it entered this phase, or since it died.
    pub fn elapsed_min(&self, cell: usize) -> f64 {
        self.elapsed_min.get(cell)
    }

    /// Volumes in um³.
    pub fn volume(&self, cell: usize) -> Volume {
        self.volume.get(cell)
    }

    /// How hard others press on it: 1 under twelve like neighbours, close packed.
    pub fn pressure(&self, cell: usize) -> f64 {
        self.pressure.get(cell)
    }

    /// Velocity of the last step in um/min.
    pub fn velocity(&self, cell: usize) -> [f64; 3] {
        self.previous.all()[cell]
    }

    /// Harm received and done; zero where the model has no use for it.
    pub fn harm(&self, cell: usize) -> Harm {
        self.harm.get(cell)
    }

    /// Amount of each substrate inside it; empty unless the model tracks it.
    pub fn internal(&self, cell: usize) -> &[f64] {
        self.internal.of(cell)
    }

    /// Custom variables.
    pub fn custom(&self, cell: usize) -> &[f64] {
        self.custom.of(cell)
    }

    /// Sets a cell's place in its cycle, as a model that starts in mid-cycle needs.
    pub fn set_phase(&mut self, cell: usize, phase: u8, elapsed_min: f64) {
        self.phase.all_mut()[cell] = phase;
        self.elapsed_min.all_mut()[cell] = elapsed_min;
    }

    /// Adds to the amount of a substrate inside a cell, if the model tracks it.
    pub fn add_internal(&mut self, cell: usize, substrate: usize, amount: f64) {
        if let Some(inside) = self.internal.of_mut(cell).get_mut(substrate) {
            *inside += amount;
        }
    }

    /// A cell sets out to double its solids, as on entry to a phase that does so.
    pub fn double_target(&mut self, cell: usize) {
        self.volume.of_mut(cell)[0].target_nuclear_solid *= 2.0;
    }
}
