//! `summary.json`: everything a run says, in one document; the report is made from it and from nothing else.

mod arm;
mod compare;
mod follow;
mod inputs;
mod trials;
mod words;

pub use arm::{
    ApplyWithin, ArmSummary, AssumedShare, CellSummary, Chance, ChannelSummary, DarkSpots, Dose, FEWEST_DRAWS,
    Influence, Ledger, ProductCount, SizeRow, StripStep,
};
pub use compare::{Acts, Comparison, Difference, Versus, VersusActs};
pub use follow::{Course, FollowUp, HypothesisUse, Picture, Readout, SkinSummary};
pub use inputs::{EvidenceUse, OwnMeasurement, OwnNumber, ParameterUse};
pub use trials::{LayersPart, Skill, TrialShares, TrialsLayer, TrialsShown};
pub use words::{Better, Pace, ProcedureUse, ProductUse, ReadoutDefinition};

use serde::{Deserialize, Serialize};

pub use exoskin_stats::{Band, BandIntervals, BandWithError, Interval};

/// Version of the document that runs of this program write; earlier ones can be read too.
pub const SCHEMA: u32 = 1;

/// `summary.json` of an exoskin run: doses, the counting strip, ledger, cells, what drives the result, and what was
/// assumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// Version of this document's schema.
    pub schema: u32,
    /// Name of the scenario.
    pub scenario: String,
    /// One line in words.
    pub title: String,
    /// Where the scenario comes from.
    pub source: String,
    /// What its source does not say.
    pub unknown: Vec<String>,
    /// Seed of every random stream.
    pub seed: u64,
    /// `reduced` (this tier) or `tissue`.
    pub tier: String,
    /// Solved transport draws per arm.
    pub transport_draws: u32,
    /// Samples drawn from the uncertain inputs.
    pub samples: u32,
    /// Site, age and what was looked up for them.
    pub skin: SkinSummary,
    /// The arms in the order of the scenario.
    pub arms: Vec<ArmSummary>,
    /// Every declared parameter that the run used.
    pub parameters: Vec<ParameterUse>,
    /// What the laboratory's own measurements of the products say.
    #[serde(default)]
    pub measured: Vec<OwnMeasurement>,
    /// Every evidence row that the run used, by id.
    pub evidence: Vec<EvidenceUse>,
    /// Things a reader must know, in plain sentences.
    pub notes: Vec<String>,
    /// What a reader must know before any number, such as a film that does not stay on the skin.
    #[serde(default)]
    pub warnings: Vec<String>,
    /// How the skin was followed after the first 48 hours.
    #[serde(default)]
    pub follow_up: FollowUp,
    /// Comparison of arms, on common random numbers; none with one arm.
    #[serde(default)]
    pub comparison: Option<Comparison>,
    /// What the comparison rests on; none with one arm, and in files of older versions.
    #[serde(default)]
    pub why: Option<crate::why::Why>,
    /// What people are told about every readout, in the order in which they are shown; none where no skin was followed.
    #[serde(default)]
    pub readouts: Vec<ReadoutDefinition>,
    /// What people are told about every product that any arm applies.
    #[serde(default)]
    pub products: Vec<ProductUse>,
    /// What published trials of this kind have shown, beside the mechanism; none in runs of earlier versions.
    #[serde(default)]
    pub trials_layer: Option<TrialsLayer>,
}
