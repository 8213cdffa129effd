//! Parameters and rows of evidence as the run used them.

use exoskin_stats::Band;
use serde::{Deserialize, Serialize};

/// A parameter as the run used it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ParameterUse {
    /// Id.
    pub id: String,
    /// Name in words.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Median and 90 % interval of its prior.
    pub prior: Band,
    /// Prior as text, for example `LogU(0.001, 0.2)`.
    pub prior_text: String,
    /// Group.
    pub group: String,
    /// `evidence`, `assumed`, or `measured` where a product's own measurements decide.
    pub origin: String,
    /// Evidence row ids, or the reason why it is assumed.
    pub because: String,
    /// Worst grade of its rows (A to D); none where assumed.
    pub grade: Option<String>,
    /// Largest absolute rank correlation with taken-up over the arms; none where it does not vary.
    pub influence: Option<f64>,
}

/// What the laboratory's own measurements of one product say: their numbers take the place of declared ones.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnMeasurement {
    /// The product's name.
    pub product: String,
    /// What was measured: `stability series` or `dose response in a dish`.
    pub of: String,
    /// Number of measured values.
    pub values: u32,
    /// How many draws of the declared priors carried their weight.
    pub effective_draws: f64,
    /// The numbers that they decide.
    pub numbers: Vec<OwnNumber>,
}

/// A number as declared, and as the laboratory's own measurements leave it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct OwnNumber {
    /// Id of the parameter; `effect.half` for the vesicles per cell that follow from several.
    pub id: String,
    /// Name in words.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Median and 90 % interval as declared.
    pub declared: Band,
    /// The same after the measurements.
    pub learned: Band,
}

/// An evidence row as the run used it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct EvidenceUse {
    /// Row id.
    pub id: String,
    /// What was measured.
    pub quantity: String,
    /// Value with range and unit as text.
    pub value: String,
    /// Grade A to D.
    pub grade: String,
    /// Source.
    pub source: String,
    /// DOI where known.
    pub doi: String,
}
