//! Thickness of the living epidermis: gone where open, thin where newly covered, thicker where fibroblasts respond.
//!
//! Fibroblasts that respond secrete what keratinocytes divide on (KGF), so the thickness that the epidermis keeps rises
//! with the share of them that do, and returns with them.

use exoskin_evidence::Draws;

use crate::days::in_days;
use crate::healing::Behaviours;
use crate::healing::step::relax;
use crate::parameters as p;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct EpidermisRates {
    thinness_d: f64,
    thickening: f64,
    thickening_d: f64,
    turnover_d: f64,
}

impl EpidermisRates {
    pub(crate) fn draw(draws: &dyn Draws) -> EpidermisRates {
        EpidermisRates {
            thinness_d: in_days(&p::THIN_EPIDERMIS, draws),
            thickening: draws.value(&p::THICKENING),
            thickening_d: in_days(&p::MITOSIS_OCCLUDED, draws) / draws.value(&p::GONE_AFTER),
            turnover_d: in_days(&p::LIVING_TURNOVER, draws),
        }
    }
}

/// Departures of thickness, relative to rest; `grown` within reach, the others over the treated surface.
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
        answer: f64,
        now: &Behaviours,
        elsewhere: &Behaviours,
        dt: f64,
    ) {
        self.thin = relax(self.thin, covered / dt, now.division / rates.thinness_d, dt);
        let called = rates.thickening * answer * now.division;
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
        self.thick + reach * self.grown - open - self.thin
    }
}
