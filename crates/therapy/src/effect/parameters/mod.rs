//! Every number of what a product does to a cell, declared once.
//!
//! Dishes and signals only: no outcome of a trial stands behind any of these.

mod behaviours;
mod dish;
mod factors;
mod relay;

pub use behaviours::*;
pub use dish::*;
pub use factors::*;
pub use relay::*;

use exoskin_evidence::{Group, Origin, Parameter, Prior};

/// Every parameter of this module.
pub static ALL: &[&Parameter] = &[
    &DISH_ACTIVE_DOSE,
    &DISH_HALF_OVER_ACTIVE,
    &DISH_MEDIUM_DEPTH,
    &DISH_CELLS,
    &DISH_DIFFUSIVITY,
    &DISH_VESICLE_SHARE,
    &DISH_PARTICLES_PER_UG,
    &SHAPE,
    &ONE_HIT_SHARE,
    &HILL,
    &DURATION,
    &INFLUENCE,
    &CARGO_COPIES,
    &CARGO_RELEASE,
    &CARGO_NEEDED,
    &EMAX_MIGRATION,
    &EMAX_DIVISION,
    &EMAX_COLLAGEN,
    &EMAX_ELASTIN,
    &EMAX_BREAKDOWN,
    &EMAX_FIBROBLASTS,
    &EMAX_INFLUX,
    &EMAX_RESOLUTION,
    &EMAX_VESSELS,
    &EMAX_MELANIN,
    &FOLLICLE_ANSWERS,
    &FOLLICLE_SILENT,
    &EMAX_FOLLICLE_ENTRY,
    &EMAX_FOLLICLE_EXIT,
    &EMAX_FOLLICLE_GROWTH,
    &RELAY_TRIGGER,
    &RELAY_STRENGTH,
    &RELAY_DIFFUSIVITY,
    &RELAY_HALF_LIFE,
    &RELAY_SECRETION,
    &RELAY_DISSOCIATION,
    &FACTOR_DIFFUSIVITY,
    &FACTOR_HALF_LIFE,
    &FACTOR_MEMORY,
    &WOUND_OVER_BLOOD,
    &WOUND_FGF2,
    &WOUND_VEGF,
    &WOUND_INFLAMMATION,
    &REST_OVER_WOUND,
    &EC50_PDGF,
    &EC50_TGFB,
    &EC50_EGF,
    &EC50_VEGF,
    &EC50_IGF,
    &EC50_FGF2,
    &EC50_INFLAMMATION,
    &PDGF_FIBROBLASTS,
    &PDGF_FOLLICLE_ENTRY,
    &TGFB_COLLAGEN,
    &TGFB_DIVISION,
    &TGFB_BREAKDOWN,
    &EGF_MIGRATION,
    &EGF_DIVISION,
    &VEGF_VESSELS,
    &IGF_FOLLICLE_EXIT,
    &IGF_FOLLICLE_GROWTH,
    &FGF2_FIBROBLASTS,
    &FGF2_VESSELS,
    &INFLAMMATION_INFLUX,
    &INFLAMMATION_RESOLUTION,
    &INFLAMMATION_MELANIN,
];

/// One declaration; everything here belongs to the response.
const fn declare(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Response, doc }
}
