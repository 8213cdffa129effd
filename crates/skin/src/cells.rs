//! The cells of the skin: cell types by layer, per volume and per area.
//!
//! Keratinocytes are what is left of the nucleated epidermal cells after melanocytes and Langerhans cells. Counts per
//! area of a tissue section become counts per volume by way of the depth that a section shows (Abercrombie).

use exoskin_evidence::Draws;

use crate::anatomy::{Site, age_of_rows_years, share_of_way};
use crate::parameters as p;

/// A layer that contains living cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// From the stratum corneum to the junction.
    Epidermis,
    /// The upper dermis.
    Papillary,
    /// The dermis below it.
    Reticular,
}

impl Layer {
    /// Its name in files and reports.
    pub fn name(self) -> &'static str {
        match self {
            Layer::Epidermis => "living epidermis",
            Layer::Papillary => "papillary dermis",
            Layer::Reticular => "reticular dermis",
        }
    }

    /// Where it begins and ends below the surface at this site, um.
    pub fn depths_um(self, site: &Site) -> (f64, f64) {
        match self {
            Layer::Epidermis => (site.stratum_corneum_um, site.junction_depth_um),
            Layer::Papillary => (site.junction_depth_um, site.papillary_depth_um),
            Layer::Reticular => (site.papillary_depth_um, site.skin_um()),
        }
    }
}

/// Cells of one type in one layer; a type found in two layers has two entries of the same name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CellType {
    /// `keratinocyte`, `melanocyte`, `langerhans`, `fibroblast`, `macrophage` or `mast`.
    pub name: &'static str,
    /// Where they are.
    pub layer: Layer,
    /// Cells per um³ of that layer.
    pub per_um3: f64,
    /// Cells of that layer per um² of surface.
    pub per_um2: f64,
}

/// Types in the order in which they are reported.
pub const CELL_TYPES: &[&str] = &["keratinocyte", "melanocyte", "langerhans", "fibroblast", "macrophage", "mast"];

/// The living cells of a site in this draw, layer by layer from the top down.
pub fn cell_types(site: &Site, draws: &dyn Draws) -> Vec<CellType> {
    let age = site.age_years;
    let nucleated = site.epidermal_cells_per_um2;
    let melanocytes = draws.value(&p::MELANOCYTES) * melanocyte_age(age, draws);
    let langerhans = site.mean(|part| draws.value(langerhans_of(part))) * langerhans_age(age, draws);
    let keratinocytes = (nucleated - melanocytes - langerhans).max(0.0);
    let macrophages = per_section(&p::MACROPHAGES_SECTION, draws) * old_gain(&p::MACROPHAGES_OLD, age, draws);
    let mast_gain = old_gain(&p::MAST_OLD, age, draws);
    vec![
        by_area(site, "keratinocyte", Layer::Epidermis, keratinocytes),
        by_area(site, "melanocyte", Layer::Epidermis, melanocytes),
        by_area(site, "langerhans", Layer::Epidermis, langerhans),
        by_volume(site, "fibroblast", Layer::Papillary, draws.value(&p::FIBROBLASTS_PAPILLARY)),
        by_volume(site, "macrophage", Layer::Papillary, macrophages),
        by_volume(site, "mast", Layer::Papillary, draws.value(&p::MAST_PAPILLARY) * mast_gain),
        by_volume(site, "fibroblast", Layer::Reticular, draws.value(&p::FIBROBLASTS_RETICULAR)),
        by_volume(site, "macrophage", Layer::Reticular, macrophages),
        by_volume(site, "mast", Layer::Reticular, per_section(&p::MAST_SECTION, draws) * mast_gain),
    ]
}

fn by_area(site: &Site, name: &'static str, layer: Layer, per_um2: f64) -> CellType {
    let (from, to) = layer.depths_um(site);
    CellType { name, layer, per_um3: per_um2 / (to - from), per_um2 }
}

fn by_volume(site: &Site, name: &'static str, layer: Layer, per_um3: f64) -> CellType {
    let (from, to) = layer.depths_um(site);
    CellType { name, layer, per_um3, per_um2: per_um3 * (to - from) }
}

/// N_V = N_A / (depth that the section shows).
fn per_section(parameter: &exoskin_evidence::Parameter, draws: &dyn Draws) -> f64 {
    draws.value(parameter) / draws.value(&p::SECTION_DEPTH)
}

/// The row counts face and neck together.
fn langerhans_of(plain_site: &str) -> &'static exoskin_evidence::Parameter {
    match plain_site {
        "scalp" => &p::LANGERHANS_SCALP,
        "forearm" => &p::LANGERHANS_LIMB,
        "chest" => &p::LANGERHANS_TRUNK,
        _ => &p::LANGERHANS_FACE,
    }
}

/// 1 up to 50 years, then linearly down to the value from 65 years on.
fn melanocyte_age(age: Option<f64>, draws: &dyn Draws) -> f64 {
    let old = draws.value(&p::MELANOCYTES_OLD);
    age.map_or(1.0, |age| 1.0 + (old - 1.0) * share_of_way(age, p::MELANOCYTE_AGES))
}

/// Linear between the two decades of the rows, and 1 at the age of the density rows.
fn langerhans_age(age: Option<f64>, draws: &dyn Draws) -> f64 {
    relative_to_rows(&p::LANGERHANS_OLD, p::LANGERHANS_AGES, age, draws)
}

/// Linear between the young and the old group, and 1 at the age of the density rows.
fn old_gain(parameter: &exoskin_evidence::Parameter, age: Option<f64>, draws: &dyn Draws) -> f64 {
    relative_to_rows(parameter, p::IMMUNE_AGES, age, draws)
}

fn relative_to_rows(
    parameter: &exoskin_evidence::Parameter,
    ages: (f64, f64),
    age: Option<f64>,
    draws: &dyn Draws,
) -> f64 {
    let Some(age) = age else { return 1.0 };
    let old = draws.value(parameter);
    let at = |age: f64| 1.0 + (old - 1.0) * share_of_way(age, ages);
    at(age) / at(age_of_rows_years(draws))
}
