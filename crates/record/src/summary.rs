//! `summary.json`: everything a run says, in one document; the report is drawn from it and from nothing else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use exoskin_stats::{Band, BandWithError};

/// `summary.json` of an exoskin run: doses, the counting strip, ledger, cells, what decides, and what was assumed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Summary {
    /// Version of this document's schema.
    pub schema: u32,
    /// Name of the scenario.
    pub scenario: String,
    /// One line for people.
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
    /// Samples of the joint design.
    pub samples: u32,
    /// Site, age and what was looked up for them.
    pub skin: SkinSummary,
    /// The arms in the order of the scenario.
    pub arms: Vec<ArmSummary>,
    /// Every declared parameter that the run used.
    pub parameters: Vec<ParameterUse>,
    /// Every evidence row that the run used, by id.
    pub evidence: Vec<EvidenceUse>,
    /// Things a reader must know, in plain sentences.
    pub notes: Vec<String>,
    /// How the skin was followed after the first 48 hours.
    #[serde(default)]
    pub follow_up: FollowUp,
    /// Arms against each other, on common random numbers; none with one arm.
    #[serde(default)]
    pub comparison: Option<Comparison>,
    /// What people are told of every readout, in the order in which they are shown; none where no skin was followed.
    #[serde(default)]
    pub readouts: Vec<ReadoutDefinition>,
    /// What people are told of every product that any arm puts on.
    #[serde(default)]
    pub products: Vec<ProductUse>,
}

/// A readout as people are told of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReadoutDefinition {
    /// Its key in `ArmSummary::readouts`.
    pub key: String,
    /// Its name as a heading.
    pub title: String,
    /// Its unit.
    pub unit: String,
    /// Where its own scale ends (100 %, 10); none where it has no end.
    pub scale: Option<f64>,
    /// Its name in the middle of a sentence.
    pub name: String,
    /// What it is, for people who have not met it; may be empty.
    pub meaning: String,
    /// What a patient would call it, with its article.
    pub patient: String,
    /// What an improvement is for a person with this skin.
    pub better: Better,
    /// Which stretch of time it needs to be seen on.
    pub pace: Pace,
    /// Days on which it is looked at, fixed beforehand, the most telling first.
    pub days: Vec<f64>,
    /// Heading of the readouts that are looked at together.
    pub group: String,
}

/// What a person would call an improvement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Better {
    /// More of it.
    More,
    /// Less of it.
    Less,
    /// Depends on why one looks.
    #[default]
    Neither,
}

/// Which stretch of time a readout needs to be seen on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Pace {
    /// Minutes to days.
    Hours,
    /// Hours to weeks.
    Days,
    /// Days to months.
    #[default]
    Months,
}

/// A product as people are told of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProductUse {
    /// Its name in `ArmSummary::products`.
    pub name: String,
    /// One line for people.
    pub title: String,
    /// What a patient would call it.
    pub patient: String,
    /// `vesicles`, `extract`, `conditioned_medium`, `serum`, `prp` or `vehicle`.
    pub kind: String,
}

/// A procedure as people are told of it, and what its class of device does to the skin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProcedureUse {
    /// One line for people.
    pub title: String,
    /// What a patient would call it.
    pub patient: String,
    /// Whether needles open channels for what is put on.
    pub needles: bool,
    /// Whether the product goes into the skin through a needle.
    pub injects: bool,
    /// Whether the surface is taken off, all of it or in round holes.
    pub bares: bool,
}

