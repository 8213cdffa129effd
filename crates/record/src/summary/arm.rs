//! One arm: dose, counting strip, ledger, cells, what drives the result.

use std::collections::BTreeMap;

use exoskin_stats::{Band, BandIntervals, BandWithError};
use serde::{Deserialize, Serialize};

use super::follow::Course;
use super::follow::Readout;
use super::words::ProcedureUse;

/// One arm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ArmSummary {
    /// Name in the scenario.
    pub name: String,
    /// Product file stem, or `none`.
    pub product: String,
    /// Every product that any session applies, each once, in order; `strip`, `ledger` and `dose` are those of `product`.
    #[serde(default)]
    pub products: Vec<String>,
    /// The other products of the counted session, each with a strip and a ledger of its own. On the same skin they share
    /// film, channels and the capacity of cells.
    #[serde(default)]
    pub beside: Vec<ProductCount>,
    /// Procedure file stem.
    pub procedure: String,
    /// What people are told about the procedure.
    #[serde(default)]
    pub done: ProcedureUse,
    /// Days of the sessions since the start; none where nothing is done.
    #[serde(default)]
    pub sessions_days: Vec<f64>,
    /// Minutes between injury and application.
    pub delay_min: f64,
    /// Doses.
    pub dose: Dose,
    /// The counting strip in counts per treatment.
    pub strip: Vec<StripStep>,
    /// Share of the applied whole vesicles that entered (net through the mouths until the film is dry, and through the intact barrier).
    pub entered_share: BandWithError,
    /// Share of the applied whole vesicles taken up by living cells in 48 h.
    pub taken_up_share: BandWithError,
    /// Integer ledger of the reported draw.
    pub ledger: Ledger,
    /// Expected share of every fate over the draws.
    pub fate_shares: BTreeMap<String, Band>,
    /// By cell type.
    pub cells: BTreeMap<String, CellSummary>,
    /// Vesicles that the living layer under the treated area secretes in 48 h, divided by those taken up; none where
    /// nothing is taken up in most samples.
    pub endogenous_ratio: Option<Band>,
    /// Per channel: what one channel can hold and what entered it in 20 minutes.
    pub channel: Option<ChannelSummary>,
    /// What a delay costs.
    pub apply_within: Vec<ApplyWithin>,
    /// By vesicle diameter.
    pub sizes: Vec<SizeRow>,
    /// Share of the variance of log taken-up that comes from assumed or grade-D inputs.
    pub assumed_share: AssumedShare,
    /// Inputs ranked by their correlation with log taken-up.
    pub decides: Vec<Influence>,
    /// Over time, for the reported draw.
    pub course: Course,
    /// Fluid that the channels give off or take up in 48 h, uL per cm² of treated skin.
    pub fluid_budget_ul_per_cm2: Band,
    /// Readouts by name.
    pub readouts: BTreeMap<String, Readout>,
    /// How many people get a dark spot; none where no session injures the skin or no skin was followed.
    #[serde(default)]
    pub dark_spots: Option<DarkSpots>,
}

/// Another product of the counted session.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProductCount {
    /// Product file stem.
    pub product: String,
    /// Minutes between injury and application.
    pub delay_min: f64,
    /// Doses.
    pub dose: Dose,
    /// The counting strip in counts per treatment, up to `taken_up`.
    pub strip: Vec<StripStep>,
    /// Share of the applied whole vesicles that entered.
    pub entered_share: BandWithError,
    /// Share of the applied whole vesicles taken up by living cells in 48 h.
    pub taken_up_share: BandWithError,
    /// Integer ledger of the reported draw.
    pub ledger: Ledger,
}

/// Chance that a person gets a dark spot on the most likely day, over everybody whom the scenario could be about.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct DarkSpots {
    /// With everything that the arm does.
    pub with_treatment: Chance,
    /// With its procedures and nothing applied: the hazard `dark_spots` of the same seed, samples and draws.
    pub procedure_alone: Chance,
}

/// A chance (0 to 1) over draws of people and of what is not known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chance {
    /// Mean over the draws: what it amounts to for one person.
    pub mean: f64,
    /// Median and 90 % band over the draws.
    pub band: Band,
}

