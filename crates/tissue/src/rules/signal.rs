//! What a cell can hear.

use crate::cells::{Fate, Population};
use crate::field::Fields;

/// Something that a cell hears, as a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Density of a substrate where the cell is.
    Density(usize),
    /// Amount of a substrate inside the cell per volume of the cell.
    Inside(usize),
    /// Steepness of a substrate where the cell is.
    Gradient(usize),
    /// How hard neighbours press.
    Pressure,
    /// The cell's volume.
    Volume,
    /// How many cells of a type it touches, dead ones included.
    Touches(usize),
    /// How many living cells it touches.
    TouchesLive,
    /// How many dead cells it touches.
    TouchesDead,
    /// How many apoptotic cells it touches.
    TouchesApoptotic,
    /// How many necrotic cells it touches.
    TouchesNecrotic,
    /// How many cells it touches that are dead in another way; there are none in this engine.
    TouchesOtherDead,
    /// Whether it touches a basement membrane.
    TouchesMembrane,
    /// Damage.
    Damage,
    /// Damage that it has done to others.
    DamageDelivered,
    /// Whether it attacks.
    Attacking,
    /// Whether it is dead.
    Dead,
    /// How long it was attacked, in minutes.
    AttackTime,
    /// Time of the model in minutes.
    Time,
    /// A custom variable.
    Custom(usize),
    /// Whether it is apoptotic.
    Apoptotic,
    /// Whether it is necrotic.
    Necrotic,
}

impl Signal {
    /// Whether a cell has to look at its neighbours to hear it.
    pub fn by_touch(self) -> bool {
        matches!(
            self,
            Signal::Touches(_)
                | Signal::TouchesLive
                | Signal::TouchesDead
                | Signal::TouchesApoptotic
                | Signal::TouchesNecrotic
        )
    }
}

/// What is around the cells.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The fields.
    pub fields: &'a Fields,
    /// Time of the model in minutes.
    pub time_min: f64,
}

/// Whom a cell touches.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// By type.
    pub by_type: Vec<u32>,
    /// Living ones.
    pub live: u32,
    /// Apoptotic ones.
    pub apoptotic: u32,
    /// Necrotic ones.
    pub necrotic: u32,
}

impl Touched {
    /// Counts the neighbours of a cell.
    pub fn count(&mut self, population: &Population, cell: usize, close: &mut Vec<u32>) {
        self.by_type.clear();
        self.by_type.resize(population.plan().types.len(), 0);
        (self.live, self.apoptotic, self.necrotic) = (0, 0, 0);
        let cells = population.cells();
        population.touching(cell, close);
        for &other in close.iter() {
            self.by_type[cells.kind(other as usize)] += 1;
            match cells.fate(other as usize) {
                Fate::Live => self.live += 1,
                Fate::Apoptotic => self.apoptotic += 1,
                Fate::Swelling | Fate::Lysed => self.necrotic += 1,
            }
        }
    }
}

/// What one cell hears of a signal.
pub fn heard(
    signal: Signal,
    population: &Population,
    around: &Surroundings<'_>,
    touched: &Touched,
    cell: usize,
) -> f64 {
    let cells = population.cells();
    let yes = |answer: bool| f64::from(u8::from(answer));
    let voxel = || around.fields.grid().nearest_voxel(cells.at(cell));
    match signal {
        Signal::Density(substrate) => around.fields.value(substrate, voxel()),
        Signal::Inside(substrate) => {
            let amount = cells.internal(cell).get(substrate).copied().unwrap_or(0.0);
            amount / cells.volume(cell).total()
        }
        Signal::Gradient(substrate) => {
            around.fields.gradient(substrate, voxel()).iter().map(|part| part * part).sum::<f64>().sqrt()
        }
        Signal::Pressure => cells.pressure(cell),
        Signal::Volume => cells.volume(cell).total(),
        Signal::Touches(kind) => f64::from(touched.by_type[kind]),
        Signal::TouchesLive => f64::from(touched.live),
        Signal::TouchesDead => f64::from(touched.apoptotic + touched.necrotic),
        Signal::TouchesApoptotic => f64::from(touched.apoptotic),
        Signal::TouchesNecrotic => f64::from(touched.necrotic),
        Signal::TouchesOtherDead => 0.0,
        Signal::TouchesMembrane => yes(population.touches_membrane(cell)),
        Signal::Damage => cells.harm(cell).damage,
        Signal::DamageDelivered => cells.harm(cell).delivered,
        Signal::Attacking => yes(cells.harm(cell).target > 0),
        Signal::Dead => yes(cells.fate(cell).dead()),
        Signal::AttackTime => cells.harm(cell).attacked_min,
        Signal::Time => around.time_min,
        Signal::Custom(place) => cells.custom(cell)[place],
        Signal::Apoptotic => yes(cells.fate(cell) == Fate::Apoptotic),
        Signal::Necrotic => yes(cells.fate(cell).necrotic()),
    }
}
