//! How many cells share what an organ takes up, and how large a person's skin is.

use exoskin_evidence::Draws;
use exoskin_quantity::unit::{KG_PG, MM2_UM2};

use super::parameters as p;
use super::species::REFERENCE_KG;

/// Groups of cells that share a dose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellsOf {
    /// All cells of the liver.
    Liver,
    /// The liver's own macrophages alone, as if they took everything.
    Kupffer,
    /// All cells of the spleen.
    Spleen,
    /// All cells of the lungs.
    Lung,
    /// All cells of the kidneys.
    Kidney,
    /// All nucleated cells of epidermis and dermis.
    Skin,
    /// Cells of lymph nodes and lymph.
    Lymph,
}

impl CellsOf {
    /// All of them, in the order in which they are reported.
    pub const ALL: [CellsOf; 7] = [
        CellsOf::Liver,
        CellsOf::Kupffer,
        CellsOf::Spleen,
        CellsOf::Lung,
        CellsOf::Kidney,
        CellsOf::Skin,
        CellsOf::Lymph,
    ];

    /// Its name in words.
    pub fn name(self) -> &'static str {
        match self {
            CellsOf::Liver => "liver, all cells",
            CellsOf::Kupffer => "liver, macrophages only",
            CellsOf::Spleen => "spleen",
            CellsOf::Lung => "lungs",
            CellsOf::Kidney => "kidneys",
            CellsOf::Skin => "skin",
            CellsOf::Lymph => "lymph nodes",
        }
    }
}

/// One person's cell counts and areas in one draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Anatomy {
    cells: [f64; 7],
    /// Whole skin, mm².
    pub skin_mm2: f64,
    /// The face, mm².
    pub face_mm2: f64,
}

impl Anatomy {
    /// A person of `mass_kg` (above 0): organs in proportion to mass, skin to mass to the power of two thirds.
    pub fn of(mass_kg: f64, draws: &dyn Draws) -> Anatomy {
        let size = mass_kg * KG_PG / draws.value(&p::REFERENCE_MASS);
        let surface = libm::pow(mass_kg / REFERENCE_KG, 2.0 / 3.0);
        let skin_um2 = draws.value(&p::SKIN_AREA) * surface;
        let skin_mm2 = skin_um2 / MM2_UM2;
        let in_organ = |mass, per_mass| draws.value(mass) * size * draws.value(per_mass);
        let others = draws.value(&p::NONPARENCHYMAL);
        let liver = in_organ(&p::LIVER_G, &p::HEPATOCYTES) / (1.0 - others);
        let cells = [
            liver,
            liver * others * draws.value(&p::KUPFFER),
            in_organ(&p::SPLEEN_G, &p::SPLEEN_CELLS),
            in_organ(&p::LUNGS_G, &p::LUNG_CELLS),
            in_organ(&p::KIDNEYS_G, &p::KIDNEY_CELLS),
            skin_um2 * draws.value(&p::EPIDERMAL_CELLS) + draws.value(&p::FIBROBLASTS) * surface,
            draws.value(&p::LYMPH_CELLS) * size,
        ];
        Anatomy { cells, skin_mm2, face_mm2: skin_mm2 * draws.value(&p::FACE_SHARE) }
    }

    /// Number of cells in a group.
    pub fn cells(&self, group: CellsOf) -> f64 {
        let at = CellsOf::ALL.iter().position(|known| *known == group);
        at.and_then(|at| self.cells.get(at).copied()).unwrap_or(0.0)
    }
}
