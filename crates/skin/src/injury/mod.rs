//! What a procedure does to the skin: files, settings, and one draw of the injury.
//!
//! procedures/*.toml -> [`Procedure`] (priors and their sources) -> [`Injury`] (numbers of one draw) -> [`UnitCell`]s
//! (how much skin belongs to each channel). Only `class.rs` says what a class of devices is: the [`Harm`] that its
//! files describe (channels, a bared surface, holes, points of injection, a thinned stratum corneum), needles, heat.
//! [`Procedure::wounding`] is what healing sees of it, [`Procedure::heated_c`] the heat it leaves.

mod catalog;
mod channels;
mod class;
mod field;
mod fields;
mod keys;
mod limits;
mod procedure;
mod read;
mod read_wounds;
mod settings;
mod unit_cells;
mod wounding;
mod wounds;

pub use catalog::{load_procedure, load_procedure_near, procedure_template, procedures};
pub use channels::{Channels, Filling, Pattern};
pub use class::{DeviceClass, Harm};
pub use field::Field;
pub use keys::KEYS;
pub use procedure::{Procedure, TooDeep};
pub use read::parse_procedure;
pub use settings::{Setting, Settings};
pub use unit_cells::UnitCell;
pub use wounds::{BaredSurface, CorneumLoss, Holes, InjectionPoints, Points, RoundHoles, SurfaceInjury};

use exoskin_evidence::Draws;

/// One draw of what a procedure leaves behind; intact skin has none.
#[derive(Clone, Debug, PartialEq)]
pub struct Injury {
    /// Channels per um² of surface after all passes.
    pub channels_per_um2: f64,
    /// Radius of a channel, um.
    pub radius_um: f64,
    /// Depth of a channel below the surface, um.
    pub depth_um: f64,
    /// Torn, dead cells around it, which take nothing up but let vesicles through, um.
    pub dead_rim_um: f64,
    /// Coagulated tissue around it, which takes nothing up and slows diffusion, um.
    pub coagulated_rim_um: f64,
    /// Share of the channels whose stratum corneum is open to vesicles at time 0.
    pub open_share: f64,
    /// Share of the open channels that are full of blood and exudate when the product is applied; the others are empty.
    pub blood_filled_share: f64,
    /// Half-life of open mouths since injury, s, in this draw.
    pub closing_half_life_s: f64,
    /// What the channel's inside is before anything flows in.
    pub filling: Filling,
    /// How channels are arranged.
    pub pattern: Pattern,
}

impl Injury {
    /// Radius of the skin that belongs to one channel on average, R = 1/sqrt(pi n), um.
    pub fn outer_radius_um(&self) -> f64 {
        libm::sqrt(1.0 / (std::f64::consts::PI * self.channels_per_um2))
    }

    /// Share of the surface that the channels' mouths take up, open or not.
    pub fn mouth_share(&self) -> f64 {
        self.channels_per_um2 * std::f64::consts::PI * self.radius_um * self.radius_um
    }

    /// The skin divided among the channels, in `classes` classes with equal numbers of channels, small areas first.
    ///
    /// An even pattern has one class. At least one class is made.
    pub fn unit_cells(&self, classes: usize, draws: &dyn Draws) -> Vec<UnitCell> {
        unit_cells::divide(self, classes, draws)
    }
}
