//! How the lesion of a condition changes.
//!
//! Scars: depth' = -k depth x (newly deposited collagen I above rest, per turnover of all of it); levelling is
//! permanent. Wrinkles: depth = start x exp(-k x collagen above rest); they come back as the collagen is lost. Spots:
//! the epidermal part fades with turnover, the dermal part with its own e-folding time, and inflammation feeds both.
//! Melasma keeps its source: without treatment it stays, after treatment it comes back. It is more than an excess of
//! melanin, but only the excess is followed here. Chronic wounds: a round hole whose edge crawls at a small fraction of
//! the normal speed.

use exoskin_evidence::Draws;

use crate::condition::Condition;
use crate::days::per_day;
use crate::healing::closure::Edge;
use crate::healing::pigment::PigmentRates;
use crate::healing::start::Start;
use crate::healing::step::{mean, relax};
use crate::healing::{Behaviours, Lesion, SkinState};
use crate::parameters as p;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LesionRates {
    levelling: f64,
    smoothing: f64,
    reactivity: f64,
    source: f64,
    turnover: f64,
    dermal_loss: f64,
    new_turnover: f64,
    share1: f64,
}

impl LesionRates {
    pub(crate) fn draw(start: &Start, pigment: &PigmentRates, share1: f64, draws: &dyn Draws) -> LesionRates {
        let dermal = draws.value(&p::SPOT_DERMAL_SHARE);
        let kept = if start.condition == Condition::Melasma { 1.0 } else { 0.0 };
        let made_per_day = per_day(&p::COLLAGEN_SYNTHESIS, draws);
        LesionRates {
            levelling: draws.value(&p::SCAR_LEVELLING),
            smoothing: draws.value(&p::WRINKLE_COLLAGEN),
            reactivity: draws.value(&p::SPOT_REACTIVITY),
            source: kept * (1.0 - dermal) * start.lesion.pigment,
            turnover: pigment.turnover(),
            dermal_loss: if kept > 0.0 { 0.0 } else { pigment.dermal_loss() },
            new_turnover: made_per_day / draws.value(&p::COLLAGEN_NEW_SHARE).clamp(0.01, 0.99), // number: keeps it finite
            share1,
        }
    }
}

/// The lesion of one skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LesionCourse {
    start: Start,
    laid_down: f64,
    new_before: f64,
    epidermal: f64,
    dermal: f64,
    crawled_um: f64,
}

/// What a lesion sees of the surrounding skin in one step.
pub(crate) struct Around {
    /// New collagen I above rest.
    pub new_collagen: f64,
    /// Macrophages relative to their peak in wholly injured tissue.
    pub macrophages: f64,
    /// Products, averaged over the treated skin.
    pub behaviours: Behaviours,
    /// Factor on the crawling of a chronic wound's edge, which is near every session.
    pub migration: f64,
}

impl LesionCourse {
    pub(crate) fn new(start: &Start, draws: &dyn Draws) -> LesionCourse {
        let dermal = draws.value(&p::SPOT_DERMAL_SHARE) * start.lesion.pigment;
        LesionCourse {
            start: *start,
            laid_down: 0.0,
            new_before: 0.0,
            epidermal: start.lesion.pigment - dermal,
            dermal,
            crawled_um: 0.0,
        }
    }

    /// A session removes the epidermis, and with it that share of the spots' pigment.
    pub(crate) fn wounded(&mut self, defect: f64) {
        self.epidermal *= 1.0 - defect.clamp(0.0, 1.0);
    }

    pub(crate) fn step(&mut self, rates: &LesionRates, edge: &Edge, pigment: &PigmentRates, around: &Around, dt: f64) {
        let new = around.new_collagen;
        self.laid_down += mean(self.new_before, new).max(0.0) * rates.new_turnover * dt;
        self.new_before = new;
        if self.start.lesion.pigment > 0.0 {
            let fed = (rates.reactivity * pigment.made(around.macrophages) + rates.source) * around.behaviours.melanin;
            let turnover = rates.turnover * around.behaviours.division;
            self.epidermal = relax(self.epidermal, fed * rates.turnover, turnover, dt);
            self.dermal = relax(self.dermal, 0.0, rates.dermal_loss, dt);
        }
        if self.start.wound_radius_um > 0.0 {
            let speed = edge.speed_um_d * self.start.wound_speed;
            self.crawled_um += speed * around.migration.max(0.0) * dt;
        }
    }

    /// The lesion on this day.
    pub(crate) fn read(&self, rates: &LesionRates, state: &SkinState) -> Lesion {
        let start = &self.start.lesion;
        let levelled = libm::exp(-rates.levelling * self.laid_down);
        let collagen = rates.share1 * state.collagen1 + (1.0 - rates.share1) * state.collagen3;
        Lesion {
            scar_depth_um: start.scar_depth_um * levelled,
            scar_volume_um: start.scar_volume_um * levelled,
            wrinkle_depth_um: start.wrinkle_depth_um * libm::exp(-rates.smoothing * collagen),
            pigment: self.epidermal + self.dermal,
            wound_closed: self.closed(),
        }
    }

    fn closed(&self) -> f64 {
        if self.start.wound_radius_um <= 0.0 {
            return self.start.lesion.wound_closed;
        }
        let left = (1.0 - self.crawled_um / self.start.wound_radius_um).max(0.0);
        1.0 - left * left
    }
}
