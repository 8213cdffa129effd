//! What published trials of this kind of treatment have shown: carried along beside the mechanism, never mixed with it.

use exoskin_stats::Band;
use serde::{Deserialize, Serialize};

/// The layer of trials, as far as it speaks of this run. Nothing of it went into the mechanism, and nothing of the mechanism
/// is averaged into it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TrialsLayer {
    /// The arms that it speaks of: a product after the same procedures as in the arm they are compared with, which applies
    /// none.
    pub arms: Vec<String>,
    /// Why it says nothing about this run; empty where it speaks.
    pub silent: String,
    /// What trials have shown, one entry per group of endpoints.
    pub shown: Vec<TrialsShown>,
    /// Where mechanism and trials part, in words.
    pub conflicts: Vec<LayersPart>,
    /// Whether predictions of published trials beat forecasts that know no biology, in one sentence.
    pub headline: String,
    /// The same in numbers, layer by layer.
    pub skill: Vec<Skill>,
}

/// What trials have shown about one group of endpoints: factors on what the same treatment does without the product.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TrialsShown {
    /// The group in words.
    pub endpoints: String,
    /// Readouts that belong to it.
    pub readouts: Vec<String>,
    /// What the next published trial of the usual size would report, read blind or by an instrument.
    pub published: Band,
    /// The mean of trials that were read blind or by an instrument, with what stayed in the drawer.
    pub blinded: Band,
    /// The same less a bias common to all trials.
    pub corrected: Band,
    /// Chance that the corrected factor is above 1.
    pub real: f64,
    /// Trials behind it.
    pub trials: u32,
    /// Their results.
    pub results: u32,
    /// Results with a ratio.
    pub numbers: u32,
    /// Results that were read blind or by an instrument.
    pub read_blind: u32,
    /// Results without a significant difference.
    pub nulls: u32,
    /// Where the logarithm of an unblinded published result comes from: two explanations that the mechanism does not have.
    pub shares: TrialShares,
}

/// Shares of the logarithm of a published result that was not read blind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct TrialShares {
    /// Real, by a route that is not modelled.
    pub real: Band,
    /// People who judged and were not blind.
    pub unblinded: Band,
    /// Results that stayed in the drawer.
    pub selection: Band,
    /// A bias that all trials share.
    pub common: Band,
}

/// Readouts in which mechanism and trials part in the same way on the same day.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct LayersPart {
    /// The readouts.
    pub readouts: Vec<String>,
    /// The day.
    pub day: f64,
    /// The arms of which it is true.
    pub arms: Vec<String>,
    /// In words.
    pub words: String,
}

/// How one layer fared on published trials.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Skill {
    /// `mechanism` or `trials`.
    pub layer: String,
    /// What was predicted.
    pub of: String,
    /// On how many: `37 comparisons`.
    pub count: String,
    /// 1 is perfect, 0 no better than the best of three forecasts that know no biology.
    pub skill: f64,
}
