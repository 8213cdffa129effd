//! The treated skin as unit cells: a setup, and how much of the skin it stands for.

use super::setup::Setup;

/// One class of channels with the skin that belongs to each.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitSetup {
    /// Share of the treated skin.
    pub share_of_area: f64,
    /// Share of the channels.
    pub share_of_channels: f64,
    /// The setup.
    pub setup: Setup,
}

impl UnitSetup {
    /// The whole skin is of one kind.
    pub(super) fn all(setup: Setup) -> UnitSetup {
        UnitSetup { share_of_area: 1.0, share_of_channels: 1.0, setup }
    }
}
