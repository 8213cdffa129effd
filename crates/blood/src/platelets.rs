//! What platelets release: in a tube of PRP, in a clot, in a channel full of blood. The same code at any fold.
//!
//! Laboratories disagree up to 37-fold about the factors of a platelet: a draw sides with the rich laboratories or with
//! the poor ones, for all factors at once, never with an average. IGF-1 comes from plasma and is not concentrated by
//! spinning. TGF-b is counted in full; [`active_tgfb_share`] says how little of it is active.

use exoskin_evidence::{Draws, Parameter};
use exoskin_quantity::unit::YEAR_S;

use crate::parameters as p;

/// Contents are declared per million platelets.
const MILLION: f64 = 1e6; // number: the reference of a declaration
/// Ages that a donor can have, years.
pub const DONOR_YEARS: std::ops::RangeInclusive<f64> = 18.0..=100.0; // number: limit of input
/// Folds that a spin can reach.
pub const FOLDS: std::ops::RangeInclusive<f64> = 0.1..=20.0; // number: limit of input
/// The factors of platelets, with what a million platelets contain.
static OF_PLATELETS: [(&str, &Parameter); 7] = [
    ("pdgf_ab", &p::PDGF_AB),
    ("pdgf_bb", &p::PDGF_BB),
    ("tgfb1", &p::TGFB1),
    ("tgfb2", &p::TGFB2),
    ("egf", &p::EGF),
    ("vegf", &p::VEGF),
    ("fgf2", &p::FGF2),
];
/// The factor of plasma.
const OF_PLASMA: &str = "igf1";

/// What activated the platelets in the tube.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Activation {
    /// Nothing: the skin's collagen does it, slowly and in part.
    #[default]
    None,
    /// Calcium alone: slow.
    Calcium,
    /// Thrombin, with or without calcium, as in a clot: at once.
    Thrombin,
}

/// Platelets in plasma or in whole blood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Preparation {
    /// Platelets relative to those of the donor's blood.
    pub fold: f64,
    /// Spun: red cells removed, only plasma around them. Otherwise whole blood.
    pub spun: bool,
    /// What activated the platelets.
    pub activation: Activation,
    /// Age of the donor, years; none means the donors of the rows.
    pub donor_age_years: Option<f64>,
}

impl Preparation {
    /// Clotting whole blood, as in a wound.
    pub const BLOOD: Preparation =
        Preparation { fold: 1.0, spun: false, activation: Activation::Thrombin, donor_age_years: None };
}

/// What a preparation has released once it is done, in one draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    /// Platelets, 1/um³.
    pub platelets_per_um3: f64,
    /// Vesicles: those of the plasma and those that platelets shed, 1/um³.
    pub vesicles_per_um3: f64,
    /// Factors with their amounts, pg/um³; TGF-b latent and active together.
    pub factors: Vec<(&'static str, f64)>,
}

impl Release {
    /// Of clotted whole blood: the wound's own.
    pub fn of_blood(draws: &dyn Draws) -> Release {
        Release::of(&Preparation::BLOOD, draws)
    }

    /// Of any preparation.
    pub fn of(preparation: &Preparation, draws: &dyn Draws) -> Release {
        let plasma_share = if preparation.spun { 1.0 } else { draws.value(&p::PLASMA_SHARE) };
        let platelets_per_um3 = draws.value(&p::PLATELETS) * preparation.fold.max(0.0);
        let woken = match preparation.activation {
            Activation::None => draws.value(&p::UNACTIVATED_YIELD),
            Activation::Calcium | Activation::Thrombin => 1.0,
        };
        let shed = platelets_per_um3 * woken * draws.value(&p::VESICLES_PER_PLATELET);
        let per_amount = platelets_per_um3 * woken * laboratory(draws) * aged(preparation, &p::AGE_PLATELETS, draws);
        let of_platelets = OF_PLATELETS.iter().map(|(name, each)| (*name, draws.value(each) / MILLION * per_amount));
        let igf = draws.value(&p::PLASMA_IGF1) * plasma_share * aged(preparation, &p::AGE_IGF1, draws);
        Release {
            platelets_per_um3,
            vesicles_per_um3: draws.value(&p::PLASMA_VESICLES) * plasma_share + shed,
            factors: of_platelets.chain([(OF_PLASMA, igf)]).collect(),
        }
    }

    /// Amount of a factor, pg/um³; none where the name is unknown.
    pub fn pg_per_um3(&self, name: &str) -> Option<f64> {
        self.factors.iter().find(|(known, _)| *known == name).map(|(_, amount)| *amount)
    }
}

/// Names of the factors that [`Release`] knows.
pub fn factor_names() -> impl Iterator<Item = &'static str> {
    OF_PLATELETS.iter().map(|(name, _)| *name).chain([OF_PLASMA])
}

/// Share of TGF-b that becomes active, in this draw.
pub fn active_tgfb_share(draws: &dyn Draws) -> f64 {
    draws.value(&p::TGFB_ACTIVE)
}

/// What the laboratories of this draw find, relative to what the rich ones find.
fn laboratory(draws: &dyn Draws) -> f64 {
    if draws.value(&p::LABORATORY) < draws.value(&p::POOR_CHANCE) { draws.value(&p::POOR_OVER_RICH) } else { 1.0 }
}

/// Factor of a donor's age; 1 where it is unknown.
fn aged(preparation: &Preparation, fall: &Parameter, draws: &dyn Draws) -> f64 {
    const YEARS: f64 = 10.0; // number: per ten years
    let Some(age) = preparation.donor_age_years else { return 1.0 };
    let age = age.clamp(*DONOR_YEARS.start(), *DONOR_YEARS.end());
    libm::exp(draws.value(fall) * (draws.value(&p::DONOR_AGE) / YEAR_S - age) / YEARS)
}
