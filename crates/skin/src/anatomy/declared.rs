//! The parameters of each plain site, and the parts of each composite one.

use exoskin_evidence::{Draws, Parameter};

use super::share_of_way;
use crate::parameters as p;

/// The names of all sites; a composite one has no parameters of its own.
pub(super) const SITES: &[&str] =
    &["face", "cheek", "scalp", "forearm", "forehead", "periorbital", "neck", "chest", FACE_NECK_CHEST];

const FACE_NECK_CHEST: &str = "face_neck_chest";

/// The parts of a site: itself, or those that a composite one is made of.
pub(super) fn parts(known: &'static str) -> Vec<&'static str> {
    if known == FACE_NECK_CHEST { vec!["face", "neck", "chest"] } else { vec![known] }
}

/// The parameters of one plain site.
pub(super) struct Declared {
    pub(super) area: &'static Parameter,
    pub(super) stratum_corneum: &'static Parameter,
    pub(super) junction: &'static Parameter,
    pub(super) dermis: &'static Parameter,
    pub(super) thickest_dermis: &'static Parameter,
    pub(super) follicles: &'static Parameter,
}

impl Declared {
    pub(super) fn of(known: &str) -> Declared {
        match known {
            "cheek" => CHEEK,
            "scalp" => SCALP,
            "forearm" => FOREARM,
            "forehead" => FOREHEAD,
            "periorbital" => PERIORBITAL,
            "neck" => NECK,
            "chest" => CHEST,
            _ => FACE,
        }
    }

    /// Only the scalp's follicles have rows by age.
    pub(super) fn follicles_per_um2(&self, age_years: Option<f64>, draws: &dyn Draws) -> f64 {
        let young = draws.value(self.follicles);
        if !std::ptr::eq(self.follicles, &p::FOLLICLES_SCALP) {
            return young;
        }
        let age = age_years.unwrap_or_else(|| super::age_of_rows_years(draws));
        let old = draws.value(&p::FOLLICLES_SCALP_OLD);
        young + (old - young) * share_of_way(age, p::FOLLICLES_SCALP_AGES)
    }

    pub(super) fn all(&self) -> [&'static Parameter; 6] {
        [self.area, self.stratum_corneum, self.junction, self.dermis, self.thickest_dermis, self.follicles]
    }
}

const FACE: Declared = Declared {
    area: &p::AREA_FACE,
    stratum_corneum: &p::STRATUM_CORNEUM_FACE,
    junction: &p::JUNCTION_FACE,
    dermis: &p::DERMIS_FACE,
    thickest_dermis: &p::THICKEST_DERMIS_HEAD,
    follicles: &p::FOLLICLES_FACE,
};

const CHEEK: Declared = Declared {
    area: &p::AREA_CHEEK,
    stratum_corneum: &p::STRATUM_CORNEUM_CHEEK,
    junction: &p::JUNCTION_CHEEK,
    dermis: &p::DERMIS_CHEEK,
    thickest_dermis: &p::THICKEST_DERMIS_HEAD,
    follicles: &p::FOLLICLES_FACE,
};

const SCALP: Declared = Declared {
    area: &p::AREA_SCALP,
    stratum_corneum: &p::STRATUM_CORNEUM_SCALP,
    junction: &p::JUNCTION_SCALP,
    dermis: &p::DERMIS_SCALP,
    thickest_dermis: &p::THICKEST_DERMIS_HEAD,
    follicles: &p::FOLLICLES_SCALP,
};

const FOREARM: Declared = Declared {
    area: &p::AREA_FOREARM,
    stratum_corneum: &p::STRATUM_CORNEUM_FOREARM,
    junction: &p::JUNCTION_FOREARM,
    dermis: &p::DERMIS_FOREARM,
    thickest_dermis: &p::THICKEST_DERMIS_FOREARM,
    follicles: &p::FOLLICLES_FOREARM,
};

const FOREHEAD: Declared = Declared {
    area: &p::AREA_FOREHEAD,
    stratum_corneum: &p::STRATUM_CORNEUM_FOREHEAD,
    junction: &p::JUNCTION_FOREHEAD,
    dermis: &p::DERMIS_FOREHEAD,
    thickest_dermis: &p::THICKEST_DERMIS_HEAD,
    follicles: &p::FOLLICLES_FACE,
};

const PERIORBITAL: Declared = Declared {
    area: &p::AREA_PERIORBITAL,
    stratum_corneum: &p::STRATUM_CORNEUM_PERIORBITAL,
    junction: &p::JUNCTION_PERIORBITAL,
    dermis: &p::DERMIS_PERIORBITAL,
    thickest_dermis: &p::THICKEST_DERMIS_HEAD,
    follicles: &p::FOLLICLES_FACE,
};

const NECK: Declared = Declared {
    area: &p::AREA_NECK,
    stratum_corneum: &p::STRATUM_CORNEUM_NECK,
    junction: &p::JUNCTION_NECK,
    dermis: &p::DERMIS_NECK,
    thickest_dermis: &p::THICKEST_DERMIS_TRUNK,
    follicles: &p::FOLLICLES_NECK_CHEST,
};

const CHEST: Declared = Declared {
    area: &p::AREA_CHEST,
    stratum_corneum: &p::STRATUM_CORNEUM_CHEST,
    junction: &p::JUNCTION_CHEST,
    dermis: &p::DERMIS_CHEST,
    thickest_dermis: &p::THICKEST_DERMIS_TRUNK,
    follicles: &p::FOLLICLES_NECK_CHEST,
};
