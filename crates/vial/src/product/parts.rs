//! The parts of a product: count, vessel, matrix, factors, platelets.

use exoskin_blood::{Activation, Preparation, Release};
use exoskin_evidence::{Draws, Prior};
use exoskin_quantity::toml::Known;
use exoskin_quantity::unit::YEAR_S;

use super::words::{Answer, Base, CountedBy};
use crate::container::Container;
use crate::parameters;

/// Where a number of a file comes from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Rows of `evidence/`, by id.
    Evidence(Vec<String>),
    /// No row: the reason for the value.
    Assumed(String),
}

/// What the label says about the count.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Particles per um³; unknown stays unknown.
    pub count_per_um3: Known<f64>,
    /// Where the count is unknown: the range claimed by labels of such products, 1/um³.
    pub claimed_per_um3: Option<(f64, f64)>,
    /// Whether a dried product was counted after drying.
    pub counted_after_drying: Answer,
    /// Whether the count is taken as whole vesicles without error (for reference cases).
    pub exact: bool,
    /// Who counted.
    pub counted_by: CountedBy,
    /// Where the count comes from.
    pub basis: Basis,
}

/// The vial's vessel.
#[derive(Clone, Debug, PartialEq)]
pub struct Vessel {
    /// Wall material.
    pub container: Container,
    /// Volume of liquid, um³.
    pub volume_um3: f64,
    /// Inner diameter, um.
    pub inner_diameter_um: f64,
    /// Where these come from.
    pub basis: Basis,
}

/// What else is dissolved with the vesicles.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// What the product is mixed into.
    pub base: Base,
    /// Rich in protein, so that the wall is covered and free factors are carried.
    pub protein_rich: Answer,
    /// Contains a cryoprotectant such as trehalose.
    pub cryoprotectant: Answer,
    /// Contains a humectant such as hyaluronic acid or glycerol, so that a film dries slowly.
    pub humectant: Answer,
    /// Time that a 40 um film takes to dry, s; low and high end. None means as water.
    pub drying_s: Option<(f64, f64)>,
    /// The buffer, in words.
    pub buffer: String,
    /// Where these come from.
    pub basis: Basis,
}

/// A free factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Its name, for example `pdgf_bb`.
    pub name: String,
    /// How much of it, pg/um³ (1 ng/mL is 1e-9).
    pub pg_per_um3: Known<f64>,
    /// As unstable as FGF-2.
    pub labile: bool,
    /// Where the amount comes from.
    pub basis: Basis,
}

/// How platelet-rich plasma was made, and from whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Prp {
    /// Platelets relative to those of the donor's blood.
    pub fold: Known<f64>,
    /// What activated the platelets in the tube.
    pub activation: Activation,
    /// Age of the donor, years; unknown means as the donors of the rows.
    pub donor_age_years: Known<f64>,
    /// Where these come from.
    pub basis: Basis,
}

impl Prp {
    /// What it has released in this draw.
    pub fn release(&self, draws: &dyn Draws) -> Release {
        let fold = range(self.fold).unwrap_or(parameters::PRP_FOLD.prior);
        let age = range(self.donor_age_years).map(|prior| {
            let prior = prior.scaled(|years| years * YEAR_S);
            draws.value_with(&parameters::PRP_DONOR_AGE, &prior) / YEAR_S
        });
        let fold = draws.value_with(&parameters::PRP_FOLD, &fold);
        Release::of(&Preparation { fold, spun: true, activation: self.activation, donor_age_years: age }, draws)
    }
}

/// What is believed about a number between two ends; none where it is not stated.
fn range(known: Known<f64>) -> Option<Prior> {
    known.ends().map(|(low, high)| between(low, high))
}

/// A sentence about a product, and who says it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Note {
    /// `label`, `measured by others` or `unknown`.
    pub from: String,
    /// The sentence.
    pub text: String,
    /// Evidence rows behind it.
    pub evidence: Vec<String>,
}

/// Log-uniform between two positive ends; uniform where the lower end is zero.
pub(super) fn between(low: f64, high: f64) -> Prior {
    if low == high {
        Prior::Fixed(low)
    } else if low > 0.0 {
        Prior::LogUniform { low, high }
    } else {
        Prior::Uniform { low, high }
    }
}
