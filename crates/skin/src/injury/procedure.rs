//! A procedure: what a device does to the skin, according to its file.

use exoskin_evidence::Draws;
use exoskin_quantity::{Dimension, show_quantity};

use crate::anatomy::Site;
use crate::injury::{Channels, CorneumLoss, DeviceClass, Field, Holes, InjectionPoints, Injury, SurfaceInjury};
use exoskin_quantity::unit::MM_UM;

/// A procedure as read, with the user's settings applied.
#[derive(Clone, Debug, PartialEq)]
pub struct Procedure {
    /// Short name, as in `procedure = "roller"`.
    pub name: String,
    /// One line for people.
    pub title: String,
    /// What a patient would call it; the title where the file does not say.
    pub patient: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// Class of the device.
    pub device_class: &'static DeviceClass,
    /// What a reader should know, in plain sentences.
    pub notes: Vec<String>,
    /// Its channels; none where it makes none.
    pub channels: Option<Channels>,
    /// The surface it removes, if any.
    pub surface: Option<SurfaceInjury>,
    /// The round holes it makes, if any.
    pub holes: Option<Holes>,
    /// Where it leaves product inside the skin, if anywhere.
    pub points: Option<InjectionPoints>,
    /// What it removes from the stratum corneum alone, if anything.
    pub corneum: Option<CorneumLoss>,
    /// The file, as it was read.
    pub text: String,
    /// Where it was read from: a path, or `procedures/NAME.toml` for the shipped ones.
    pub file: String,
}

/// An instrument longer than the thickness of the skin.
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
    /// One draw of the channels; none where there are none.
    pub fn injury(&self, draws: &dyn Draws) -> Option<Injury> {
        let channels = self.channels.as_ref()?;
        let channels_per_um2 = channels.density.draw(draws) * channels.passes_of(|passes| passes.draw(draws));
        Some(Injury {
            channels_per_um2,
            radius_um: channels.width.draw(draws) / 2.0,
            depth_um: depth_um(channels, draws),
            dead_rim_um: channels.dead_rim.draw(draws),
            coagulated_rim_um: channels.coagulated_rim.draw(draws),
            open_share: channels.open_share.draw(draws),
            blood_filled_share: channels.blood_filled.draw(draws),
            closing_half_life_s: channels.closing_half_life.draw(draws),
            filling: channels.filling,
            pattern: channels.pattern,
        })
    }

    /// Whether needle, channel or wound would end below the thickest skin measured at `site`.
    pub fn too_deep_for(&self, site: &Site) -> Option<TooDeep> {
        let limit_um = site.thickest_skin_um;
        let (setting, length_um) = self.deepest().into_iter().find(|(_, length)| *length > limit_um)?;
        let show = |um: f64| show_quantity(um, Dimension::Length);
        let thick = format!("{:.1} mm", limit_um / MM_UM);
        let problem = format!("`{setting}` is {}, but the skin at \"{}\" is {thick} thick", show(length_um), site.name);
        Some(TooDeep { setting, problem, expected: format!("at most {thick}") })
    }

    /// What reaches into the skin: its setting and the upper end of what is believed about it (um).
    fn deepest(&self) -> Vec<(&'static str, f64)> {
        let channels = self.channels.as_ref();
        let depth = channels.and_then(|channels| channels.depth.as_ref()).map(Field::high);
        let needle = channels.and_then(|channels| channels.needle.as_ref()).map(Field::high);
        let surface = self.surface.as_ref().map(|surface| surface.depth.high());
        let holes = self.holes.as_ref().map(|holes| holes.depth.high());
        let points = self.points.as_ref().map(|points| points.depth.high());
        let depths = [depth, surface, holes, points].into_iter().flatten().map(|um| ("depth", um));
        depths.chain(needle.map(|um| ("needle", um))).collect()
    }

    /// All fields of its file with their names.
    pub fn fields(&self) -> Vec<(&'static str, &Field)> {
        let channels = self.channels.iter().flat_map(Channels::fields);
        let surface = self.surface.iter().flat_map(SurfaceInjury::fields);
        let holes = self.holes.iter().flat_map(Holes::fields);
        let points = self.points.iter().flat_map(InjectionPoints::fields);
        let corneum = self.corneum.iter().flat_map(CorneumLoss::fields);
        channels.chain(surface).chain(holes).chain(points).chain(corneum).collect()
    }

    /// Ids of the evidence rows behind its numbers, sorted, each once.
    pub fn evidence(&self) -> Vec<String> {
        let mut ids: Vec<String> = self.fields().into_iter().flat_map(|(_, field)| field.evidence.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }
}

/// The depth given, or else needle length times the share of it that arrives.
fn depth_um(channels: &Channels, draws: &dyn Draws) -> f64 {
    if let Some(depth) = &channels.depth {
        return depth.draw(draws);
    }
    match (&channels.needle, &channels.depth_ratio) {
        (Some(needle), Some(ratio)) => needle.draw(draws) * ratio.draw(draws),
        _ => Field::unknown(&crate::parameters::DEPTH).draw(draws),
    }
}
