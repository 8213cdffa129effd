//! A cell type as data. The meaning of each number follows the public documentation of PhysiCell 1.14.

use serde::{Deserialize, Serialize};

use super::Cycle;

/// What all cells of one type have in common; a rule can change most of it for a single cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CellType {
    /// Its name, unique in a model.
    pub name: String,
    /// The cycle of a living cell.
    pub cycle: Cycle,
    /// Ordered death: the cell shrinks and is gone after a while.
    pub apoptosis: Death,
    /// Unordered death: the cell swells, bursts, and its remains linger.
    pub necrosis: Death,
    /// Volume and how it changes.
    pub volume: VolumeLaw,
    /// How it pushes and sticks.
    pub mechanics: Mechanics,
    /// How it moves on its own.
    pub motility: Motility,
    /// What it takes from each substrate and gives; as long as the model has substrates.
    pub exchange: Vec<Exchange>,
    /// What it does to its neighbours.
    pub contact: Contact,
    /// Transformations per minute into each type of the model.
    pub transforms_per_min: Vec<f64>,
    /// How likely one daughter is of each type of the model; the rest keeps the mother's type.
    pub daughter_of_type: Vec<f64>,
    /// Damage that a cell takes up by itself, per minute.
    pub damage_per_min: f64,
    /// Share of its damage that a cell repairs, per minute.
    pub repair_per_min: f64,
    /// Starting values of the model's custom variables.
    pub custom: Vec<f64>,
    /// Whether it can be pushed at all.
    pub movable: bool,
}

/// How a cell of a type dies, and what its remains do.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Death {
    /// Deaths per minute and living cell.
    pub per_min: f64,
    /// How long the remains stay, in minutes: from death on (apoptosis), from bursting on (necrosis).
    pub remains_min: f64,
    /// Whether `remains_min` is exact; otherwise it is a mean.
    pub remains_fixed: bool,
    /// How fast the cell's fluid adapts before it bursts, per minute.
    pub fluid_before_per_min: f64,
    /// How fast it adapts after bursting, per minute.
    pub fluid_after_per_min: f64,
    /// How fast the solids outside the nucleus vanish, per minute.
    pub cytoplasm_per_min: f64,
    /// How fast the solids of the nucleus vanish, per minute.
    pub nucleus_per_min: f64,
    /// How fast the remains calcify, per minute.
    pub calcification_per_min: f64,
    /// The volume at which the cell bursts, relative to its volume at death.
    pub rupture_fold: f64,
}

/// A cell's volume in um³ and how it follows its targets.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VolumeLaw {
    /// Volume of a newly placed cell.
    pub total_um3: f64,
    /// Of this, the nucleus.
    pub nuclear_um3: f64,
    /// Share of fluid in it.
    pub fluid_share: f64,
    /// How fast the fluid adapts, per minute.
    pub fluid_per_min: f64,
    /// How fast the solids outside the nucleus adapt, per minute.
    pub cytoplasm_per_min: f64,
    /// How fast the solids of the nucleus adapt, per minute.
    pub nucleus_per_min: f64,
    /// Calcified share of a newly placed cell.
    pub calcified_share: f64,
    /// How fast it calcifies, per minute.
    pub calcification_per_min: f64,
    /// The volume at which a cell would burst, relative to its volume.
    pub rupture_fold: f64,
}

/// How a cell pushes and sticks. Strengths are speeds in um/min.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mechanics {
    /// Adhesion between cells.
    pub adhesion_um_per_min: f64,
    /// Repulsion between cells.
    pub repulsion_um_per_min: f64,
    /// Up to which multiple of its radius a cell reaches for others.
    pub reach_fold: f64,
    /// How well it sticks to each type of the model: 1 in full, 0 not at all.
    #[serde(skip)]
    pub affinity: Vec<f64>,
    /// Adhesion to a basement membrane.
    pub membrane_adhesion_um_per_min: f64,
    /// Repulsion by a basement membrane.
    pub membrane_repulsion_um_per_min: f64,
    /// Stiffness of a spring between two attached cells, per minute.
    pub spring_per_min: f64,
    /// New springs per minute and neighbour.
    pub attachment_per_min: f64,
    /// Springs let go per minute.
    pub detachment_per_min: f64,
    /// How many springs a cell holds at most.
    pub attachments_at_most: f64,
}

/// How a cell moves on its own: straight on for a while, then in a new direction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Motility {
    /// Whether it moves at all.
    pub enabled: bool,
    /// Speed in um/min.
    pub speed_um_per_min: f64,
    /// Mean time in minutes between two changes of direction.
    pub persistence_min: f64,
    /// 0: directions are random; 1: always along the bias.
    pub bias: f64,
    /// Whether directions stay in the plane z = const.
    pub flat: bool,
    /// What sets the bias.
    #[serde(skip)]
    pub taxis: Taxis,
}

/// What a moving cell is drawn to.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Taxis {
    /// Nothing.
    #[default]
    None,
    /// Up (`sign` 1) or down (-1) the gradient of one substrate.
    One {
        /// Position of the substrate.
        substrate: usize,
        /// 1 or -1.
        sign: f64,
    },
    /// The sum of all gradients, each times the cell's sensitivity.
    Sum {
        /// Sensitivity to each substrate of the model.
        sensitivity: Vec<f64>,
        /// Whether each gradient counts by its direction alone.
        normalised: bool,
    },
}

/// What a cell takes from one substrate and gives: `du/dt = (V / voxel) (secretion (target - u) - uptake u) + export / voxel`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Exchange {
    /// Secretion per minute.
    pub secretion_per_min: f64,
    /// The density at which secretion ends.
    pub target: f64,
    /// Uptake per minute.
    pub uptake_per_min: f64,
    /// Amount given off per minute whatever the density.
    pub export_per_min: f64,
}

/// What a cell does to those it touches; rates per minute and neighbour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// It engulfs apoptotic cells.
    pub eats_apoptotic_per_min: f64,
    /// It engulfs necrotic cells.
    pub eats_necrotic_per_min: f64,
    /// It engulfs cells that are dead in any other way.
    pub eats_other_dead_per_min: f64,
    /// It engulfs living cells of each type of the model.
    #[serde(skip)]
    pub eats_live_per_min: Vec<f64>,
    /// It attacks living cells of each type of the model.
    #[serde(skip)]
    pub attacks_per_min: Vec<f64>,
    /// How readily it is attacked by each type of the model: a factor.
    #[serde(skip)]
    pub immunogenicity: Vec<f64>,
    /// Damage per minute of attack.
    pub attack_damage_per_min: f64,
    /// Mean duration of an attack in minutes.
    pub attack_min: f64,
    /// It fuses with living cells of each type of the model.
    #[serde(skip)]
    pub fuses_per_min: Vec<f64>,
}
