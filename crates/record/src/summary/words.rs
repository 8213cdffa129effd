//! What people are told about readouts, products and procedures: the wording, carried along.

use serde::{Deserialize, Serialize};

/// A readout as people are told about it.
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
    /// What it is, for people who do not know it; may be empty.
    pub meaning: String,
    /// What a patient would call it, with its article.
    pub patient: String,
    /// What an improvement is for a person with this skin.
    pub better: Better,
    /// The time scale on which it changes.
    pub pace: Pace,
    /// Days on which it is assessed, fixed beforehand, the most telling first.
    pub days: Vec<f64>,
    /// Heading of the readouts that are shown together.
    pub group: String,
    /// Whether a treatment that is known to move it moves it in the model; where none does, nothing has shown that a null
    /// could have been otherwise. None in files of older versions.
    #[serde(default)]
    pub controlled: Option<bool>,
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

/// The time scale on which a readout changes.
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

/// A product as people are told about it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProductUse {
    /// Its name in `ArmSummary::products`.
    pub name: String,
    /// One line in words.
    pub title: String,
    /// What a patient would call it.
    pub patient: String,
    /// `vesicles`, `extract`, `conditioned_medium`, `serum`, `prp` or `vehicle`.
    pub kind: String,
}

/// A procedure as people are told about it, and what its class of device does to the skin.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProcedureUse {
    /// One line in words.
    pub title: String,
    /// What a patient would call it.
    pub patient: String,
    /// Whether needles open channels for what is applied.
    pub needles: bool,
    /// Whether the product goes into the skin through a needle.
    pub injects: bool,
    /// Whether the surface is removed, all of it or in round holes.
    pub bares: bool,
}
