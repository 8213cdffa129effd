//! What an answer rests on: contacts against those of a dish, cells reached, factors in the tissue, what it would take.

use serde::{Deserialize, Serialize};

use crate::summary::{Band, Better};

/// What the difference between arms in one readout rests on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Why {
    /// The readout: what the skin is treated for.
    pub readout: String,
    /// Its name in the middle of a sentence.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Day.
    pub day: f64,
    /// The arm that the others are compared with.
    pub against: String,
    /// Its value in the middle case.
    pub value: f64,
    /// The smallest difference that counts as visible.
    pub least: f64,
    /// What an improvement is for a person with this skin.
    pub better: Better,
    /// Every other arm that applies vesicles or factors.
    pub arms: Vec<WhyArm>,
}

/// What one arm's difference rests on, in the middle case: every number at its median.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WhyArm {
    /// The arm.
    pub arm: String,
    /// What it applies.
    pub product: String,
    /// The difference under each hypothesis that lets vesicles act on cells.
    pub differences: Vec<WhyDifference>,
    /// Cells, by type; none without whole vesicles.
    pub cells: Vec<CellReached>,
    /// Signals that the product brings; none without factors.
    pub signals: Vec<SignalHeard>,
    /// What more of everything would do.
    pub amplified: Amplified,
    /// Assumptions moved one at a time to an end of their 90 % range, the largest difference first.
    pub moved: Vec<Moved>,
}

/// A difference under one hypothesis.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct WhyDifference {
    /// The hypothesis.
    pub hypothesis: String,
    /// The arm minus the arm it is compared with.
    pub difference: f64,
}

/// What the cells of one type take up, here and in a dish; bands over the first samples.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct CellReached {
    /// The type.
    pub cell: String,
    /// Vesicles per cell of the tissue that heals around the wounds, on average.
    pub near: Band,
    /// Share of these cells with at least one.
    pub reached: Band,
    /// Vesicles that a cell has taken up in a dish where it shows half of the largest effect.
    pub dish_half: Band,
    /// The first relative to the last, sample by sample.
    pub of_dish: Band,
}

/// A signal that the product brings, in ng/mL of its active form.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SignalHeard {
    /// The first of the factors that it stands for.
    pub signal: String,
    /// Concentration of half the effect.
    pub half: f64,
    /// The tissue's own.
    pub own: f64,
    /// What the product adds to it: hours after the application, concentration.
    pub added: Vec<(f64, f64)>,
    /// How long cells respond after it has gone (d).
    pub remembered_d: f64,
}

/// What more vesicles and factors per cell would do.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Amplified {
    /// How many times as much makes the difference visible: 1 where it is; none where no dose does.
    pub times: Option<f64>,
    /// The difference when every cell is saturated.
    pub saturated: f64,
}

/// One assumption at one end of its range, everything else in the middle.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Moved {
    /// The parameter; `delivery` for the whole of transport.
    pub parameter: String,
    /// Its name.
    pub name: String,
    /// Its value there, in its unit; none for the whole of transport.
    pub value: Option<f64>,
    /// Its unit.
    pub unit: String,
    /// Whether the number is assumed.
    pub assumed: bool,
    /// The difference there.
    pub difference: f64,
    /// Whether it can be seen.
    pub visible: bool,
    /// How many times as many vesicles and factors it would still take there; 1 where it can be seen; none where no
    /// dose does. Only for the first assumptions.
    pub still: Option<f64>,
}