/// Doses, in whole vesicles unless stated otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dose {
    /// What the label says is applied (particles); none where the label says nothing.
    pub label_vesicles: Option<f64>,
    /// Whole vesicles applied to the skin: integer of the reported draw.
    pub applied_vesicles: u64,
    /// Whole vesicles per mm², over the samples.
    pub per_mm2: Band,
    /// Volume, mL.
    pub volume_ml: f64,
    /// Film thickness, um.
    pub film_um: f64,
    /// Who made the count in `label_vesicles`: `maker` (the label), `own` or `certificate`.
    #[serde(default = "maker")]
    pub counted_by: String,
}

fn maker() -> String {
    "maker".into()
}

/// One step of the counting strip. Steps: `label`, `whole_in_vial`, `on_skin`, `entered`, `in_tissue`, `reached_cell`, `taken_up`,
/// `working`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StripStep {
    /// Step name.
    pub step: String,
    /// Median count.
    pub median: f64,
    /// 5 % quantile.
    pub p05: f64,
    /// 95 % quantile.
    pub p95: f64,
    /// Where these three would lie with other draws, in 95 of 100 runs; none in runs of earlier versions, and where all
    /// draws are the same.
    #[serde(default)]
    pub intervals: Option<BandIntervals>,
}

impl ArmSummary {
    /// A step of the counting strip by its name; none if the arm has no such step.
    pub fn step(&self, name: &str) -> Option<&StripStep> {
        self.strip.iter().find(|step| step.step == name)
    }

    /// Whether any sample applies whole vesicles; without them there is nothing to count.
    pub fn has_vesicles(&self) -> bool {
        self.dose.applied_vesicles > 0 || self.step("on_skin").is_some_and(|step| step.p95 > 0.0)
    }
}

impl StripStep {
    /// The count with its band.
    pub fn band(&self) -> Band {
        Band { median: self.median, p05: self.p05, p95: self.p95 }
    }
}

/// Integer fates of one run; `applied` equals the sum of `fates` exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Ledger {
    /// Whole vesicles applied to the skin.
    pub applied: u64,
    /// Count by fate.
    pub fates: BTreeMap<String, u64>,
}

/// What the cells of one type got in 48 h.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellSummary {
    /// Cells under the treated area.
    pub count: f64,
    /// Mean vesicles per cell.
    pub mean: Band,
    /// Share of cells with at least one.
    pub share_hit_1: Band,
    /// Share of cells with at least ten.
    pub share_hit_10: Band,
    /// Mean over the cells with at least one.
    pub mean_of_hit: Band,
    /// Expected load of the fullest class of cells.
    pub fullest: Band,
}

/// One channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ChannelSummary {
    /// Channels per mm².
    pub per_mm2: f64,
    /// Width, um.
    pub width_um: f64,
    /// Depth, um.
    pub depth_um: f64,
    /// Channel volume times the film's initial concentration: vesicles.
    pub capacity: Band,
    /// Vesicles inside 20 minutes after application.
    pub entry_20min: Band,
}

/// One line of the apply-within table: what a delay leaves of the uptake, each draw against itself without a delay.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ApplyWithin {
    /// Minutes between injury and application.
    pub delay_min: f64,
    /// Taken up relative to what the same draw takes up without a delay.
    pub relative: Band,
}

/// One vesicle diameter.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SizeRow {
    /// Diameter, nm.
    pub diameter_nm: f64,
    /// Entered share.
    pub entered_share: Band,
    /// Taken-up share.
    pub taken_up_share: Band,
}

/// The fewest solved draws from which shares of the uncertainty are reported: with fewer, they are mostly chance.
pub const FEWEST_DRAWS: u32 = 150;

/// How much of the answer is assumed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssumedShare {
    /// Share of the variance of log taken-up from assumed or grade-D inputs, as groups; none below
    /// [`FEWEST_DRAWS`] draws, and where the number taken up does not vary.
    pub share: Option<f64>,
    /// How many such inputs vary.
    pub count: u32,
    /// How many inputs vary in all.
    pub of: u32,
}

/// One input's influence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Influence {
    /// Parameter id.
    pub parameter: String,
    /// Its name in words.
    pub name: String,
    /// Spearman correlation with taken-up over the solved draws.
    pub rank_correlation: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// True where the parameter is assumed or rests on grade D.
    pub assumed: bool,
}
