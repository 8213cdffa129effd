//! Melanin: made more under inflammation, carried up with turnover, dropped into the dermis.
//!
//! Open skin has no melanin; newly covered skin is pale and takes on colour as fast as melanin is made.

use exoskin_evidence::Draws;
use exoskin_stats::normal;

use crate::days::{in_days, per_day};
use crate::healing::Behaviours;
use crate::healing::step::{mean, relax, saturating};
use crate::parameters as p;

/// The darkest Fitzpatrick phototype.
const DARKEST: f64 = 6.0; // number: the end of the scale

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct PigmentRates {
    gain: f64,
    half: f64,
    melanin_d: f64,
    turnover_d: f64,
    drop: f64,
    dermal_d: f64,
    basal_share: f64,
    visible: f64,
    spread: f64,
}

impl PigmentRates {
    pub(crate) fn draw(phototype: f64, draws: &dyn Draws) -> PigmentRates {
        let dark = (phototype / DARKEST).clamp(0.0, 1.0);
        PigmentRates {
            gain: draws.value(&p::MELANIN_GAIN) * dark * dark,
            half: draws.value(&p::FIBROBLAST_HALF),
            melanin_d: in_days(&p::MELANIN_TIME, draws),
            turnover_d: in_days(&p::EPIDERMAL_TURNOVER, draws),
            drop: per_day(&p::MELANIN_DROP, draws) * dark,
            dermal_d: in_days(&p::MELANIN_DERMAL_TIME, draws),
            basal_share: draws.value(&p::MELANIN_BASAL_SHARE),
            visible: draws.value(&p::VISIBLE_PIGMENT),
            spread: draws.value(&p::PIGMENT_SPREAD),
        }
    }

    /// How strongly macrophages (relative to their peak in wholly injured tissue) stimulate melanocytes, 0 to 1.
    pub(crate) fn excited(&self, macrophages: f64) -> f64 {
        saturating(macrophages, self.half)
    }

    /// Melanin above rest that an inflammation of this size produces, relative to rest.
    pub(crate) fn made(&self, macrophages: f64) -> f64 {
        self.gain * self.excited(macrophages)
    }

    /// How fast pigment leaves the epidermis (1/d).
    pub(crate) fn turnover(&self) -> f64 {
        1.0 / self.turnover_d
    }

    /// How fast pigment leaves the dermis (1/d).
    pub(crate) fn dermal_loss(&self) -> f64 {
        1.0 / self.dermal_d
    }

    /// All melanin above rest, relative to that of the epidermis.
    pub(crate) fn total(&self, basal: f64, upper: f64, dermal: f64) -> f64 {
        self.basal_share * basal + (1.0 - self.basal_share) * upper + dermal
    }

    /// Share of people of this phototype who show a dark spot: those who darken sufficiently more than the median
    /// person.
    pub(crate) fn risk(&self, melanin: f64) -> f64 {
        if melanin > 0.0 { normal::cumulative(libm::log(melanin / self.visible) / self.spread) } else { 0.0 }
    }
}

/// Melanin within reach above rest, relative to rest; dermal melanin relative to that of the epidermis; `pale` as a
/// share of the treated surface.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Pigment {
    pub pale: f64,
    pub basal: f64,
    pub upper: f64,
    pub dermal: f64,
}

impl Pigment {
    pub(crate) fn step(
        &mut self,
        rates: &PigmentRates,
        covered: f64,
        excited: f64,
        now: &Behaviours,
        elsewhere: &Behaviours,
        dt: f64,
    ) {
        let before = *self;
        self.pale = relax(self.pale, covered / dt, 1.0 / rates.melanin_d, dt);
        let made = now.melanin * (1.0 + rates.gain * excited) - elsewhere.melanin;
        self.basal = relax(self.basal, made / rates.melanin_d, 1.0 / rates.melanin_d, dt);
        let basal = mean(before.basal, self.basal);
        self.upper = relax(self.upper, basal / rates.turnover_d, 1.0 / rates.turnover_d, dt);
        let dropped = rates.drop * excited * (1.0 + basal);
        self.dermal = relax(self.dermal, dropped, 1.0 / rates.dermal_d, dt);
    }
}