/// How the skin was followed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FollowUp {
    /// How the skin started: `healthy`, `acne_scar`, ...
    pub condition: String,
    /// Fitzpatrick phototype where given.
    pub phototype: Option<u32>,
    /// Days that were followed.
    pub days: f64,
    /// Ways in which a vesicle could act, with their weights.
    pub hypotheses: Vec<HypothesisUse>,
    /// Whether free factors acted.
    pub free_factors: bool,
    /// The arm that the pages for people are about: the first with whole vesicles of a product made of them.
    #[serde(default)]
    pub treated: Option<String>,
    /// Readouts that a person with this skin looks at before any other, the most telling first.
    #[serde(default)]
    pub sought: Vec<String>,
    /// Whether a procedure heats or a product cools the skin so that a hand would feel it.
    #[serde(default)]
    pub hot_or_cold: bool,
    /// Share of the chronic wounds that close within the next four days without any treatment; none without a wound.
    pub closes_by_itself: Option<f64>,
    /// Clinical scales that nobody can honestly compute from these readouts, and why.
    pub no_honest_mapping: Vec<String>,
}

/// One way in which a vesicle could act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HypothesisUse {
    /// `nothing`, `receptors`, `cargo`, `relay`.
    pub name: String,
    /// One line for people.
    pub title: String,
    /// Its weight; all of them sum to 1.
    pub weight: f64,
    /// Samples that drew it.
    pub samples: u32,
}

/// Arms against each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The arm that the others are set against: the vehicle where there is one, else the procedure, else the first.
    pub against: String,
    /// The arm in which nothing is done, where there is one.
    pub untreated: Option<String>,
    /// The arm with the procedure and nothing put on, where there is one.
    pub procedure: Option<String>,
    /// Reported days on which a readout is looked at, the most telling first.
    #[serde(default)]
    pub days: BTreeMap<String, Vec<f64>>,
    /// One row per arm, readout and reported day.
    pub rows: Vec<Difference>,
    /// Arms that the user gave a price, each against the arm above and against each other; none without prices.
    #[serde(default)]
    pub beside: Vec<Versus>,
}

/// One arm against another in one readout on one day: what a price is weighed against.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Versus {
    /// The arm.
    pub arm: String,
    /// The arm that it is set against.
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
    /// Share of the arm's change against untouched skin that the procedure alone makes, as in `Difference`.
    pub share_of_procedure: Option<Band>,
}

/// One arm against the others in one readout on one day.
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
    /// The arm minus the arm it is set against.
    pub difference: Band,
    /// The change in % of that start, sample by sample; none where a start is 0.
    #[serde(default)]
    pub change_percent: Option<Band>,
    /// The difference in % of the arm's start, sample by sample; none where a start is 0.
    #[serde(default)]
    pub difference_percent: Option<Band>,
    /// Probability that the difference is above 0 (half of the ties count).
    pub above: f64,
    /// Share of the arm's change against the untreated arm that the procedure alone makes; none where that change
    /// is nothing in most samples.
    pub share_of_procedure: Option<Band>,
    /// The same difference under each hypothesis alone.
    pub by_hypothesis: BTreeMap<String, Band>,
}

/// The skin that was treated.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SkinSummary {
    /// Site name.
    pub site: String,
    /// Age in years where given.
    pub age_years: Option<f64>,
    /// Treated area, cm².
    pub area_cm2: f64,
    /// Stratum corneum thickness, um.
    pub stratum_corneum_um: f64,
    /// Depth of the dermo-epidermal junction below the surface, um.
    pub junction_um: f64,
    /// Living epidermal cells per mm².
    pub epidermal_cells_per_mm2: f64,
}

/// One arm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ArmSummary {
    /// Name in the scenario.
    pub name: String,
    /// Product file stem, or `none`.
    pub product: String,
    /// Every product that any session puts on, each once, in order; the counting strip is about `product` alone.
    #[serde(default)]
    pub products: Vec<String>,
    /// Procedure file stem.
    pub procedure: String,
    /// What people are told of the procedure.
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
    /// Vesicles that the living layer under the treated area secretes by itself in 48 h, over those taken up;
    /// none where nothing is taken up in most samples.
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
    /// Fluid that the channels give or take in 48 h, uL per cm² of treated skin.
    pub fluid_budget_ul_per_cm2: Band,
    /// Readouts by name.
    pub readouts: BTreeMap<String, Readout>,
}

