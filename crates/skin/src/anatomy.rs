//! Layers of the skin by site: areas, depths, follicles.
//!
//! Depths are measured from the surface of the stratum corneum. Numbers are means over people (see
//! [`crate::parameters`]).

mod declared;

use std::fmt;

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::nearest;
use exoskin_quantity::unit::YEAR_S;

use crate::parameters as p;

use declared::{Declared, SITES};

/// Youngest and oldest age for which the model is meant, years.
pub const AGE_RANGE_YEARS: (f64, f64) = (18.0, 110.0); // number: limit of input

/// A site on the body, in one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Its name, one of [`sites`].
    pub name: &'static str,
    /// The age asked for, years; none means the middle-aged adult of the tables.
    pub age_years: Option<f64>,
    /// What it is made of: itself, or the parts of a composite site.
    pub parts: Vec<Part>,
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
    /// The thickest skin measured here, from surface to fat, um: nothing a procedure sets may be longer.
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

    /// The mean over the area of something that each part has.
    pub(crate) fn mean(&self, of: impl Fn(&str) -> f64) -> f64 {
        self.parts.iter().map(|part| part.share * of(part.name)).sum()
    }
}

/// A plain site as a part of a site.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Its name, one of [`sites`].
    pub name: &'static str,
    /// Its share of the area; the shares of a site add up to 1.
    pub share: f64,
}

/// An unknown site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownSite {
    /// The name asked for.
    pub name: String,
    /// The nearest known name, if any is close.
    pub nearest: Option<String>,
}

impl fmt::Display for UnknownSite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a site", exoskin_quantity::quoted(&self.name))
    }
}

impl std::error::Error for UnknownSite {}

/// The names of all sites.
pub fn sites() -> &'static [&'static str] {
    SITES
}

/// Names of the plain sites that make up a site; itself if it is plain.
///
/// # Errors
/// An unknown name, with the nearest known one.
pub fn parts(name: &str) -> Result<Vec<&'static str>, UnknownSite> {
    known_site(name).map(declared::parts)
}

/// The numbers of one plain site in this draw.
struct Drawn {
    name: &'static str,
    area_um2: f64,
    stratum_corneum_um: f64,
    junction_um: f64,
    dermis_um: f64,
    thickest_um: f64,
    follicles_per_um2: f64,
}

impl Drawn {
    fn new(name: &'static str, age_years: Option<f64>, draws: &dyn Draws) -> Drawn {
        let declared = Declared::of(name);
        let junction_um = draws.value(declared.junction);
        let dermis_um = draws.value(declared.dermis);
        Drawn {
            name,
            area_um2: draws.value(declared.area),
            stratum_corneum_um: draws.value(declared.stratum_corneum),
            junction_um,
            dermis_um,
            thickest_um: junction_um + draws.value(declared.thickest_dermis).max(dermis_um),
            follicles_per_um2: declared.follicles_per_um2(age_years, draws),
        }
    }
}

/// The site's numbers in this draw; `age_years` none means the middle-aged adult of the tables.
///
/// The areas of a composite site's parts add up; its layers and follicles are means over the area, since one film and
/// one procedure cover all of it. No instrument may reach deeper than its thinnest part allows.
///
/// # Errors
/// An unknown name, with the nearest known one.
pub fn site(name: &str, age_years: Option<f64>, draws: &dyn Draws) -> Result<Site, UnknownSite> {
    let known = known_site(name)?;
    let drawn: Vec<Drawn> = declared::parts(known).into_iter().map(|part| Drawn::new(part, age_years, draws)).collect();
    let area_um2: f64 = drawn.iter().map(|part| part.area_um2).sum();
    let mean = |of: fn(&Drawn) -> f64| drawn.iter().map(|part| part.area_um2 / area_um2 * of(part)).sum::<f64>();
    let junction_depth_um = mean(|part| part.junction_um);
    let dermis_um = mean(|part| part.dermis_um);
    Ok(Site {
        name: known,
        age_years,
        parts: drawn.iter().map(|part| Part { name: part.name, share: part.area_um2 / area_um2 }).collect(),
        area_um2,
        stratum_corneum_um: mean(|part| part.stratum_corneum_um),
        junction_depth_um,
        dermis_um,
        papillary_depth_um: junction_depth_um + draws.value(&p::PAPILLARY_SHARE) * dermis_um,
        thickest_skin_um: drawn.iter().map(|part| part.thickest_um).fold(f64::INFINITY, f64::min),
        epidermal_cells_per_um2: draws.value(&p::NUCLEATED_EPIDERMAL),
        follicles_per_um2: mean(|part| part.follicles_per_um2),
        evidence: evidence_of(known),
    })
}

/// The site's own spelling of a name; case and surrounding spaces do not matter, and `face+neck+chest` is one name.
pub(crate) fn known_site(name: &str) -> Result<&'static str, UnknownSite> {
    let parts: Vec<&str> = name.split('+').map(str::trim).collect();
    let wanted = parts.join("_").replace('-', "_");
    let found = SITES.iter().find(|known| known.eq_ignore_ascii_case(&wanted));
    found
        .copied()
        .ok_or_else(|| UnknownSite { name: name.to_owned(), nearest: nearest(name.trim(), SITES.iter().copied()) })
}

/// The age to which densities without an age are taken to apply (years).
pub(crate) fn age_of_rows_years(draws: &dyn Draws) -> f64 {
    draws.value(&p::AGE_OF_ROWS) / YEAR_S
}

/// How far `age` is from the first to the second of two ages, in [0, 1].
pub(crate) fn share_of_way(age: f64, ages: (f64, f64)) -> f64 {
    ((age - ages.0) / (ages.1 - ages.0)).clamp(0.0, 1.0)
}

fn evidence_of(known: &'static str) -> Vec<&'static str> {
    let own = declared::parts(known).into_iter().flat_map(|part| Declared::of(part).all());
    let all = own.chain([&p::PAPILLARY_SHARE, &p::NUCLEATED_EPIDERMAL]);
    let mut ids: Vec<&'static str> = all.flat_map(rows_of).copied().collect();
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
