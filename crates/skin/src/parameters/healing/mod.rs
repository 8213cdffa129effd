//! How skin heals by itself: closure, barrier, inflammation, vessels, matrix, pigment.
//!
//! The five numbers that untreated wounds decide ([`FREE`]) are not drawn one by one: a draw picks a member of the
//! ensemble that history matching left ([`ENSEMBLE`]), which keeps them together.

mod closure;
mod condition;
mod free;
mod inflammation;
mod matrix;
mod pigment;
mod targets;
mod vessels;

use exoskin_evidence::{Group, Origin, Parameter, Prior};

pub use closure::*;
pub use condition::*;
pub use free::*;
pub use inflammation::*;
pub use matrix::*;
pub use pigment::*;
pub use targets::*;
pub use vessels::*;

/// Declarations of healing and of starting conditions.
pub const HEALING: &[&Parameter] = &[
    &ENSEMBLE,
    &ECCRINE,
    &ECCRINE_FACE,
    &ADNEXA_DEPTH,
    &MITOSIS_OCCLUDED,
    &MITOSIS_AIR,
    &AGE_DELAY,
    &OPEN_WATER_LOSS,
    &RESTING_WATER_LOSS,
    &THIN_EPIDERMIS,
    &LIVING_TURNOVER,
    &THICKENING,
    &THICKENING_HALF,
    &REACH,
    &SIGNAL_TIME,
    &OPEN_SIGNAL,
    &NEUTROPHIL_PEAK,
    &NEUTROPHIL_HALF_LIFE,
    &MACROPHAGE_PEAK,
    &M1_TIME,
    &M2_SHARE,
    &M2_TIME,
    &FLARE,
    &FLARE_TIME,
    &PERFUSION_REST,
    &PERFUSION_MAX,
    &REDNESS_OF_INFLAMMATION,
    &REDNESS_OF_VESSELS,
    &VISIBLE_REDNESS,
    &VESSEL_SIGNAL_TIME,
    &VESSEL_GROWTH,
    &VESSEL_TURNOVER,
    &CRUST_TIME,
    &RESTING_BLOOD,
    &UPPER_DERMIS,
    &FIBROBLAST_HALF,
    &FIBROBLAST_RISE,
    &FIBROBLAST_FALL,
    &FIBROBLAST_GAIN,
    &FIBROBLAST_LIFE,
    &SECRETION_DELAY,
    &MYOFIBROBLAST_DELAY,
    &MYOFIBROBLAST_SHARE,
    &MYOFIBROBLAST_TIME,
    &COLLAGEN_SYNTHESIS,
    &COLLAGEN_NEW_SHARE,
    &COLLAGEN_HALF_LIFE,
    &COLLAGEN1_SHARE,
    &COLLAGEN1_GAIN,
    &COLLAGEN3_OVER_1,
    &COLLAGEN_MOST,
    &COLLAGEN3_MOST,
    &COLLAGEN_THICKENS,
    &CLEARING,
    &COLLAGEN3_TIME,
    &PROCOLLAGEN_YOUNG,
    &PROCOLLAGEN_OLD,
    &SCAR_MATURATION,
    &DIGESTION,
    &ELASTIN_TIME,
    &MELANIN_TIME,
    &EPIDERMAL_TURNOVER,
    &MELANIN_GAIN,
    &MELANIN_BASAL_SHARE,
    &MELANIN_DROP,
    &MELANIN_DERMAL_TIME,
    &VISIBLE_PIGMENT,
    &PIGMENT_SPREAD,
    &PHOTOTYPE,
    &SCAR_DEPTH,
    &SCAR_COVER,
    &SCAR_LEVELLING,
    &WRINKLE_DEPTH,
    &WRINKLE_COLLAGEN,
    &SPOT_PIGMENT,
    &SPOT_DERMAL_SHARE,
    &SPOT_REACTIVITY,
    &CHRONIC_RADIUS,
    &CHRONIC_SPEED,
];

const fn healing(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Healing, doc }
}