/// Doses, in whole vesicles unless named otherwise.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Dose {
    /// What the label says is applied (particles); none where the label says nothing.
    pub label_vesicles: Option<f64>,
    /// Whole vesicles put on the skin: integer of the reported draw.
    pub applied_vesicles: u64,
    /// Whole vesicles per mm², over the samples.
    pub per_mm2: Band,
    /// Volume, mL.
    pub volume_ml: f64,
    /// Film thickness, um.
    pub film_um: f64,
    /// Who counted what `label_vesicles` says: `maker` (the label), `own` or `certificate`.
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
    /// Whole vesicles put on the skin.
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
    /// Channel volume times the film's first concentration: vesicles.
    pub capacity: Band,
    /// Vesicles inside 20 minutes after application.
    pub entry_20min: Band,
}

/// One line of the apply-within table: taken-up share of the applied vesicles.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ApplyWithin {
    /// Minutes between injury and application.
    pub delay_min: f64,
    /// Median taken-up share.
    pub median: f64,
    /// 5 % quantile.
    pub p05: f64,
    /// 95 % quantile.
    pub p95: f64,
    /// Taken up relative to no delay, on the same draws.
    pub relative: Band,
}

impl ApplyWithin {
    /// The taken-up share with its band.
    pub fn band(&self) -> Band {
        Band { median: self.median, p05: self.p05, p95: self.p95 }
    }
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

/// How much of the answer is assumed.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct AssumedShare {
    /// Share of the variance of log taken-up from assumed or grade-D inputs, as groups.
    pub share: f64,
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
    /// Its name for people.
    pub name: String,
    /// Spearman correlation with taken-up over the solved draws.
    pub rank_correlation: f64,
    /// Its standard error.
    pub standard_error: f64,
    /// True where the parameter is assumed or rests on grade D.
    pub assumed: bool,
}

/// The reported draw over time.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Course {
    /// Hours since application.
    pub hours: Vec<f64>,
    /// Share of the applied vesicles by place at those times: `film`, `channel`, `tissue`, `bound`, `taken_up`, ...
    pub places: BTreeMap<String, Vec<f64>>,
    /// Depth of the profile's layers, um below the surface (layer centres).
    pub depth_um: Vec<f64>,
    /// Pictures at some times: channel and tissue concentration.
    pub pictures: Vec<Picture>,
    /// Events on the time axis (hours, name), for example `film dry`, `plug`.
    pub events: Vec<(f64, String)>,
}

/// Concentration around one channel at one time, and its profile over depth.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Picture {
    /// Hours since application.
    pub hours: f64,
    /// Radial faces, um (n + 1 values).
    pub r_faces_um: Vec<f64>,
    /// Depth faces, um below the surface, negative in the film (m + 1 values).
    pub z_faces_um: Vec<f64>,
    /// Vesicles per um³ of cell volume, relative to the film's first concentration; row by row, depth outermost (m x n); NaN-free, -1 where no vesicle can be.
    pub relative_concentration: Vec<f64>,
    /// Vesicles per um of depth under one unit cell, over the applied number, at `Course::depth_um`.
    pub profile: Vec<f64>,
}

/// A readout by day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Readout {
    /// Name for people.
    #[serde(default)]
    pub title: String,
    /// Unit.
    pub unit: String,
    /// Whether human measurements stand behind the link from skin to readout; else it is extrapolated (hatched).
    #[serde(default)]
    pub human_data: bool,
    /// Days.
    pub days: Vec<f64>,
    /// Medians.
    pub median: Vec<f64>,
    /// 5 % quantiles.
    pub p05: Vec<f64>,
    /// 95 % quantiles.
    pub p95: Vec<f64>,
    /// How much patients differ: 5 % quantiles over people, with what nobody knows at its middle. The band above holds
    /// the middle patient and varies what nobody knows; the two are never mixed.
    #[serde(default)]
    pub people_p05: Vec<f64>,
    /// 95 % quantiles over people.
    #[serde(default)]
    pub people_p95: Vec<f64>,
}

/// A parameter as the run used it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ParameterUse {
    /// Id.
    pub id: String,
    /// Name for people.
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
