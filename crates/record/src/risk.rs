//! What can go wrong in a scenario, in one document: `exoskin risk --json`, and the page drawn from it.
//!
//! A hazard is computed, or there are only observations, or there are no data. Nothing in this document says that
//! something cannot happen: a hazard that does not apply says why, and "none seen in n" comes with the largest rate
//! that is still compatible.

use serde::{Deserialize, Serialize};

use crate::summary::Band;

/// Version of the document's schema.
pub const RISK_SCHEMA: u32 = 1;

/// The hazards of a scenario.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Risk {
    /// Version of this document's schema.
    pub schema: u32,
    /// Name of the scenario.
    pub scenario: String,
    /// One line in words.
    pub title: String,
    /// Where the scenario comes from.
    pub source: String,
    /// Seed of the draws.
    pub seed: u64,
    /// Draws of every prior.
    pub samples: u32,
    /// Site, for example `face`.
    pub site: String,
    /// How the skin starts: `healthy`, `acne_scar`, ...
    pub condition: String,
    /// Fitzpatrick phototype 1 to 6 where the scenario gives one.
    pub phototype: Option<u32>,
    /// What was done to the skin in any arm, each once; `none` is intact skin.
    pub procedures: Vec<String>,
    /// The products that contain vesicles, platelets or factors, each once, in the order of the arms.
    pub products: Vec<RiskProduct>,
    /// The hazards: for each product those that depend on it, then those of the procedure and the skin.
    pub hazards: Vec<Hazard>,
    /// Things a reader must know, in plain sentences.
    pub notes: Vec<String>,
}

/// What a hazard needs to know about a product and how it is used here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RiskProduct {
    /// Name in commands.
    pub name: String,
    /// One line in words.
    pub title: String,
    /// What it is made from, as its file says.
    pub source: String,
    /// Where it comes from, as the hazards see it: `own_blood`, `donated_blood`, `cell_line`, `birth_tissue`,
    /// `animal_or_plant`, `unknown`.
    pub origin: String,
    /// The word in the file that settled this, or why it could not be settled.
    pub origin_reason: String,
    /// How it gets into the body: `on_intact_skin`, `on_injured_skin`, `injected_into_skin`, `into_a_vein`.
    pub route: String,
    /// Volume of one dose (mL).
    pub volume_ml: f64,
    /// Doses in the course: sessions with this product.
    pub doses: u32,
    /// The arm this is taken from.
    pub arm: String,
}

/// How well a hazard is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum HazardState {
    /// A band is computed from declared inputs; see its share of assumed inputs.
    Computed,
    /// Others observed something; no rate for this scenario follows from it.
    DataOnly,
    /// Nothing was found that could be shown.
    NoData,
    /// The hazard has nothing to act through here; the reason says what is missing. Other hazards remain.
    DoesNotApply,
}

/// One thing that can go wrong.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Hazard {
    /// Its name: `donor_infection`, `sterility`, `sensitisation`, `necrosis_granuloma`, `transformed_clone`,
    /// `clotting`, `wrong_route`, `dark_spots`, `procedure_infection`. Unique together with `product`.
    pub name: String,
    /// A few words.
    pub title: String,
    /// The product it is about; none where it belongs to the procedure or the skin.
    pub product: Option<String>,
    /// What could happen, in a sentence or two.
    pub what_could_happen: String,
    /// Whether it applies to this scenario.
    pub applies: bool,
    /// Why it applies, or why not.
    pub reason: String,
    /// Computed, data only, no data, does not apply.
    pub state: HazardState,
    /// What can be said, in one or two plain sentences.
    pub answer: String,
    /// The numbers, each with its band; empty unless computed.
    pub quantities: Vec<RiskQuantity>,
    /// The formula behind the numbers, in a line of plain text.
    pub formula: Option<String>,
    /// What went into the numbers.
    pub inputs: Vec<RiskInput>,
    /// Share (0 to 1) of the spread of the first quantity that comes from inputs that are assumed or rest on grade D;
    /// none where nothing is computed or nothing varies.
    pub assumed_share: Option<f64>,
    /// What others observed.
    pub observations: Vec<Observation>,
    /// What nobody knows.
    pub not_known: Vec<String>,
    /// What would settle it: tests, papers to ask the maker for, studies.
    pub would_tell: Vec<String>,
}

/// What kind of number a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuantityKind {
    /// A chance, 0 to 1: pages write it as "1 in 3,000".
    Chance,
    /// A ratio in which 1 means no difference.
    Ratio,
    /// Anything else, in its unit.
    Other,
}

/// A computed number with its band.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RiskQuantity {
    /// Dotted name, unique within the hazard: `hiv.per_dose`, `growth_ratio`.
    pub name: String,
    /// A few words: "HIV, tested donors, per dose".
    pub title: String,
    /// Chance, ratio or another quantity.
    pub kind: QuantityKind,
    /// Unit; `1` for chances and ratios.
    pub unit: String,
    /// Counted per: `dose`, `course`, `vial`, `patch`, `person`.
    pub per: String,
    /// Median and 90 % band over the draws.
    pub band: Band,
    /// Mean over the draws of a chance that varies: what it amounts to for one person. It is dominated by the worst
    /// draws.
    pub mean: Option<f64>,
    /// A remark, for example under which condition the number applies.
    pub note: Option<String>,
}

/// Where an input comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InputOrigin {
    /// Rows of `evidence/`.
    Evidence,
    /// No row: the reason says why this range.
    Assumed,
    /// The user's own number.
    GivenByYou,
    /// The scenario or the product's file.
    Scenario,
}

/// One input of a calculation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RiskInput {
    /// Id of the parameter, or the name of the scenario's or user's field.
    pub id: String,
    /// What it is, in words.
    pub title: String,
    /// Unit.
    pub unit: String,
    /// Median and 90 % band of what was drawn; all three equal where it is one number.
    pub band: Band,
    /// Evidence, assumed, given by you, scenario.
    pub origin: InputOrigin,
    /// Ids of the rows; empty unless `evidence`.
    pub evidence: Vec<String>,
    /// The worst grade (A to D) of those rows.
    pub grade: Option<String>,
    /// Why this range, or what the row does not cover.
    pub reason: String,
}

/// Something that others observed, with counts if they counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Observation {
    /// Id of the evidence row.
    pub evidence: String,
    /// What was observed, in plain words.
    pub what: String,
    /// In whom or what, as the row says.
    pub in_whom: String,
    /// `human`, `mouse`, ... as the row says.
    pub species: String,
    /// Events, where they were counted.
    pub events: Option<u32>,
    /// Number of people, animals or vials examined, where it is known.
    pub of: Option<u32>,
    /// Exact 95 % bounds of the rate (Clopper-Pearson), or the source's own interval; none without a denominator.
    pub bounds: Option<RateBounds>,
    /// How to read it: "none in 24: compatible with a rate of up to 14 %", "no rate: the number of people treated is unknown".
    pub reading: String,
    /// Grade of the row.
    pub grade: String,
    /// Source, year and DOI in a line.
    pub source: String,
}

/// Bounds of a rate.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct RateBounds {
    /// Events divided by number, or the source's pooled rate (0 to 1).
    pub rate: f64,
    /// Lower bound (0 to 1).
    pub low: f64,
    /// Upper bound (0 to 1); above 0 even where nothing was seen.
    pub high: f64,
    /// Whether the bounds are computed here from events and number; otherwise they are the source's.
    pub exact: bool,
}
