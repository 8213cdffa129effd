//! Comparison of arms.

use std::collections::BTreeMap;

use exoskin_stats::Band;
use serde::{Deserialize, Serialize};

/// Comparison of arms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The arm that the others are compared with: the vehicle where there is one, else the procedure, else the first.
    pub against: String,
    /// The arm in which nothing is done, where there is one.
    pub untreated: Option<String>,
    /// The arm with the procedure and nothing applied, where there is one.
    pub procedure: Option<String>,
    /// Reported days on which a readout is assessed, the most telling first.
    #[serde(default)]
    pub days: BTreeMap<String, Vec<f64>>,
    /// One row per arm, readout and reported day.
    pub rows: Vec<Difference>,
    /// Arms that the user gave a price, each compared with the arm above and with each other; none without prices.
    #[serde(default)]
    pub beside: Vec<Versus>,
}

/// One arm compared with another in one readout on one day: what a price is weighed against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Versus {
    /// The arm.
    pub arm: String,
    /// The arm that it is compared with.
    pub against: String,
    /// Name of the readout, as in `ArmSummary::readouts`.
    pub readout: String,
    /// Unit.
    pub unit: String,
    /// Day.
    pub day: f64,
    /// The arm minus the other, sample by sample.
    pub difference: Band,
    /// Share of the samples in which it is above 0.
    pub above: f64,
    /// Share of the samples in which it is below 0.
    pub below: f64,
    /// Share of the arm's change against untouched skin that is due to the procedure alone, as in `Difference`.
    pub share_of_procedure: Option<Band>,
    /// The same in the samples in which vesicles act on cells, which is what leads; none where the weights leave none, and
    /// in files of older versions.
    #[serde(default)]
    pub acts: Option<VersusActs>,
}

/// One arm compared with another in the samples whose hypothesis lets vesicles act on cells.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct VersusActs {
    /// The arm minus the other.
    pub difference: Band,
    /// Share of them in which it is above 0.
    pub above: f64,
    /// Share of them in which it is below 0.
    pub below: f64,
}

/// One arm compared with the others in one readout on one day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Difference {
    /// The arm.
    pub arm: String,
    /// Name of the readout, as in `ArmSummary::readouts`.
    pub readout: String,
    /// Unit.
    pub unit: String,
    /// Where the readout's own scale ends; none where it has no end.
    #[serde(default)]
    pub scale: Option<f64>,
    /// Day.
    pub day: f64,
    /// Value of the arm on that day.
    pub value: Band,
    /// Change from the start of the arm's own skin.
    pub change: Band,
    /// The arm minus the arm it is compared with.
    pub difference: Band,
    /// The change in % of that start, sample by sample; none where a start is 0.
    #[serde(default)]
    pub change_percent: Option<Band>,
    /// The difference in % of the arm's start, sample by sample; none where a start is 0.
    #[serde(default)]
    pub difference_percent: Option<Band>,
    /// Probability that the difference is above 0 (half of the ties count).
    pub above: f64,
    /// Share of the arm's change against the untreated arm that is due to the procedure alone; none where that change is
    /// zero in most samples.
    pub share_of_procedure: Option<Band>,
    /// The same difference under each hypothesis alone.
    pub by_hypothesis: BTreeMap<String, Band>,
    /// What leads every answer: the samples in which vesicles act on cells; none where the weights leave none, and in
    /// files of older versions. `difference` above mixes them with samples in which vesicles do nothing.
    #[serde(default)]
    pub acts: Option<Acts>,
    /// Share of all samples in which the difference is large enough to see, either way.
    #[serde(default)]
    pub visible: Option<f64>,
    /// Share of all samples in which it is large enough to see and for the worse; none where neither way is worse.
    #[serde(default)]
    pub harm: Option<f64>,
}

/// What an arm adds in the samples whose hypothesis lets vesicles act on cells: by receptors or by relay. Free factors
/// act in them as in all others.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Acts {
    /// How many these are.
    pub samples: u32,
    /// The arm minus the arm it is compared with.
    pub difference: Band,
    /// Share of them in which the difference is above 0 (half of the ties count).
    pub above: f64,
    /// Share of them in which it is large enough to see, either way.
    pub visible: f64,
    /// Share of them in which it is large enough to see and for the worse; none where neither way is worse.
    pub harm: Option<f64>,
}

/// Readouts in per cent of their own scale: their differences are points of it.
const SCALES: [&str; 4] = ["closure", "wound_area", "anagen", "dark_spot_risk"];

impl Difference {
    /// What leads: the difference if vesicles act, where there is one.
    pub fn leading(&self) -> Band {
        self.acts.map_or(self.difference, |acts| acts.difference)
    }

    /// The chance that goes with [`Difference::leading`] of being above 0.
    pub fn leading_above(&self) -> f64 {
        self.acts.map_or(self.above, |acts| acts.above)
    }

    /// A band of differences of this row in per cent of the larger of the two arms; in points where the readout has a
    /// scale. One per cent is what counts as visible.
    pub fn in_percent(&self, band: Band) -> Band {
        if SCALES.contains(&self.readout.as_str()) {
            return band;
        }
        let other = self.value.median - self.difference.median;
        let value = self.value.median.abs().max(other.abs());
        if value > 0.0 { band.times(100.0 / value) } else { band }
    }
}
