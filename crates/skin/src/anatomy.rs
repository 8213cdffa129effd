//! Layers of the skin by site: areas, depths, follicles.
//!
//! Depths count from the surface of the stratum corneum. Numbers are means over people (see [`crate::parameters`]).

use std::fmt;

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::nearest;

use crate::parameters as p;
use crate::units::UM2_PER_CM2;

/// The names of all sites.
const SITES: &[&str] = &["face", "cheek", "scalp", "forearm"];

/// Youngest and oldest age for which the model is meant, years.
pub const AGE_RANGE_YEARS: (f64, f64) = (18.0, 110.0); // number: limit of input

/// A place on the body, in one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Its name, one of [`sites`].
    pub name: &'static str,
    /// The age for which it was asked, years; none means the middle-aged adult of the tables.
    pub age_years: Option<f64>,
    /// Area, um²: the whole site (both cheeks, one forearm).
    pub area_um2: f64,
    /// Thickness of the stratum corneum, um.
    pub stratum_corneum_um: f64,
    /// Depth of the dermo-epidermal junction below the surface, um.
    pub junction_depth_um: f64,
    /// Thickness of the dermis, um.
    pub dermis_um: f64,
    /// Depth below the surface at which the papillary dermis ends and the reticular begins, um.
    pub papillary_depth_um: f64,
    /// The thickest skin that was measured here, surface to fat, um: nothing a procedure sets may be longer.
    pub thickest_skin_um: f64,
    /// Living (nucleated) epidermal cells of all types per um² of surface.
    pub epidermal_cells_per_um2: f64,
    /// Hair follicles per um² of surface.
    pub follicles_per_um2: f64,
    /// Ids of the evidence rows behind these numbers, sorted, each once.
    pub evidence: Vec<&'static str>,
}

impl Site {
    /// Thickness of the living epidermis, um.
    pub fn living_epidermis_um(&self) -> f64 {
        self.junction_depth_um - self.stratum_corneum_um
    }

    /// Depth at which the dermis ends, um.
    pub fn skin_um(&self) -> f64 {
        self.junction_depth_um + self.dermis_um
    }
}

/// A site that nobody has heard of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSite {
    /// The name that was asked for.
    pub name: String,
    /// The nearest known name, if any is near.
    pub nearest: Option<String>,
}

impl fmt::Display for UnknownSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is no site", exoskin_quantity::quoted(&self.name))
    }
}

impl std::error::Error for UnknownSite {}

/// The names of all sites.
pub fn sites() -> &'static [&'static str] {
    SITES
}

/// The parameters of one site.
struct Declared {
    area: &'static Parameter,
    stratum_corneum: &'static Parameter,
    junction: &'static Parameter,
    dermis: &'static Parameter,
    thickest_dermis: &'static Parameter,
    follicles: &'static Parameter,
}

/// The site's numbers in this draw; `age_years` none means the middle-aged adult of the tables.
///
/// # Errors
/// An unknown name, with the nearest known one.
pub fn site(name: &str, age_years: Option<f64>, draws: &dyn Draws) -> Result<Site, UnknownSite> {
    let known = known_site(name)?;
    let declared = declared(known);
    let junction_depth_um = draws.value(declared.junction);
    let dermis_um = draws.value(declared.dermis);
    Ok(Site {
        name: known,
        age_years,
        area_um2: draws.value(declared.area) * UM2_PER_CM2,
        stratum_corneum_um: draws.value(declared.stratum_corneum),
        junction_depth_um,
        dermis_um,
        papillary_depth_um: junction_depth_um + draws.value(&p::PAPILLARY_SHARE) * dermis_um,
        thickest_skin_um: junction_depth_um + draws.value(declared.thickest_dermis).max(dermis_um),
        epidermal_cells_per_um2: draws.value(&p::NUCLEATED_EPIDERMAL) / crate::units::UM2_PER_MM2,
        follicles_per_um2: follicles_per_cm2(&declared, age_years, draws) / UM2_PER_CM2,
        evidence: evidence_of(&declared),
    })
}

/// The site's own spelling of a name; case and surrounding blanks do not count.
pub(crate) fn known_site(name: &str) -> Result<&'static str, UnknownSite> {
    let wanted = name.trim();
    let found = SITES.iter().find(|known| known.eq_ignore_ascii_case(wanted));
    found.copied().ok_or_else(|| UnknownSite { name: name.to_owned(), nearest: nearest(wanted, SITES.iter().copied()) })
}

fn declared(known: &str) -> Declared {
    match known {
        "cheek" => Declared {
            area: &p::AREA_CHEEK,
            stratum_corneum: &p::STRATUM_CORNEUM_CHEEK,
            junction: &p::JUNCTION_CHEEK,
            dermis: &p::DERMIS_CHEEK,
            thickest_dermis: &p::THICKEST_DERMIS_HEAD,
            follicles: &p::FOLLICLES_FACE,
        },
        "scalp" => Declared {
            area: &p::AREA_SCALP,
            stratum_corneum: &p::STRATUM_CORNEUM_SCALP,
            junction: &p::JUNCTION_SCALP,
            dermis: &p::DERMIS_SCALP,
            thickest_dermis: &p::THICKEST_DERMIS_HEAD,
            follicles: &p::FOLLICLES_SCALP,
        },
        "forearm" => Declared {
            area: &p::AREA_FOREARM,
            stratum_corneum: &p::STRATUM_CORNEUM_FOREARM,
            junction: &p::JUNCTION_FOREARM,
            dermis: &p::DERMIS_FOREARM,
            thickest_dermis: &p::THICKEST_DERMIS_FOREARM,
            follicles: &p::FOLLICLES_FOREARM,
        },
        _ => Declared {
            area: &p::AREA_FACE,
            stratum_corneum: &p::STRATUM_CORNEUM_FACE,
            junction: &p::JUNCTION_FACE,
            dermis: &p::DERMIS_FACE,
            thickest_dermis: &p::THICKEST_DERMIS_HEAD,
            follicles: &p::FOLLICLES_FACE,
        },
    }
}

/// Only the scalp's follicles have rows by age.
fn follicles_per_cm2(declared: &Declared, age_years: Option<f64>, draws: &dyn Draws) -> f64 {
    let young = draws.value(declared.follicles);
    if !std::ptr::eq(declared.follicles, &p::FOLLICLES_SCALP) {
        return young;
    }
    let age = age_years.unwrap_or_else(|| draws.value(&p::AGE_OF_ROWS));
    let old = draws.value(&p::FOLLICLES_SCALP_OLD);
    young + (old - young) * share_of_way(age, p::FOLLICLES_SCALP_AGES)
}

/// How far `age` is from the first to the second of two ages, in [0, 1].
pub(crate) fn share_of_way(age: f64, ages: (f64, f64)) -> f64 {
    ((age - ages.0) / (ages.1 - ages.0)).clamp(0.0, 1.0)
}

fn evidence_of(declared: &Declared) -> Vec<&'static str> {
    let all = [
        declared.area,
        declared.stratum_corneum,
        declared.junction,
        declared.dermis,
        declared.thickest_dermis,
        declared.follicles,
        &p::PAPILLARY_SHARE,
        &p::NUCLEATED_EPIDERMAL,
    ];
    let mut ids: Vec<&'static str> = all.iter().flat_map(|parameter| rows_of(parameter)).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Ids of the rows that a parameter rests on.
pub(crate) fn rows_of(parameter: &Parameter) -> &'static [&'static str] {
    match parameter.origin {
        exoskin_evidence::Origin::Evidence(rows) => rows,
        exoskin_evidence::Origin::Assumed(_) => &[],
    }
}
