//! An answer at a glance: the sentence, the strip, what is assumed, the body's own. The same words as in the blocks,
//! each under a name, for readers that draw them.

use exoskin_record::summary::{ArmSummary, Summary};
use exoskin_vial::VialOutcome;
use serde::Serialize;

use crate::numbers::percent_band;
use crate::words::{self, Fate};
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
    /// What became of the whole vesicles on the skin, the largest share first.
    pub fates: Vec<FateText>,
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
        fates: fates(one),
    }
}

/// A fate in words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FateText {
    /// Its key.
    pub fate: String,
    /// Its name, what it means, where it ends.
    #[serde(flatten)]
    pub words: Fate,
    /// The median share.
    pub share: f64,
    /// The share with its 90 % band.
    pub text: String,
}

/// Fates with less than the first share of the vesicles in the middle, or less than the second at the upper end of the
/// band, are left out: practically none.
const LEAST: (f64, f64) = (1e-6, 1e-4); // number: what is shown

fn fates(one: &ArmSummary) -> Vec<FateText> {
    let told = one.fate_shares.iter().filter(|(_, share)| share.median >= LEAST.0 && share.p95 >= LEAST.1);
    let text = |(key, share): (&String, &exoskin_record::summary::Band)| FateText {
        fate: key.clone(),
        words: words::fate(key),
        share: share.median,
        text: percent_band(share),
    };
    let mut fates: Vec<FateText> = told.map(text).collect();
    fates.sort_by(|a, b| b.share.total_cmp(&a.share).then_with(|| a.fate.cmp(&b.fate)));
    fates
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
