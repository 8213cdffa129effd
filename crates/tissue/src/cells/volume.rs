//! A cell's volume: fluid and solids, nucleus and the rest, each following its target at its own rate.
//!
//! With the total volume V, fluid F, the solids N of the nucleus and C outside it:
//! `dF/dt = a (f V - F)`, `dN/dt = b (N* - N)`, `dC/dt = c (k N* - C)`, and `V = F + N + C`; one explicit step of the
//! phenotype's clock, as PhysiCell defines the model. Dead cells have other targets ([`Aims`]).

use super::{Death, Fate, VolumeLaw};

/// The volumes of one cell in um³.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Volume {
    /// All fluid.
    pub fluid: f64,
    /// Of this, in the nucleus.
    pub nuclear_fluid: f64,
    /// Solids of the nucleus.
    pub nuclear_solid: f64,
    /// Solids outside the nucleus.
    pub cytoplasmic_solid: f64,
    /// The solids of the nucleus that the cell aims at.
    pub target_nuclear_solid: f64,
    /// Calcified share.
    pub calcified: f64,
    /// The volume at which the cell bursts.
    pub rupture: f64,
}

/// What a cell's volume aims at and how fast.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Aims {
    /// Share of fluid aimed at.
    pub fluid_share: f64,
    /// Solids outside the nucleus aimed at, per solid of the nucleus.
    pub cytoplasm_per_nucleus: f64,
    /// How fast fluid adapts, per minute.
    pub fluid_per_min: f64,
    /// How fast solids outside the nucleus adapt, per minute.
    pub cytoplasm_per_min: f64,
    /// How fast solids of the nucleus adapt, per minute.
    pub nucleus_per_min: f64,
    /// How fast the cell calcifies, per minute.
    pub calcification_per_min: f64,
}

impl Aims {
    /// Of a living cell.
    pub fn living(law: &VolumeLaw) -> Aims {
        Aims {
            fluid_share: law.fluid_share,
            cytoplasm_per_nucleus: (law.total_um3 - law.nuclear_um3) / law.nuclear_um3.max(f64::MIN_POSITIVE),
            fluid_per_min: law.fluid_per_min,
            cytoplasm_per_min: law.cytoplasm_per_min,
            nucleus_per_min: law.nucleus_per_min,
            calcification_per_min: law.calcification_per_min,
        }
    }

    /// Of a dead one: solids vanish; fluid leaves, except while a necrotic cell swells.
    pub fn dead(death: &Death, fate: Fate) -> Aims {
        let lysed = fate == Fate::Lysed;
        Aims {
            fluid_share: if fate == Fate::Swelling { 1.0 } else { 0.0 },
            cytoplasm_per_nucleus: 0.0,
            fluid_per_min: if lysed { death.fluid_after_per_min } else { death.fluid_before_per_min },
            cytoplasm_per_min: death.cytoplasm_per_min,
            nucleus_per_min: death.nucleus_per_min,
            calcification_per_min: death.calcification_per_min,
        }
    }
}

impl Volume {
    /// Of a newly placed cell.
    pub fn new(law: &VolumeLaw) -> Volume {
        let solid = 1.0 - law.fluid_share;
        Volume {
            fluid: law.fluid_share * law.total_um3,
            nuclear_fluid: law.fluid_share * law.nuclear_um3,
            nuclear_solid: solid * law.nuclear_um3,
            cytoplasmic_solid: solid * (law.total_um3 - law.nuclear_um3),
            target_nuclear_solid: solid * law.nuclear_um3,
            calcified: law.calcified_share,
            rupture: law.rupture_fold * law.total_um3,
        }
    }

    /// The whole cell.
    pub fn total(&self) -> f64 {
        self.fluid + self.nuclear_solid + self.cytoplasmic_solid
    }

    /// The nucleus.
    pub fn nuclear(&self) -> f64 {
        self.nuclear_fluid + self.nuclear_solid
    }

    /// One step towards its aims.
    pub fn advance(&mut self, aims: &Aims, dt_min: f64) {
        let total = self.total();
        let nucleus_share = if total > 0.0 { self.nuclear() / total } else { 0.0 };
        self.fluid += dt_min * aims.fluid_per_min * (aims.fluid_share * total - self.fluid);
        self.fluid = self.fluid.max(0.0);
        self.nuclear_fluid = nucleus_share * self.fluid;
        self.nuclear_solid += dt_min * aims.nucleus_per_min * (self.target_nuclear_solid - self.nuclear_solid);
        self.nuclear_solid = self.nuclear_solid.max(0.0);
        let aim = aims.cytoplasm_per_nucleus * self.target_nuclear_solid;
        self.cytoplasmic_solid += dt_min * aims.cytoplasm_per_min * (aim - self.cytoplasmic_solid);
        self.cytoplasmic_solid = self.cytoplasmic_solid.max(0.0);
        self.calcified += dt_min * aims.calcification_per_min * (1.0 - self.calcified);
    }

    /// Everything but the calcified share times `factor`.
    pub fn scale(&mut self, factor: f64) {
        self.fluid *= factor;
        self.nuclear_fluid *= factor;
        self.nuclear_solid *= factor;
        self.cytoplasmic_solid *= factor;
        self.target_nuclear_solid *= factor;
        self.rupture *= factor;
    }

    /// Takes in another cell whole: its fluid and solids join the cytoplasm.
    pub fn engulf(&mut self, other: &Volume) {
        self.fluid += other.fluid;
        self.cytoplasmic_solid += other.cytoplasmic_solid + other.nuclear_solid;
    }

    /// Becomes one with another cell: nucleus with nucleus, cytoplasm with cytoplasm, targets added.
    pub fn join(&mut self, other: &Volume) {
        self.fluid += other.fluid;
        self.nuclear_fluid += other.nuclear_fluid;
        self.nuclear_solid += other.nuclear_solid;
        self.cytoplasmic_solid += other.cytoplasmic_solid;
        self.target_nuclear_solid += other.target_nuclear_solid;
    }

    /// Death: nothing to aim at any more, and a volume at which the cell bursts.
    pub fn die(&mut self, death: &Death) {
        self.target_nuclear_solid = 0.0;
        self.rupture = death.rupture_fold * self.total();
    }
}

/// Radius in um of a ball of this volume.
pub fn radius_um(volume_um3: f64) -> f64 {
    libm::cbrt(volume_um3 * 3.0 / (4.0 * core::f64::consts::PI))
}
