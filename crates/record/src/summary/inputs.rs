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
    /// `evidence` or `assumed`.
    pub origin: String,
    /// Evidence row ids, or the reason why it is assumed.
    pub because: String,
    /// Worst grade of its rows (A to D); none where assumed.
    pub grade: Option<String>,
    /// Largest absolute rank correlation with taken-up over the arms; none where it does not vary.
    pub influence: Option<f64>,
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
