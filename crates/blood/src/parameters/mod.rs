//! Every number of the blood's model, declared once.

mod background;
mod platelets;

pub use background::*;
pub use platelets::*;

use exoskin_evidence::Parameter;

/// Every declared number of this crate.
pub static ALL: &[&Parameter] = &[
    &PLASMA_VESICLES,
    &PLASMA_SHARE,
    &PLATELETS,
    &VESICLES_PER_PLATELET,
    &SECRETION,
    &INTERSTITIAL_VESICLES,
    &LABORATORY,
    &POOR_CHANCE,
    &POOR_OVER_RICH,
    &PDGF_AB,
    &PDGF_BB,
    &TGFB1,
    &TGFB2,
    &EGF,
    &VEGF,
    &FGF2,
    &PLASMA_IGF1,
    &TGFB_ACTIVE,
    &DONOR_AGE,
    &AGE_PLATELETS,
    &AGE_IGF1,
    &UNACTIVATED_YIELD,
    &RELEASE_FAST,
    &RELEASE_SLOW,
];
