//! How many vesicles the body contributes anyway.

use exoskin_evidence::Draws;

use crate::parameters as p;

/// What blood contains, per um³, in one draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Blood {
    /// Vesicles that circulate in the plasma, 1/um³ of blood.
    pub plasma_vesicles_per_um3: f64,
    /// Platelets, 1/um³ of blood.
    pub platelets_per_um3: f64,
    /// Vesicles that one platelet sheds when it is activated.
    pub vesicles_per_platelet: f64,
}

impl Blood {
    /// Blood as it fills a channel.
    pub fn drawn(draws: &dyn Draws) -> Blood {
        Blood::at_fold(1.0, draws)
    }

    /// Platelet-rich plasma or blood: `fold` times the platelets of blood, plasma vesicles as in blood.
    pub fn at_fold(fold: f64, draws: &dyn Draws) -> Blood {
        Blood {
            plasma_vesicles_per_um3: draws.value(&p::PLASMA_VESICLES) * draws.value(&p::PLASMA_SHARE),
            platelets_per_um3: draws.value(&p::PLATELETS) * fold.max(0.0),
            vesicles_per_platelet: draws.value(&p::VESICLES_PER_PLATELET),
        }
    }

    /// Vesicles per um³ once every platelet is activated, as in a clot.
    pub fn clotted_vesicles_per_um3(&self) -> f64 {
        self.plasma_vesicles_per_um3 + self.platelets_per_um3 * self.vesicles_per_platelet
    }
}

/// Vesicles that one living cell secretes per second.
pub fn secretion_per_cell_s(draws: &dyn Draws) -> f64 {
    draws.value(&p::SECRETION)
}

/// Vesicles that `cells` living cells secrete in `seconds`.
pub fn secreted(cells: f64, seconds: f64, draws: &dyn Draws) -> f64 {
    cells.max(0.0) * seconds.max(0.0) * secretion_per_cell_s(draws)
}

/// Vesicles per um³ in the interstitial fluid of the skin at rest.
pub fn interstitial_vesicles_per_um3(draws: &dyn Draws) -> f64 {
    draws.value(&p::INTERSTITIAL_VESICLES)
}
