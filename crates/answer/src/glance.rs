//! An answer at a glance: the sentence, the strip, what is assumed, the body's own. The same words as in the blocks,
//! each under a name, for readers that draw them.

use exoskin_record::summary::{ArmSummary, Summary};
use exoskin_vial::VialOutcome;
use serde::Serialize;

use crate::{arm, vial};

/// One arm at a glance.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Glance {
    /// The arm.
    pub arm: String,
    /// The answer in one sentence.
    pub headline: String,
    /// The counting strip.
    pub strip: Vec<StripText>,
    /// How much of the answer is assumed; none where nothing is counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assumed: Option<String>,
    /// The body's own vesicles, for comparison.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub own: Option<String>,
}

/// A step of the strip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StripText {
    /// Its key.
    pub step: String,
    /// Its name.
    pub name: String,
    /// What it counts.
    pub meaning: &'static str,
    /// The median.
    pub median: String,
    /// The 90 % band, or `exact`.
    pub band: String,
}

/// An arm at a glance.
pub fn arm(summary: &Summary, one: &ArmSummary) -> Glance {
    Glance {
        arm: one.name.clone(),
        headline: arm::sentence(one),
        strip: if one.has_vesicles() { arm::strip_texts(one) } else { Vec::new() },
        assumed: if one.has_vesicles() { arm::assumed_sentence(summary, one) } else { None },
        own: one.endogenous_ratio.as_ref().map(arm::own),
    }
}

/// A vial at a glance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VialGlance {
    /// The answer in one sentence.
    pub headline: String,
    /// The whole share at every point of the curve.
    pub curve: Vec<String>,
    /// The potency at every point of the curve.
    pub potency: Vec<String>,
}

/// A vial at a glance.
pub fn vial(found: &VialOutcome) -> VialGlance {
    VialGlance {
        headline: vial::sentence(found),
        curve: found
            .curve
            .iter()
            .map(|point| vial::share_above(&point.whole_share, found.measurable.least_share))
            .collect(),
        potency: found
            .curve
            .iter()
            .map(|point| vial::share_above(&point.potency, found.measurable.least_potency))
            .collect(),
    }
}
