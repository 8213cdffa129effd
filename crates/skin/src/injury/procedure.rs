//! A procedure: what a device does to the skin, as its file tells it.

use exoskin_evidence::Draws;
use exoskin_quantity::{Dimension, show_quantity};

use crate::anatomy::Site;
use crate::injury::{Channels, Field, Injury};
use crate::units::{S_PER_H, UM_PER_MM, UM2_PER_MM2};

/// Classes of devices that behave differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceClass {
    /// Nothing is done.
    None,
    /// Needles on a drum, pushed by hand.
    Roller,
    /// Needles driven straight in by a motor.
    Pen,
    /// Needles that heat the tissue.
    RfNeedles,
    /// A laser that removes tissue.
    AblativeLaser,
    /// A laser that coagulates and leaves the stratum corneum in place.
    NonablativeLaser,
}

impl DeviceClass {
    /// Class and its word in files.
    pub const WORDS: [(&'static str, DeviceClass); 6] = [
        ("none", DeviceClass::None),
        ("roller", DeviceClass::Roller),
        ("pen", DeviceClass::Pen),
        ("rf_needles", DeviceClass::RfNeedles),
        ("ablative_laser", DeviceClass::AblativeLaser),
        ("nonablative_laser", DeviceClass::NonablativeLaser),
    ];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        DeviceClass::WORDS.iter().find(|(_, class)| *class == self).map_or("none", |(word, _)| word)
    }
}

/// A procedure as read, with the user's settings applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    /// Short name, as in `procedure = "roller"`.
    pub name: String,
    /// One line for people.
    pub title: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Class of the device.
    pub device_class: DeviceClass,
    /// What a reader should know, in plain sentences.
    pub notes: Vec<String>,
    /// Its channels; none where the skin stays whole.
    pub channels: Option<Channels>,
    /// The file, as it was read.
    pub text: String,
    /// Where it was read from: a path, or `procedures/NAME.toml` for the shipped ones.
    pub file: String,
}

/// An instrument longer than the skin is thick.
#[derive(Clone, Debug, PartialEq)]
pub struct TooDeep {
    /// The setting to change: `needle` or `depth`.
    pub setting: &'static str,
    /// What is wrong.
    pub problem: String,
    /// What would have been right.
    pub expected: String,
}

impl Procedure {
    /// Whether the skin stays whole.
    pub fn leaves_skin_intact(&self) -> bool {
        self.channels.is_none()
    }

    /// One draw of the injury; none where the skin stays whole.
    pub fn injury(&self, draws: &dyn Draws) -> Option<Injury> {
        let channels = self.channels.as_ref()?;
        let per_mm2 = channels.density.draw(draws) * channels.passes_of(|passes| passes.draw(draws));
        Some(Injury {
            channels_per_um2: per_mm2 / UM2_PER_MM2,
            radius_um: channels.width.draw(draws) / 2.0,
            depth_um: depth_um(channels, draws),
            dead_rim_um: channels.dead_rim.draw(draws),
            coagulated_rim_um: channels.coagulated_rim.draw(draws),
            open_share: channels.open_share.draw(draws),
            blood_filled_share: channels.blood_filled.draw(draws),
            closing_half_life_s: channels.closing_half_life.draw(draws) * S_PER_H,
            closing_half_life_prior_h: *channels.closing_half_life.belief(),
            filling: channels.filling,
            pattern: channels.pattern,
        })
    }

    /// Whether needle or channel would end below the thickest skin measured at `site`.
    pub fn too_deep_for(&self, site: &Site) -> Option<TooDeep> {
        let channels = self.channels.as_ref()?;
        let limit_um = site.thickest_skin_um;
        let needle_um = channels.needle.as_ref().map(|needle| needle.high() * UM_PER_MM);
        let depth_um = channels.depth.as_ref().map(Field::high);
        let (setting, length_um) = match (depth_um, needle_um) {
            (Some(depth), _) if depth > limit_um => ("depth", depth),
            (_, Some(needle)) if needle > limit_um => ("needle", needle),
            _ => return None,
        };
        let show = |um: f64| show_quantity(um, Dimension::Length);
        let thick = format!("{:.1} mm", limit_um / UM_PER_MM);
        let problem = format!("`{setting}` is {}, but the skin at \"{}\" is {thick} thick", show(length_um), site.name);
        Some(TooDeep { setting, problem, expected: format!("at most {thick}") })
    }

    /// Ids of the evidence rows behind its numbers, sorted, each once.
    pub fn evidence(&self) -> Vec<String> {
        let fields = self.channels.iter().flat_map(Channels::fields);
        let mut ids: Vec<String> = fields.flat_map(|(_, field)| field.evidence.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// The depth given, else needle length times what of it arrives.
fn depth_um(channels: &Channels, draws: &dyn Draws) -> f64 {
    if let Some(depth) = &channels.depth {
        return depth.draw(draws);
    }
    match (&channels.needle, &channels.depth_ratio) {
        (Some(needle), Some(ratio)) => needle.draw(draws) * UM_PER_MM * ratio.draw(draws),
        _ => Field::unknown(&crate::parameters::DEPTH).draw(draws),
    }
}
