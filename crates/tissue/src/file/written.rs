//! The keys of a file, as serde reads and writes them. Names, not positions, say what refers to what.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use crate::cells::{Contact, Death, Exchange, Mechanics, Motility, VolumeLaw};
use crate::field::Side;

/// A number for each of some cell types, substrates or custom variables.
pub(crate) type ByName = BTreeMap<Spanned<String>, f64>;

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn yes() -> bool {
    true
}

fn is_true(value: &bool) -> bool {
    *value
}

/// A whole file.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    pub format: Spanned<u32>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub title: String,
    pub minutes: f64,
    #[serde(default)]
    pub seed: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    pub track_internal: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub custom: Vec<Spanned<String>>,
    pub steps: Steps,
    #[serde(rename = "box")]
    pub frame: Spanned<Frame>,
    #[serde(default, rename = "substrate", skip_serializing_if = "Vec::is_empty")]
    pub substrates: Vec<WrittenSubstrate>,
    #[serde(default, rename = "type")]
    pub types: Vec<WrittenType>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<WrittenRules>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Start>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Steps {
    pub diffusion_min: f64,
    pub mechanics_min: f64,
    pub phenotype_min: Spanned<f64>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Frame {
    pub low: [f64; 3],
    pub voxel_um: [f64; 3],
    pub voxels: [usize; 3],
    #[serde(default, skip_serializing_if = "is_default")]
    pub flat: bool,
    #[serde(default)]
    pub wall_um_per_min: f64,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenRules {
    pub csv: Spanned<String>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Start {
    #[serde(default, rename = "fill", skip_serializing_if = "Vec::is_empty")]
    pub fills: Vec<WrittenFill>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cells: Option<Spanned<String>>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenFill {
    #[serde(rename = "type")]
    pub kind: Spanned<String>,
    pub low: Spanned<[f64; 3]>,
    pub high: [f64; 3],
    pub spacing_um: Spanned<f64>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenSubstrate {
    pub name: Spanned<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub diffusivity_um2_per_min: Option<Axes>,
    pub decay_per_min: f64,
    #[serde(default)]
    pub initial: f64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drift_um_per_min: Option<[f64; 3]>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub sides: Sides,
    #[serde(default, rename = "layer", skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<Spanned<Layer>>,
}

/// One number for all directions, or one each for x, y and z.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged, expecting = "expected a number, or three for x, y and z")]
pub(crate) enum Axes {
    All(f64),
    Each([f64; 3]),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Sides {
    pub x_low: Side,
    pub x_high: Side,
    pub y_low: Side,
    pub y_high: Side,
    pub z_low: Side,
    pub z_high: Side,
}

/// Voxels whose centres are below `to_um` and not in an earlier layer.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Layer {
    pub to_um: f64,
    pub diffusivity_um2_per_min: Axes,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partition: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drift_um_per_min: Option<[f64; 3]>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenType {
    pub name: Spanned<String>,
    #[serde(default = "yes", skip_serializing_if = "is_true")]
    pub movable: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub damage_per_min: f64,
    #[serde(default, skip_serializing_if = "is_default")]
    pub repair_per_min: f64,
    pub volume: VolumeLaw,
    pub mechanics: Mechanics,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle: Option<WrittenCycle>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub apoptosis: Option<Death>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub necrosis: Option<Death>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub motility: Option<Motility>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taxis: Option<WrittenTaxis>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub exchange: BTreeMap<Spanned<String>, Exchange>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub affinity: ByName,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub eats_live_per_min: ByName,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub attacks_per_min: ByName,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub immunogenicity: ByName,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fuses_per_min: ByName,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub transforms_per_min: ByName,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub daughter_share: ByName,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub custom: ByName,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenTaxis {
    /// The only substrate that counts, and 1 for up, -1 for down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub along: Option<Spanned<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign: Option<f64>,
    /// How much each substrate counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<ByName>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub normalised: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenCycle {
    pub name: String,
    #[serde(rename = "phase")]
    pub phases: Vec<WrittenPhase>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenPhase {
    pub name: Spanned<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub divides_on_exit: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub doubles_on_entry: bool,
    #[serde(default)]
    pub next: Vec<WrittenLink>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WrittenLink {
    pub to: Spanned<String>,
    pub per_min: f64,
    #[serde(default, skip_serializing_if = "is_default")]
    pub fixed: bool,
}
