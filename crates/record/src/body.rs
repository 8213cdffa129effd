//! Where the particles of an intravenous dose go, in one document: `exoskin dose --route iv --json`.

use serde::{Deserialize, Serialize};

use crate::summary::{Band, ParameterUse};

/// Version of the document's schema.
pub const BODY_SCHEMA: u32 = 1;

/// An intravenous dose, followed through the body. This is not a treatment plan: no such product is approved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Body {
    /// Version of this document's schema.
    pub schema: u32,
    /// One line in words.
    pub title: String,
    /// What comes before everything else: no product is approved for this.
    pub warning: String,
    /// Why pain is not included.
    pub pain: String,
    /// Name of the product in commands.
    pub product: String,
    /// The product in one line.
    pub product_title: String,
    /// What happened to the vial, as read; empty if it is used as it was when counted.
    pub history: String,
    /// Volume infused, mL.
    pub volume_ml: f64,
    /// Body mass, kg.
    pub mass_kg: f64,
    /// Seed of the draws.
    pub seed: u64,
    /// Draws of every prior.
    pub samples: u32,
    /// What is injected.
    pub dose: BodyDose,
    /// Half the draws as in mice, half as in patients: the answer with its full uncertainty.
    pub all: BodyCourse,
    /// The two measured kinetics, each on its own.
    pub kinetics: Vec<BodyCourse>,
    /// The dose compared with what blood contains anyway.
    pub own: OwnVesicles,
    /// What each cell gets, by organ.
    pub cells: Vec<PerCell>,
    /// What skin gets.
    pub skin: SkinShare,
    /// The same equations for a mouse, unscaled, and the half-lives of people, compared with the rows.
    pub checks: Vec<BodyCheck>,
    /// Human trials and series of intravenous vesicles or of vesicles for pain, as the rows state them.
    pub trials: Vec<HumanUse>,
    /// How much of the spread comes from assumed inputs or rows of grade D.
    pub assumed: Vec<BodyAssumed>,
    /// Every parameter of the body model with its prior and origin.
    pub parameters: Vec<ParameterUse>,
    /// Things a reader must know, in plain sentences.
    pub notes: Vec<String>,
}

/// What is injected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BodyDose {
    /// Particles by the label.
    pub label: Band,
    /// Whole vesicles after the vial's history.
    pub whole: Band,
    /// Whole vesicles per kg of body mass.
    pub whole_per_kg: Band,
}

/// Where the dose is over time, under one kinetics or over all draws.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BodyCourse {
    /// `all`, `scaled_mouse`, `platelet_particles`.
    pub name: String,
    /// One line in words.
    pub title: String,
    /// Draws behind it.
    pub samples: u32,
    /// Half-life of the fast phase in blood, h.
    pub distribution_half_life_h: Band,
    /// Half-life of the slow phase in blood, h.
    pub elimination_half_life_h: Band,
    /// Until half of the dose has left the blood, h.
    pub half_gone_h: Band,
    /// Until a hundredth of the dose is left in the blood, h.
    pub hundredth_left_h: Band,
    /// Shares at the reported times.
    pub times: Vec<BodyTime>,
}

/// Shares at one time. Medians of shares need not sum to one; in every draw they do.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BodyTime {
    /// Hours since the injection.
    pub hours: f64,
    /// Share of the dose in each place.
    pub shares: Vec<PlaceShare>,
}

/// Share of the dose in one place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PlaceShare {
    /// `blood`, `liver`, ..., `broken down`.
    pub place: String,
    /// Share of the dose.
    pub share: Band,
}

/// The dose compared with the body's own vesicles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnVesicles {
    /// The person's own vesicles in plasma.
    pub in_plasma: Band,
    /// Vesicles the body releases into plasma per minute.
    pub release_per_min: Band,
    /// Whole vesicles of the dose divided by those in plasma.
    pub dose_over_plasma: Band,
    /// Whole vesicles of the dose divided by those in plasma that come from platelets.
    pub dose_over_platelet_vesicles: Band,
    /// Minutes in which the body releases as many as the dose contains.
    pub dose_as_minutes_of_release: Band,
    /// Half-life of the body's own vesicles implied by content and release, min: a third, indirect answer.
    pub half_life_min: Band,
}

/// What each cell of a group gets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct PerCell {
    /// `liver, all cells`, ...
    pub cells_of: String,
    /// Number of cells.
    pub cells: Band,
    /// Particles that ever enter (for lymph: the most that is there at a reported time), divided by the number of
    /// cells.
    pub particles_per_cell: Band,
}

/// What skin gets of an intravenous dose.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkinShare {
    /// Share of the dose that ever enters cells of the skin.
    pub share: Band,
    /// Whole vesicles that ever enter, per mm² of skin.
    pub per_mm2: Band,
    /// Whole vesicles per mm² if the same dose were applied to the face.
    pub film_per_mm2: Band,
    /// Share of such a film that would have to enter to bring as much per mm² as the vein does.
    pub equal_entering_share: Band,
}

/// A row of evidence compared with the model.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BodyCheck {
    /// What is compared.
    pub what: String,
    /// `mouse` or `person`.
    pub species: String,
    /// Unit of the numbers.
    pub unit: String,
    /// The model over its priors.
    pub predicted: Band,
    /// The row's value; none where it gives a range only.
    pub measured: Option<f64>,
    /// The row's range.
    pub measured_range: Option<(f64, f64)>,
    /// Natural logarithm of predicted median over measured; where there is no value, measured is the geometric middle
    /// of the range.
    pub residual: f64,
    /// Whether the row lies within the model's 90 % band (a range: whether the two overlap).
    pub inside: bool,
    /// Whether a prior was chosen from this row; if so, agreement proves nothing.
    pub prior_from_row: bool,
    /// Row id.
    pub evidence: String,
}

/// Human use that a row reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HumanUse {
    /// Row id.
    pub evidence: String,
    /// `into a vein` or `pain, injected locally`.
    pub about: String,
    /// What was measured.
    pub quantity: String,
    /// Value and unit as given in the row.
    pub value: String,
    /// Patients and conditions.
    pub conditions: String,
    /// `controlled` or `no control group`.
    pub control: String,
    /// Kind of study.
    pub method: String,
    /// Source.
    pub source: String,
    /// What a reader must know.
    pub note: String,
}

/// How much of an answer's spread is assumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct BodyAssumed {
    /// The answer.
    pub answer: String,
    /// Share of the variance of its logarithm from assumed inputs or rows of grade D.
    pub share: f64,
    /// The inputs that move it most, strongest first.
    pub decides: Vec<String>,
}
