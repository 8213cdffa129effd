//! Thickness of the living epidermis: gone where open, thin where newly covered, thicker around a wound for a while.

use exoskin_evidence::Draws;

use crate::days::in_days;
use crate::healing::Behaviours;
use crate::healing::step::{relax, saturating};
use crate::parameters as p;

/// The e-folding time is a third of the time after which nothing is left to see.
pub(crate) const E_FOLDS: f64 = 3.0;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EpidermisRates {
    thinness_d: f64,
    thickening: f64,
    half: f64,
    thickening_d: f64,
    turnover_d: f64,
}

impl EpidermisRates {
    pub(crate) fn draw(draws: &dyn Draws) -> EpidermisRates {
        EpidermisRates {
            thinness_d: in_days(&p::THIN_EPIDERMIS, draws),
            thickening: draws.value(&p::THICKENING),
            half: draws.value(&p::THICKENING_HALF),
            thickening_d: in_days(&p::MITOSIS_OCCLUDED, draws) / E_FOLDS,
            turnover_d: in_days(&p::LIVING_TURNOVER, draws),
        }
    }
}

/// Departures of thickness, relative to rest; `thin` over the treated surface, the others within reach.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Epidermis {
    thin: f64,
    thick: f64,
    grown: f64,
}

impl Epidermis {
    pub(crate) fn step(
        &mut self,
        rates: &EpidermisRates,
        covered: f64,
        signal: f64,
        now: &Behaviours,
        elsewhere: &Behaviours,
        dt: f64,
    ) {
        self.thin = relax(self.thin, covered / dt, now.division / rates.thinness_d, dt);
        let called = rates.thickening * saturating(signal, rates.half) * now.division;
        self.thick = relax(self.thick, called / rates.thickening_d, 1.0 / rates.thickening_d, dt);
        let grown = (now.division - elsewhere.division) / rates.turnover_d;
        self.grown = relax(self.grown, grown, 1.0 / rates.turnover_d, dt);
    }

    /// This share of the surface is left as it was.
    pub(crate) fn overrun(&mut self, left: f64) {
        self.thin *= left;
    }

    /// Thickness above rest, relative to rest; `open` is the open share of the treated surface.
    pub(crate) fn thickness(&self, reach: f64, open: f64) -> f64 {
        reach * (self.thick + self.grown) - open - self.thin
    }
}
