//! What the layer says about a comparison of any table, without the trial itself.

use exoskin_score::comparisons::Comparison;
use exoskin_score::error_of_trial::by_size;
use exoskin_score::published::Published;
use exoskin_score::reference;
use exoskin_score::scored::FromTrials;
use exoskin_stats::{Band, bands};

use crate::contrasts::{Contrast, Error, Group, built_in};
use crate::foretold::{chances, expected};
use crate::sample::{FULL, Sample, fit};
use crate::shown::usual;

/// The seed of answers for people.
pub const SEED: u64 = 1;

/// The layer, fitted to the table that is built in.
#[derive(Clone, Debug)]
pub struct Fitted {
    /// What it was fitted to.
    pub contrasts: Vec<Contrast>,
    /// Its posterior.
    pub sample: Sample,
}

impl Fitted {
    /// Fits it; a second or two.
    ///
    /// # Errors
    /// The list and the table that are built in do not belong together.
    pub fn built_in() -> exoskin_quantity::Checked<Fitted> {
        let contrasts = built_in()?;
        Ok(Fitted { sample: fit(&contrasts, FULL, SEED), contrasts })
    }

    /// What other trials say about this comparison; nothing where no product is compared or the readout has no group.
    pub fn foretell(&self, comparison: &Comparison, published: &Published) -> Option<FromTrials> {
        let lower_is_better = reference::lower_is_better(&comparison.readout)?;
        let group = group(&comparison.readout).filter(|_| comparison.is_product())?;
        let contrast = Contrast { error: Error::Drawn(by_size(published, comparison)), ..usual(group, 0.0) };
        let weights = self.sample.without(&comparison.trial);
        let band = published.device.and_then(|device| {
            let harm = lower_is_better == (device > 0.0);
            let factors = expected(&self.sample, &weights, &contrast, SEED);
            let over = |logarithm: &f64| device * libm::expm1(if harm { -logarithm } else { *logarithm });
            let differences: Vec<f64> = factors.iter().map(over).collect();
            bands::band(&differences).ok()
        });
        Some(FromTrials { said: chances(&self.sample, &weights, &contrast), band: band.map(ordered) })
    }
}

fn ordered(band: Band) -> Band {
    Band { p05: band.p05.min(band.p95), p95: band.p05.max(band.p95), ..band }
}

/// The group of endpoints to which a readout belongs.
pub fn group(readout: &str) -> Option<Group> {
    Some(match readout {
        "collagen_1" | "collagen_3" | "collagen_stain" | "elastin" | "dermal_thickness" | "scar_depth"
        | "scar_volume" | "wrinkle_depth" => Group::Structure,
        "erythema" | "burning" | "tewl" | "inflammation" | "closure" | "wound_area" => Group::Recovery,
        "melanin" | "dark_spot_risk" | "hairs" | "trial_hairs" | "hair_diameter" | "anagen" => Group::PigmentAndHair,
        _ => return None,
    })
}
