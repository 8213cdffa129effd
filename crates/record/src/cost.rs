//! What the user's prices buy: per session, per vesicle, per unit of the desired effect.

use serde::{Deserialize, Serialize};

use crate::summary::Band;

/// Prices in, costs out. No price in it comes from anyone but the user.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CostTable {
    /// The currency as the user wrote it; may be empty.
    pub currency: String,
    /// The arm that gains are compared with first: the vehicle, else the procedure alone.
    pub against: Option<String>,
    /// One entry per arm with a price, in the order of the prices.
    pub arms: Vec<ArmCost>,
}

/// What one arm costs and what that buys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ArmCost {
    /// Name of the arm.
    pub arm: String,
    /// The user's price of one session.
    pub per_session: f64,
    /// Sessions of the course.
    pub sessions: u32,
    /// Price of all sessions.
    pub per_course: f64,
    /// A session's price divided by the whole vesicles applied to the skin.
    pub per_whole_vesicle: UnitCost,
    /// Session's price over the millions of vesicles that reach a living cell.
    pub per_million_reached: UnitCost,
    /// Session's price over the millions of vesicles taken up by living cells.
    pub per_million_taken_up: UnitCost,
    /// Against the reference arm, then against every cheaper arm with a price.
    pub gains: Vec<GainCost>,
}

/// A cost per one of something, with the 90 % band that the count has.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum UnitCost {
    /// The whole band is finite.
    Band {
        /// At the median count.
        median: f64,
        /// At the 95 % quantile of the count.
        low: f64,
        /// At the 5 % quantile of the count.
        high: f64,
    },
    /// The lower end of the count is nothing: no upper end of the cost.
    AtLeast {
        /// At the 95 % quantile of the count.
        low: f64,
        /// At the median count; none where that is nothing.
        median: Option<f64>,
    },
    /// Nothing arrives in 95 % of the draws or more: no finite cost.
    NoFiniteCost,
}

/// What a gain in one readout costs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GainCost {
    /// Name of the readout.
    pub readout: String,
    /// Its unit.
    pub unit: String,
    /// Day.
    pub day: f64,
    /// The arm that it is compared with.
    pub against: String,
    /// Whether more of the readout is the gain, or less of it.
    pub more_is_gain: bool,
    /// The gain over that arm, in the readout's unit; negative is harm.
    pub gain: Band,
    /// Share of the draws in which there is no gain.
    pub no_gain: f64,
    /// What the course costs more than that arm's course.
    pub extra_cost: f64,
    /// Whose price stands for that arm: its own, for a liquid without a price the procedure's; none where it counts as
    /// free.
    pub priced_as: Option<String>,
    /// Extra cost over the gain.
    pub per_unit: GainPrice,
    /// Share of the arm's change against untouched skin that is due to the procedure alone; none where that says nothing.
    pub share_of_procedure: Option<Band>,
    /// The same if vesicles act on cells, which is what leads; none where the weights of the hypotheses leave none.
    pub acts: Option<Gained>,
}

/// A gain and what one unit of it costs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Gained {
    /// The gain, in the readout's unit; negative is harm.
    pub gain: Band,
    /// Share of the draws in which there is none.
    pub no_gain: f64,
    /// Extra cost over the gain.
    pub per_unit: GainPrice,
}

impl GainCost {
    /// What leads: the gain if vesicles act, where there is one.
    pub fn leading(&self) -> Gained {
        self.acts.unwrap_or(Gained { gain: self.gain, no_gain: self.no_gain, per_unit: self.per_unit })
    }
}

/// Extra cost per unit gained.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum GainPrice {
    /// The whole band of the gain is above nothing.
    Band {
        /// At the median gain.
        median: f64,
        /// At the 95 % quantile of the gain.
        low: f64,
        /// At the 5 % quantile of the gain.
        high: f64,
    },
    /// The band of the gain includes nothing or harm: no upper end.
    AtLeast {
        /// At the 95 % quantile of the gain.
        low: f64,
    },
    /// No gain at the 95 % quantile either: there is nothing to divide by.
    NoGain,
    /// The arm costs no more than the other: there is nothing to pay for.
    NoExtraCost,
}
