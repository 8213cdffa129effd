//! What the cells under one application receive, in one draw.

use exoskin_skin::{Injury, Site};

/// What one application brings to the cells of the treated skin.
#[derive(Clone, Debug)]
pub struct Exposure<'a> {
    /// When the product was applied (s since the start of the scenario).
    pub at_s: f64,
    /// The site in this draw.
    pub site: &'a Site,
    /// The injury of the session in this draw; none on intact skin.
    pub injury: Option<&'a Injury>,
    /// Skin around one channel, or the stretch of intact skin that was solved (um²).
    pub unit_cell_um2: f64,
    /// Vesicles by cell type.
    pub cells: Vec<CellExposure>,
    /// Share of the lot's vesicles that are potent, times the potency that storage left.
    pub potent_share: f64,
    /// Free factors in the film.
    pub factors: Vec<FactorExposure>,
    /// Share of the film's free factors that enters the skin.
    pub factor_entered: f64,
    /// Initial thickness of the film (um).
    pub film_um: f64,
}

/// What the cells of one type receive.
#[derive(Clone, Debug, PartialEq)]
pub struct CellExposure {
    /// `keratinocyte`, `fibroblast`, ...
    pub name: String,
    /// Cells of the type in one unit cell.
    pub cells: f64,
    /// Classes of cells that expect the same count, the fullest first: cells in the unit cell and vesicles per cell.
    /// Cells in no class expect none.
    pub classes: Vec<(f64, f64)>,
}

/// A free factor.
#[derive(Clone, Debug, PartialEq)]
pub struct FactorExposure {
    /// Its name in product files, for example `pdgf_bb`.
    pub name: String,
    /// Its initial concentration in the film (pg/um³; 1 ng/mL is 1e-9).
    pub pg_per_um3: f64,
}
