//! The skin and how it was followed: courses, pictures, readouts.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

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
    /// Readouts for the reason of a visit with this skin, the most telling first.
    #[serde(default)]
    pub sought: Vec<String>,
    /// Whether a procedure heats or a product cools the skin so that a hand would feel it.
    #[serde(default)]
    pub hot_or_cold: bool,
    /// Share of the chronic wounds that close within the next four days without any treatment; none without a wound.
    pub closes_by_itself: Option<f64>,
    /// Clinical scales that cannot honestly be computed from these readouts, and why.
    pub no_honest_mapping: Vec<String>,
}

/// One way in which a vesicle could act.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct HypothesisUse {
    /// `nothing`, `receptors`, `cargo`, `relay`.
    pub name: String,
    /// One line in words.
    pub title: String,
    /// Its weight; all of them sum to 1.
    pub weight: f64,
    /// Samples that drew it.
    pub samples: u32,
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
    /// Vesicles per um³ of cell volume, relative to the film's initial concentration; row by row, depth outermost (m x
    /// n); NaN-free, -1 where no vesicle can be.
    pub relative_concentration: Vec<f64>,
    /// Vesicles per um of depth under one unit cell, divided by the applied number, at `Course::depth_um`.
    pub profile: Vec<f64>,
}

/// A readout by day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Readout {
    /// Name in words.
    #[serde(default)]
    pub title: String,
    /// Unit.
    pub unit: String,
    /// Whether human measurements support the link from skin to readout; otherwise it is extrapolated (hatched).
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
    /// How much patients differ: 5 % quantiles over people, with what is not known held at its middle. The band above
    /// holds the patient at the middle and varies what is not known; the two are never mixed.
    #[serde(default)]
    pub people_p05: Vec<f64>,
    /// 95 % quantiles over people.
    #[serde(default)]
    pub people_p95: Vec<f64>,
}
