//! The diameters of the hairs: log-normal over follicles, all scaled equally as bulbs change.

use exoskin_stats::normal;

/// Diameters of the hairs of one scalp.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Diameters {
    /// Mean at the start, um.
    pub mean_um: f64,
    /// Standard deviation of the logarithm.
    pub spread: f64,
}

impl Diameters {
    /// Share of the hairs thicker than `limit_um`, all hairs being `scale` times as thick as at the start:
    /// P = Phi((ln(m/limit) - s²/2)/s), m the mean.
    pub(super) fn share_above(&self, limit_um: f64, scale: f64) -> f64 {
        normal::cumulative(self.log_ratio(limit_um, scale) - 0.5 * self.spread) // number: mathematics, moments of a lognormal
    }

    /// Mean diameter of those hairs times their share, um: m Phi((ln(m/limit) + s²/2)/s).
    pub(super) fn diameter_above(&self, limit_um: f64, scale: f64) -> f64 {
        self.mean_um * scale * normal::cumulative(self.log_ratio(limit_um, scale) + 0.5 * self.spread) // number: mathematics, moments of a lognormal
    }

    fn log_ratio(&self, limit_um: f64, scale: f64) -> f64 {
        libm::log(self.mean_um * scale.max(f64::MIN_POSITIVE) / limit_um) / self.spread
    }
}

/// The thickness that bulbs make now, relative to the start.
///
/// A bulb makes hair volume; its hair grows in length as fast as before, so thickness goes as the square root of the
/// factor on growth, and the bulb takes time to adapt. In pattern hair loss a slow decline multiplies it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Bulb {
    /// Relative to its own decline.
    stimulated: f64,
    adaptation_d: f64,
    decline_per_day: f64,
}

impl Bulb {
    /// At rest; `decline_per_day` is relative to the thickness at the start.
    pub(super) fn new(adaptation_d: f64, decline_per_day: f64) -> Bulb {
        Bulb { stimulated: 1.0, adaptation_d, decline_per_day }
    }

    /// The thickness made `span_d` after the bulb's own time, which is day `now_d`, under a factor on growth.
    pub(super) fn made(&self, now_d: f64, span_d: f64, growth: f64) -> f64 {
        self.stimulated_after(span_d, growth) * (1.0 - self.decline_per_day * (now_d + span_d)).max(0.0)
    }

    /// Advances by `span_d`.
    pub(super) fn advance(&mut self, span_d: f64, growth: f64) {
        self.stimulated = self.stimulated_after(span_d, growth);
    }

    fn stimulated_after(&self, span_d: f64, growth: f64) -> f64 {
        let goal = libm::sqrt(growth);
        if self.stimulated == goal {
            return goal;
        }
        goal + (self.stimulated - goal) * libm::exp(-span_d / self.adaptation_d)
    }
}
